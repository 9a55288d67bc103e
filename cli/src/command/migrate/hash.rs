//! `migrate hash`: the last migration was edited by hand.

use crate::Outcome;
use crate::args::Format;
use crate::output::Output;
use crate::project::Project;

/// Record the last migration again after its SQL was edited by hand
///
/// Reads every statement, notes its risks, and puts the new checksum into schemalock.lock. Only the last migration can be
/// edited, and only while no database has it: one that does refuses another file under the same name.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate hash
  schemalock migrate hash --format json")]
pub(crate) struct Options {
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(_options: &Options, _project: &Project, _output: &Output) -> anyhow::Result<Outcome> {
    anyhow::bail!("not yet")
}
