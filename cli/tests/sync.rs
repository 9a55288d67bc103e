//! `sync` on SQLite: everything or nothing, once.

mod support;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions as _, Row as _};
use support::{Folder, SCHEMA};

#[test]
fn from_nothing_to_a_database() {
    let folder = Folder::with_schema();
    let run = folder.run(&["sync"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.contains("written   migrations/0001_initial\n"), "{}", run.stdout);
    assert!(run.stdout.contains("applied   0001_initial to sqlite:shop.db (1 phase)\n"), "{}", run.stdout);
    assert_eq!(
        texts(&folder, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"),
        ["items", "schemalock_history"]
    );
    assert_eq!(texts(&folder, "SELECT migration || state || phase FROM schemalock_history"), ["0001_initialdone1"]);
}

#[test]
fn the_second_run_changes_nothing_and_says_so() {
    let folder = Folder::synced();
    let before = folder.snapshot();
    let run = folder.run(&["sync"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, "sqlite:shop.db: in step with schema.yaml, nothing to do\n"));
    assert_eq!(folder.run(&["sync", "--format", "json"]).json()["changed"], false);
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn another_database_gets_the_same_migration() {
    let folder = Folder::synced();
    let run = folder.run(&["sync", "--database", "sqlite:other.db"]);
    assert_eq!(run.stdout, "applied   0001_initial to sqlite:other.db (1 phase)\n");
}

#[test]
fn an_edited_migration_is_refused_and_nothing_is_touched() {
    let folder = Folder::synced();
    folder.edit("migrations/0001_initial/sqlite.up.sql", "items", "things");
    let before = folder.snapshot();
    let run = folder.run(&["sync", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["migration-changed".to_owned()]));
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn a_database_with_tables_of_its_own_is_refused() {
    let folder = Folder::with_schema();
    execute(&folder, "CREATE TABLE Items (x); INSERT INTO Items VALUES (1)");
    let before = folder.snapshot();
    let run = folder.run(&["sync"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stdout.contains("already has the table `items`"), "{}", run.stdout);
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn a_database_that_was_migrated_with_other_files_is_refused() {
    let folder = Folder::synced();
    execute(&folder, "UPDATE schemalock_history SET checksum = 'x'");
    let run = folder.run(&["sync", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["database-changed".to_owned()]));
    execute(&folder, "UPDATE schemalock_history SET migration = '0007_future'");
    let run = folder.run(&["sync", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["database-ahead".to_owned()]));
}

#[test]
fn a_writer_that_was_interrupted_is_taken_up() {
    let folder = Folder::synced();
    let lock = folder.read("migrations/schemalock.lock");
    folder.remove("migrations/schemalock.lock");
    folder.remove("shop.db");
    assert_eq!(folder.run(&["sync"]).code, 0);
    assert_eq!(folder.read("migrations/schemalock.lock"), lock);
}

#[test]
fn a_migration_that_fails_leaves_no_half_schema() {
    let folder = Folder::with_schema();
    // A view where the second statement wants to make an index's table: found only when it is run.
    execute(&folder, "CREATE VIEW items_by_label AS SELECT 1");
    let run = folder.run(&["sync"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("`0001_initial`, phase 1 of 1, failed"), "{}", run.stderr);
    assert_eq!(texts(&folder, "SELECT name FROM sqlite_schema WHERE type = 'table'"), Vec::<String>::new());
    execute(&folder, "DROP VIEW items_by_label");
    assert_eq!(folder.run(&["sync"]).code, 0);
}

#[test]
fn several_at_once_apply_it_once() {
    let folder = Folder::synced();
    let runs: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..6).map(|_| scope.spawn(|| folder.run(&["sync", "--database", "sqlite:many.db"]))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a run")).collect()
    });
    assert!(runs.iter().all(|run| run.code == 0), "{runs:?}");
    assert_eq!(runs.iter().filter(|run| run.stdout.starts_with("applied")).count(), 1, "{runs:?}");
}

#[test]
fn databases_that_cannot_be_had() {
    let folder = Folder::with_schema();
    folder.write("text.db", "this is no database, whatever its name says, and never was one at all");
    let before = folder.snapshot();
    for (url, said) in [
        ("oracle://x", "not a database URL"),
        ("sqlite:text.db", "not a database"),
        ("postgres://me:hunter2@127.0.0.1:1/x", "postgres://me:***@127.0.0.1:1/x"),
        ("mysql://me:hunter2@127.0.0.1:1/x", "mysql://me:***@127.0.0.1:1/x"),
    ] {
        let run = folder.run(&["sync", "--database", url]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.stderr.contains(said) && !run.stderr.contains("hunter2"), "{}", run.stderr);
        assert_eq!(folder.snapshot(), before);
    }
}

#[test]
fn a_schema_without_sqlite_needs_to_be_told_which_database() {
    let folder = Folder::new();
    folder.write("schema.yaml", SCHEMA.replace("  sqlite: \"3.40\"\n", ""));
    let run = folder.run(&["sync"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("--database URL"), "{}", run.stderr);
    let run = folder.run(&["sync", "--database", "sqlite:x.db"]);
    assert!(run.code == 2 && run.stderr.contains("no target `sqlite`"), "{run:?}");
    assert_eq!(folder.snapshot().len(), 1);
}

#[test]
fn the_starter_schema_works() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["init"]).code, 0);
    let run = folder.run(&["validate", "--deny", "warnings", "--format", "json"]);
    assert_eq!((run.code, run.json()["diagnostics"].as_array().map(Vec::len)), (0, Some(0)), "{}", run.stdout);
    assert_eq!(folder.run(&["fmt", "--check"]).code, 0);
    assert_eq!(folder.run(&["sync"]).code, 0);
    assert_eq!(folder.run(&["check"]).code, 0);
    let before = folder.snapshot();
    assert_eq!(folder.run(&["init"]).code, 1);
    assert_eq!(folder.snapshot(), before);
}

fn execute(folder: &Folder, sql: &'static str) {
    with(folder, async |mut connection| {
        sqlx::raw_sql(sql).execute(&mut connection).await.expect("it runs");
    });
}

fn texts(folder: &Folder, sql: &'static str) -> Vec<String> {
    with(folder, async |mut connection| {
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.expect("rows");
        rows.iter().map(|row| row.get(0)).collect()
    })
}

fn with<T>(folder: &Folder, work: impl AsyncFnOnce(SqliteConnection) -> T) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let options = SqliteConnectOptions::new().filename(folder.path("shop.db")).create_if_missing(true);
    runtime.block_on(async { work(options.connect().await.expect("a connection")).await })
}
