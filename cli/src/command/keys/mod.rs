//! `keys`: the keyring. One file is one subcommand.

mod activate;
mod add;
mod answer;
mod change;
mod database;
mod destroy;
mod fit;
mod list;
mod new;
mod place;
mod promote;
mod retire;
mod rewrap;
mod unused;
mod verify;

pub(crate) use fit::without_primary;
pub(crate) use place::{KekSource, Place};

use clap::Subcommand;

use crate::Outcome;
use crate::output::Output;
use crate::project::Project;

/// Make and change the keyring: the keys that seal encrypted columns
///
/// Keys stand wrapped in a file that only its owner can read. What wraps them, the KEK, stands elsewhere: in an environment
/// variable, in another file, or in a key management that a program asks.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys new --kek file:kek.txt     a keyring, and a KEK for it
  schemalock keys add                        a new key that every program can open with
  schemalock keys promote 425d               from now on, seal with that key
  schemalock keys verify --database URL      does the keyring have every key that the database needs?

docs/keyring.md says how to change keys step by step.")]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Keys,
}

#[derive(Debug, Subcommand)]
enum Keys {
    New(new::Options),
    List(list::Options),
    Add(add::Options),
    Promote(promote::Options),
    Retire(retire::Options),
    Activate(activate::Options),
    Destroy(destroy::Options),
    Rewrap(rewrap::Options),
    Verify(verify::Options),
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    match &options.command {
        Keys::New(options) => new::run(options, project, output),
        Keys::List(options) => list::run(options, project, output),
        Keys::Add(options) => add::run(options, project, output),
        Keys::Promote(options) => promote::run(options, project, output),
        Keys::Retire(options) => retire::run(options, project, output),
        Keys::Activate(options) => activate::run(options, project, output),
        Keys::Destroy(options) => destroy::run(options, project, output),
        Keys::Rewrap(options) => rewrap::run(options, project, output),
        Keys::Verify(options) => verify::run(options, project, output),
    }
}

/// What was looked for, to go before the reason why it was not found.
fn not_found(id: &str, path: &camino::Utf8Path) -> String {
    format!("no key `{id}` in {path}")
}
