//! Random migrations, and processes that are killed while they apply: docs/reports/migrations.md.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use schemalock_tests::Engine;
use schemalock_tests::pairs::applier::{Applier, Plain, Runtime};
use schemalock_tests::pairs::database::Bench;
use schemalock_tests::pairs::kill::{self, Killed};
use schemalock_tests::pairs::run::{Care, Tally, run};
use schemalock_tests::pairs::{law, store};

/// How many pairs of each engine, and how many kills.
const PAIRS: [(Engine, u64); 3] = [(Engine::Sqlite, 2_000), (Engine::Postgres, 200), (Engine::Mariadb, 200)];
const KILLS: usize = 100;

/// Holds pairs against the law, and says what came of them.
pub(crate) fn show_pairs(engine: Engine, seed: u64, count: u64, folder: &str, plain: bool) -> bool {
    let tally = pairs(engine, seed, count, folder, plain);
    println!("{}{}", line(engine.name(), &tally), tally.report());
    tally.failures.is_empty()
}

/// Kills processes that apply, and says what came of them.
pub(crate) fn show_kills(engine: Engine, seed: u64, count: usize) -> Result<bool> {
    let killed = kills(engine, seed, count)?;
    println!("{}{}", kills_line(engine.name(), &killed), broken(&killed));
    Ok(killed.failures.is_empty())
}

fn pairs(engine: Engine, seed: u64, count: u64, folder: &str, plain: bool) -> Tally {
    let care = Care { tries: 150, folder: folder.into(), most: 6 };
    let runtime = Runtime::default();
    let applier: &dyn Applier = if plain { &Plain } else { &runtime };
    run(engine, applier, seed..seed + count, &care)
}

fn kills(engine: Engine, seed: u64, count: usize) -> Result<Killed> {
    kill::kill(engine, seed, count, &std::env::current_exe()?)
}

/// Holds one kept case against the law.
pub(crate) fn one(engine: Engine, folder: &str) -> Result<bool> {
    let case = store::load(folder.as_ref())?;
    let kept = law::check(&mut Bench::new(engine), &Runtime::default(), &case.pair, &case.rows);
    match &kept {
        Ok(kept) => println!("{kept:?}"),
        Err(broken) => println!("{broken}"),
    }
    Ok(kept.is_ok())
}

/// All of it, with its report.
pub(crate) fn all(seed: u64, report: &Path, folder: &str) -> Result<bool> {
    let mut text = head(seed);
    let mut good = true;
    let mut details = String::new();
    for (engine, count) in PAIRS {
        let tally = pairs(engine, seed, count, folder, false);
        eprintln!("{}{}", line(engine.name(), &tally), tally.report());
        good &= tally.failures.is_empty();
        text.push_str(&line(engine.name(), &tally));
        for (word, count) in &tally.kept {
            let _ = writeln!(details, "| {} | {word} | {count} |", engine.name());
        }
    }
    let _ = write!(text, "\n## What came of them\n\n| engine | outcome | pairs |\n| --- | --- | --- |\n{details}");
    text.push_str("\n## Killed while they applied\n\nEach is a pair whose rows fit, applied by a process that is killed at a random moment, and applied again.\n\n");
    text.push_str("| engine | killed | finished before | not recovered | time |\n| --- | --- | --- | --- | --- |\n");
    for (engine, _) in PAIRS {
        let killed = kills(engine, seed, KILLS)?;
        eprintln!("{}{}", kills_line(engine.name(), &killed), broken(&killed));
        good &= killed.failures.is_empty();
        text.push_str(&kills_line(engine.name(), &killed));
    }
    std::fs::write(report, text).with_context(|| format!("cannot write {}", report.display()))?;
    Ok(good)
}

fn head(seed: u64) -> String {
    let machine = super::machine();
    format!(
        "# Random migrations\n\nWritten by `.ci/slow`. Seed {seed}; {machine}.\n\nA pair is two schemas, the second an edit of the first, and rows that obey the first. Its migration is planned, applied and \
         taken back; the catalogue is that of a database made directly, and every row and value is there (`tests/src/pairs/law.rs`).\n\n\
         | engine | pairs | rows | draws that were valid | broke the law | time |\n| --- | --- | --- | --- | --- | --- |\n"
    )
}

fn line(engine: &str, tally: &Tally) -> String {
    let (pairs, rows, wrong) = (tally.pairs, tally.rows, tally.failures.len());
    let (accepted, seconds) = (tally.acceptance(), tally.elapsed.as_secs_f64());
    format!("| {engine} | {pairs} | {rows} | {accepted:.1} % | {wrong} | {seconds:.0} s |\n")
}

fn kills_line(engine: &str, killed: &Killed) -> String {
    let (wrong, seconds) = (killed.failures.len(), killed.elapsed.as_secs_f64());
    format!("| {engine} | {} | {} | {wrong} | {seconds:.0} s |\n", killed.killed, killed.finished)
}

fn broken(killed: &Killed) -> String {
    killed.failures.iter().map(|(seed, broken)| format!("seed {seed}: {broken}\n")).collect()
}
