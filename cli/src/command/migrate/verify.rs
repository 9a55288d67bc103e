//! `migrate verify`: history, proven on a scratch database.

use std::time::Duration;

use schemalock::migrate::{self, Direction, Migrations};
use schemalock::{Key, KeyKind, Keyring};
use schemalock_codegen::migration::{MODEL_FILE, initial};
use schemalock_codegen::model::{DialectKind, Model};
use serde_json::json;

use super::session;
use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::database::{Catalogue, How, Live, Scratches, Target};
use crate::drift::{self, Finding, Kind, Shown};
use crate::files::migrations::Folder;
use crate::interrupt::{runtime, until_interrupted};
use crate::output::{Output, count};
use crate::project::Project;
use crate::reach;

/// Prove that the migrations lead where they say, on scratch databases
///
/// Each migration is applied, and what is there then is compared, in the engine's own words, with a database that is made at once
/// from the model that the migration recorded; SQL that somebody wrote is held to it like all other. Then it is undone and applied
/// again. The databases are made for this and removed; nothing else on the server is touched.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate verify                                          on SQLite, in a folder of its own
  schemalock migrate verify --database postgres://me@localhost/postgres
  schemalock migrate verify --database mysql://me@localhost/mysql    may CREATE DATABASE there")]
pub(super) struct Options {
    /// A database on the server to do it on; may be said more than once
    #[arg(long, value_name = "URL")]
    database: Vec<String>,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

/// One migration on one engine.
#[derive(Debug)]
struct Proof {
    migration: String,
    /// Down and up again was part of it; otherwise, why not.
    back: Result<(), String>,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let folder = Folder::read(project.migrations())?;
    let touched = drift::history(project, &folder);
    if !touched.is_empty() {
        return refuse(&touched, "refused", options, output);
    }
    let recorded = folder.recorded().ok_or_else(|| anyhow::anyhow!("{}", session::none(project, &folder)))?;
    let targets = match options.database.as_slice() {
        [] if recorded.targets.has(DialectKind::Sqlite) => vec![Target::parse("sqlite::memory:")?],
        [] => anyhow::bail!("say on which server: `--database URL` (the schema has no SQLite target)"),
        urls => urls.iter().map(|url| Target::parse(url)).collect::<anyhow::Result<_>>()?,
    };
    let runtime = runtime()?;
    let mut findings = Vec::new();
    let mut proofs = Vec::new();
    for target in &targets {
        let (kind, proven, found) = runtime.block_on(on(target, project, &folder, &recorded, output))?;
        proofs.push((kind, proven));
        findings.extend(found);
    }
    if !findings.is_empty() {
        return refuse(&findings, "failed", options, output);
    }
    show(options.format, &proofs, output)?;
    Ok(Outcome::Done)
}

fn refuse(findings: &[Finding], word: &'static str, options: &Options, output: &Output) -> anyhow::Result<Outcome> {
    let shown = Shown { schema: serde_json::Value::Null, word };
    drift::show(findings, shown, FindingFormat::from(options.format), output)?;
    Ok(Outcome::Findings)
}

/// The proofs on one server.
async fn on(
    server: &Target,
    project: &Project,
    folder: &Folder,
    recorded: &Model,
    output: &Output,
) -> anyhow::Result<(DialectKind, Vec<Proof>, Vec<Finding>)> {
    let mut live = Live::connect(server).await?;
    let kind = live.kind();
    live.close().await;
    reach::refuse_other_dialects(project, recorded, kind)?;
    let scratches = Scratches::beside(server, kind);
    let mut work =
        Verify { project, folder, kind, scratches: &scratches, output, proofs: Vec::new(), findings: Vec::new() };
    let done = until_interrupted(work.all()).await?;
    let removed = scratches.remove().await;
    if let (Err(error), false) = (&removed, matches!(done, Some(Ok(())))) {
        // There is something else to tell first.
        output.warn(&format!("{error:#}"));
    }
    done.unwrap_or_else(|| Err(anyhow::anyhow!("interrupted; the scratch databases are removed")))?;
    removed?;
    Ok((kind, work.proofs, work.findings))
}

/// The work on one server.
struct Verify<'a> {
    project: &'a Project,
    folder: &'a Folder,
    kind: DialectKind,
    scratches: &'a Scratches,
    output: &'a Output,
    proofs: Vec<Proof>,
    findings: Vec<Finding>,
}

/// What a migration's statements did not do.
enum Stopped {
    /// They fail.
    Fails(String),
    /// Something else happened.
    Other(anyhow::Error),
}

impl From<migrate::Error> for Stopped {
    fn from(error: migrate::Error) -> Self {
        match error {
            migrate::Error::Phase { phase, of, direction, source, .. } => {
                let way = if direction == Direction::Up { "" } else { " of the way back" };
                Self::Fails(format!("fails in phase {phase} of {of}{way}: {source}"))
            }
            migrate::Error::Refused(refusal) => Self::Fails(format!("is refused: the database {refusal}")),
            other => Self::Other(other.into()),
        }
    }
}

impl From<anyhow::Error> for Stopped {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}

