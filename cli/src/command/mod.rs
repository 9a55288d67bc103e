//! One file is one command: its options with their help, and what it does.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod consent;
pub(crate) mod dialect;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fmt;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod keyed;
pub(crate) mod keys;
pub(crate) mod migrate;
pub(crate) mod pull;
pub(crate) mod reencrypt;
pub(crate) mod sync;
pub(crate) mod validate;
pub(crate) mod verify_indexes;

use crate::Outcome;
use crate::args::{Args, Command};
use crate::output::Output;
use crate::project::Project;

/// Runs the command that was asked for.
pub(crate) fn run(args: &Args, output: &Output) -> anyhow::Result<Outcome> {
    let project = Project::new(&args.global.schema);
    match &args.command {
        Command::Init(options) => init::run(options, &project, output),
        Command::Validate(options) => validate::run(options, &project, output),
        Command::Fmt(options) => fmt::run(options, &project, output),
        Command::Generate(options) => generate::run(options, &project, output),
        Command::Check(options) => check::run(options, &project, output),
        Command::Diff(options) => diff::run(options, output),
        Command::Pull(options) => pull::run(options, output),
        Command::Migrate(options) => migrate::run(options, &project, output),
        Command::Sync(options) => sync::run(options, &project, output),
        Command::Keys(options) => keys::run(options, &project, output),
        Command::Reencrypt(options) => reencrypt::run(options, &project, output),
        Command::VerifyIndexes(options) => verify_indexes::run(options, &project, output),
        Command::Export(options) => export::run(options, &project, output),
        Command::Import(options) => import::run(options, &project, output),
        Command::Explain(options) => explain::run(options, output),
        Command::Completions(options) => completions::run(options, output),
    }
}
