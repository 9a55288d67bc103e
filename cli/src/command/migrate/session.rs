//! What the subcommands that look at a database have in common.

use std::time::Duration;

use schemalock::migrate::{Direction, Migrations};

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::command::keyed;
use crate::database::{Live, Target};
use crate::drift::{self, Finding, Shown};
use crate::files::migrations::Folder;
use crate::interrupt::{runtime, until_interrupted};
use crate::output::Output;
use crate::project::Project;
use crate::reach;

/// The database, and how to reach it.
#[derive(Debug, clap::Args)]
pub(super) struct Where {
    /// The database; by default a SQLite file beside the schema, with the schema's name
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// How many seconds to wait for others: for who migrates the database, and for who holds a lock that a phase needs
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    wait: u32,
    /// How the result is written
    #[arg(long, default_value = "human")]
    pub(super) format: Format,
}

/// History and a database that it is for.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) folder: Folder,
    pub(super) migrations: Migrations,
    pub(super) target: Target,
    pub(super) live: Live,
    pub(super) wait: Duration,
}

impl Session {
    /// Reads history and connects; what is wrong with history is a finding.
    pub(super) async fn open(place: &Where, project: &Project) -> anyhow::Result<Result<Self, Vec<Finding>>> {
        let folder = Folder::read(project.migrations())?;
        let touched = drift::history(project, &folder);
        if !touched.is_empty() {
            return Ok(Err(touched));
        }
        let recorded = folder.recorded().ok_or_else(|| anyhow::anyhow!("{}", none(project, &folder)))?;
        let target = reach::target(place.database.as_deref(), project, &recorded)?;
        let mut live = Live::connect(&target).await?;
        reach::refuse_other_dialects(project, &recorded, live.kind())?;
        let wait = Duration::from_secs(place.wait.into());
        Ok(Ok(Self { migrations: folder.migrations(), folder, target, live, wait }))
    }

    /// Does any of these migrations need keys?
    pub(super) fn needs_keys(&self, names: &[String], direction: Direction) -> anyhow::Result<bool> {
        keyed::needed(&self.migrations, names, self.live.dialect(), direction)
    }
}

/// What is said where there is no history.
pub(super) fn none(project: &Project, folder: &Folder) -> String {
    let new = project.command("migrate new");
    format!("there are no migrations in `{}`: `{new}` writes the first", folder.path)
}

/// What Ctrl-C leaves behind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Interrupted {
    /// What there was: it only reads, or writes all at once.
    Nothing,
    /// A part, and this command goes on from there.
    Part(&'static str),
}

impl Interrupted {
    fn error(self, project: &Project, target: &Target) -> anyhow::Error {
        match self {
            Self::Nothing => anyhow::anyhow!("interrupted; nothing was changed in {target}"),
            Self::Part(command) => {
                let command = project.command(&format!("{command}{}", target.option()));
                anyhow::anyhow!("interrupted; what is done in {target} stays, and `{command}` goes on from there")
            }
        }
    }
}

/// Opens a session, does the work, and closes it. What is refused is shown.
pub(super) fn run(
    place: &Where,
    project: &Project,
    output: &Output,
    interrupted: Interrupted,
    work: impl AsyncFnOnce(&mut Session) -> anyhow::Result<Result<Outcome, Vec<Finding>>>,
) -> anyhow::Result<Outcome> {
    let done = runtime()?.block_on(async {
        let mut session = match until_interrupted(Session::open(place, project)).await? {
            Some(opened) => match opened? {
                Ok(session) => session,
                Err(findings) => return Ok(Err(findings)),
            },
            None => anyhow::bail!("interrupted; nothing was changed"),
        };
        let Some(done) = until_interrupted(work(&mut session)).await? else {
            // The connection is in the middle of something: it is dropped without a good-bye.
            return Err(interrupted.error(project, &session.target));
        };
        session.live.close().await;
        done
    });
    match done? {
        Ok(outcome) => Ok(outcome),
        Err(findings) => {
            let shown = Shown { schema: serde_json::Value::Null, word: "refused" };
            drift::show(&findings, shown, FindingFormat::from(place.format), output)?;
            Ok(Outcome::Findings)
        }
    }
}
