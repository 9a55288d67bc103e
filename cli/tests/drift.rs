//! `check` catches every kind of drift, one by one, and writes nothing.

mod support;

use support::{Folder, Run};

fn check(folder: &Folder) -> Run {
    let before = folder.snapshot();
    let run = folder.run(&["check", "--format", "json"]);
    assert_eq!(folder.snapshot(), before, "check wrote something");
    run
}

/// One finding of this kind, and nothing else; returns it.
fn found(folder: &Folder, kind: &str) -> serde_json::Value {
    let run = check(folder);
    assert_eq!((run.code, run.kinds()), (1, vec![kind.to_owned()]), "{}", run.stdout);
    run.json()["findings"][0].clone()
}

#[test]
fn nothing_when_everything_is_in_step() {
    let run = check(&Folder::synced());
    assert_eq!((run.code, run.json()["ok"].as_bool()), (0, Some(true)), "{}", run.stdout);
}

#[test]
fn an_edited_artefact() {
    let folder = Folder::synced();
    folder.edit("generated/sql/sqlite/schema.sql", "items", "things");
    let finding = found(&folder, "artefact-changed");
    assert_eq!(finding["repair"], "schemalock generate");
    assert!(finding["diff"]["lines"].to_string().contains("things"));
    assert_eq!(folder.run(&["generate"]).stdout, "changed   generated/sql/sqlite/schema.sql\n");
    assert_eq!(check(&folder).code, 0);
}

#[test]
fn a_deleted_artefact() {
    let folder = Folder::synced();
    folder.remove("generated/sql/sqlite/schema.sql");
    assert_eq!(found(&folder, "artefact-missing")["path"], "generated/sql/sqlite/schema.sql");
    assert_eq!(folder.run(&["generate"]).stdout, "created   generated/sql/sqlite/schema.sql\n");
    assert_eq!(check(&folder).code, 0);
}

#[test]
fn a_stray_file() {
    let folder = Folder::synced();
    folder.write("generated/sql/old name.sql", "");
    let finding = found(&folder, "artefact-extra");
    assert_eq!(finding["repair"], "rm 'generated/sql/old name.sql'");
}

#[test]
fn what_builds_leave_is_not_stray() {
    let folder = Folder::synced();
    folder.write("generated/target/debug/x", "");
    folder.write("generated/Cargo.lock", "");
    assert_eq!(check(&folder).code, 0);
}

#[test]
fn an_edited_schema() {
    let folder = Folder::synced();
    folder.edit("schema.yaml", "max_length: 80", "max_length: 90");
    let run = check(&folder);
    assert_eq!(run.code, 1);
    assert!(run.kinds().contains(&"schema-changed".to_owned()), "{:?}", run.kinds());
    assert!(run.kinds().contains(&"artefact-changed".to_owned()), "{:?}", run.kinds());
    assert!(run.stdout.contains("column `items.label`: max_length 80 -> 90"), "{}", run.stdout);
}

#[test]
fn an_edited_migration() {
    let folder = Folder::synced();
    folder.edit("migrations/0001_initial/sqlite.up.sql", "items", "things");
    let finding = found(&folder, "migration-changed");
    assert_eq!(finding["details"], serde_json::json!(["sqlite.up.sql has other contents"]));
    let repair =
        "git restore migrations/0001_initial, or, if it is meant and no database has it: schemalock migrate hash";
    assert_eq!(finding["repair"], repair);
}

#[test]
fn a_missing_migration() {
    let folder = Folder::synced();
    std::fs::remove_dir_all(folder.path("migrations/0001_initial")).expect("to remove it");
    assert_eq!(found(&folder, "migration-missing")["path"], "migrations/0001_initial");
}

#[test]
fn a_folder_that_nobody_recorded() {
    let folder = Folder::synced();
    folder.write("migrations/0002_mine/sqlite.up.sql", "");
    assert_eq!(found(&folder, "migration-extra")["path"], "migrations/0002_mine");
}

#[test]
fn an_edited_lock_file() {
    let folder = Folder::synced();
    folder.edit("migrations/schemalock.lock", "0001_initial", "0001_other");
    found(&folder, "lock-broken");
    folder.remove("migrations/schemalock.lock");
    found(&folder, "lock-broken");
}

#[test]
fn a_manifest_of_another_version() {
    let folder = Folder::synced();
    folder.edit(
        "generated/manifest.json",
        concat!("\"tool\": \"", env!("CARGO_PKG_VERSION"), "\""),
        "\"tool\": \"9.9.9\"",
    );
    let finding = found(&folder, "other-version");
    assert!(finding["message"].as_str().is_some_and(|message| message.contains("9.9.9")), "{finding}");
    assert_eq!(folder.run(&["generate"]).code, 0);
    assert_eq!(check(&folder).code, 0);
}

#[test]
fn no_migration_yet() {
    let folder = Folder::with_schema();
    assert_eq!(folder.run(&["generate"]).code, 0);
    assert_eq!(found(&folder, "no-migration")["repair"], "schemalock sync");
}

#[test]
fn no_migration_is_needed_without_a_database() {
    let folder = Folder::new();
    folder.write("schema.yaml", support::SCHEMA.replace("  sqlite: \"3.40\"\n  mariadb: \"10.11\"\n", "  rust: {}\n"));
    assert_eq!(folder.run(&["generate"]).code, 0);
    assert_eq!(check(&folder).code, 0);
}

#[test]
fn findings_for_people_and_for_github() {
    let folder = Folder::synced();
    folder.edit("generated/sql/sqlite/indexes.sql", "items_by_label", "x");
    let human = folder.run(&["check"]);
    assert!(human.stdout.starts_with("drift[artefact-changed]: generated/sql/sqlite/indexes.sql"), "{}", human.stdout);
    assert!(human.stdout.contains("\n  repair: schemalock generate\n"), "{}", human.stdout);
    assert!(!human.stdout.contains('\u{1b}'));
    assert!(folder.run(&["check", "--color", "always"]).stdout.contains("\u{1b}["));
    let github = folder.run(&["check", "--format", "github"]);
    assert!(github.stdout.starts_with("::error file=generated/sql/sqlite/indexes.sql,title=artefact-changed::"));
    assert_eq!(github.stdout.lines().count(), 1);
}
