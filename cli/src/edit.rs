//! An edit of the schema on its way to becoming a migration.

use std::collections::BTreeSet;

use anyhow::Context as _;
use schemalock::migrate::LockEntry;
use schemalock_codegen::dialect;
use schemalock_codegen::diff::{self, Change, Consent, Refusal, Renames};
use schemalock_codegen::migration::{self, Migration};
use schemalock_codegen::model::{DialectKind, Model};
use schemalock_codegen::plan::{self, Risk, Step};
use serde_json::{Value, json};

use crate::args::FindingFormat;
use crate::drift::{self, Finding, Kind};
use crate::files::migrations::{Folder, checksum};
use crate::output::{Output, count};
use crate::project::Project;
use crate::schema::Schema;

/// What has no migration yet.
#[derive(Debug)]
pub(crate) enum Edit {
    /// The schema is what was recorded, or it has no database.
    Nothing,
    /// There is no migration at all.
    First,
    /// The schema was edited since the last migration.
    Since(Box<Model>),
}

/// Why no migration is made.
#[derive(Debug)]
pub(crate) enum Refused {
    /// History cannot be relied on, or something else stands in the way.
    Findings(Vec<Finding>),
    /// Something must be said first.
    Edits(Vec<Refusal>),
}

/// What a person says of a migration that is to be made.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wish {
    /// The name behind the number.
    pub(crate) name: Option<String>,
    /// What is said beside the schema.
    pub(crate) consent: Consent,
}

/// What has no migration yet, if history can be relied on.
pub(crate) fn pending(project: &Project, folder: &Folder, model: &Model, wish: &Wish) -> Result<Edit, Refused> {
    if drift::interrupted(folder, model) {
        return Ok(Edit::First);
    }
    let touched = drift::history(project, folder);
    if !touched.is_empty() {
        return interrupted(project, folder, model, wish).ok_or(Refused::Findings(touched));
    }
    match drift::edits(project, folder, model) {
        None => Ok(Edit::Nothing),
        Some(finding) if finding.kind == Kind::NoMigration => Ok(Edit::First),
        Some(finding) if finding.kind == Kind::SchemaChanged => folder
            .recorded()
            .map_or_else(|| Err(Refused::Findings(vec![finding])), |old| Ok(Edit::Since(Box::new(old)))),
        Some(finding) => Err(Refused::Findings(vec![finding])),
    }
}

/// A writer that was interrupted has left the whole migration, and the lock file does not name it yet: the same one is made again.
fn interrupted(project: &Project, folder: &Folder, model: &Model, wish: &Wish) -> Option<Edit> {
    let entries = folder.chain().entries;
    let mut extra = folder.found.keys().filter(|name| entries.iter().all(|entry| entry.name != **name));
    let (Some(name), None) = (extra.next(), extra.next()) else { return None };
    let mut rest = folder.clone();
    let files = rest.found.remove(name)?;
    // With nothing extra, this looks no deeper.
    let edit = pending(project, &rest, model, wish).ok()?;
    let made = edit.migration(&rest, model, wish).ok()??;
    (made.name == *name && checksum(&made.files) == checksum(&files)).then_some(edit)
}

impl Edit {
    /// The migration for it: the next in the folder, under this name or one made from what it does.
    pub(crate) fn migration(&self, folder: &Folder, model: &Model, wish: &Wish) -> Result<Option<Migration>, Refused> {
        match self {
            Self::Nothing => Ok(None),
            Self::First => Ok(Some(migration::initial(model))),
            Self::Since(old) => {
                let name = wish.name.clone().unwrap_or_else(|| describe(&diff::diff(old, model)));
                let name = next_name(folder, &name);
                migration::next(&name, old, model, &wish.consent).map(Some).map_err(Refused::Edits)
            }
        }
    }

    /// What it changes, in sentences.
    pub(crate) fn changes(&self, model: &Model) -> Vec<Change> {
        match self {
            Self::Since(old) => diff::diff(old, model),
            Self::Nothing | Self::First => Vec::new(),
        }
    }
}

/// `0002_more` behind `0001_initial`.
pub(crate) fn next_name(folder: &Folder, name: &str) -> String {
    let number = folder.chain().entries.iter().filter_map(number).max().unwrap_or_default();
    format!("{:04}_{name}", number + 1)
}

fn number(entry: &LockEntry) -> Option<u32> {
    entry.name.split('_').next()?.parse().ok()
}

/// A name for changes: what the only one does, or what it is that several are about.
fn describe(changes: &[Change]) -> String {
    const LONGEST: usize = 60;
    let around = |change: &Change| change.place().table.clone().unwrap_or_else(|| change.place().name.clone());
    let name = match changes {
        [only] => format!("{}_{}", only.word(), only.place().path().replace('.', "_")),
        [first, rest @ ..] if rest.iter().all(|change| around(change) == around(first)) => {
            format!("alter_{}", around(first))
        }
        _ => "edit".to_owned(),
    };
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
    name.chars().map(plain).take(LONGEST).collect::<String>().trim_matches('_').to_owned()
}

