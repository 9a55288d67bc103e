//! `apply` in a process of its own, killed at any moment, and applied again.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use schemalock_codegen::migration::initial;

use super::applier::Runtime;
use super::database::Bench;
use super::law::{self, Broken};
use super::script::Outcome;
use super::{Drawn, Random, run, store};
use crate::Engine;

/// What came of many kills.
#[derive(Debug, Default)]
pub struct Killed {
    /// Processes that were killed while they applied.
    pub killed: usize,
    /// Processes that had finished before.
    pub finished: usize,
    /// What did not recover: seed and finding.
    pub failures: Vec<(u64, Broken)>,
    /// How long it took.
    pub elapsed: Duration,
}

/// What the killed process does: applies the migrations of the pair in a folder to the database at a URL.
///
/// # Errors
/// It was refused, or failed.
pub fn child(engine: Engine, url: &str, folder: &Path) -> Result<()> {
    let case = store::load(folder)?;
    let plan = law::plan(&case.pair).map_err(|broken| anyhow::anyhow!("{broken}"))?;
    match Runtime::default().up_at(engine, url, &[initial(&case.pair.a), plan])? {
        Outcome::Applied => Ok(()),
        Outcome::Refused(counts) => bail!("refused: {counts:?}"),
    }
}

/// Kills that many processes. `program` with `child ENGINE URL FOLDER` is to do [`child`].
///
/// # Errors
/// The process cannot be started.
///
/// # Panics
/// When no pair can be drawn.
pub fn kill(engine: Engine, seed: u64, count: usize, program: &Path) -> Result<Killed> {
    let start = Instant::now();
    let mut random = Random::new(seed);
    let mut bench = Bench::new(engine);
    let mut killed = Killed::default();
    for seed in seed.. {
        if killed.killed >= count || killed.failures.len() > 4 {
            break;
        }
        let case = run::case(engine, seed, &mut Drawn::default()).unwrap_or_else(|error| panic!("{seed}: {error}"));
        let folder = tempfile::tempdir()?;
        store::save(folder.path(), &case)?;
        // It takes the process some milliseconds to get to work, and then some more to do it.
        let moment = Duration::from_millis(2 + random.below(120) as u64);
        let mut whole = true;
        let done = law::broken_off(&mut bench, &Runtime::default(), &case.pair, &case.rows, |one| {
            let words = ["child", engine.name(), one.url()];
            let child = Command::new(program)
                .args(words)
                .arg(folder.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn();
            if let Ok(mut child) = child {
                std::thread::sleep(moment);
                whole = child.try_wait().ok().flatten().is_some();
                let _ = child.kill();
                let _ = child.wait();
            }
        });
        match done {
            Ok(true) if whole => killed.finished += 1,
            Ok(true) => killed.killed += 1,
            Ok(false) => {}
            Err(broken) => killed.failures.push((seed, broken)),
        }
    }
    killed.elapsed = start.elapsed();
    Ok(killed)
}
