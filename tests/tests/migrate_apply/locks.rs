//! Others in the way, and indexes whose build was broken off.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use schemalock::migrate::{Error, Event, Failure, Migrations, Options};
use schemalock_tests::{Engine, Scratch};

use crate::support::{apply, apply_with, ddl, first, history, migration, number, phase, wait};

fn more(engine: Engine) -> Migrations {
    let column = ddl(engine, &["expect column \"t\" \"b\""], "ALTER TABLE t ADD COLUMN b INTEGER;");
    Migrations::new([first(engine), migration(engine, "0002_more", &[column], &[])])
}

/// Somebody holds the table for a time.
async fn holding(scratch: &Scratch, time: Duration) -> tokio::task::JoinHandle<()> {
    use sqlx::{Connection as _, Executor as _};
    let (url, (held, is_held)) = (scratch.url().to_owned(), tokio::sync::oneshot::channel());
    let engine = scratch.engine();
    let holder = tokio::spawn(async move {
        if engine == Engine::Postgres {
            let mut connection = sqlx::PgConnection::connect(&url).await.unwrap();
            connection.execute(sqlx::raw_sql("BEGIN; LOCK TABLE t IN ACCESS SHARE MODE")).await.unwrap();
            held.send(()).unwrap();
            tokio::time::sleep(time).await;
            connection.execute("COMMIT").await.unwrap();
        } else {
            let mut connection = sqlx::MySqlConnection::connect(&url).await.unwrap();
            connection.execute(sqlx::raw_sql("LOCK TABLES t READ")).await.unwrap();
            held.send(()).unwrap();
            tokio::time::sleep(time).await;
            connection.execute(sqlx::raw_sql("UNLOCK TABLES")).await.unwrap();
        }
    });
    is_held.await.unwrap();
    holder
}

fn tries_again(engine: Engine) {
    let scratch = engine.scratch();
    apply(&scratch, &Migrations::new([first(engine)])).unwrap();
    wait(async {
        let holder = holding(&scratch, Duration::from_secs(5)).await;
        let options = Options::default().wait(Duration::from_secs(2));
        let error = apply_with(&scratch, &more(engine), &options).await.unwrap_err();
        let blocked = |source: &Failure| matches!(source, Failure::Blocked(_));
        assert!(matches!(&error, Error::Phase { source, .. } if blocked(source)), "{error:?}");
        let retries = AtomicUsize::new(0);
        let count = |event: Event<'_>| {
            retries.fetch_add(usize::from(matches!(event, Event::Retry { .. })), Ordering::Relaxed);
        };
        let applied = apply_with(&scratch, &more(engine), &Options::default().progress(&count)).await.unwrap();
        assert_eq!(applied.len(), 1);
        let _ = holder.await;
    });
    assert_eq!(history(&scratch), ["0001_first done 1", "0002_more done 1"]);
}

#[test]
fn postgres_tries_again() {
    tries_again(Engine::Postgres);
}

#[test]
fn mariadb_tries_again() {
    tries_again(Engine::Mariadb);
}

const INVALID: &str = "SELECT COUNT(*) FROM pg_index WHERE NOT indisvalid";

#[test]
fn an_invalid_index_is_cleared_away() {
    let scratch = Engine::Postgres.scratch();
    let unique = "CREATE UNIQUE INDEX CONCURRENTLY one_a ON t (a)";
    let index = phase("statement", &["expect index \"t\" \"one_a\""], &format!("{unique};"));
    let migrations =
        Migrations::new([first(Engine::Postgres), migration(Engine::Postgres, "0002_index", &[index], &[])]);
    apply(&scratch, &Migrations::new([first(Engine::Postgres)])).unwrap();
    scratch.apply("INSERT INTO t VALUES (1, 1), (2, 1)").unwrap();

    let error = apply(&scratch, &migrations).unwrap_err().to_string();
    assert!(error.contains("could not create unique index") && error.contains("apply again"), "{error}");
    assert_eq!((number(&scratch, INVALID), history(&scratch)[1].as_str()), (0, "0002_index started 0"));

    // As a process leaves it that is killed while the server builds.
    scratch.apply(unique).unwrap_err();
    assert_eq!(number(&scratch, INVALID), 1);
    scratch.apply("UPDATE t SET a = id").unwrap();
    assert!(apply(&scratch, &migrations).unwrap()[0].resumed);
    assert_eq!(number(&scratch, INVALID), 0);
    scratch.apply("INSERT INTO t VALUES (3, 1)").unwrap_err();
}
