//! Killed at different moments, it goes on where it was.

use std::time::Duration;

use schemalock::migrate::Migrations;
use schemalock_tests::Engine;

use crate::support::{apply, ddl, first, history, migration, number, on_every_engine, phase, spawn};

/// Many phases of every kind that the engine has, with something slow in each migration.
pub(crate) fn migrations(engine: Engine) -> Migrations {
    let more = (2..8).map(|n| {
        let column = ddl(engine, &[&format!("expect column \"t\" \"c{n}\"")], &format!("ALTER TABLE t ADD COLUMN c{n} INTEGER;"));
        let slow = match engine {
            Engine::Sqlite => "INSERT INTO t (id) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) SELECT max(i) + {} FROM n;",
            Engine::Postgres => "INSERT INTO t (id) SELECT 60000 + {} FROM pg_sleep(0.02);",
            Engine::Mariadb => "INSERT INTO t (id) SELECT 60000 + {} + SLEEP(0.02);",
        };
        let rows = phase("transaction", &[], &slow.replace("{}", &n.to_string()));
        let marks = [format!("expect index \"t\" \"by_c{n}\"")];
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        let index = match engine {
            Engine::Postgres => phase("statement", &marks, &format!("CREATE INDEX CONCURRENTLY by_c{n} ON t (c{n});")),
            _ => ddl(engine, &marks, &format!("CREATE INDEX by_c{n} ON t (c{n});")),
        };
        migration(engine, &format!("000{n}_more"), &[column, rows, index], &[])
    });
    Migrations::new([first(engine)].into_iter().chain(more))
}

fn goes_on(engine: Engine) {
    for moment in [15, 40, 70, 110, 160, 230] {
        let scratch = engine.scratch();
        let mut child = spawn("killed", &scratch);
        std::thread::sleep(Duration::from_millis(moment));
        child.kill().unwrap();
        let _ = child.wait().unwrap();
        apply(&scratch, &migrations(engine))
            .unwrap_or_else(|error| panic!("{engine:?}, killed after {moment} ms: {error}"));
        let history = history(&scratch);
        assert!(history.len() == 7 && history[1..].iter().all(|row| row.ends_with("done 3")), "{history:?}");
        assert_eq!(number(&scratch, "SELECT COUNT(*) FROM t"), 6, "{engine:?}, killed after {moment} ms");
    }
}

on_every_engine! { killed: goes_on; }
