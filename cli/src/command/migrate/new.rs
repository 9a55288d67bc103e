//! `migrate new`: the migration for what changed.

use schemalock_codegen::diff::Change;
use schemalock_codegen::migration::{self, Migration};
use schemalock_codegen::model::Model;
use serde_json::json;

use super::rebase::{self, Keep};
use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::command::consent::Said;
use crate::edit::{self, Edit, Planned, Refused, Wish};
use crate::files::migrations::Folder;
use crate::output::Output;
use crate::project::Project;
use crate::schema::Schema;

/// Write the migration for what changed since the last one
///
/// For each database the way up and the way down, and the whole model after it. An edit that loses data, that can be read in two
/// ways, or that leaves rows without a value is refused, with every way to say what is meant; then nothing is written.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock migrate new
  schemalock migrate new add_titles --dry-run
  schemalock migrate new --drop nodes.label --drop notes
  schemalock migrate new --custom fill_titles     an empty one, to write SQL into
  schemalock migrate new --rebase                 after a conflict of branches in schemalock.lock")]
pub(crate) struct Options {
    /// The name behind the number; made from what changed when it is not given
    name: Option<String>,
    #[command(flatten)]
    said: Said,
    /// After a conflict of branches in schemalock.lock: remove this branch's last migrations and make them anew as one
    #[arg(long)]
    rebase: bool,
    /// With --rebase: the side of the conflict that stays; by default that of the others
    #[arg(long, value_name = "SIDE", requires = "rebase")]
    keep: Option<Keep>,
    /// Write an empty migration, to write SQL into
    #[arg(long, conflicts_with_all = ["drop", "open", "empty", "rebase"])]
    custom: bool,
    /// Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

/// What is written.
#[derive(Debug, Default)]
struct Report {
    removed: Vec<String>,
    migration: Option<Migration>,
    changes: Vec<Change>,
    plans: Vec<Planned>,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    if let Some(name) = &options.name {
        edit::check_name(name)?;
    }
    let found = Folder::read(project.migrations())?;
    let (folder, removed) = match options.rebase {
        true => rebase::without_loose(&found, options.keep.map(Keep::side))?,
        false => (found, Vec::new()),
    };
    let schema = Schema::read(&project.schema, folder.recorded().as_ref())?;
    let format = FindingFormat::from(options.format);
    let Some(model) = schema.model_or_report(format, output)? else { return Ok(Outcome::Findings) };
    match make(options, project, &folder, model, removed)? {
        Ok(report) => {
            if !options.dry_run {
                write(&report, folder)?;
            }
            show(options, project, &schema, &report, output)?;
            Ok(Outcome::Done)
        }
        Err(refused) => {
            refused.show(&schema, project, format, output)?;
            Ok(Outcome::Findings)
        }
    }
}

fn make(
    options: &Options,
    project: &Project,
    folder: &Folder,
    model: &Model,
    removed: Vec<String>,
) -> anyhow::Result<Result<Report, Refused>> {
    let renamed = removed.last().and_then(|name| name.split_once('_')).map(|(_, name)| name.to_owned());
    let wish = Wish { name: options.name.clone().or(renamed), consent: options.said.consent() };
    let edit = match edit::pending(project, folder, model, &wish) {
        Ok(edit) => edit,
        Err(refused) => return Ok(Err(refused)),
    };
    if options.custom {
        return custom(options, project, folder, &edit).map(Ok);
    }
    let plans = match &edit {
        Edit::Since(old) => {
            options.said.check(old, model)?;
            edit::plans(old, model, &wish.consent, None)
        }
        Edit::First | Edit::Nothing => {
            anyhow::ensure!(options.said.is_empty(), "nothing changed that `--drop`, `--open` or `--empty` is about");
            Ok(Vec::new())
        }
    };
    let migration = edit.migration(folder, model, &wish);
    Ok(match (migration, plans) {
        (Ok(migration), Ok(plans)) => Ok(Report { removed, migration, changes: edit.changes(model), plans }),
        (Err(refused), _) => Err(refused),
        (_, Err(refused)) => Err(Refused::Edits(refused)),
    })
}

/// A migration without changes. What the schema has changed besides comes first: it would be lost behind this one.
fn custom(options: &Options, project: &Project, folder: &Folder, edit: &Edit) -> anyhow::Result<Report> {
    let new = project.command("migrate new");
    let recorded = match edit {
        Edit::Nothing => folder.recorded(),
        Edit::First | Edit::Since(_) => None,
    };
    let Some(recorded) = recorded else {
        anyhow::bail!(
            "the schema has changes without a migration: write that first (`{new}`), or write your SQL into it"
        );
    };
    let name = edit::next_name(folder, options.name.as_deref().unwrap_or("custom"));
    Ok(Report { migration: Some(migration::custom(&name, &recorded)), ..Report::default() })
}

fn write(report: &Report, mut folder: Folder) -> anyhow::Result<()> {
    // The new one may have the name of one that goes; an interrupted run is taken up by the next, since the lock file comes last.
    report.removed.iter().try_for_each(|name| folder.remove(name))?;
    match &report.migration {
        Some(migration) => folder.add(migration),
        None if !report.removed.is_empty() => folder.write_lock(),
        None => Ok(()),
    }
}

fn show(options: &Options, project: &Project, schema: &Schema, report: &Report, output: &Output) -> anyhow::Result<()> {
    let written = report.migration.as_ref().map(|migration| migration.name.as_str());
    match options.format {
        Format::Json => output.json(&json!({
            "ok": true,
            "schema": schema.document()?,
            "dry_run": options.dry_run,
            "written": written,
            "removed": report.removed,
            "changes": edit::changes_document(&report.changes),
            "plans": edit::plans_document(&report.plans)?,
        }))?,
        Format::Human => output.result(&lines(project, report))?,
    }
    let remark = match (written, options.dry_run) {
        (None, _) => "nothing changed since the last migration",
        (_, true) => "dry run: nothing was written",
        (_, false) => return Ok(()),
    };
    output.note(&format!("{}: {remark}", project.schema));
    Ok(())
}

fn lines(project: &Project, report: &Report) -> String {
    let path = |name: &str| project.migrations().join(name);
    let removed = report.removed.iter().map(|name| format!("{:<9} {}\n", "removed", path(name)));
    let written = report.migration.iter().map(|migration| format!("{:<9} {}\n", "written", path(&migration.name)));
    let changes = report.changes.iter().map(|change| format!("  {change}\n"));
    let plans = report.plans.iter().map(|plan| format!("{:<9} {}\n", plan.dialect, plan.risks()));
    removed.chain(written).chain(changes).chain(plans).collect()
}
