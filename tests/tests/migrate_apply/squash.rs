//! One migration in the place of many.

use schemalock::migrate::{self, Error, Migration, Migrations, Refusal, Standing};
use schemalock_tests::Engine;

use crate::support::{apply, ddl, first, history, migration, on_every_engine, script, with_engine};

const ALL: &str = "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a INTEGER, b INTEGER);";

fn old(engine: Engine) -> [Migration; 2] {
    let column = ddl(engine, &["expect column \"t\" \"b\""], "ALTER TABLE t ADD COLUMN b INTEGER;");
    [first(engine), migration(engine, "0002_more", &[column], &[])]
}

fn squashed(engine: Engine) -> Migrations {
    let replaces: Vec<String> = old(engine)
        .iter()
        .map(|old| format!("{{\"name\":\"{}\",\"checksum\":\"{}\"}}", old.name(), old.checksum()))
        .collect();
    let up = script(&[ddl(engine, &["expect table \"t\""], ALL)]);
    let files =
        [(format!("{}.up.sql", engine.name()), up), ("replaces.json".to_owned(), format!("[{}]", replaces.join(",")))];
    let index = ddl(engine, &["expect index \"t\" \"by_b\""], "CREATE INDEX by_b ON t (b);");
    Migrations::new([Migration::new("0002_squashed", files), migration(engine, "0003_index", &[index], &[])])
}

fn takes_their_place(engine: Engine) {
    let scratch = engine.scratch();
    apply(&scratch, &Migrations::new(old(engine))).unwrap();
    let status = with_engine!(scratch, engine => migrate::status(engine, &squashed(scratch.engine()))).unwrap();
    assert_eq!((status.migrations[0].standing.clone(), status.refused), (Standing::Applied, None));
    let applied = apply(&scratch, &squashed(engine)).unwrap();
    assert_eq!(applied.iter().map(|applied| applied.name.as_str()).collect::<Vec<_>>(), ["0003_index"]);
    assert_eq!(history(&scratch), ["0002_squashed done 0", "0003_index done 1"]);
    assert_eq!(apply(&scratch, &squashed(engine)).unwrap(), []);
}

fn stands_for_itself_elsewhere(engine: Engine) {
    let scratch = engine.scratch();
    assert_eq!(apply(&scratch, &squashed(engine)).unwrap().len(), 2);
    assert_eq!(history(&scratch), ["0002_squashed done 1", "0003_index done 1"]);
}

fn refuses_a_part(engine: Engine) {
    let scratch = engine.scratch();
    apply(&scratch, &Migrations::new([first(engine)])).unwrap();
    let error = apply(&scratch, &squashed(engine)).unwrap_err();
    assert!(
        matches!(&error, Error::Refused(Refusal::PartlyReplaced { missing, .. }) if missing == &["0002_more"]),
        "{error:?}"
    );
    assert_eq!(history(&scratch), ["0001_first done 1"]);
    apply(&scratch, &Migrations::new(old(engine))).unwrap();
    assert_eq!(apply(&scratch, &squashed(engine)).unwrap().len(), 1);
}

on_every_engine! {
    all: takes_their_place;
    none: stands_for_itself_elsewhere;
    some: refuses_a_part;
}
