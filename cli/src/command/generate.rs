//! `generate`: the artefacts, under `generated/`.

use camino::Utf8PathBuf;
use schemalock_codegen::emit;
use serde_json::{Value, json};

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::files::artefacts::{self, Action, Plan};
use crate::output::{Output, count};
use crate::project::Project;
use crate::schema::Schema;

/// Write the artefacts under generated/ (never the migrations)
///
/// Says which files were created, changed or removed; files that are as they should be are not touched. Files that no
/// earlier run wrote are left alone.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock generate
  schemalock generate --dry-run --verbose")]
pub(crate) struct Options {
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Also name the files that are as they should be
    #[arg(long, short)]
    verbose: bool,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let schema = Schema::of_project(project)?;
    let format = FindingFormat::from(options.format);
    let Some(model) = schema.model_or_report(format, output)? else { return Ok(Outcome::Findings) };
    let files = emit::artefacts(model);
    let plan = artefacts::plan(&project.generated(), &files)?;
    if !options.dry_run {
        artefacts::apply(&project.generated(), &files, &plan)?;
    }
    show(options, project, &schema, &plan, output)?;
    Ok(Outcome::Done)
}

fn show(options: &Options, project: &Project, schema: &Schema, plan: &Plan, output: &Output) -> anyhow::Result<()> {
    match options.format {
        Format::Json => output.json(&json!({
            "ok": true,
            "schema": schema.document()?,
            "dry_run": options.dry_run,
            "files": steps(project, plan),
            "stray": strays(project, plan),
        }))?,
        Format::Human => output.result(&lines(project, plan, options.verbose))?,
    }
    remarks(project, plan, output);
    output.note(&format!("{}{}", summary(plan), if options.dry_run { " (dry run: nothing was written)" } else { "" }));
    Ok(())
}

/// One line a file: what happened, and where.
pub(super) fn lines(project: &Project, plan: &Plan, verbose: bool) -> String {
    let root = project.generated();
    let shown = plan.steps.iter().filter(|step| verbose || step.action != Action::Unchanged);
    shown.map(|step| format!("{:<9} {}\n", step.action.word(), root.join(&step.path))).collect()
}

/// The same for programs; paths as in every other answer.
pub(super) fn steps(project: &Project, plan: &Plan) -> Vec<Value> {
    let root = project.generated();
    plan.steps.iter().map(|step| json!({ "path": root.join(&step.path), "action": step.action })).collect()
}

/// The files that are nobody's.
pub(super) fn strays(project: &Project, plan: &Plan) -> Vec<Utf8PathBuf> {
    plan.stray.iter().map(|path| project.generated().join(path)).collect()
}

/// What was seen on the way and left alone.
pub(super) fn remarks(project: &Project, plan: &Plan, output: &Output) {
    plan.unreadable_manifest.iter().for_each(|why| output.warn(why));
    for path in strays(project, plan) {
        output.warn(&format!("`{path}` is not an artefact; it was left alone"));
    }
}

fn summary(plan: &Plan) -> String {
    let said =
        [Action::Created, Action::Changed, Action::Removed, Action::Unchanged].map(|a| (plan.count(a), a.word()));
    let said: Vec<String> = said.into_iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    format!("{}: {}", count(plan.steps.len(), "file"), said.join(", "))
}
