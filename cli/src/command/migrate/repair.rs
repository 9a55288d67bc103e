//! `migrate repair`: an entry of the history that was broken off for good.

use clap::ValueEnum;
use schemalock::migrate::Repair;
use serde_json::json;

use super::session::{self, Interrupted, Session, Where};
use crate::Outcome;
use crate::args::Format;
use crate::database::How;
use crate::output::Output;
use crate::project::Project;
use crate::reach;

/// Put right the history's entry of a migration that was broken off
///
/// `migrate apply` goes on where a migration was broken off, and that is nearly always what is wanted. Where somebody has finished it,
/// or taken it back, by hand, the history is told so with this.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate repair 0004_titles --as applied --database postgres://app@localhost/app
  schemalock migrate repair 0004_titles --as pending --database postgres://app@localhost/app")]
pub(super) struct Options {
    /// The migration
    name: String,
    /// What is in the database
    #[arg(long = "as", value_name = "STATE")]
    state: State,
    #[command(flatten)]
    place: Where,
}

/// What an entry is to be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum State {
    /// All of the migration
    Applied,
    /// Nothing of it
    Pending,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    session::run(&options.place, project, output, Interrupted::Nothing, async |session: &mut Session| {
        anyhow::ensure!(session.live.exists(), "{}: there is no such file", session.target);
        let how = How { wait: session.wait, ..How::default() };
        let (to, word) = match options.state {
            State::Applied => (Repair::Applied, "applied"),
            State::Pending => (Repair::Pending, "pending"),
        };
        match session.live.repair(&session.migrations, &options.name, to, &how, output).await? {
            Ok(()) => {
                let database = session.target.to_string();
                match options.place.format {
                    Format::Json => {
                        output
                            .json(&json!({ "ok": true, "database": database, "name": options.name, "state": word }))?;
                    }
                    Format::Human => output.result(&format!("{} is {word} in {database}\n", options.name))?,
                }
                Ok(Ok(Outcome::Done))
            }
            Err(error) => Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        }
    })
}
