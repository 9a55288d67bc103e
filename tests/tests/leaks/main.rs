//! Where a plaintext must not turn up: after a connection was saved, its secret is looked for in every place that holds what passed
//! through. A plain column holds a marker of its own, which has to be found in each of these places, or nothing was shown.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

mod places;
mod rows;

use places::{Haystack, panic_messages, trace};
use rows::{Saved, save};
use schemalock_tests::engine::{mariadb, postgres};
use schemalock_tests::{Engine, Scratch};

fn migrated(scratch: &Scratch) {
    let project = schemalock_tests::Project::with_schema(include_str!("../../../schema.yaml"));
    let _ = project.run(&["sync", "--database", scratch.url()]).expect_code(0);
}

/// The plain marker is found, the secret one is not, in whatever form it could stand there.
fn holds_only_what_is_plain(place: &str, haystack: &Haystack, saved: &Saved) {
    assert!(haystack.contains(&saved.plain), "{place}: the plain marker is not there, so this shows nothing");
    for form in saved.secret_forms() {
        assert!(!haystack.contains(&form), "{place}: the secret stands there as {form:?}");
    }
}

#[test]
fn in_the_file_of_sqlite_and_its_write_ahead_log() {
    let scratch = Engine::Sqlite.scratch();
    migrated(&scratch);
    scratch.apply("PRAGMA journal_mode = WAL").unwrap();
    let file = std::path::PathBuf::from(scratch.url().trim_start_matches("sqlite:"));
    let folder = file.parent().unwrap();
    // While the connection is open, new rows are in the log; when it is closed, in the file.
    let saved = save(&scratch, || {
        let log = folder.join("scratch.db-wal");
        assert!(log.metadata().is_ok_and(|log| log.len() > 0), "there is no write-ahead log");
    });
    for (place, haystack) in [("log", &saved.while_open), ("file", &Haystack::of_folder(folder))] {
        holds_only_what_is_plain(place, haystack, &saved);
    }
}

#[test]
fn in_the_data_folder_and_the_log_of_postgres() {
    let server = postgres::start().unwrap();
    let scratch = postgres::scratch_on(server.url().to_owned()).unwrap();
    migrated(&scratch);
    scratch.apply("ALTER SYSTEM SET log_statement = 'all'").unwrap();
    scratch.apply("ALTER SYSTEM SET log_parameter_max_length = -1").unwrap();
    assert_eq!(scratch.texts("SELECT pg_reload_conf()::text").unwrap(), [Some("true".to_owned())]);
    wait_for(&scratch, "SHOW log_statement", "all");
    let saved = save(&scratch, || {});
    scratch.apply("CHECKPOINT").unwrap();
    holds_only_what_is_plain("tables", &Haystack::of_folder(&server.folder().join("data/base")), &saved);
    holds_only_what_is_plain("write-ahead log", &Haystack::of_folder(&server.folder().join("data/pg_wal")), &saved);
    holds_only_what_is_plain("statement log", &Haystack::of_file(&server.folder().join("log")), &saved);
}

#[test]
fn in_the_data_folder_and_the_log_of_mariadb() {
    let server = mariadb::start().unwrap();
    let scratch = mariadb::scratch_on(server.url().to_owned()).unwrap();
    migrated(&scratch);
    let log = server.folder().join("statements.log");
    scratch.apply(&format!("SET GLOBAL general_log_file = '{}'; SET GLOBAL general_log = 1", log.display())).unwrap();
    let saved = save(&scratch, || {});
    // What is dirty is written out before a table may be copied.
    scratch.apply("FLUSH TABLES apps, connections FOR EXPORT; UNLOCK TABLES").unwrap();
    let data = server.folder().join("data");
    let database = scratch.url().rsplit('/').next().unwrap();
    holds_only_what_is_plain("tables", &Haystack::of_folder(&data.join(database)), &saved);
    holds_only_what_is_plain("redo log", &Haystack::of_file(&data.join("ib_logfile0")), &saved);
    holds_only_what_is_plain("data folder", &Haystack::of_folder(&data), &saved);
    holds_only_what_is_plain("statement log", &Haystack::of_file(&log), &saved);
}

/// Everything that can be shown of what a program holds while it saves a connection: traced, and in a panic.
#[test]
fn in_tracing_and_panics() {
    let scratch = Engine::Sqlite.scratch();
    migrated(&scratch);
    let (saved, traced) = trace(|| save(&scratch, || {}));
    holds_only_what_is_plain("tracing", &traced, &saved);
    holds_only_what_is_plain("panic message", &panic_messages(&saved), &saved);
    holds_only_what_is_plain("serde", &Haystack::of_text(&serde_json::to_string(&saved.connection).unwrap()), &saved);
}

fn wait_for(scratch: &Scratch, query: &str, expected: &str) {
    for _ in 0..100 {
        if scratch.texts(query).unwrap() == [Some(expected.to_owned())] {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("`{query}` never gave {expected}");
}
