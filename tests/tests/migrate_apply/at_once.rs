//! Many at once: every phase is done once, and nobody fails.

use std::process::Child;

use schemalock::migrate::{self, Applied, Migrations};
use schemalock_tests::Engine;
use sqlx::{MySqlPool, PgPool, SqlitePool};

use crate::support::{ddl, first, history, migration, number, on_every_engine, phase, phases_of, spawn, wait};

/// A table, an index that PostgreSQL builds beside its writers, and a column.
pub(crate) fn migrations(engine: Engine) -> Migrations {
    let marks = ["expect index \"t\" \"by_a\""];
    let index = match engine {
        Engine::Postgres => phase("statement", &marks, "CREATE INDEX CONCURRENTLY by_a ON t (a);"),
        _ => ddl(engine, &marks, "CREATE INDEX by_a ON t (a);"),
    };
    let column = ddl(engine, &["expect column \"t\" \"b\""], "ALTER TABLE t ADD COLUMN b INTEGER;");
    let rows = phase("transaction", &[], "INSERT INTO t (id, a) VALUES (1, 1);");
    Migrations::new([first(engine), migration(engine, "0002_more", &[rows, index, column], &[])])
}

fn twenty_processes(engine: Engine) {
    let scratch = engine.scratch();
    let children: Vec<Child> = std::iter::repeat_with(|| spawn("at_once", &scratch)).take(20).collect();
    let phases: Vec<usize> = children.into_iter().map(phases_of).collect();
    assert_eq!(phases.iter().sum::<usize>(), 4, "{engine:?}: {phases:?}");
    if engine != Engine::Sqlite {
        assert_eq!(phases.iter().filter(|phases| **phases > 0).count(), 1, "{engine:?}: {phases:?}");
    }
    assert_eq!(history(&scratch), ["0001_first done 1", "0002_more done 3"]);
    assert_eq!(number(&scratch, "SELECT COUNT(*) FROM t"), 1);
}

/// Tasks of one program, which therefore have to be able to move between threads.
fn twenty_tasks(engine: Engine) {
    fn spawn<DB: migrate::Migratable>(pool: sqlx::Pool<DB>) -> tokio::task::JoinHandle<Vec<Applied>> {
        static MIGRATIONS: Migrations = schemalock::migrations!("../migrations");
        tokio::spawn(async move { migrate::run(&pool, &MIGRATIONS, None).await.unwrap() })
    }
    let scratch = engine.scratch();
    let applied = wait(async {
        let mut tasks = Vec::new();
        for _ in 0..20 {
            let url = scratch.url();
            tasks.push(match engine {
                Engine::Sqlite => spawn(SqlitePool::connect(url).await.unwrap()),
                Engine::Postgres => spawn(PgPool::connect(url).await.unwrap()),
                Engine::Mariadb => spawn(MySqlPool::connect(url).await.unwrap()),
            });
        }
        let mut applied = 0;
        for task in tasks {
            applied += usize::from(!task.await.unwrap().is_empty());
        }
        applied
    });
    assert_eq!(applied, 1, "{engine:?}");
    assert_eq!(number(&scratch, "SELECT COUNT(*) FROM apps"), 0);
}

on_every_engine! {
    processes: twenty_processes;
    tasks: twenty_tasks;
}
