//! `slow`: the checks that take longer than a test run may. See `--help`.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a program says what it did")]
#![allow(clippy::disallowed_methods, reason = "reads the clock and the machine")]

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use schemalock_tests::Engine;
use schemalock_tests::pairs::applier::{Applier, Plain, Runtime};
use schemalock_tests::pairs::database::Bench;
use schemalock_tests::pairs::run::{Care, Tally, run};
use schemalock_tests::pairs::{law, store};

const HELP: &str = "\
slow pairs ENGINE SEED COUNT [FOLDER [plain]]   holds COUNT pairs from SEED on against the law; what breaks it is made small and kept in
                                        FOLDER (target/pairs when none is said)
slow case ENGINE FOLDER                 holds one kept case against the law";

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
        ["pairs", engine, seed, count, rest @ ..] => {
            let folder = rest.first().copied().unwrap_or("target/pairs");
            pairs(engine_called(engine)?, seed.parse()?, count.parse()?, folder, rest.contains(&"plain"))
        }
        ["case", engine, folder] => one(engine_called(engine)?, folder),
        _ => bail!("there is no such work"),
    }
}

fn engine_called(name: &str) -> Result<Engine> {
    Engine::ALL.into_iter().find(|engine| engine.name() == name).with_context(|| format!("no engine `{name}`"))
}

fn pairs(engine: Engine, seed: u64, count: u64, folder: &str, plain: bool) -> Result<bool> {
    let care = Care { tries: 150, folder: folder.into(), most: 6 };
    let runtime = Runtime::default();
    let applier: &dyn Applier = if plain { &Plain } else { &runtime };
    let tally = run(engine, applier, seed..seed + count, &care);
    show(engine, &tally);
    Ok(tally.failures.is_empty())
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

fn show(engine: Engine, tally: &Tally) {
    println!(
        "{}: {} pairs, {} rows, {:.1} % of the draws accepted, {:.1} s",
        engine.name(),
        tally.pairs,
        tally.rows,
        tally.acceptance(),
        tally.elapsed.as_secs_f64()
    );
    for (word, count) in &tally.kept {
        println!("  {count:6} {word}");
    }
    println!("  {:6} broke the law", tally.failures.len());
    println!("{}", tally.report());
}
