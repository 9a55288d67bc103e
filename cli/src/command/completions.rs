//! `completions`: for shells.

use clap::CommandFactory as _;
use clap_complete::Shell;

use crate::Outcome;
use crate::args::Args;
use crate::output::Output;

/// Print a shell's completion script
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock completions bash > /etc/bash_completion.d/schemalock
  schemalock completions zsh > ~/.zfunc/_schemalock")]
pub(crate) struct Options {
    /// The shell
    shell: Shell,
}

pub(super) fn run(options: &Options, output: &Output) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Args::command(), "schemalock", &mut script);
    output.result(&String::from_utf8(script)?)?;
    Ok(Outcome::Done)
}
