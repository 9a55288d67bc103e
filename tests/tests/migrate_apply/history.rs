//! Back, and history written by hand.

use schemalock::migrate::{self, Error, Migrations, Object, Options, Refusal, Repair, Standing};
use schemalock_tests::{Engine, Scratch};

use crate::support::{apply, ddl, first, history, migration, on_every_engine, phase, with_engine};

fn migrations(engine: Engine) -> Migrations {
    let column = ddl(engine, &["expect column \"t\" \"b\""], "ALTER TABLE t ADD COLUMN b INTEGER;");
    let rows = phase("transaction", &[], "INSERT INTO t (id, a) VALUES (1, 1);");
    let lost = "\n-- schemalock:irreversible \"the column `t.b` goes with its data\"\n".to_owned();
    let gone = phase("transaction", &[], "DELETE FROM t;");
    let dropped = ddl(engine, &["absent column \"t\" \"b\""], "ALTER TABLE t DROP COLUMN b;");
    Migrations::new([first(engine), migration(engine, "0002_more", &[column, rows], &[lost, gone, dropped])])
}

fn down(scratch: &Scratch, migrations: &Migrations, count: usize, options: &Options<'_>) -> Result<usize, Error> {
    let undone = with_engine!(scratch, engine => migrate::down(engine, migrations, count, options))?;
    Ok(undone.len())
}

fn goes_back(engine: Engine) {
    let (scratch, migrations) = (engine.scratch(), migrations(engine));
    apply(&scratch, &migrations).unwrap();
    let error = down(&scratch, &migrations, 1, &Options::default()).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::Irreversible { .. })), "{error:?}");
    let allowed = Options::default().irreversible(true);
    // An edited migration may not be what was applied.
    let edited = Migrations::new([first(engine), migration(engine, "0002_more", &[], &[])]);
    let error = down(&scratch, &edited, 1, &allowed).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::Edited(_))), "{error:?}");

    assert_eq!(down(&scratch, &migrations, 1, &allowed).unwrap(), 1);
    assert_eq!(history(&scratch), ["0001_first done 1"]);
    assert_eq!(apply(&scratch, &migrations).unwrap().len(), 1);
    assert_eq!(down(&scratch, &migrations, 9, &allowed).unwrap(), 2);
    assert_eq!(history(&scratch), [""; 0]);
    assert!(!scratch.catalogue().unwrap().tables.contains_key("t"));
}

/// What fails on the way back is taken up there, and nothing goes forward meanwhile.
fn goes_on_going_back(engine: Engine) {
    let (scratch, migrations) = (engine.scratch(), migrations(engine));
    apply(&scratch, &migrations).unwrap();
    scratch.apply("CREATE VIEW v AS SELECT b FROM t").unwrap();
    let allowed = Options::default().irreversible(true);
    let stuck = match engine {
        // MariaDB lets a view point at nothing.
        Engine::Mariadb => return,
        _ => down(&scratch, &migrations, 1, &allowed).unwrap_err(),
    };
    assert!(stuck.to_string().contains("`0002_more`, phase 2 of 2, failed"), "{stuck}");
    assert_eq!(history(&scratch)[1], "0002_more undoing 1");
    let error = apply(&scratch, &migrations).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::Undoing(_))), "{error:?}");
    let status = with_engine!(scratch, engine => migrate::status(engine, &migrations)).unwrap();
    assert_eq!(status.migrations[1].standing, Standing::Undoing { phase: 1, phases: 2 });
    assert!(status.refused.unwrap().contains("half-way back"));
    scratch.apply("DROP VIEW v").unwrap();
    assert_eq!(down(&scratch, &migrations, 1, &Options::default()).unwrap(), 1);
    assert_eq!(history(&scratch), ["0001_first done 1"]);
}

fn takes_a_database_over(engine: Engine) {
    let (scratch, migrations) = (engine.scratch(), migrations(engine));
    scratch.apply("CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, a INTEGER)").unwrap();
    let error = apply(&scratch, &migrations).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::Occupied(_))), "{error:?}");
    let column = |name: &str| Object::Column { table: "t".to_owned(), name: name.to_owned() };
    let needed = [Object::Table("t".to_owned()), column("a"), column("b")];
    let baseline = |last: &str, needed: &[Object]| with_engine!(scratch, engine => migrate::baseline(engine, &migrations, last, needed, &Options::default()));
    let error = baseline("0002_more", &needed).unwrap_err();
    assert_eq!(error.to_string(), "the database lacks the column `t.b`");
    assert!(!scratch.catalogue().unwrap().tables.contains_key("schemalock_history") || history(&scratch).is_empty());
    assert_eq!(baseline("0001_first", &needed[..2]).unwrap(), ["0001_first"]);
    assert_eq!(baseline("0001_first", &needed[..2]).unwrap(), [""; 0]);
    assert_eq!(apply(&scratch, &migrations).unwrap().len(), 1);
}

fn is_repaired(engine: Engine) {
    let (scratch, migrations) = (engine.scratch(), migrations(engine));
    apply(&scratch, &Migrations::new([first(engine)])).unwrap();
    let repair = |to| with_engine!(scratch, engine => migrate::repair(engine, &migrations, "0002_more", to, &Options::default()));
    let error = repair(Repair::Applied).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::NothingToRepair(_))), "{error:?}");
    // The second phase fails on a row that is there already.
    scratch.apply("INSERT INTO t (id, a) VALUES (1, 1)").unwrap();
    let error = apply(&scratch, &migrations).unwrap_err();
    assert!(error.to_string().contains("`0002_more`, phase 2 of 2, failed"), "{error}");
    let status = with_engine!(scratch, engine => migrate::status(engine, &migrations)).unwrap();
    assert_eq!(status.migrations[1].standing, Standing::Started { phase: 1, phases: 2 });
    repair(Repair::Applied).unwrap();
    assert_eq!(history(&scratch)[1], "0002_more done 2");
    assert_eq!(apply(&scratch, &migrations).unwrap(), []);

    scratch.apply("UPDATE schemalock_history SET state = 'started', phase = 1 WHERE migration = '0002_more'").unwrap();
    repair(Repair::Pending).unwrap();
    assert_eq!(history(&scratch), ["0001_first done 1"]);
}

/// What is pending comes last.
fn keeps_the_order(engine: Engine) {
    let (scratch, migrations) = (engine.scratch(), migrations(engine));
    let index = ddl(engine, &[], "CREATE INDEX by_a ON t (a);");
    let between = migration(engine, "0001_second", &[index], &[]);
    apply(&scratch, &migrations).unwrap();
    let all = [migrations.all()[0].clone(), between, migrations.all()[1].clone()];
    let error = apply(&scratch, &Migrations::new(all)).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::OutOfOrder { .. })), "{error:?}");
}

on_every_engine! {
    back: goes_back;
    back_again: goes_on_going_back;
    baseline: takes_a_database_over;
    repaired: is_repaired;
    order: keeps_the_order;
}
