//! `migrate verify`: history, proven on a scratch database.

use std::time::Duration;

use schemalock::migrate::{Direction, Migrations};
use schemalock::{Key, KeyKind, Keyring};
use schemalock_codegen::migration::{MODEL_FILE, Migration, initial};
use schemalock_codegen::model::{DialectKind, Model};
use serde_json::json;

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::database::{Catalogue, How, Live, Scratch, Target};
use crate::drift::{self, Finding, Kind, Shown};
use crate::files::migrations::Folder;
use crate::output::{Output, count};
use crate::project::Project;
use crate::reach;

/// Prove that the migrations lead where they say, on scratch databases
///
/// Each migration is applied, and what is there then is compared, in the engine's own words, with a database that is made at once
/// from the model that the migration recorded; SQL that somebody wrote is held to it like all other. Then everything is undone and
/// applied again. The databases are made for this and removed; nothing else on the server is touched.
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
    let touched = drift::history(&folder);
    if !touched.is_empty() {
        return refuse(&touched, "refused", options, output);
    }
    let recorded = folder.recorded().ok_or_else(|| anyhow::anyhow!("there are no migrations in `{}`", folder.path))?;
    let targets = match options.database.as_slice() {
        [] if recorded.targets.has(DialectKind::Sqlite) => vec![Target::parse("sqlite::memory:")?],
        [] => anyhow::bail!("say on which server: `--database URL` (the schema has no SQLite target)"),
        urls => urls.iter().map(|url| Target::parse(url)).collect::<anyhow::Result<_>>()?,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut findings = Vec::new();
    let mut proofs = Vec::new();
    for target in &targets {
        let (kind, proven, found) = runtime.block_on(on(target, project, &folder, &recorded, output))?;
        proofs.push((kind, proven));
        findings.extend(found);
    }
    if !findings.is_empty() {
        return refuse(&findings, "differs", options, output);
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
    let scratch = Scratch::beside(server, 0).await?;
    let done = prove(server, &scratch, kind, folder, output).await;
    scratch.remove().await?;
    let (proofs, findings) = done?;
    Ok((kind, proofs, findings))
}

async fn prove(
    server: &Target,
    scratch: &Scratch,
    kind: DialectKind,
    folder: &Folder,
    output: &Output,
) -> anyhow::Result<(Vec<Proof>, Vec<Finding>)> {
    // There are no values in a scratch database: any keys do.
    let keys = [KeyKind::Data, KeyKind::Index].map(Key::generate);
    let keyring = Keyring::new(keys.into_iter().collect::<Result<Vec<_>, _>>()?)?;
    let how = How { wait: Duration::from_secs(60), keyring: Some(&keyring), irreversible: true };
    let all = folder.migrations();
    let (mut proofs, mut findings) = (Vec::new(), Vec::new());
    let mut before = Catalogue::default();
    for (at, entry) in folder.chain().entries.iter().enumerate() {
        let upto = Migrations::new(all.all().iter().take(at + 1).cloned());
        let Some(model) = model(folder, &entry.name).filter(|model| model.targets.has(kind)) else { continue };
        let expected = direct(server, &model, at + 1, &how, output).await?;
        let mut live = Live::connect(&scratch.target).await?;
        let _ = live.apply(&upto, &how, output).await?;
        let after = live.catalogue().await?;
        findings.extend(differs(folder, &entry.name, "after it", &after, &expected));
        let back = back(&mut live, &upto, &how, output).await?;
        if back.is_ok() {
            findings.extend(differs(
                folder,
                &entry.name,
                "after going back from it",
                &live.catalogue().await?,
                &before,
            ));
            let _ = live.apply(&upto, &how, output).await?;
            findings.extend(differs(
                folder,
                &entry.name,
                "after it, a second time",
                &live.catalogue().await?,
                &expected,
            ));
        }
        live.close().await;
        proofs.push(Proof { migration: entry.name.clone(), back });
        before = after;
    }
    Ok((proofs, findings))
}

fn model(folder: &Folder, migration: &str) -> Option<Model> {
    serde_json::from_str(folder.file(migration, MODEL_FILE)?).ok()
}

/// Undoes the last migration, where there is a way back.
async fn back(
    live: &mut Live,
    upto: &Migrations,
    how: &How<'_>,
    output: &Output,
) -> anyhow::Result<Result<(), String>> {
    let last = upto.all().last();
    let script = last.map(|migration| migration.script(live.dialect(), Direction::Down)).transpose()?;
    if let Some(script) = script.filter(|script| script.phases.is_empty() && !script.irreversible.is_empty()) {
        return Ok(Err(script.irreversible.join("; ")));
    }
    let _ = live.down(upto, 1, how, output).await?;
    Ok(Ok(()))
}

/// A database that is made at once from a model.
async fn direct(
    server: &Target,
    model: &Model,
    number: usize,
    how: &How<'_>,
    output: &Output,
) -> anyhow::Result<Catalogue> {
    let scratch = Scratch::beside(server, number).await?;
    let made = made_at_once(&scratch, &initial(model), how, output).await;
    scratch.remove().await?;
    made
}

async fn made_at_once(
    scratch: &Scratch,
    initial: &Migration,
    how: &How<'_>,
    output: &Output,
) -> anyhow::Result<Catalogue> {
    let files = initial.files.iter().map(|file| (file.path.as_str(), file.contents.as_str()));
    let migrations = Migrations::new([schemalock::migrate::Migration::new(initial.name.clone(), files)]);
    let mut live = Live::connect(&scratch.target).await?;
    let _ = live.apply(&migrations, how, output).await?;
    let catalogue = live.catalogue().await;
    live.close().await;
    catalogue
}

fn differs(folder: &Folder, name: &str, when: &str, is: &Catalogue, should: &Catalogue) -> Option<Finding> {
    let details = is.differences(should);
    let path = folder.path.join(name);
    let message = format!("leads elsewhere than it says: {when}, a database is another than one made at once");
    let repair = format!("correct the SQL in `{path}`, then `schemalock migrate hash`");
    (!details.is_empty()).then(|| Finding::new(Kind::MigrationDiffers, path.as_str(), message, repair).details(details))
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
