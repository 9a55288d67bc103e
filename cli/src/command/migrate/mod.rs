//! `migrate`: history, and what follows from an edit. One file is one subcommand.

mod apply;
mod baseline;
mod down;
mod dry;
mod hash;
mod new;
mod rebase;
mod repair;
mod session;
mod squash;
mod status;
mod verify;

use clap::Subcommand;

use crate::Outcome;
use crate::output::Output;
use crate::project::Project;

/// Write, apply, undo and prove migrations
///
/// Migrations stand in `migrations/` beside the schema. They are history: a migration that was applied somewhere is never
/// changed again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate new                       the migration from the last one to schema.yaml
  schemalock migrate verify                    does it lead where it says? (for CI)
  schemalock migrate status --database URL     what has this database, and what does it lack?
  schemalock migrate apply --database URL      apply that")]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Migrate,
}

#[derive(Debug, Subcommand)]
enum Migrate {
    New(new::Options),
    Status(status::Options),
    Apply(apply::Options),
    Down(down::Options),
    Baseline(baseline::Options),
    Verify(verify::Options),
    Squash(squash::Options),
    Repair(repair::Options),
    Hash(hash::Options),
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    match &options.command {
        Migrate::New(options) => new::run(options, project, output),
        Migrate::Status(options) => status::run(options, project, output),
        Migrate::Apply(options) => apply::run(options, project, output),
        Migrate::Down(options) => down::run(options, project, output),
        Migrate::Baseline(options) => baseline::run(options, project, output),
        Migrate::Verify(options) => verify::run(options, project, output),
        Migrate::Squash(options) => squash::run(options, project, output),
        Migrate::Repair(options) => repair::run(options, project, output),
        Migrate::Hash(options) => hash::run(options, project, output),
    }
}
