//! A slice of random pairs on every engine, and every pair that once broke the law. `.ci/slow` does the same with many more.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use schemalock_tests::Engine;
use schemalock_tests::pairs::applier::{Applier, Plain, Runtime};
use schemalock_tests::pairs::database::Bench;
use schemalock_tests::pairs::run::{Care, run};
use schemalock_tests::pairs::{law, store};

/// What is drawn: the same on every run, so that a red run is about the change.
const SEED: u64 = 20_261_122;

fn slice(engine: Engine, applier: &dyn Applier, count: u64) {
    let folder = std::env::temp_dir().join("schemalock-pairs");
    let care = Care { tries: 60, folder, most: 3 };
    let tally = run(engine, applier, SEED..SEED + count, &care);
    assert!(tally.failures.is_empty(), "{engine:?}:\n{}", tally.report());
    assert!(tally.acceptance() > 90.0, "{engine:?}: only {:.1} % of the draws are valid", tally.acceptance());
}

/// Pairs of an engine's own features cannot be made on another.
fn kept(engine: Engine) {
    let mut bench = Bench::new(engine);
    let of_engine = |name: &str, case: &schemalock_tests::pairs::shrink::Case| {
        let kind = schemalock_codegen::model::DialectKind::parse(engine.name()).unwrap();
        case.pair.a.targets.has(kind).then(|| name.to_owned())
    };
    let mut wrong = Vec::new();
    for (name, case) in store::all().unwrap() {
        if let Some(name) = of_engine(&name, &case)
            && let Err(broken) = law::check(&mut bench, &Runtime::default(), &case.pair, &case.rows)
        {
            wrong.push(format!("{name}: {broken}"));
        }
    }
    assert!(wrong.is_empty(), "{engine:?}:\n{}", wrong.join("\n\n"));
}

#[test]
fn slice_sqlite() {
    slice(Engine::Sqlite, &Runtime::default(), 100);
}

#[test]
fn slice_sqlite_as_plain_scripts() {
    slice(Engine::Sqlite, &Plain, 60);
}

#[test]
fn slice_postgres() {
    slice(Engine::Postgres, &Runtime::default(), 30);
}

#[test]
fn slice_mariadb() {
    slice(Engine::Mariadb, &Runtime::default(), 20);
}

#[test]
fn kept_sqlite() {
    kept(Engine::Sqlite);
}

#[test]
fn kept_postgres() {
    kept(Engine::Postgres);
}

#[test]
fn kept_mariadb() {
    kept(Engine::Mariadb);
}
