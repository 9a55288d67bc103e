//! MariaDB, as the machine has it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use sqlx::mysql::MySqlConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor, MySqlConnection, Row};

use super::scratch::{Place, on_server, unique_name};
use super::server::{ANSWER, Recipe, Server, find, usual_folders, words};
use super::{Engine, Scratch};
use crate::blocking;

/// Names a server to use, as `mysql://USER@HOST:PORT/mysql`, instead of starting one.
pub const URL_VARIABLE: &str = "SCHEMALOCK_TEST_MARIADB_URL";

const PACKAGE: &str = "mariadb-server";
const DATA_FOLDER: &str = "SELECT @@datadir";

/// Starts a server.
///
/// # Errors
/// The programs are missing (the message names the package), or the server does not start (it holds the log).
pub fn start() -> Result<Server> {
    start_from(&usual_folders())
}

/// Starts a server whose programs are in the first of `folders` that has them.
///
/// # Errors
/// As for [`start`].
pub fn start_from(folders: &[PathBuf]) -> Result<Server> {
    let install = find("mariadb-install-db", folders, PACKAGE)?;
    let mariadbd = find("mariadbd", folders, PACKAGE)?;
    Server::start(&Recipe {
        label: "mariadb",
        user: "mysql",
        signal: "TERM",
        prepare: &|folder| prepare(&install, folder),
        serve: &|folder, port| serve(&mariadbd, folder, port),
        url: &|port| format!("mysql://root@127.0.0.1:{port}/mysql"),
        data_folder: &data_folder,
    })
}

fn prepare(install: &Path, folder: &Path) -> Vec<OsString> {
    words(
        install,
        &[
            &"--no-defaults",
            &format!("--datadir={}", folder.join("data").display()),
            &format!("--tmpdir={}", folder.display()),
            &"--auth-root-authentication-method=normal",
            &"--skip-test-db",
            &"--skip-name-resolve",
        ],
    )
}

/// Without a configuration file the default character set is latin1, and without a folder of its own for temporary
/// files two servers get into each other's way.
fn serve(mariadbd: &Path, folder: &Path, port: u16) -> Vec<OsString> {
    words(
        mariadbd,
        &[
            &"--no-defaults",
            &format!("--datadir={}", folder.join("data").display()),
            &format!("--tmpdir={}", folder.display()),
            &format!("--pid-file={}", folder.join("pid").display()),
            &"--socket=mysql.sock",
            &format!("--port={port}"),
            &"--bind-address=127.0.0.1",
            &"--skip-name-resolve",
            &"--character-set-server=utf8mb4",
            &"--skip-log-bin",
            &"--innodb-flush-log-at-trx-commit=0",
            &"--innodb-fast-shutdown=2",
            &"--max-connections=200",
        ],
    )
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
    Ok(Scratch::new(Engine::Mariadb, url, Place::Database { admin, name }))
}

pub(super) fn remove(admin: &str, name: &str) -> Result<()> {
    apply(admin, &format!("DROP DATABASE IF EXISTS {name}"))
}

/// A connection with the server's own SQL mode and time zone, which the driver would otherwise change.
pub(crate) async fn connect(url: &str) -> Result<MySqlConnection> {
    MySqlConnectOptions::from_str(url)?
        .pipes_as_concat(false)
        .no_engine_substitution(false)
        .timezone(None)
        .connect()
        .await
        .with_context(|| format!("cannot connect to {url}"))
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

async fn first_column(url: &str, query: &str) -> Result<Vec<Option<String>>> {
    let mut connection = connect(url).await?;
    let rows = sqlx::query(AssertSqlSafe(query)).fetch_all(&mut connection).await?;
    rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
}

fn data_folder(url: &str) -> Result<String> {
    let mut rows = blocking::wait_at_most(ANSWER, first_column(url, DATA_FOLDER))?;
    rows.pop().flatten().context("no data folder")
}
