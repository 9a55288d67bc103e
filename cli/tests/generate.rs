//! `generate`: the same bytes every time, nothing touched that is right, nothing removed that is not ours.

mod support;

use support::{Folder, SCHEMA};

#[test]
fn the_second_run_touches_nothing() {
    let folder = Folder::with_schema();
    assert_eq!(folder.run(&["generate"]).code, 0);
    let before = folder.snapshot();
    let run = folder.run(&["generate"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(folder.snapshot(), before);
}

#[test]
fn a_dry_run_writes_nothing() {
    let folder = Folder::with_schema();
    let run = folder.run(&["generate", "--dry-run"]);
    assert!(run.stdout.contains("created   generated/manifest.json"), "{}", run.stdout);
    assert_eq!(folder.snapshot().len(), 1);
}

#[test]
fn what_is_no_longer_generated_goes_with_its_folder() {
    let folder = Folder::with_schema();
    assert_eq!(folder.run(&["generate"]).code, 0);
    folder.edit("schema.yaml", "  mariadb: \"10.11\"\n", "");
    let run = folder.run(&["generate"]);
    assert!(run.stdout.contains("removed   generated/sql/mariadb/schema.sql"), "{}", run.stdout);
    assert!(!folder.path("generated/sql/mariadb").exists());
}

#[test]
fn strangers_are_left_alone_and_named() {
    let folder = Folder::with_schema();
    folder.write("generated/mine.txt", "mine");
    let run = folder.run(&["generate"]);
    assert_eq!((run.code, folder.read("generated/mine.txt").as_str()), (0, "mine"));
    assert!(run.stderr.contains("`generated/mine.txt` is not an artefact"), "{}", run.stderr);
}

#[test]
fn a_manifest_cannot_have_files_outside_removed() {
    let folder = Folder::with_schema();
    assert_eq!(folder.run(&["generate"]).code, 0);
    folder.write("victim.txt", "here");
    folder.edit(
        "generated/manifest.json",
        "\"files\": {",
        "\"files\": { \"../victim.txt\": \"0\", \"/etc/hostname\": \"0\",",
    );
    assert_eq!(folder.run(&["generate"]).code, 0);
    assert_eq!(folder.read("victim.txt"), "here");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_behind_a_link() {
    let folder = Folder::with_schema();
    assert_eq!(folder.run(&["generate"]).code, 0);
    std::fs::rename(folder.path("generated/sql/mariadb"), folder.path("elsewhere")).expect("to move it");
    std::os::unix::fs::symlink(folder.path("elsewhere"), folder.path("generated/sql/mariadb")).expect("a link");
    folder.write("elsewhere/schema.sql", "mine");
    let run = folder.run(&["generate"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.stderr.contains("generated/sql/mariadb` is a symbolic link"), "{}", run.stderr);
    folder.edit("schema.yaml", "  mariadb: \"10.11\"\n", "");
    folder.run(&["generate"]);
    assert_eq!(folder.read("elsewhere/schema.sql"), "mine");
}

#[test]
fn an_invalid_schema_is_refused_with_its_mistakes() {
    let folder = Folder::new();
    folder.write("schema.yaml", SCHEMA.replace("type: text", "type: texts"));
    let run = folder.run(&["generate"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains("schema.yaml:11:22"), "{}", run.stdout);
    assert_eq!(folder.snapshot().len(), 1);
    let run = folder.run(&["generate", "--format", "json"]);
    assert_eq!(run.json()["schema"]["errors"], 1);
}

#[test]
fn a_convex_backend_is_generated_checked_and_removed_again() {
    let folder = Folder::new();
    let without = SCHEMA;
    folder.write("schema.yaml", without.replace("tables:", "  convex: {}\ntables:"));
    assert_eq!(folder.run(&["sync"]).code, 0);
    assert!(folder.read("generated/convex/schema.ts").contains("export default defineSchema(tables);"));
    assert_eq!(folder.run(&["check"]).code, 0);
    folder.write("generated/convex/schema.ts", "export default 1;\n");
    folder.write("generated/convex/more.ts", "export default 2;\n");
    let run = folder.run(&["check", "--format", "json"]);
    assert_eq!((run.code, run.kinds()), (1, vec!["artefact-changed".to_owned(), "artefact-extra".to_owned()]));
    std::fs::remove_file(folder.path("generated/convex/more.ts")).expect("a file");
    assert_eq!(folder.run(&["generate"]).code, 0);
    assert_eq!(folder.run(&["check"]).code, 0);
    // A database does not change where Convex comes or goes.
    folder.write("schema.yaml", without);
    assert_eq!(folder.run(&["sync"]).code, 0);
    assert!(!folder.path("generated/convex").exists());
    assert_eq!(folder.run(&["migrate", "status"]).code, 0);
}

#[cfg(unix)]
#[test]
fn files_can_be_read_by_others_as_usual() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::synced();
    for path in ["generated/manifest.json", "migrations/0001_initial/model.json", "migrations/0001_initial"] {
        let mode = std::fs::metadata(folder.path(path)).expect("a file").permissions().mode();
        // A folder for one's own eyes is a temporary file that was forgotten.
        assert_ne!(mode & 0o077, 0, "{path}: {mode:o}");
    }
}
