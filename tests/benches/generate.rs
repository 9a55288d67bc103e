//! `schemalock generate` as a whole process on 1,000 tables of 12 columns, for SQLite: first into nothing, then over
//! unchanged files. `cargo bench -p schemalock-tests --bench generate`
//!
//! Wall time is from before the process is made until it is seen to have ended, which a poll does at most 0.2 ms late
//! (1 % late beyond 20 ms). Memory is the kernel's `ru_maxrss` of that one process; it is never less than that of
//! this bench, which is reported, too.
#![allow(clippy::print_stdout, reason = "a bench reports on standard output")]
#![allow(clippy::disallowed_methods, reason = "a bench works on files")]

use std::time::Duration;

use anyhow::{Context, Result};
use schemalock_tests::{Output, Project, synthetic};

const TABLES: usize = 1_000;
const COLUMNS: usize = 12;
const RUNS: usize = 20;

fn main() -> Result<()> {
    // `cargo test --benches` runs this, too, without `--bench`: then there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let project = Project::with_schema(&synthetic::schema(TABLES, COLUMNS));
    println!("schemalock generate, {TABLES} tables x {COLUMNS} columns, SQLite, {RUNS} runs each");
    let fresh = measure(&project, Before::Remove)?;
    report("into nothing", &fresh);
    let unchanged = measure(&project, Before::Keep)?;
    report("over unchanged files", &unchanged);
    println!("{:>22}  peak memory of this bench itself: {}", "", own_peak().unwrap_or_default());
    Ok(())
}

/// What happens to the output of the last run.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Remove,
    Keep,
}

fn measure(project: &Project, before: Before) -> Result<Vec<Output>> {
    (0..RUNS).map(|_| once(project, before)).collect()
}

fn once(project: &Project, before: Before) -> Result<Output> {
    let generated = project.path().join("generated");
    if before == Before::Remove && generated.exists() {
        std::fs::remove_dir_all(&generated).context("cannot remove the last output")?;
    }
    Ok(project.run(&["generate"]).expect_code(0))
}

fn report(label: &str, outputs: &[Output]) {
    let mut times: Vec<Duration> = outputs.iter().map(|output| output.elapsed).collect();
    times.sort();
    let memory = outputs.iter().map(|output| output.peak_memory).max().unwrap_or_default();
    let [min, median, max] = [0, times.len() / 2, times.len() - 1].map(|place| milliseconds(times[place]));
    let memory = memory / 1_000_000;
    println!("{label:>22}  min {min} ms  median {median} ms  max {max} ms  peak memory {memory} MB");
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1_000.0)
}

/// Linux only; elsewhere nothing is said.
fn own_peak() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.trim_start_matches("VmHWM:").trim().to_owned())
}
