//! `slow`: the checks that take longer than a test run may.
#![allow(clippy::print_stderr, clippy::print_stdout, reason = "a program says what it did")]
#![allow(clippy::disallowed_methods, reason = "reads the clock and the machine")]

mod fire;
mod look_ups;
mod migrations;
mod reencrypt;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use schemalock_tests::Engine;
use schemalock_tests::pairs::kill;
use schemalock_tests::reencrypt::storm::Storm;

const HELP: &str = "\
slow migrations SEED REPORT FOLDER              pairs and kills, with the counts of the report; failures are kept in FOLDER
slow pairs ENGINE SEED COUNT FOLDER [plain]     holds COUNT pairs from SEED on against the law; plain: by the text of the scripts
slow case ENGINE FOLDER                         holds one kept case against the law
slow kills ENGINE SEED COUNT                    kills COUNT processes that apply
slow reencrypt SEED REPORT                      keys change on every engine, with the counts of the report
slow storm ENGINE SEED ROWS KILLS               the same on one engine
slow look-ups SEED NODES REPORT                 every look-up of stores on a small database and on one of NODES nodes
slow fire SEED SECONDS REPORT                   writes through stores while PostgreSQL is killed again and again";

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
        ["migrations", seed, report, folder] => migrations::all(seed.parse()?, report.as_ref(), folder),
        ["pairs", engine, seed, count, folder, rest @ ..] => {
            let (engine, is_plain) = (engine_called(engine)?, rest.contains(&"plain"));
            Ok(migrations::show_pairs(engine, seed.parse()?, count.parse()?, folder, is_plain))
        }
        ["case", engine, folder] => migrations::one(engine_called(engine)?, folder),
        ["kills", engine, seed, count] => migrations::show_kills(engine_called(engine)?, seed.parse()?, count.parse()?),
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
