//! PostgreSQL: the newest version that the machine has.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, PgConnection, Row};

use super::scratch::{Place, on_server, unique_name};
use super::server::{ANSWER, Recipe, Server, find, usual_folders, words};
use super::{Engine, Scratch};
use crate::blocking;

/// Names a server to use, as `postgres://USER@HOST:PORT/postgres`, instead of starting one.
pub const URL_VARIABLE: &str = "SCHEMALOCK_TEST_POSTGRES_URL";

const PACKAGE: &str = "postgresql";
const DATA_FOLDER: &str = "SELECT current_setting('data_directory')";

/// Starts a server.
///
/// # Errors
/// The programs are missing (the message names the package), or the server does not start (it holds the log).
pub fn start() -> Result<Server> {
    start_from(&folders())
}

/// Starts a server that keeps what it has acknowledged when its processes are killed, and that is started again then.
///
/// # Errors
/// As for [`start`].
pub fn start_durable() -> Result<Server> {
    let server = start_with(&folders(), &["synchronous_commit=on"])?;
    server.keep()?;
    Ok(server)
}

/// Starts a server whose programs are in the first of `folders` that has them.
///
/// # Errors
/// As for [`start`].
pub fn start_from(folders: &[PathBuf]) -> Result<Server> {
    // Killed servers are thrown away.
    start_with(folders, &["synchronous_commit=off"])
}

fn start_with(folders: &[PathBuf], more: &[&str]) -> Result<Server> {
    let initdb = find("initdb", folders, PACKAGE)?;
    let postgres = find("postgres", folders, PACKAGE)?;
    Server::start(&Recipe {
        label: "postgres",
        user: "postgres",
        signal: "INT",
        prepare: &|folder| prepare(&initdb, folder),
        serve: &|folder, port| serve(&postgres, folder, port, more),
        url: &|port| format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        data_folder: &data_folder,
    })
}

fn prepare(initdb: &Path, folder: &Path) -> Vec<OsString> {
    let data = folder.join("data");
    words(
        initdb,
        &[&"-D", &data.display(), &"-A", &"trust", &"-U", &"postgres", &"-E", &"UTF8", &"--no-locale", &"--no-sync"],
    )
}

fn serve(postgres: &Path, folder: &Path, port: u16, more: &[&str]) -> Vec<OsString> {
    let data = folder.join("data");
    let mut command = words(postgres, &[&"-D", &data.display(), &"-p", &port]);
    let settings = [
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "fsync=off",
        "full_page_writes=off",
        "max_connections=200",
    ];
    let settings = settings.iter().chain(more).copied();
    command.extend(settings.flat_map(|setting| ["-c".into(), setting.into()]));
    command
}

/// Debian keeps each version's programs in a folder of its own, out of `PATH`. They come first, newest first, because
/// what is in `PATH` may be a wrapper or another product.
fn folders() -> Vec<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort();
    let newest_first = versions.into_iter().rev().map(|(_, folder)| folder);
    newest_first.chain(usual_folders()).collect()
}

fn admin_url() -> Result<String> {
    static OWN: OnceLock<Result<Server, String>> = OnceLock::new();
    if let Ok(url) = std::env::var(URL_VARIABLE) {
        return Ok(url);
    }
    let own = OWN.get_or_init(|| start().map_err(|error| format!("{error:?}")));
    own.as_ref().map(|server| server.url().to_owned()).map_err(|error| anyhow::anyhow!("{error}"))
}

pub(super) fn scratch() -> Result<Scratch> {
    scratch_on(admin_url()?)
}

/// A fresh database on the server with that administration URL.
///
/// # Errors
/// The server does not answer.
pub fn scratch_on(admin: String) -> Result<Scratch> {
    let name = unique_name();
    apply(&admin, &format!("CREATE DATABASE {name}"))?;
    let url = on_server(&admin, &name)?;
    Ok(Scratch::new(Engine::Postgres, url, Place::Database { admin, name }))
}

pub(super) fn remove(admin: &str, name: &str) -> Result<()> {
    apply(admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
}

/// A connection with the server's own settings.
pub(crate) async fn connect(url: &str) -> Result<PgConnection> {
    PgConnectOptions::from_str(url)?.connect().await.with_context(|| format!("cannot connect to {url}"))
}

pub(super) fn apply(url: &str, sql: &str) -> Result<()> {
    blocking::wait(async {
        let mut connection = connect(url).await?;
        connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await?;
        Ok(())
    })
}

pub(super) fn bound<T: Send>(
    url: &str,
    statements: &[(&str, Option<&str>)],
    while_open: impl FnOnce() -> T + Send,
) -> Result<T> {
    blocking::wait(async {
        let mut connection = connect(url).await?;
        for (sql, value) in statements {
            let query = sqlx::query(AssertSqlSafe(*sql));
            value.iter().fold(query, |query, value| query.bind(*value)).execute(&mut connection).await?;
        }
        Ok(while_open())
    })
}

pub(super) fn texts(url: &str, query: &str) -> Result<Vec<Option<String>>> {
    blocking::wait(first_column(url, query))
}

pub(super) fn texts_after(url: &str, before: &str, query: &str) -> Result<Vec<Option<String>>> {
    blocking::wait(async {
        let mut connection = connect(url).await?;
        connection.execute(sqlx::raw_sql(AssertSqlSafe(before))).await?;
        let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut connection).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    })
}

async fn first_column(url: &str, query: &str) -> Result<Vec<Option<String>>> {
    let mut connection = connect(url).await?;
    let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut connection).await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

/// Waits until a server that was started again answers.
///
/// # Errors
/// It does not.
pub fn wait_for(url: &str) -> Result<()> {
    let mut answer = data_folder(url);
    for _ in 0..600 {
        if answer.is_ok() {
            return Ok(());
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        answer = data_folder(url);
    }
    answer.map(|_| ())
}

fn data_folder(url: &str) -> Result<String> {
    let mut rows = blocking::wait_at_most(ANSWER, first_column(url, DATA_FOLDER))?;
    rows.pop().flatten().context("no data folder")
}
