//! SQLite: a table that is rebuilt keeps what others put on it, and what points at it.

use schemalock::migrate::{Error, Migrations};
use schemalock_tests::{Engine, Scratch};

use crate::support::{apply, migration, number, phase, texts};

const FIRST: &str = "\
CREATE TABLE parents (id INTEGER PRIMARY KEY, a TEXT, gone TEXT);
CREATE INDEX managed ON parents (a);
CREATE INDEX dropped ON parents (a, id);
CREATE TABLE children (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parents (id) ON DELETE CASCADE);";

const REBUILD: &str = "\
PRAGMA foreign_keys = OFF;
PRAGMA legacy_alter_table = ON;
BEGIN;
CREATE TABLE new_parents (id INTEGER PRIMARY KEY, a TEXT NOT NULL);
INSERT INTO new_parents SELECT id, a FROM parents;
DROP TABLE parents;
ALTER TABLE new_parents RENAME TO parents;
CREATE INDEX managed ON parents (a);
-- schemalock:guard
SELECT count(*) FROM parents;
COMMIT;
PRAGMA legacy_alter_table = OFF;
PRAGMA foreign_keys = ON;";

fn migrations(delete: &str) -> Migrations {
    let marks = ["absent index \"parents\" \"dropped\""];
    let rebuild =
        phase("rebuild", &marks, &REBUILD.replace("DROP TABLE parents;", &format!("DROP TABLE parents;{delete}")));
    let first = migration(Engine::Sqlite, "0001_first", &[phase("transaction", &[], FIRST)], &[]);
    Migrations::new([first, migration(Engine::Sqlite, "0002_rebuild", &[rebuild], &[])])
}

fn with_rows(more: &str) -> Scratch {
    let scratch = Engine::Sqlite.scratch();
    apply(&scratch, &Migrations::new([migrations("").all()[0].clone()])).unwrap();
    scratch
        .apply("INSERT INTO parents VALUES (1, 'x', 'y'), (2, 'z', NULL); INSERT INTO children VALUES (10, 1), (11, 2)")
        .unwrap();
    scratch.apply(more).unwrap();
    scratch
}

#[test]
fn what_others_made_stays() {
    let scratch = with_rows(
        "CREATE TABLE log (a); CREATE VIEW names AS SELECT a FROM parents; CREATE INDEX theirs ON parents (a DESC); \
         CREATE TRIGGER watch AFTER UPDATE ON parents BEGIN INSERT INTO log VALUES (new.a); END",
    );
    apply(&scratch, &migrations("")).unwrap();
    assert_eq!(
        texts(&scratch, "SELECT name FROM sqlite_schema WHERE tbl_name = 'parents' AND sql IS NOT NULL ORDER BY name"),
        ["managed", "parents", "theirs", "watch"]
    );
    scratch.apply("UPDATE parents SET a = 'new' WHERE id = 1").unwrap();
    assert_eq!(texts(&scratch, "SELECT a FROM log"), ["new"]);
    assert_eq!(texts(&scratch, "SELECT a FROM names ORDER BY a"), ["new", "z"]);
    assert_eq!(number(&scratch, "SELECT COUNT(*) FROM children"), 2);
}

#[test]
fn what_would_point_at_nothing_stops_it_whole() {
    let scratch = with_rows("");
    let before = scratch.catalogue().unwrap();
    let error = apply(&scratch, &migrations(" DELETE FROM new_parents WHERE id = 2;")).unwrap_err();
    assert!(matches!(&error, Error::Phase { whole: true, .. }), "{error:?}");
    assert!(error.to_string().contains("row 11 of children points at nothing in parents"), "{error}");
    assert_eq!(scratch.catalogue().unwrap(), before);
    assert_eq!(apply(&scratch, &migrations("")).unwrap().len(), 1);
}

#[test]
fn what_does_not_fit_any_more_is_named() {
    let scratch = with_rows("CREATE INDEX theirs ON parents (gone)");
    let before = scratch.catalogue().unwrap();
    let error = apply(&scratch, &migrations("")).unwrap_err().to_string();
    assert!(error.contains("the index `theirs` is not Schemalock's and does not fit the table `parents`"), "{error}");
    assert_eq!(scratch.catalogue().unwrap(), before);
}
