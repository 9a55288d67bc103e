//! What the data says before anything is changed.

use schemalock::migrate::{self, Error, Found, Migrations, Options, Refusal};
use schemalock_tests::Engine;

use crate::support::{apply, ddl, first, history, migration, on_every_engine, phase, with_engine};

fn migrations(engine: Engine) -> Migrations {
    let preflights = [
        "\n-- schemalock:preflight \"rows have NULL in `t.a`\" \"SELECT COUNT(*) FROM t WHERE a IS NULL\"\n".to_owned(),
        "-- schemalock:preflight \"rows are negative\" \"SELECT COUNT(*) FROM t WHERE a < 0\"\n".to_owned(),
        "-- schemalock:preflight \"rows are odd\" \"SELECT COUNT(*) FROM t WHERE a = 3\"\n".to_owned(),
    ];
    let table = ddl(engine, &["expect table \"u\""], "CREATE TABLE u (id INTEGER);");
    Migrations::new([first(engine), migration(engine, "0002_more", &[&preflights[..], &[table]].concat(), &[])])
}

fn refuses_with_counts(engine: Engine) {
    let scratch = engine.scratch();
    let migrations = migrations(engine);
    let first = Migrations::new([migrations.all()[0].clone()]);
    apply(&scratch, &first).unwrap();
    scratch.apply("INSERT INTO t (id, a) VALUES (1, NULL), (2, NULL), (3, -1), (4, 5)").unwrap();
    let before = scratch.catalogue().unwrap();

    let planned = with_engine!(scratch, engine => migrate::plan(engine, &migrations, &Options::default())).unwrap();
    let found = |rows, message: &str| Found { rows, message: message.to_owned() };
    assert_eq!(planned[0].found, [found(2, "rows have NULL in `t.a`"), found(1, "rows are negative")]);

    let error = apply(&scratch, &migrations).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::Data { found, .. }) if found.len() == 2), "{error:?}");
    assert_eq!(
        error.to_string(),
        "the database has data that does not fit `0002_more`: 2 rows have NULL in `t.a`; 1 rows are negative"
    );
    assert_eq!((scratch.catalogue().unwrap(), history(&scratch)), (before, vec!["0001_first done 1".to_owned()]));
    scratch.apply("UPDATE t SET a = 1").unwrap();
    assert_eq!(apply(&scratch, &migrations).unwrap().len(), 1);
}

/// Nothing is touched for want of a keyring, not even by what comes before it is needed.
fn refuses_without_keys(engine: Engine) {
    let scratch = engine.scratch();
    let fill = r#"fill {"table":"t","key":[],"context":"t.a","bind":"column","source":{"plain":"a"},"rows":"1 = 0","seal":{"column":"a"}}"#;
    let keyring = phase("keyring", &[fill], "SELECT 1;");
    let migrations = Migrations::new([first(engine), migration(engine, "0002_sealed", &[keyring], &[])]);
    let before = scratch.catalogue().unwrap();
    let error = apply(&scratch, &migrations).unwrap_err();
    assert!(matches!(&error, Error::Refused(Refusal::NoKeyring(name)) if name == "0002_sealed"), "{error:?}");
    let empty = schemalock::Keyring::new([]).unwrap();
    let options = Options::default().keyring(Some(&empty));
    let error = with_engine!(scratch, engine => migrate::apply(engine, &migrations, &options)).unwrap_err();
    assert!(error.to_string().contains("a primary data key"), "{error}");
    assert_eq!(scratch.catalogue().unwrap(), before);
}

on_every_engine! {
    counts: refuses_with_counts;
    keys: refuses_without_keys;
}
