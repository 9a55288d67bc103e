//! Writes while PostgreSQL is killed again and again: docs/reports/stores-under-fire.md.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use schemalock_tests::loads::fire::{self, Load, Outcome};

const TASKS: usize = 64;

pub(crate) fn write(seed: u64, seconds: u64, report: &Path) -> Result<bool> {
    let load = Load { seed, tasks: TASKS, time: Duration::from_secs(seconds) };
    let outcome = tokio::runtime::Runtime::new()?.block_on(fire::run(load))?;
    for wrong in &outcome.wrong {
        eprintln!("{wrong}");
    }
    std::fs::write(report, text(load, &outcome)).with_context(|| format!("cannot write {}", report.display()))?;
    Ok(outcome.wrong.is_empty())
}

fn text(load: Load, outcome: &Outcome) -> String {
    let mut text = format!(
        "# Stores under fire\n\nWritten by `.ci/slow`. Seed {}; {}; {} s.\n\n\
         {} tasks write through the stores of `apps` and `nodes`, each rows of its own, and remember what was acknowledged, while PostgreSQL is \
         ended and started again: all of its processes by SIGKILL, or by an immediate shutdown, in turn. It writes its log before it \
         acknowledges (`synchronous_commit=on`); `fsync` is off, for the machine stays. Afterwards every row is compared with what is \
         remembered (`tests/src/loads/fire`).\n\n\
         | ended by SIGKILL | by immediate shutdown | unacknowledged writes: there | not there | wrong |\n| --- | --- | --- | --- | --- |\n\
         | {} | {} | {} | {} | {} |\n\n",
        load.seed,
        super::machine(),
        outcome.elapsed.as_secs(),
        load.tasks,
        outcome.killed,
        outcome.stopped,
        outcome.unknown[0],
        outcome.unknown[1],
        outcome.wrong.len(),
    );
    table(&mut text, "acknowledged", outcome.acknowledged.iter());
    table(&mut text, "error", outcome.errors.iter());
    text.push_str(
        "Of `create_all`, five rows are written or none. An unacknowledged `create` is tried again half of the time: the row has its key from \
         the program, and `StoreError::Unique` says that it is there. Wrong would be a row that is not what was acknowledged, is none \
         of what it may be, or belongs to nobody; a part of a batch; and any error but `Unavailable` and `Conflict`.\n",
    );
    text
}

fn table<'t>(text: &mut String, what: &str, counts: impl Iterator<Item = (&'t &'static str, &'t usize)>) {
    let _ = writeln!(text, "| {what} | calls |\n| --- | --- |");
    for (word, count) in counts {
        let _ = writeln!(text, "| `{word}` | {count} |");
    }
    text.push('\n');
}
