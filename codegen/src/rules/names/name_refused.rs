//! SL0204 name-refused.

use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::dialect;
use crate::model::DialectKind;
use crate::rules::Context;
use crate::rules::named::{Kind, Named};

pub(crate) static RULE: Rule = Rule {
    code: "SL0204",
    name: "name-refused",
    severity: Severity::Error,
    summary: "No target refuses a name.",
    explanation: "Quoting makes almost every name possible. What is left are names that an engine keeps to itself (`sqlite_…`, PostgreSQL's system columns, InnoDB's hidden columns), and in MariaDB and MySQL names that end in a blank or hold characters beyond U+FFFF.",
    check: Some(check),
};

/// Every table of PostgreSQL has these.
const POSTGRES_COLUMNS: &[&str] = &["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

/// InnoDB keeps these in every row.
const INNODB_COLUMNS: &[&str] = &["db_row_id", "db_trx_id", "db_roll_ptr"];

fn check(context: &Context<'_>, findings: &mut Vec<Diagnostic>) {
    let kinds: Vec<DialectKind> = context.dialects().map(|(dialect, _)| dialect::Dialect::kind(dialect)).collect();
    for named in context.names() {
        let refused = kinds.iter().find_map(|kind| refusal(named, *kind).map(|reason| (kind, reason)));
        if let Some((kind, reason)) = refused {
            let message = format!("{} refuses the name of {named}: {reason}", kind.title());
            findings.push(Diagnostic::new(&RULE, named.span, message).hint("give it another name"));
        }
    }
}

/// Why a database refuses a name that is quoted.
fn refusal(named: &Named<'_>, kind: DialectKind) -> Option<&'static str> {
    let name = named.name;
    let is = |names: &[&str]| named.kind == Kind::Column && names.iter().any(|other| other.eq_ignore_ascii_case(name));
    let in_sql = !matches!(named.kind, Kind::Schema | Kind::Enum);
    match kind {
        DialectKind::Sqlite if is_relation(named.kind) && starts_with_ignoring_case(name, "sqlite_") => {
            Some("names that begin with `sqlite_` are its own")
        }
        DialectKind::Postgres if is(POSTGRES_COLUMNS) => Some("every table has a system column of that name"),
        DialectKind::Mariadb | DialectKind::Mysql if is(INNODB_COLUMNS) => {
            Some("every row has a hidden column of that name")
        }
        DialectKind::Mariadb | DialectKind::Mysql if named.kind == Kind::SqlIndexName && is_primary(name) => {
            Some("it is that of every primary key")
        }
        DialectKind::Mariadb | DialectKind::Mysql if in_sql && name.ends_with(' ') => Some("it ends in a blank"),
        DialectKind::Mariadb | DialectKind::Mysql if in_sql && name.chars().any(|c| c > '\u{ffff}') => {
            Some("it has a character beyond U+FFFF")
        }
        _ => None,
    }
}

const fn is_relation(kind: Kind) -> bool {
    matches!(kind, Kind::Table | Kind::SqlIndexName)
}

fn is_primary(name: &str) -> bool {
    name.eq_ignore_ascii_case("PRIMARY")
}

fn starts_with_ignoring_case(name: &str, start: &str) -> bool {
    name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}
