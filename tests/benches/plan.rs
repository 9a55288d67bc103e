//! From an edit to its plan as a whole process, file to file: 1,000 tables of 12 columns, one of which gets a column.
//! `cargo bench -p schemalock-tests --bench plan`, behind `cargo build --release -p schemalock-cli`.
//!
//! How times are taken is said in `generate.rs`.
#![allow(clippy::print_stdout, reason = "a bench reports on standard output")]

use std::time::Duration;

use schemalock_tests::{Output, Project, synthetic};

const TABLES: usize = 1_000;
const COLUMNS: usize = 12;
const RUNS: usize = 30;

fn main() {
    // `cargo test --benches` runs this, too, without `--bench`: then there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let before = synthetic::schema(TABLES, COLUMNS).replace("sqlite: \"3.40\"", "postgres: \"14\"");
    let place = "  table_0500:\n    description: Synthetic table number 500.\n    columns:\n";
    let after = before.replace(place, &format!("{place}      added: {{ type: integer, optional: true }}\n"));
    assert_ne!(before, after, "the edit has its place");

    let project = Project::with_schema(&before);
    let _ = project.run(&["generate"]).expect_code(0);
    let _ = project.run(&["migrate", "new"]).expect_code(0);
    project.write("a.yaml", &before);
    project.write("b.yaml", &after);
    project.write("schema.yaml", &after);

    println!("one column added to one of {TABLES} tables x {COLUMNS} columns, PostgreSQL, {RUNS} runs each");
    let files = ["--from", "a.yaml", "--to", "b.yaml"];
    let diff = [&["diff"], files.as_slice(), &["--format", "sql"]].concat();
    // In turn, so that a machine that slows down slows all down.
    let commands: [(&str, &[&str]); 3] = [
        ("validate", &["validate"]),
        ("diff --format sql", &diff),
        ("migrate new --dry-run", &["migrate", "new", "--dry-run"]),
    ];
    let mut outputs: [Vec<Output>; 3] = Default::default();
    for _ in 0..RUNS {
        for ((_, arguments), outputs) in commands.iter().zip(&mut outputs) {
            outputs.push(project.run(arguments).expect_code(0));
        }
    }
    for ((label, _), outputs) in commands.iter().zip(&outputs) {
        report(label, outputs);
    }
}

fn report(label: &str, outputs: &[Output]) {
    let mut times: Vec<Duration> = outputs.iter().map(|output| output.elapsed).collect();
    times.sort();
    let [min, median, max] = [0, times.len() / 2, times.len() - 1].map(|place| milliseconds(times[place]));
    let memory = outputs.iter().map(|output| output.peak_memory).max().unwrap_or_default() / 1_000_000;
    println!("{label:>22}  min {min} ms  median {median} ms  max {max} ms  peak memory {memory} MB");
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1_000.0)
}
