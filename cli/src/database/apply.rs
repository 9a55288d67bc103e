//! Applying what is pending, so that it can be broken off anywhere and taken up again.
//!
//! A phase that is a transaction commits together with the note that it is done. A phase that is a statement cannot: before one is
//! repeated that may have been done without its note, the catalogue is asked for what it makes.

use std::time::Duration;

use anyhow::Context as _;
use indicatif::ProgressBar;
use schemalock_codegen::migration::{Phase, PhaseKind};
use serde::Serialize;

use super::engine::Engine;
use super::history::{self, Row};
use super::job::{self, Job, Step};
use crate::output::Output;

/// A migration that was applied by this run.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Applied {
    /// Its name.
    pub(crate) name: String,
    /// How many phases this run did.
    pub(crate) phases: usize,
    /// It had been broken off before.
    pub(crate) resumed: bool,
}

/// Applies what is pending, under the database's lock.
pub(super) async fn apply<E: Engine>(
    engine: &mut E,
    job: &Job,
    wait: Duration,
    output: &Output,
) -> anyhow::Result<Vec<Applied>> {
    let waiting = |who: &str| output.note(&format!("waiting for {who}, which is migrating this database"));
    engine.lock(wait, &waiting).await?;
    let done = under_lock(engine, job, output).await;
    match done {
        Ok(applied) => engine.unlock().await.map(|()| applied),
        // The first error is the one to tell; the lock ends with the connection.
        Err(error) => Err(error),
    }
}

async fn under_lock<E: Engine>(engine: &mut E, job: &Job, output: &Output) -> anyhow::Result<Vec<Applied>> {
    let rows = history::read(engine).await?;
    job::refuse(engine, job, &rows).await?;
    let bar = output.progress(job.steps.iter().map(|step| step.script.phases.len() as u64).sum());
    let mut applied = Vec::new();
    for step in &job.steps {
        let row = rows.iter().find(|row| row.migration == step.name);
        let phases = migration(engine, job, step, row, &bar).await?;
        if phases > 0 {
            applied.push(Applied { name: step.name.clone(), phases, resumed: row.is_some() });
        }
    }
    bar.finish_and_clear();
    Ok(applied)
}

/// Does what is left of a migration; says how many phases that were.
///
/// Below, `false` stands for a phase that another has done in the meantime.
async fn migration<E: Engine>(
    engine: &mut E,
    job: &Job,
    step: &Step,
    row: Option<&Row>,
    bar: &ProgressBar,
) -> anyhow::Result<usize> {
    let phases = &step.script.phases;
    let from = if row.is_some_and(|row| row.done) { phases.len() } else { row.map_or(0, |row| row.phase) };
    bar.inc(from as u64);
    bar.set_message(step.name.clone());
    let mut count = 0;
    for (at, phase) in phases.iter().enumerate().skip(from) {
        let resumed = row.is_some();
        let done = match phase.kind {
            PhaseKind::Transaction => transaction(engine, job, step, at, phase).await,
            PhaseKind::Statement => statement(engine, step, at, phase, resumed).await,
        };
        let done = done.with_context(|| format!("`{}`, phase {} of {}, failed", step.name, at + 1, phases.len()))?;
        count += usize::from(done);
        bar.inc(1);
    }
    Ok(count)
}

async fn transaction<E: Engine>(
    engine: &mut E,
    job: &Job,
    step: &Step,
    at: usize,
    phase: &Phase,
) -> anyhow::Result<bool> {
    engine.begin().await?;
    match in_transaction(engine, job, step, at, phase).await {
        Ok(done) => {
            engine.run("COMMIT").await?;
            Ok(done)
        }
        Err(error) => {
            // The first error is the one to tell; without a connection, the engine rolls back by itself.
            let _ = engine.run("ROLLBACK").await;
            Err(error)
        }
    }
}

/// The history is read anew: where the transaction is the lock, another may have been faster.
async fn in_transaction<E: Engine>(
    engine: &mut E,
    job: &Job,
    step: &Step,
    at: usize,
    phase: &Phase,
) -> anyhow::Result<bool> {
    let rows = history::read(engine).await?;
    job::refuse(engine, job, &rows).await?;
    let row = rows.iter().find(|row| row.migration == step.name);
    if row.is_some_and(|row| row.done || row.phase > at) {
        return Ok(false);
    }
    if row.is_none() {
        history::begin(engine, &step.name, &step.checksum, step.script.phases.len()).await?;
    }
    engine.run(phase.sql.trim_end()).await?;
    note(engine, step, at).await?;
    let violations = engine.violations().await?;
    anyhow::ensure!(violations.is_empty(), "references would be broken: {}", violations.join("; "));
    Ok(true)
}

async fn statement<E: Engine>(
    engine: &mut E,
    step: &Step,
    at: usize,
    phase: &Phase,
    resumed: bool,
) -> anyhow::Result<bool> {
    if at == 0 && !resumed {
        history::begin(engine, &step.name, &step.checksum, step.script.phases.len()).await?;
    }
    if !(resumed && is_done(engine, phase).await?) {
        engine.run(phase.sql.trim_end()).await?;
    }
    note(engine, step, at).await?;
    Ok(true)
}

/// Was this done before the note of it could be made?
async fn is_done<E: Engine>(engine: &mut E, phase: &Phase) -> sqlx::Result<bool> {
    for object in &phase.expects {
        if !history::exists(engine, object).await? {
            return Ok(false);
        }
    }
    Ok(!phase.expects.is_empty())
}

async fn note<E: Engine>(engine: &mut E, step: &Step, at: usize) -> anyhow::Result<()> {
    history::progress(engine, &step.name, at + 1, at + 1 == step.script.phases.len()).await
}