impl Verify<'_> {
    async fn all(&mut self) -> anyhow::Result<()> {
        // There are no values in a scratch database: any keys do.
        let keys = [KeyKind::Data, KeyKind::Index].map(|kind| Key::generate(kind).map(Key::primary));
        let keyring = Keyring::new(keys.into_iter().collect::<Result<Vec<_>, _>>()?)?;
        let how = How { wait: Duration::from_secs(60), keyring: Some(&keyring), irreversible: true };
        let mut scratch = self.scratches.make().await?;
        let mut known = Known::default();
        for (at, entry) in self.folder.chain().entries.iter().enumerate() {
            let Some(model) = model(self.folder, &entry.name).filter(|model| model.targets.has(self.kind)) else {
                continue;
            };
            let expected = self.direct(&model, &how).await?;
            let upto = Migrations::new(self.folder.migrations().all().iter().take(at + 1).cloned());
            let mut live = Live::connect(&scratch).await?;
            let proven = self.one(&mut live, &upto, &entry.name, &expected, &mut known, &how).await;
            live.close().await;
            match proven {
                Ok(Proven::Lost) => scratch = self.scratches.make().await?,
                Ok(Proven::Back(back)) => self.proofs.push(Proof { migration: entry.name.clone(), back }),
                Err(Stopped::Other(error)) => return Err(error),
                // What comes after it cannot be tried.
                Err(Stopped::Fails(why)) => {
                    self.find(Kind::MigrationFails, &entry.name, why, Vec::new());
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Up, and where there is a way, down and up.
    async fn one(
        &mut self,
        live: &mut Live,
        upto: &Migrations,
        name: &str,
        expected: &Catalogue,
        known: &mut Known,
        how: &How<'_>,
    ) -> Result<Proven, Stopped> {
        let _ = live.apply(upto, how, self.output).await?;
        let after = live.catalogue().await?;
        let differences = after.differences(expected);
        // What an earlier one is to blame for is said there.
        let new = differences.iter().filter(|line| !known.differences.contains(line)).cloned().collect();
        self.differs(name, "a database is another after it than one made at once from its model.json", new);
        let back = self.back(live, upto, how).await?;
        if back.is_ok() {
            let again = live.catalogue().await?.differences(&known.before);
            if !again.is_empty() {
                self.differs(name, "the way back does not lead to what was there before", again);
                *known = Known { before: after, differences };
                return Ok(Proven::Lost);
            }
            let _ = live.apply(upto, how, self.output).await?;
            let again = live.catalogue().await?.differences(&after);
            self.differs(
                name,
                "applied a second time, after the way back, it leads elsewhere than the first time",
                again,
            );
        }
        *known = Known { before: after, differences };
        Ok(Proven::Back(back))
    }

    /// Undoes the last migration, where there is a way back.
    async fn back(&self, live: &mut Live, upto: &Migrations, how: &How<'_>) -> Result<Result<(), String>, Stopped> {
        let last = upto.all().last();
        let script = last.map(|migration| migration.script(live.dialect(), Direction::Down)).transpose();
        let script = script.map_err(anyhow::Error::new)?;
        if let Some(script) = script.filter(|script| script.phases.is_empty() && !script.irreversible.is_empty()) {
            return Ok(Err(script.irreversible.join("; ")));
        }
        let _ = live.down(upto, 1, how, self.output).await?;
        Ok(Ok(()))
    }

    /// What a database holds that is made at once from a model.
    async fn direct(&self, model: &Model, how: &How<'_>) -> anyhow::Result<Catalogue> {
        let initial = initial(model);
        let files = initial.files.iter().map(|file| (file.path.as_str(), file.contents.as_str()));
        let migrations = Migrations::new([migrate::Migration::new(initial.name.clone(), files)]);
        let mut live = Live::connect(&self.scratches.make().await?).await?;
        let _ = live.apply(&migrations, how, self.output).await?;
        let catalogue = live.catalogue().await;
        live.close().await;
        catalogue
    }

    fn differs(&mut self, name: &str, message: &str, details: Vec<String>) {
        if !details.is_empty() {
            self.find(Kind::MigrationDiffers, name, format!("leads elsewhere than it says: {message}"), details);
        }
    }

    fn find(&mut self, kind: Kind, name: &str, message: String, details: Vec<String>) {
        let path = self.folder.path.join(name);
        let is_last = self.folder.chain().entries.last().is_some_and(|last| last.name == name);
        let repair = if is_last {
            format!("correct the SQL in {path}, then: {}", self.project.command("migrate hash"))
        } else {
            let custom = self.project.command("migrate new --custom");
            format!(
                "put it right in a migration of its own ({custom}), then: {}",
                self.project.command("migrate squash")
            )
        };
        let message = format!("{message} (on {})", self.kind.title());
        self.findings.push(Finding::new(kind, path.as_str(), message, repair).details(details));
    }
}

/// How far a migration was tried.
enum Proven {
    /// All of it, if there is a way back.
    Back(Result<(), String>),
    /// The way back led nowhere known: the next one needs another database.
    Lost,
}

/// What is known from the migration before.
#[derive(Default)]
struct Known {
    before: Catalogue,
    differences: Vec<String>,
}

fn model(folder: &Folder, migration: &str) -> Option<Model> {
    serde_json::from_str(folder.file(migration, MODEL_FILE)?).ok()
}

fn show(format: Format, proofs: &[(DialectKind, Vec<Proof>)], output: &Output) -> anyhow::Result<()> {
    match format {
        Format::Json => {
            let proof = |proof: &Proof| json!({ "migration": proof.migration, "down": proof.back.is_ok(), "no_way_back": proof.back.as_ref().err() });
            let all: Vec<_> = proofs
                .iter()
                .map(|(kind, proofs)| json!({ "dialect": kind.word(), "migrations": proofs.iter().map(proof).collect::<Vec<_>>() }))
                .collect();
            Ok(output.json(&json!({ "ok": true, "verified": all }))?)
        }
        Format::Human => {
            for (kind, proofs) in proofs {
                let said = count(proofs.len(), "migration");
                output.result(&format!("{}: {said}, each ends where its model says; up, down, up\n", kind.title()))?;
                for proof in proofs {
                    if let Err(why) = &proof.back {
                        output.note(&format!("{}: {} has no way down: {why}", kind.title(), proof.migration));
                    }
                }
            }
            Ok(())
        }
    }
}
