//! What the subcommands that look at a database have in common.

use std::time::Duration;

use camino::Utf8PathBuf;
use schemalock::Keyring;
use schemalock::migrate::{Direction, Migrations};

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::command::keys::{KekSource, Place};
use crate::database::{Live, Target};
use crate::drift::{self, Finding, Shown};
use crate::files::migrations::Folder;
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

/// The keys that migrations seal and open values with; asked for only where a migration does.
#[derive(Debug, clap::Args)]
pub(super) struct Keys {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kek: KekSource,
}

impl Keys {
    /// The keyring, if a script needs one.
    pub(super) fn open(&self, project: &Project, needed: bool) -> anyhow::Result<Option<Keyring>> {
        if !needed {
            return Ok(None);
        }
        let path: Utf8PathBuf = self.place.path(project);
        // Without a keyring the runtime says which migration needs one.
        if !path.exists() {
            return Ok(None);
        }
        Ok(Some(Keyring::open(&path, &*self.kek.open()?)?))
    }
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
        let touched = drift::history(&folder);
        if !touched.is_empty() {
            return Ok(Err(touched));
        }
        let recorded = folder.recorded().ok_or_else(|| {
            anyhow::anyhow!(
                "there are no migrations in `{}`: `{}` writes the first",
                folder.path,
                project.command("migrate new")
            )
        })?;
        let target = reach::target(place.database.as_deref(), project, &recorded)?;
        let mut live = Live::connect(&target).await?;
        reach::refuse_other_dialects(project, &recorded, live.kind())?;
        let wait = Duration::from_secs(place.wait.into());
        Ok(Ok(Self { migrations: folder.migrations(), folder, target, live, wait }))
    }

    /// Does any of these migrations need keys?
    pub(super) fn needs_keys(&self, names: &[String], direction: Direction) -> anyhow::Result<bool> {
        let dialect = self.live.dialect();
        for name in names {
            if let Some(migration) = self.migrations.get(name)
                && migration.script(dialect, direction)?.needs_keys()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Opens a session, does the work, and closes it. What is refused is shown.
pub(super) fn run(
    place: &Where,
    project: &Project,
    output: &Output,
    work: impl AsyncFnOnce(&mut Session) -> anyhow::Result<Result<Outcome, Vec<Finding>>>,
) -> anyhow::Result<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        let mut session = match Session::open(place, project).await? {
            Ok(session) => session,
            Err(findings) => return Ok(Err(findings)),
        };
        let done = work(&mut session).await;
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
