//! `slow`: the checks that take longer than a test run may.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a program says what it did")]
#![allow(clippy::disallowed_methods, reason = "reads the clock and the machine")]

mod fire;
mod look_ups;
mod reencrypt;

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use schemalock_tests::Engine;
use schemalock_tests::pairs::applier::{Applier, Plain, Runtime};
use schemalock_tests::pairs::database::Bench;
use schemalock_tests::pairs::kill::{self, Killed};
use schemalock_tests::pairs::run::{Care, Tally, run};
use schemalock_tests::pairs::{law, store};
use schemalock_tests::reencrypt::storm::Storm;

const HELP: &str = "\
slow all SEED REPORT FOLDER                     everything, with the counts of the report; failures are kept in FOLDER
slow pairs ENGINE SEED COUNT FOLDER [plain]     holds COUNT pairs from SEED on against the law; plain: by the text of the scripts
slow case ENGINE FOLDER                         holds one kept case against the law
slow kills ENGINE SEED COUNT                    kills COUNT processes that apply
slow reencrypt SEED REPORT                      keys change on every engine, with the counts of the report
slow storm ENGINE SEED ROWS KILLS               the same on one engine
slow look-ups SEED NODES REPORT                 every look-up of stores on a small database and on one of NODES nodes
slow fire SEED SECONDS REPORT                   writes through stores while PostgreSQL is killed again and again";

/// How many pairs of each engine, and how many kills.
const PAIRS: [(Engine, u64); 3] = [(Engine::Sqlite, 2_000), (Engine::Postgres, 200), (Engine::Mariadb, 200)];
const KILLS: usize = 100;

fn main() -> ExitCode {
    match work() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("slow: {error:?}\n{HELP}");
            ExitCode::from(2)
        }
    }
}

fn work() -> Result<bool> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["all", seed, report, folder] => all(seed.parse()?, report.as_ref(), folder),
        ["pairs", engine, seed, count, folder, rest @ ..] => {
            let tally = pairs(engine_called(engine)?, seed.parse()?, count.parse()?, folder, rest.contains(&"plain"));
            println!("{}{}", line(engine, &tally), tally.report());
            Ok(tally.failures.is_empty())
        }
        ["case", engine, folder] => one(engine_called(engine)?, folder),
        ["kills", engine, seed, count] => {
            let killed = kills(engine_called(engine)?, seed.parse()?, count.parse()?)?;
            println!("{}{}", kills_line(engine, &killed), broken(&killed));
            Ok(killed.failures.is_empty())
        }
        ["reencrypt", seed, report] => reencrypt::all(seed.parse()?, report.as_ref()),
        ["storm", engine, seed, rows, kills] => {
            let storm = Storm { seed: seed.parse()?, rows: rows.parse()?, kills: kills.parse()? };
            let weather = reencrypt::storm(engine_called(engine)?, storm)?;
            println!("{weather:#?}");
            Ok(weather.wrong.is_empty())
        }
        ["look-ups", seed, nodes, report] => look_ups::write(seed.parse()?, nodes.parse()?, report.as_ref()),
        ["fire", seed, seconds, report] => fire::write(seed.parse()?, seconds.parse()?, report.as_ref()),
        ["child", engine, url, folder] => kill::child(engine_called(engine)?, url, folder.as_ref()).map(|()| true),
        _ => bail!("there is no such work"),
    }
}

fn engine_called(name: &str) -> Result<Engine> {
    Engine::ALL.into_iter().find(|engine| engine.name() == name).with_context(|| format!("no engine `{name}`"))
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

fn one(engine: Engine, folder: &str) -> Result<bool> {
    let case = store::load(folder.as_ref())?;
    let kept = law::check(&mut Bench::new(engine), &Runtime::default(), &case.pair, &case.rows);
    match &kept {
        Ok(kept) => println!("{kept:?}"),
        Err(broken) => println!("{broken}"),
    }
    Ok(kept.is_ok())
}

fn all(seed: u64, report: &Path, folder: &str) -> Result<bool> {
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

/// What the figures were taken on.
fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!("{cores} cores, {model}")
}

fn head(seed: u64) -> String {
    let machine = machine();
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
