//! `migrate down`: the last migrations, undone.

use schemalock::migrate::{Direction, Standing};

use super::apply::{Done, show};
use super::session::{self, Interrupted, Session, Where};
use crate::Outcome;
use crate::command::keyed::Keys;
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
    #[arg(default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    count: u32,
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    keys: Keys,
    /// Go back also where that cannot give back everything
    #[arg(long)]
    irreversible: bool,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    session::run(&options.place, project, output, Interrupted::Part("migrate down"), async |session: &mut Session| {
        let status = match session.live.status(&session.migrations).await {
            Ok(status) => status,
            Err(error) => return Ok(Err(vec![reach::refusal(error, project, &session.target)?])),
        };
        let count = usize::try_from(options.count)?;
        let applied = status.migrations.into_iter().rev();
        let last = applied.filter(|entry| entry.standing != Standing::Pending).take(count);
        let last: Vec<String> = last.map(|entry| entry.name).collect();
        let keyring = options.keys.open(project, session.needs_keys(&last, Direction::Down)?)?;
        let how = How { wait: session.wait, keyring: keyring.as_ref(), irreversible: options.irreversible };
        match session.live.down(&session.migrations, count, &how, output).await {
            Ok(undone) => {
                show(options.place.format, &session.target.to_string(), &Done::UNDONE, &undone, output).map(Ok)
            }
            Err(error) => {
                let mut finding = reach::refusal(error, project, &session.target)?;
                if options.count > 1 {
                    let several = format!("migrate down {}", options.count);
                    finding.repair = finding.repair.replacen("migrate down", &several, 1);
                }
                Ok(Err(vec![finding]))
            }
        }
    })
}