/// Is this the part of a migration's name behind its number?
pub(crate) fn check_name(name: &str) -> anyhow::Result<()> {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let fits = !name.is_empty() && name.len() <= 60 && name.bytes().all(plain);
    anyhow::ensure!(fits, "`{name}` is no name for a migration: write lower-case letters, digits and underscores");
    Ok(())
}

/// The ordered steps of an edit on one database.
#[derive(Debug)]
pub(crate) struct Planned {
    /// The word of the database.
    pub(crate) dialect: &'static str,
    /// The steps.
    pub(crate) steps: Vec<Step>,
}

impl Planned {
    /// The risks of all steps together, for people.
    pub(crate) fn risks(&self) -> String {
        let risks: BTreeSet<Risk> = self.steps.iter().flat_map(|step| step.risks.iter().copied()).collect();
        match said(&risks) {
            none if none.is_empty() => format!("{}, no risks", count(self.steps.len(), "step")),
            risks => format!("{}: {risks}", count(self.steps.len(), "step")),
        }
    }
}

/// Risks for people.
pub(crate) fn said(risks: &BTreeSet<Risk>) -> String {
    risks.iter().map(|risk| risk.word()).collect::<Vec<_>>().join(", ")
}

impl Refused {
    /// Writes them as the result: what is refused of the schema with its lines.
    pub(crate) fn show(
        &self,
        schema: &Schema,
        project: &Project,
        format: FindingFormat,
        output: &Output,
    ) -> anyhow::Result<()> {
        let refusals = match self {
            Self::Findings(findings) => {
                let shown = drift::Shown { schema: schema.document()?, word: "refused" };
                return Ok(drift::show(findings, shown, format, output)?);
            }
            Self::Edits(refusals) => refusals,
        };
        show_refused(refusals, schema, format, output)?;
        output.note(&format!(
            "{}: refused, nothing was written; the flags are those of `{}`",
            project.schema,
            project.command("migrate new")
        ));
        Ok(())
    }
}

/// Writes what is refused of a schema as the result.
pub(crate) fn show_refused(
    refusals: &[Refusal],
    schema: &Schema,
    format: FindingFormat,
    output: &Output,
) -> anyhow::Result<()> {
    let refused = schema.refused(refusals);
    match format {
        FindingFormat::Json => {
            output.json(&json!({ "ok": false, "schema": schema.document()?, "refused": refused.document()? }))?;
        }
        other => output.result(&refused.render(other, output.colour()))?,
    }
    Ok(())
}

/// The plans of an edit, for each database that the new model has or for the one that is asked for.
pub(crate) fn plans(
    old: &Model,
    new: &Model,
    consent: &Consent,
    only: Option<DialectKind>,
) -> Result<Vec<Planned>, Vec<Refusal>> {
    let renames = Renames::between(old, new);
    // A database that is new among the targets has nothing to change.
    let asked = |kind: &DialectKind| only.is_none_or(|only| only == *kind) && old.targets.has(*kind);
    let plan = |kind: &DialectKind| {
        let plan = plan::plan(dialect::of(*kind), old, new, &renames, consent)?;
        Ok(Planned { dialect: kind.word(), steps: plan.steps })
    };
    let said = diff::refusals(old, new, consent);
    let plans: Result<Vec<Planned>, Vec<Refusal>> = match said.is_empty() {
        true => new.targets.databases.keys().filter(|kind| asked(kind)).map(plan).collect(),
        false => Err(said),
    };
    // Everything that is refused, in one go: what is asked for first, and what the planner says of every database.
    plans.map_err(|some| migration::next("refused", old, new, consent).err().unwrap_or(some))
}

/// Changes for programs.
pub(crate) fn changes_document(changes: &[Change]) -> Value {
    let change =
        |change: &Change| json!({ "kind": change.word(), "place": change.place(), "message": change.to_string() });
    changes.iter().map(change).collect()
}

/// Plans for programs.
pub(crate) fn plans_document(plans: &[Planned]) -> anyhow::Result<Value> {
    let step = |step: &Step| -> anyhow::Result<Value> {
        let preflights: Value =
            step.preflights.iter().map(|p| json!({ "message": p.message, "query": p.query })).collect();
        let risks = serde_json::to_value(&step.risks).context("risks are not JSON")?;
        Ok(json!({ "place": step.place, "summary": step.summary, "risks": risks, "preflights": preflights }))
    };
    plans
        .iter()
        .map(|plan| {
            let steps = plan.steps.iter().map(step).collect::<anyhow::Result<Value>>()?;
            Ok(json!({ "dialect": plan.dialect, "steps": steps }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_migrations() {
        assert!(check_name("add_label2").is_ok());
        assert!(check_name("Add label").is_err());
        assert!(check_name("").is_err());
        assert_eq!(describe(&[]), "edit");
    }
}
