//! `migrate new` and `migrate hash`: what is written, what is refused, and two branches that meet.
#![allow(clippy::disallowed_methods, reason = "tests read and write files of their own")]

mod support;

use std::fs;

use support::Folder;

const LABEL: &str = "      label: { type: text, max_length: 80 }";

/// The lines of the lock file that are migrations, by name.
fn locked(folder: &Folder) -> Vec<String> {
    let lock = folder.read("migrations/schemalock.lock");
    let lines = lock.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// A folder in which everything is in step, with a column more: its name.
fn with_column(name: &str) -> Folder {
    let folder = Folder::synced();
    add_column(&folder, name);
    let run = folder.run(&["migrate", "new"]);
    assert_eq!(run.code, 0, "{run:?}");
    folder
}

fn add_column(folder: &Folder, name: &str) {
    folder.edit("schema.yaml", LABEL, &format!("{LABEL}\n      {name}: {{ type: integer, optional: true }}"));
}

#[test]
fn an_edit_becomes_a_migration_and_sync_applies_it() {
    let folder = with_column("size");
    assert_eq!(locked(&folder), ["0001_initial", "0002_add_items_size"]);
    for file in ["model.json", "sqlite.up.sql", "sqlite.down.sql", "mariadb.up.sql", "mariadb.down.sql"] {
        assert!(folder.path("migrations/0002_add_items_size").join(file).exists(), "{file}");
    }
    let run = folder.run(&["sync"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stdout.contains("applied   0002_add_items_size to sqlite:shop.db"), "{}", run.stdout);
    assert_eq!(folder.run(&["check"]).code, 0);
}

#[test]
fn sync_writes_what_needs_no_words() {
    let folder = Folder::synced();
    add_column(&folder, "size");
    let run = folder.run(&["sync"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stdout.contains("written   migrations/0002_add_items_size\n"), "{}", run.stdout);
    assert!(run.stdout.contains("applied   0002_add_items_size to sqlite:shop.db"), "{}", run.stdout);
}

#[test]
fn a_refused_edit_touches_nothing() {
    let folder = Folder::synced();
    folder.edit("schema.yaml", LABEL, "      title: { type: text, max_length: 80 }");
    folder.edit("schema.yaml", "[label]", "[title]");
    let before = folder.snapshot();
    for command in [["sync", "--format", "json"].as_slice(), &["migrate", "new", "--format", "json"]] {
        let run = folder.run(command);
        assert_eq!(run.code, 1, "{run:?}");
        let codes = run.json()["refused"]["diagnostics"].as_array().map(|found| {
            found.iter().map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        });
        assert_eq!(codes, Some(vec!["SL0902".to_owned()]));
        assert_eq!(folder.snapshot(), before);
    }
    let run = folder.run(&["migrate", "new", "--drop", "items.label", "--empty", "items", "--dry-run"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn an_edited_history_is_refused() {
    let folder = Folder::synced();
    add_column(&folder, "size");
    folder.edit("migrations/0001_initial/sqlite.up.sql", "items", "things");
    let run = folder.run(&["migrate", "new", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["migration-changed".to_owned()]), "{}", run.stdout);
}

#[test]
fn a_writer_that_was_interrupted_is_taken_up() {
    let folder = with_column("size");
    let lock = folder.read("migrations/schemalock.lock");
    let without: String =
        lock.lines().filter(|line| !line.starts_with("0002")).map(|line| format!("{line}\n")).collect();
    folder.write("migrations/schemalock.lock", without);
    let run = folder.run(&["migrate", "new"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(folder.read("migrations/schemalock.lock"), lock);
}

/// Puts the migrations of another branch into the folder, as Git would, and gives the schema both columns.
fn meet(ours: &Folder, theirs: &Folder, label: &str) {
    let migration = "migrations/0002_add_items_weight";
    fs::create_dir_all(ours.path(migration)).expect("a folder");
    for entry in fs::read_dir(theirs.path(migration)).expect("their migration").flatten() {
        fs::copy(entry.path(), ours.path(migration).join(entry.file_name())).expect("a copy");
    }
    let lock = |folder: &Folder, start: &str| -> String {
        let text = folder.read("migrations/schemalock.lock");
        text.lines().filter(|line| line.starts_with(start)).map(|line| format!("{line}\n")).collect()
    };
    let text = format!(
        "{}{}<<<<<<< HEAD\n{}=======\n{}>>>>>>> {label}\n",
        lock(ours, "#"),
        lock(ours, "0001"),
        lock(ours, "0002"),
        lock(theirs, "0002")
    );
    ours.write("migrations/schemalock.lock", text);
    add_column(ours, "weight");
}

#[test]
fn after_a_conflict_the_branch_that_was_merged_stays() {
    let folder = with_column("size");
    meet(&folder, &with_column("weight"), "main");
    let run = folder.run(&["check", "--format", "json"]);
    assert!(run.kinds().contains(&"lock-broken".to_owned()), "{run:?}");
    assert!(run.stdout.contains("migrate new --rebase"), "{}", run.stdout);
    let run = folder.run(&["migrate", "new", "--rebase"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(
        run.stdout.starts_with("removed   migrations/0002_add_items_size\nwritten   migrations/0003_add_items_size\n")
    );
    assert_eq!(locked(&folder), ["0001_initial", "0002_add_items_weight", "0003_add_items_size"]);
    assert!(!folder.path("migrations/0002_add_items_size").exists());
    let run = folder.run(&["sync", "--database", "sqlite:new.db"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(folder.run(&["check"]).code, 0);
}

#[test]
fn after_a_rebase_what_is_rebased_onto_stays() {
    let folder = with_column("size");
    meet(&folder, &with_column("weight"), "1a2b3c4d (a weight)");
    assert_eq!(folder.run(&["migrate", "new", "more", "--rebase"]).code, 0);
    assert_eq!(locked(&folder), ["0001_initial", "0002_add_items_size", "0003_more"]);
}

#[test]
fn which_side_stays_can_be_said() {
    let folder = with_column("size");
    meet(&folder, &with_column("weight"), "main");
    assert_eq!(folder.run(&["migrate", "new", "--rebase", "--keep", "ours"]).code, 0);
    assert_eq!(locked(&folder), ["0001_initial", "0002_add_items_size", "0003_add_items_weight"]);
}

#[test]
fn an_edit_that_needs_words_needs_them_again_after_a_conflict() {
    let folder = Folder::synced();
    folder.edit("schema.yaml", LABEL, "      title: { type: text, max_length: 80, optional: true }");
    folder.edit("schema.yaml", "[label]", "[title]");
    assert_eq!(folder.run(&["migrate", "new", "titles", "--drop", "items.label"]).code, 0);
    let theirs = with_column("weight");
    let ours = folder.read("migrations/schemalock.lock");
    folder.write("schema.yaml", folder.read("schema.yaml").replace(LABEL, ""));
    folder.edit("schema.yaml", "optional: true }", "optional: true }\n      weight: { type: integer, optional: true }");
    let migration = "migrations/0002_add_items_weight";
    for entry in fs::read_dir(theirs.path(migration)).expect("their migration").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        folder.write(&format!("{migration}/{name}"), fs::read(entry.path()).expect("a file"));
    }
    let line = ours.lines().find(|line| line.starts_with("0002")).unwrap_or_default();
    folder.write("migrations/schemalock.lock", theirs.read("migrations/schemalock.lock") + line + "\n");
    let before = folder.snapshot();
    assert_eq!(folder.run(&["migrate", "new", "--rebase"]).code, 1);
    assert_eq!(folder.snapshot(), before);
    let run = folder.run(&["migrate", "new", "--rebase", "--drop", "items.label"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert_eq!(locked(&folder), ["0001_initial", "0002_add_items_weight", "0003_titles"]);
    let run = folder.run(&["sync", "--database", "sqlite:new.db"]);
    assert_eq!(run.code, 0, "{run:?}\n{}", folder.read("migrations/0003_titles/sqlite.up.sql"));
}

#[test]
fn what_somebody_wrote_is_not_removed() {
    let folder = with_column("size");
    let path = "migrations/0002_add_items_size/sqlite.up.sql";
    folder.write(path, folder.read(path) + "-- important\n");
    assert_eq!(folder.run(&["migrate", "hash"]).code, 0);
    meet(&folder, &with_column("weight"), "main");
    let before = folder.snapshot();
    let run = folder.run(&["migrate", "new", "--rebase"]);
    assert!(run.code == 2 && run.stderr.contains("was edited after it was made"), "{run:?}");
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn an_edited_migration_is_recorded_with_its_risks() {
    let folder = with_column("size");
    let path = "migrations/0002_add_items_size/sqlite.up.sql";
    let more = "\n-- schemalock:phase transaction\nBEGIN;\nUPDATE items SET size = 1;\nNONSENSE HERE;\nCOMMIT;\n";
    folder.write(path, folder.read(path) + more);
    assert_eq!(
        folder.run(&["check", "--format", "json"]).kinds(),
        ["artefact-changed", "artefact-changed", "artefact-changed", "migration-changed"]
    );
    let run = folder.run(&["migrate", "hash"]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.stdout.starts_with("recorded  migrations/0002_add_items_size\n"), "{}", run.stdout);
    assert!(
        run.stdout.contains("sqlite.up.sql: UPDATE items SET size = 1  [may-fail-on-data, irreversible]"),
        "{}",
        run.stdout
    );
    assert!(run.stderr.contains("its risks are unknown: NONSENSE HERE"), "{}", run.stderr);
    let run = folder.run(&["migrate", "hash", "--format", "json"]);
    assert_eq!((run.code, &run.json()["changed"]), (0, &serde_json::Value::Bool(false)));
}

#[test]
fn a_first_migration_that_was_edited_cannot_be_recorded_behind_another() {
    let folder = with_column("size");
    folder.edit("migrations/0001_initial/sqlite.up.sql", "items", "things");
    let run = folder.run(&["migrate", "hash", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["migration-changed".to_owned()]), "{run:?}");
}

#[test]
fn statements_outside_of_transactions_stand_alone() {
    let folder = with_column("size");
    let path = "migrations/0002_add_items_size/mariadb.up.sql";
    folder.write(path, folder.read(path) + "UPDATE items SET size = 1;\n");
    let run = folder.run(&["migrate", "hash"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.stdout.contains("2 statements in phase 1, which is run outside of a transaction"), "{}", run.stdout);
}

#[test]
fn a_script_that_is_none() {
    let folder = with_column("size");
    folder.write("migrations/0002_add_items_size/sqlite.up.sql", "DROP TABLE items;\n");
    let run = folder.run(&["migrate", "hash"]);
    assert!(run.code == 2 && run.stderr.contains("is not a migration: line 1"), "{run:?}");
}
