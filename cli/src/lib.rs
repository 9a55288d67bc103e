//! Schemalock's command line: commands, files, live databases, progress. What it knows of schemas, SQL and Rust is
//! `schemalock-codegen`'s; here is the world around the pure compiler.
//!
//! Conventions: results go to stdout and everything else to stderr; a command ends in an [`Outcome`] or, when it could not do
//! its work, in an error. The exit codes 0, 1 and 2 are made from these in one place, below.

mod args;
mod command;
mod crash;
mod database;
mod drift;
mod edit;
mod files;
mod finding;
mod interrupt;
mod kind;
mod output;
mod project;
mod reach;
mod schema;
mod source;
mod transfer;

use std::process::ExitCode;

use clap::Parser as _;

use args::Args;
use output::Output;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done, nothing to report: exit code 0.
    Done,
    /// Something was found, or a plan was refused: exit code 1.
    Findings,
}

/// It could not do it: usage, an unreadable file, no connection.
const COULD_NOT: u8 = 2;

/// Runs the command that the process was started with.
#[must_use]
pub fn run() -> ExitCode {
    ExitCode::from(crash::guard(COULD_NOT, || match Args::try_parse() {
        Ok(args) => execute(&args),
        Err(usage) => explain_usage(&usage),
    }))
}

fn execute(args: &Args) -> u8 {
    let output = Output::new(args.global.color);
    match command::run(args, &output) {
        Ok(Outcome::Done) => 0,
        Ok(Outcome::Findings) => 1,
        Err(error) => {
            output.error(&error);
            COULD_NOT
        }
    }
}

/// `--help` and `--version` arrive here, too; clap knows which of them go to stdout and end well.
fn explain_usage(usage: &clap::Error) -> u8 {
    // A reader that has gone away is no reason to fail.
    let _ = usage.print();
    if usage.use_stderr() { COULD_NOT } else { 0 }
}
