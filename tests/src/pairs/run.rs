//! Many pairs, one after the other, with what came of them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::applier::Applier;
use super::database::Bench;
use super::law::{self, Broken, Kept};
use super::shrink::{Case, shrink};
use super::{Drawn, Pair, Random, rows, store};
use crate::Engine;

/// What came of many pairs.
#[derive(Debug, Default)]
pub struct Tally {
    /// Pairs that were held against the law.
    pub pairs: usize,
    /// Pairs that were drawn for it, and those that the compiler refused.
    pub drawn: Drawn,
    /// How they kept the law.
    pub kept: BTreeMap<&'static str, usize>,
    /// Rows that were in their databases.
    pub rows: usize,
    /// Those that broke it.
    pub failures: Vec<Failure>,
    /// How long it took.
    pub elapsed: Duration,
}

/// A pair that broke the law, made small.
#[derive(Debug)]
pub struct Failure {
    /// What it was drawn from.
    pub seed: u64,
    /// What was found.
    pub broken: Broken,
    /// Where it is kept.
    pub kept_at: PathBuf,
}

/// How much is done about a failure.
#[derive(Clone, Debug)]
pub struct Care {
    /// How many smaller cases are tried for each.
    pub tries: usize,
    /// Where cases are written, a folder for each.
    pub folder: PathBuf,
    /// After so many, the rest of the seeds is left.
    pub most: usize,
}

impl Tally {
    /// The part of the drawn pairs that the compiler took, in per cent.
    #[must_use]
    pub fn acceptance(&self) -> f64 {
        100.0 * (self.drawn.all - self.drawn.refused.len()) as f64 / self.drawn.all.max(1) as f64
    }

    /// Adds what came of others.
    pub fn add(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.rows += other.rows;
        self.drawn.all += other.drawn.all;
        self.drawn.refused.extend(other.drawn.refused);
        self.failures.extend(other.failures);
        self.elapsed = self.elapsed.max(other.elapsed);
        for (word, count) in other.kept {
            *self.kept.entry(word).or_default() += count;
        }
    }

    /// Every failure with its findings.
    #[must_use]
    pub fn report(&self) -> String {
        let one = |failure: &Failure| {
            format!("seed {}, kept in {}:\n{}", failure.seed, failure.kept_at.display(), failure.broken)
        };
        self.failures.iter().map(one).collect::<Vec<_>>().join("\n\n")
    }
}

/// The case that belongs to a seed.
///
/// # Errors
/// No draw was valid.
pub fn case(engine: Engine, seed: u64, drawn: &mut Drawn) -> Result<Case, String> {
    let mut random = Random::new(seed);
    let pair = Pair::random(&mut random, engine, drawn)?;
    let rows = rows::rows(&mut random, engine, &pair.a);
    Ok(Case { pair, rows })
}

/// Holds the pairs of these seeds against the law, and writes down those that break it.
///
/// # Panics
/// When no pair can be drawn at all.
#[must_use]
pub fn run(engine: Engine, applier: &dyn Applier, seeds: impl Iterator<Item = u64>, care: &Care) -> Tally {
    let start = Instant::now();
    let mut bench = Bench::new(engine);
    let mut tally = Tally::default();
    for seed in seeds {
        let case = case(engine, seed, &mut tally.drawn).unwrap_or_else(|error| panic!("no pair from {seed}: {error}"));
        tally.pairs += 1;
        tally.rows += case.rows.values().map(Vec::len).sum::<usize>();
        match law::check(&mut bench, applier, &case.pair, &case.rows) {
            Ok(kept) => *tally.kept.entry(word(&kept)).or_default() += 1,
            Err(broken) => tally.failures.push(failure(&mut bench, applier, seed, case, broken, care)),
        }
        if tally.failures.len() >= care.most {
            break;
        }
    }
    tally.elapsed = start.elapsed();
    tally
}

fn word(kept: &Kept) -> &'static str {
    match kept {
        Kept::Whole => "applied and taken back with every row",
        Kept::Irreversible => "applied and taken back, but for what was dropped",
        Kept::NoWayDown => "applied; what was dropped stops the way back",
        Kept::Refused => "refused with counts, nothing changed",
    }
}

fn failure(bench: &mut Bench, applier: &dyn Applier, seed: u64, case: Case, broken: Broken, care: &Care) -> Failure {
    let stage = broken.stage;
    let kind = kind(&broken);
    let small = shrink(case, care.tries, |case| {
        law::check(bench, applier, &case.pair, &case.rows)
            .is_err_and(|broken| broken.stage == stage && self::kind(&broken) == kind)
    });
    let broken = law::check(bench, applier, &small.pair, &small.rows).err().unwrap_or(broken);
    let kept_at = care.folder.join(format!("{}_{seed}", bench.engine().name()));
    let written = store::save(&kept_at, &small);
    let kept_at = written.map_or_else(|error| PathBuf::from(format!("nowhere: {error:#}")), |()| kept_at);
    Failure { seed, broken, kept_at }
}

/// The words of a finding without names and numbers, so that what is made smaller stays the same finding.
fn kind(broken: &Broken) -> String {
    let text = broken.what.rsplit(": ").next().unwrap_or_default();
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3);
    let name = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase());
    words.filter(name).take(4).collect::<Vec<_>>().join(" ")
}
