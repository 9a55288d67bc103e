//! `migrate`: history, and what follows from an edit. One file is one subcommand.

mod hash;
mod new;
mod rebase;

use clap::Subcommand;

use crate::Outcome;
use crate::output::Output;
use crate::project::Project;

/// Write the migration for what changed
///
/// Migrations stand in `migrations/` beside the schema. They are history: a migration that was applied somewhere is never
/// changed again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate new                       the migration from the last one to schema.yaml
  schemalock migrate new --drop nodes.label    the same, where a column goes with its data
  schemalock migrate new --rebase              after a conflict of branches in schemalock.lock")]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Migrate,
}

#[derive(Debug, Subcommand)]
enum Migrate {
    New(new::Options),
    Hash(hash::Options),
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    match &options.command {
        Migrate::New(options) => new::run(options, project, output),
        Migrate::Hash(options) => hash::run(options, project, output),
    }
}
