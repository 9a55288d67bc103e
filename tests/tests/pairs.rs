//! A slice of random pairs on every engine, and every pair that once broke the law.
#![allow(clippy::disallowed_methods, clippy::unwrap_used, reason = "tests live in the real world, and may panic")]

use schemalock_tests::Engine;
use schemalock_tests::pairs::applier::Plain;
use schemalock_tests::pairs::database::Bench;
use schemalock_tests::pairs::{Drawn, Pair, Random, law, rows};

fn generator(engine: Engine, from: u64, count: u64) {
    let mut drawn = Drawn::default();
    let mut bench = Bench::new(engine);
    let mut lies = Vec::new();
    for seed in from..from + count {
        let mut random = Random::new(seed);
        let pair = match Pair::random(&mut random, engine, &mut drawn) {
            Ok(pair) => pair,
            Err(findings) => panic!("{seed}: no valid pair: {findings}"),
        };
        let rows = rows::rows(&mut random, engine, &pair.a);
        if let Err(broken) = law::databases(&mut bench, &Plain, &pair, &rows) {
            lies.push(format!("seed {seed}: {broken}"));
        }
    }
    let accepted = drawn.all - drawn.refused.len();
    eprintln!("{engine:?}: {accepted} of {} accepted", drawn.all);
    let mut kinds: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for finding in &drawn.refused {
        *kinds.entry(finding.lines().take(5).collect::<Vec<_>>().join("\n")).or_default() += 1;
    }
    for (kind, count) in kinds.iter().take(8) {
        eprintln!("{count} x {kind}");
    }
    assert!(lies.is_empty(), "{} lies:\n{}", lies.len(), lies.iter().take(6).cloned().collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn generator_sqlite() {
    generator(Engine::Sqlite, 0, 300);
}

#[test]
fn generator_postgres() {
    generator(Engine::Postgres, 0, 150);
}

#[test]
fn generator_mariadb() {
    generator(Engine::Mariadb, 0, 150);
}
