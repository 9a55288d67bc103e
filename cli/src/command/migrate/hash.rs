//! `migrate hash`: the last migration was edited by hand.

use anyhow::Context as _;
use schemalock::migrate::{LockEntry, PhaseKind, Script};
use schemalock_codegen::migration::MODEL_FILE;
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_codegen::sql::review::{Reviewed, review};
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::drift::{self, Finding, Kind};
use crate::edit::said;
use crate::files::migrations::{Folder, checksum};
use crate::output::Output;
use crate::project::Project;

/// Record the last migration again after its SQL was edited by hand
///
/// Reads every statement, shows its risks, and puts the new checksum into schemalock.lock. Only the last migration can be
/// edited, and only while no database has it: one that does refuses other files under the same name.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate hash
  schemalock migrate hash --format json")]
pub(crate) struct Options {
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

/// A script with what was found in it.
struct Read {
    file: String,
    phases: Vec<(PhaseKind, Vec<Reviewed>)>,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let mut folder = Folder::read(project.migrations())?;
    let entries = folder.chain().entries;
    let Some(last) = entries.last() else { anyhow::bail!("`{}` holds no migration yet", folder.path) };
    let scripts = scripts(&folder, last)?;
    let refused = refused(project, &folder, last, &scripts);
    if !refused.is_empty() {
        let shown = drift::Shown { schema: Value::Null, word: "refused" };
        drift::show(&refused, shown, FindingFormat::from(options.format), output)?;
        return Ok(Outcome::Findings);
    }
    let sum = checksum(&folder.found[&last.name]);
    let changed = sum != last.checksum;
    if changed {
        folder.rehash()?;
    }
    show(options, &folder, &last.name, changed, &scripts, output)?;
    Ok(Outcome::Done)
}

/// The scripts of a migration, read.
fn scripts(folder: &Folder, last: &LockEntry) -> anyhow::Result<Vec<Read>> {
    let path = folder.path.join(&last.name);
    let files = folder.found.get(&last.name).with_context(|| format!("there is no `{path}`"))?;
    let model = folder.file(&last.name, MODEL_FILE).and_then(|text| serde_json::from_str::<Model>(text).ok());
    model.with_context(|| format!("`{path}/{MODEL_FILE}` records no model that can be read"))?;
    let scripts = files.iter().filter_map(|file| {
        let kind = DialectKind::parse(file.path.split('.').next()?)?;
        Some(
            read(kind, &file.path, &file.contents)
                .with_context(|| format!("`{path}/{}` is not a migration", file.path)),
        )
    });
    scripts.collect()
}

fn read(kind: DialectKind, file: &str, text: &str) -> anyhow::Result<Read> {
    let script = Script::parse(text)?;
    let phases = script.phases.iter().map(|phase| (phase.kind, review(&phase.sql, kind))).collect();
    Ok(Read { file: file.to_owned(), phases })
}

/// Other migrations that were touched, and phases that could not be taken up again.
fn refused(project: &Project, folder: &Folder, last: &LockEntry, scripts: &[Read]) -> Vec<Finding> {
    let path = folder.path.join(&last.name);
    let touched = drift::history(project, folder);
    let others =
        touched.into_iter().filter(|finding| finding.path != path.as_str() || finding.kind != Kind::MigrationChanged);
    let phases =
        scripts.iter().flat_map(|read| read.phases.iter().enumerate().map(move |(at, phase)| (read, at, phase)));
    let several = phases.filter(|(_, _, (kind, found))| *kind == PhaseKind::Statement && found.len() > 1);
    let several = several.map(|(read, at, (_, found))| {
        let message =
            format!("has {} statements in phase {}, which is run outside of a transaction", found.len(), at + 1);
        let repair = "give each a line `-- schemalock:phase statement` of its own";
        Finding::new(Kind::MigrationChanged, path.join(&read.file), message, repair)
    });
    others.chain(several).collect()
}

fn show(
    options: &Options,
    folder: &Folder,
    name: &str,
    changed: bool,
    scripts: &[Read],
    output: &Output,
) -> anyhow::Result<()> {
    match options.format {
        Format::Json => output.json(&json!({
            "ok": true,
            "migration": name,
            "changed": changed,
            "scripts": scripts.iter().map(document).collect::<Value>(),
        }))?,
        Format::Human => {
            let word = if changed { "recorded" } else { "unchanged" };
            let lines: String = scripts.iter().map(lines).collect();
            output.result(&format!("{word:<9} {}\n{lines}", folder.path.join(name)))?;
        }
    }
    for read in scripts {
        for one in read.phases.iter().flat_map(|(_, found)| found).filter(|one| one.risks.is_none()) {
            output.warn(&format!("{}: not understood, its risks are unknown: {}", read.file, one.head));
        }
    }
    Ok(())
}

fn lines(read: &Read) -> String {
    let found = read.phases.iter().flat_map(|(_, found)| found);
    let risky = found.filter_map(|one| Some((one, said(one.risks.as_ref()?)))).filter(|(_, risks)| !risks.is_empty());
    risky.map(|(one, risks)| format!("  {}: {}  [{risks}]\n", read.file, one.head)).collect()
}

fn document(read: &Read) -> Value {
    let statements = read.phases.iter().enumerate().flat_map(|(at, (_, found))| {
        found.iter().map(move |one| json!({ "phase": at + 1, "statement": one.head, "risks": one.risks }))
    });
    json!({ "file": read.file, "statements": statements.collect::<Value>() })
}
