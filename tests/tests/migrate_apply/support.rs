//! Scripts, databases, and processes of our own.

use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use schemalock::migrate::{self, Applied, Error, Migration, Migrations, Mysql, Options, Postgres, Sqlite};
use schemalock::{Key, KeyKind, Keyring};
pub(crate) use schemalock_tests::on_every_engine;
use schemalock_tests::{Engine, Scratch};
use sqlx::{Connection as _, MySqlPool, PgPool, SqlitePool};

/// A phase.
pub(crate) fn phase(kind: &str, marks: &[&str], sql: &str) -> String {
    let marks: String = marks.iter().map(|mark| format!("-- schemalock:{mark}\n")).collect();
    let sql = if kind == "transaction" { format!("BEGIN;\n{sql}\nCOMMIT;\n") } else { format!("{sql}\n") };
    format!("\n-- schemalock:phase {kind}\n{marks}{sql}")
}

/// A script of these parts.
pub(crate) fn script(parts: &[String]) -> String {
    format!("-- Test (marks: schemalock)\n{}", parts.concat())
}

/// A migration of these scripts.
pub(crate) fn migration(engine: Engine, name: &str, up: &[String], down: &[String]) -> Migration {
    let file = |direction: &str| format!("{}.{direction}.sql", engine.name());
    Migration::new(name, [(file("up"), script(up)), (file("down"), script(down))])
}

/// One statement a phase: of the kind that the engine's DDL wants.
pub(crate) fn ddl(engine: Engine, marks: &[&str], sql: &str) -> String {
    phase(if engine == Engine::Mariadb { "statement" } else { "transaction" }, marks, sql)
}

/// A table `t` with an id and a number.
pub(crate) fn first(engine: Engine) -> Migration {
    let up = ddl(engine, &["expect table \"t\""], "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a INTEGER);");
    migration(engine, "0001_first", &[up], &[ddl(engine, &["absent table \"t\""], "DROP TABLE t;")])
}

/// Waits for a future on a runtime of its own.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}

/// Applies through a pool, as a program does.
pub(crate) async fn apply_with(
    scratch: &Scratch,
    migrations: &Migrations,
    options: &Options<'_>,
) -> Result<Vec<Applied>, Error> {
    let url = scratch.url();
    match scratch.engine() {
        Engine::Sqlite => migrate::run_with(&SqlitePool::connect(url).await?, migrations, options).await,
        Engine::Postgres => migrate::run_with(&PgPool::connect(url).await?, migrations, options).await,
        Engine::Mariadb => migrate::run_with(&MySqlPool::connect(url).await?, migrations, options).await,
    }
}

pub(crate) fn apply(scratch: &Scratch, migrations: &Migrations) -> Result<Vec<Applied>, Error> {
    wait(apply_with(scratch, migrations, &Options::default()))
}

/// Connects, and calls one generic function with the engine, whichever it is.
macro_rules! with_engine {
    ($scratch:expr, $engine:ident => $call:expr) => {
        $crate::support::wait(async {
            let url = $scratch.url();
            match $scratch.engine() {
                schemalock_tests::Engine::Sqlite => {
                    let $engine = &mut $crate::support::sqlite(url).await;
                    $call.await
                }
                schemalock_tests::Engine::Postgres => {
                    let $engine = &mut $crate::support::postgres(url).await;
                    $call.await
                }
                schemalock_tests::Engine::Mariadb => {
                    let $engine = &mut $crate::support::mariadb(url).await;
                    $call.await
                }
            }
        })
    };
}
pub(crate) use with_engine;

pub(crate) async fn sqlite(url: &str) -> Sqlite {
    Sqlite::new(sqlx::SqliteConnection::connect(url).await.unwrap()).await.unwrap()
}

pub(crate) async fn postgres(url: &str) -> Postgres {
    Postgres::new(sqlx::PgConnection::connect(url).await.unwrap()).await.unwrap()
}

pub(crate) async fn mariadb(url: &str) -> Mysql {
    Mysql::new(sqlx::MySqlConnection::connect(url).await.unwrap()).await.unwrap()
}

/// The texts of a query's first column.
pub(crate) fn texts(scratch: &Scratch, query: &str) -> Vec<String> {
    scratch.texts(query).unwrap().into_iter().map(Option::unwrap_or_default).collect()
}

/// A number that a query gives.
pub(crate) fn number(scratch: &Scratch, expression: &str) -> i64 {
    let text = if scratch.engine() == Engine::Mariadb { "CHAR" } else { "TEXT" };
    texts(scratch, &format!("SELECT CAST(({expression}) AS {text})"))[0].parse().unwrap()
}

/// `migration state phase` of each row.
pub(crate) fn history(scratch: &Scratch) -> Vec<String> {
    let text = if scratch.engine() == Engine::Mariadb { "CHAR" } else { "TEXT" };
    let columns = ["migration", "state", &format!("CAST(phase AS {text})")].map(|column| {
        let query = format!("SELECT {column} FROM schemalock_history ORDER BY migration");
        texts(scratch, &query)
    });
    let [names, states, phases] = columns;
    names.iter().zip(states).zip(phases).map(|((name, state), phase)| format!("{name} {state} {phase}")).collect()
}

/// The same keys in every process.
pub(crate) fn keyring() -> Keyring {
    let key = |kind, byte| Key::from_bytes(kind, &[byte; 32]).primary();
    Keyring::new([key(KeyKind::Data, 7), key(KeyKind::Index, 9)]).unwrap()
}

const CHILD: &str = "MIGRATE_APPLY_CHILD";

/// Another process that applies the migrations of a case to a database.
pub(crate) fn spawn(case: &str, scratch: &Scratch) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "support::child", "--nocapture", "--quiet"])
        .env(CHILD, format!("{case} {} {}", scratch.engine().name(), scratch.url()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What such a process does. Called as a test of its own, nothing.
#[test]
fn child() {
    let Ok(told) = std::env::var(CHILD) else { return };
    let [case, engine, url] = told.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
    let engine = Engine::ALL.into_iter().find(|other| other.name() == engine).unwrap();
    let migrations = match case {
        "at_once" => crate::at_once::migrations(engine),
        "killed" => crate::killed::migrations(engine),
        _ => crate::fill::migrations(engine),
    };
    let keyring = keyring();
    let options = Options::default().keyring(Some(&keyring));
    let applied = wait(async {
        match engine {
            Engine::Sqlite => migrate::run_with(&SqlitePool::connect(url).await?, &migrations, &options).await,
            Engine::Postgres => migrate::run_with(&PgPool::connect(url).await?, &migrations, &options).await,
            Engine::Mariadb => migrate::run_with(&MySqlPool::connect(url).await?, &migrations, &options).await,
        }
    });
    let phases: usize = applied.unwrap().iter().map(|applied| applied.phases).sum();
    writeln!(std::io::stdout(), "phases={phases}").unwrap();
}

/// How many phases a process has done.
pub(crate) fn phases_of(child: Child) -> usize {
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said.lines().find_map(|line| line.rsplit_once("phases=")).unwrap().1.trim().parse().unwrap()
}
