//! Database URLs.

use std::fmt;
use std::str::FromStr as _;

use camino::Utf8Path;
use schemalock_codegen::model::DialectKind;
use sqlx::mysql::MySqlConnectOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use url::Url;

use crate::project::quote;

/// A database by its URL. Shown without what is secret in it.
#[derive(Clone)]
pub(crate) struct Target {
    place: Place,
    shown: String,
    option: String,
}

/// How to reach it.
#[derive(Clone)]
pub(super) enum Place {
    Sqlite(SqliteConnectOptions),
    Postgres(PgConnectOptions),
    Mysql(MySqlConnectOptions),
}

impl Target {
    /// Reads a URL.
    pub(crate) fn parse(url: &str) -> anyhow::Result<Self> {
        let shown = redact(url);
        let bad = |error: sqlx::Error| anyhow::anyhow!("the database URL `{shown}` is not understood: {}", why(&error));
        let place = match url.split(':').next().unwrap_or_default() {
            "sqlite" => Place::Sqlite(SqliteConnectOptions::from_str(url).map_err(bad)?),
            "postgres" | "postgresql" => Place::Postgres(PgConnectOptions::from_str(url).map_err(bad)?),
            "mysql" | "mariadb" => Place::Mysql(MySqlConnectOptions::from_str(url).map_err(bad)?),
            _ => anyhow::bail!(
                "`{shown}` is not a database URL: it begins with sqlite:, postgres://, mysql:// or mariadb://"
            ),
        };
        // Where something is hidden, who repeats the command knows what.
        let option = format!(" --database {}", if shown == url { quote(url) } else { "URL".to_owned() });
        Ok(Self { place, shown, option })
    }

    /// A SQLite file.
    pub(crate) fn sqlite_file(path: &Utf8Path) -> Self {
        let place = Place::Sqlite(SqliteConnectOptions::new().filename(path));
        Self { place, shown: format!("sqlite:{path}"), option: String::new() }
    }

    /// Another database on the same server; `None` for a file.
    pub(super) fn beside(&self, database: &str) -> Option<Self> {
        let place = match &self.place {
            Place::Sqlite(_) => return None,
            Place::Postgres(options) => Place::Postgres(options.clone().database(database)),
            Place::Mysql(options) => Place::Mysql(options.clone().database(database)),
        };
        Some(Self { place, shown: format!("{} ({database})", self.shown), option: String::new() })
    }

    /// What says it on a command line, with a space before it; nothing for what is said without.
    pub(crate) fn option(&self) -> &str {
        &self.option
    }

    /// The dialect, as far as the URL says it: MariaDB and MySQL answer to the same.
    pub(crate) const fn kind(&self) -> Option<DialectKind> {
        match self.place {
            Place::Sqlite(_) => Some(DialectKind::Sqlite),
            Place::Postgres(_) => Some(DialectKind::Postgres),
            Place::Mysql(_) => None,
        }
    }

    pub(super) const fn place(&self) -> &Place {
        &self.place
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

fn why(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Configuration(inner) => inner.to_string(),
        other => other.to_string(),
    }
}

const SCHEMES: [&str; 4] = ["postgres:", "postgresql:", "mysql:", "mariadb:"];

/// The URL without its password and without options, which may hold one, too.
pub(crate) fn redact(url: &str) -> String {
    if url.starts_with("sqlite:") {
        return url.to_owned();
    }
    match Url::parse(url) {
        Ok(mut parsed) if parsed.has_host() => {
            if parsed.password().is_some() {
                // Only URLs without a host refuse this.
                let _ = parsed.set_password(Some("***"));
            }
            parsed.set_query(None);
            parsed.set_fragment(None);
            parsed.to_string()
        }
        // Whatever this is, a secret may be anywhere in it.
        _ => SCHEMES
            .iter()
            .find(|scheme| url.starts_with(**scheme))
            .map_or("…".to_owned(), |scheme| format!("{scheme}//…")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_never_shown() {
        assert_eq!(redact("postgres://me:secret@host/db?password=secret"), "postgres://me:***@host/db");
        for url in [
            "postgres://me:se cret@ho st/db",
            "mysql:secret@x",
            "me:secret@host",
            "secret",
            "postgres:///db?password=secret",
        ] {
            assert!(!redact(url).contains("cret"), "{url}: {}", redact(url));
            assert!(
                !format!("{:?}", Target::parse(url).map_err(|error| error.to_string())).contains("secret"),
                "{url}"
            );
        }
    }

    #[test]
    fn urls_of_each_engine_are_understood() {
        for url in
            ["sqlite:a.db", "sqlite::memory:", "postgres://h/d", "postgresql://h/d", "mysql://h/d", "mariadb://h/d"]
        {
            assert_eq!(Target::parse(url).map(|target| target.to_string()).ok().as_deref(), Some(url));
        }
        assert!(Target::parse("oracle://h/d").is_err());
    }

    #[test]
    fn a_command_for_it_can_be_repeated() {
        let option = |url| Target::parse(url).map(|target| target.option().to_owned()).ok();
        assert_eq!(option("postgres://me@h/d").as_deref(), Some(" --database postgres://me@h/d"));
        assert_eq!(option("postgres://me:secret@h/d").as_deref(), Some(" --database URL"));
        assert_eq!(option("sqlite:a b.db").as_deref(), Some(" --database 'sqlite:a b.db'"));
        assert_eq!(Target::sqlite_file(Utf8Path::new("a.db")).option(), "");
    }
}
