//! `migrate down`: the last migrations, undone.

use schemalock::migrate::{Direction, Standing};

use super::apply::show;
use super::session::{self, Keys, Session, Where};
use crate::Outcome;
use crate::database::How;
use crate::output::Output;
use crate::project::Project;
use crate::reach;

/// Undo the last migrations of a database
///
/// Refused where going back does not give back everything, and says what that is, unless it is meant.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate down
  schemalock migrate down 2 --database postgres://app@localhost/app
  schemalock migrate down --irreversible       what was dropped stays lost")]
pub(super) struct Options {
    /// How many migrations
    #[arg(default_value_t = 1)]
    count: usize,
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    keys: Keys,
    /// Go back also where that cannot give back everything
    #[arg(long)]
    irreversible: bool,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    session::run(&options.place, project, output, async |session: &mut Session| {
        let status = match session.live.status(&session.migrations).await {
            Ok(status) => status,
            Err(error) => return Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        };
        let applied = status.map(|status| status.migrations).unwrap_or_default();
        let last = applied.into_iter().rev().filter(|entry| entry.standing != Standing::Pending).take(options.count);
        let last: Vec<String> = last.map(|entry| entry.name).collect();
        let keyring = options.keys.open(project, session.needs_keys(&last, Direction::Down)?)?;
        let how = How { wait: session.wait, keyring: keyring.as_ref(), irreversible: options.irreversible };
        match session.live.down(&session.migrations, options.count, &how, output).await {
            Ok(undone) => show(options.place.format, &session.target.to_string(), "undone", &undone, output).map(Ok),
            Err(error) => Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        }
    })
}
