//! Writes while the server is killed again and again.
//!
//! Many tasks write through stores, each rows of its own, and each remembers what was acknowledged ([`writer`], [`memory`]). Afterwards
//! every acknowledged write is there and nothing is twice; what was not acknowledged is there or not, but whole.

pub mod memory;
pub mod writer;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use integrations::{AppStore, NodeStore};
use schemalock::migrate::{self, Migrations};
use schemalock::store::StoreError;
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;

use self::writer::Writer;
use crate::engine::{Server, postgres};
use crate::pairs::Random;

static MIGRATIONS: Migrations = schemalock::migrations!("../migrations");

/// How long, and how many.
#[derive(Clone, Copy, Debug)]
pub struct Load {
    /// The seed of what is written, and when the server is killed.
    pub seed: u64,
    /// How many tasks write.
    pub tasks: usize,
    /// How long they do.
    pub time: Duration,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// How often the server's processes were all killed.
    pub killed: usize,
    /// How often the server was stopped at once.
    pub stopped: usize,
    /// Acknowledged calls, by the name of the method.
    pub acknowledged: BTreeMap<&'static str, usize>,
    /// Calls that were not acknowledged, by the variant of the error.
    pub errors: BTreeMap<&'static str, usize>,
    /// Writes of which it was not known whether they are there: those that are, and those that are not.
    pub unknown: [usize; 2],
    /// What should not be.
    pub wrong: Vec<String>,
    /// How long it took.
    pub elapsed: Duration,
}

impl Outcome {
    fn add(&mut self, other: Self) {
        other.acknowledged.into_iter().for_each(|(word, count)| *self.acknowledged.entry(word).or_default() += count);
        other.errors.into_iter().for_each(|(word, count)| *self.errors.entry(word).or_default() += count);
        self.unknown = [self.unknown[0] + other.unknown[0], self.unknown[1] + other.unknown[1]];
        self.wrong.extend(other.wrong);
    }

    /// Notes why a call was not acknowledged. A broken connection has to be known as one, or nobody would try again.
    pub(super) fn note(&mut self, error: &StoreError) {
        let word = match error {
            StoreError::Unavailable(_) => "Unavailable",
            StoreError::Conflict(_) => "Conflict",
            other => {
                self.wrong.push(format!("an error of another kind: {other:?}"));
                "others"
            }
        };
        *self.errors.entry(word).or_default() += 1;
    }
}

/// Puts a server of its own under load, kills it again and again, and looks what is there.
///
/// # Errors
/// The server does not start.
pub async fn run(load: Load) -> Result<Outcome> {
    let start = Instant::now();
    let server = tokio::task::spawn_blocking(postgres::start_durable).await??;
    let pool = PgPoolOptions::new()
        .max_connections(load.tasks.try_into()?)
        .acquire_timeout(Duration::from_secs(2))
        .connect(server.url())
        .await?;
    migrate::run(&pool, &MIGRATIONS, None).await.context("the server has no tables")?;
    let stop = Arc::new(AtomicBool::new(false));
    let mut tasks = Vec::new();
    for task in 0..load.tasks {
        let writer = Writer::new(pool.clone(), load.seed.wrapping_add(task as u64), task).await?;
        tasks.push(tokio::spawn(writer.work(Arc::clone(&stop))));
    }
    let mut outcome = Outcome::default();
    kill(&server, load, &mut outcome).await?;
    stop.store(true, Ordering::Relaxed);
    let mut writers = Vec::new();
    for task in tasks {
        writers.push(task.await?);
    }
    look(&pool, writers, &mut outcome).await?;
    outcome.elapsed = start.elapsed();
    pool.close().await;
    Ok(outcome)
}

/// Ends the server in turn in its two worst ways, whenever it has worked for a while.
async fn kill(server: &Server, load: Load, outcome: &mut Outcome) -> Result<()> {
    let (start, mut random) = (Instant::now(), Random::new(load.seed));
    // In each way once, however long that takes.
    while start.elapsed() < load.time || outcome.stopped == 0 {
        tokio::time::sleep(Duration::from_millis(300 + random.number() % 1_200)).await;
        if outcome.stopped < outcome.killed {
            // PostgreSQL's immediate shutdown: its children end without a word to the disk.
            tokio::task::block_in_place(|| server.end("QUIT", false))?;
            outcome.stopped += 1;
        } else {
            tokio::task::block_in_place(|| server.end("KILL", true))?;
            outcome.killed += 1;
        }
        let url = server.url().to_owned();
        tokio::task::spawn_blocking(move || postgres::wait_for(&url)).await??;
    }
    Ok(())
}

/// Compares what is there with what the writers remember.
async fn look(pool: &PgPool, writers: Vec<Writer>, outcome: &mut Outcome) -> Result<()> {
    let (mut apps, mut nodes) = (0, 0);
    for writer in writers {
        let (counts, seen) = writer.look().await?;
        apps += counts.apps;
        nodes += counts.nodes;
        outcome.add(seen);
    }
    let there = [AppStore::new(pool).rows().count().await?, NodeStore::new(pool).rows().count().await?];
    if there != [apps, nodes] {
        outcome.wrong.push(format!("there are {there:?} apps and nodes, and {:?} are accounted for", [apps, nodes]));
    }
    Ok(())
}
