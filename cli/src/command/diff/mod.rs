//! `diff`: the ordered plan from one schema to another.

mod pair;

use anyhow::Context as _;
use clap::ValueEnum;
use schemalock_codegen::diff::{Change, diff};
use schemalock_codegen::inventory::Difference;
use schemalock_codegen::migration;
use schemalock_codegen::model::{DialectKind, Model};
use serde_json::json;

use super::consent::Said;
use super::dialect::Dialect;
use crate::Outcome;
use crate::args::FindingFormat;
use crate::database::Target;
use crate::edit::{self, Planned};
use crate::output::Output;
use crate::source::{self, Reading, ReadingOptions, Source};
use pair::Pair;

/// Show what changes from one schema to another, and the plan for it
///
/// A source is a schema file, an SQL file, a folder of migrations (ours: the model that the last one recorded; another tool's: what its
/// files make), the URL of a database, or `empty`. Nothing is written to any of them. `--format sql` gives the whole script, which the
/// engine's own client can run.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock diff --from migrations --to schema.yaml
  schemalock diff --from old.yaml --to schema.yaml --dialect postgres --format sql
  schemalock diff --from empty --to schema.yaml --dialect sqlite --format sql
  schemalock diff --from postgres://me@localhost/app --to schema.yaml
  schemalock diff --from dump.sql --to postgres://me@localhost/app --exit-code
  schemalock diff --from old.yaml --to new.yaml --drop nodes.label --exit-code")]
pub(crate) struct Options {
    /// The schema before
    #[arg(long, value_name = "SRC")]
    from: String,
    /// The schema after
    #[arg(long, value_name = "SRC")]
    to: String,
    /// The database; by default each of the targets. SQL is read in this dialect
    #[arg(long, value_name = "DIALECT")]
    dialect: Option<Dialect>,
    #[command(flatten)]
    reading: ReadingOptions,
    /// Make the schema on a scratch database of this server, and compare in the engine's own words
    #[arg(long, value_name = "URL")]
    dev_database: Option<String>,
    #[command(flatten)]
    said: Said,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: DiffFormat,
    /// Exit code 1 when there are differences
    #[arg(long)]
    exit_code: bool,
}

/// How a plan is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// For people
    Human,
    /// One JSON document
    Json,
    /// The script
    Sql,
}

/// What is shown.
#[derive(Default)]
struct Shown<'a> {
    changes: &'a [Change],
    plans: &'a [Planned],
    script: &'a str,
    aside: &'a [Difference],
}

pub(super) fn run(options: &Options, output: &Output) -> anyhow::Result<Outcome> {
    let reading =
        Reading { dialect: options.dialect.map(Dialect::kind), allow_unmanaged: options.reading.allow_unmanaged };
    let dev = options.dev_database.as_deref().map(Target::parse).transpose()?;
    let (from, to) = Source::read_both(&options.from, &options.to, &reading)?;
    let format = match options.format {
        DiffFormat::Json => FindingFormat::Json,
        DiffFormat::Human | DiffFormat::Sql => FindingFormat::Human,
    };
    for source in [&from, &to] {
        match source {
            // What goes into a script is SQL or nothing.
            Source::Schema(schema) if options.format == DiffFormat::Sql && schema.model.is_none() => {
                output.note(&schema.render(format, false));
                return Ok(Outcome::Findings);
            }
            Source::Schema(schema) if schema.model_or_report(format, output)?.is_none() => {
                return Ok(Outcome::Findings);
            }
            Source::Held(held) => source::tell_unsupported(held, output),
            Source::Schema(_) | Source::Empty => {}
        }
    }
    let Some(pair) = pair::pair(from, to, dev.as_ref(), output)? else {
        // Neither has anything.
        return show(options, &Shown::default(), output).map(|()| Outcome::Done);
    };
    plan(options, &pair, format, output)
}

fn plan(options: &Options, pair: &Pair, format: FindingFormat, output: &Output) -> anyhow::Result<Outcome> {
    let Pair { old, new, aside, .. } = pair;
    let only = dialect(options, new)?;
    options.said.check(old, new)?;
    let changes = diff(old, new);
    let consent = options.said.consent();
    let made = match only.filter(|_| options.format == DiffFormat::Sql) {
        Some(kind) => migration::up("diff", old, new, kind, &consent).map(|script| (Vec::new(), script)),
        None => edit::plans(old, new, &consent, only).map(|plans| (plans, String::new())),
    };
    match made {
        Ok((plans, script)) => {
            let script = if changes.is_empty() { "" } else { script.as_str() };
            show(options, &Shown { changes: &changes, plans: &plans, script, aside }, output)?;
            let differs = !changes.is_empty() || !aside.is_empty();
            Ok(if options.exit_code && differs { Outcome::Findings } else { Outcome::Done })
        }
        Err(refusals) if options.format == DiffFormat::Sql => {
            output.note(&pair.shown().refused(&refusals).render(format, false));
            Ok(Outcome::Findings)
        }
        Err(refusals) => {
            edit::show_refused(&refusals, &pair.shown(), format, output)?;
            Ok(Outcome::Findings)
        }
    }
}

/// The database that is asked for, or the only one; `None` for all.
fn dialect(options: &Options, model: &Model) -> anyhow::Result<Option<DialectKind>> {
    let mut kinds = model.targets.databases.keys().copied();
    let only = kinds.next().filter(|_| kinds.next().is_none());
    if let Some(dialect) = options.dialect {
        let kind = dialect.kind();
        anyhow::ensure!(model.targets.has(kind), "`{}` has no target `{}`", source::shown(&options.to), kind.word());
        return Ok(Some(kind));
    }
    if options.format == DiffFormat::Sql {
        return only.map(Some).context("SQL is written for one database: say which with `--dialect`");
    }
    Ok(None)
}

fn show(options: &Options, shown: &Shown<'_>, output: &Output) -> anyhow::Result<()> {
    let Shown { changes, plans, script, aside } = shown;
    let same = changes.is_empty() && aside.is_empty();
    match options.format {
        DiffFormat::Json => output.json(&json!({
            "ok": same || !options.exit_code,
            "changes": edit::changes_document(changes),
            "plans": edit::plans_document(plans)?,
            "not_planned": aside,
        }))?,
        DiffFormat::Sql => output.result(script)?,
        DiffFormat::Human => output.result(&human(changes, plans))?,
    }
    for difference in *aside {
        output.warn(&format!("not in the plan: {difference}"));
    }
    if same {
        output.note("no differences");
    }
    Ok(())
}

fn human(changes: &[Change], plans: &[Planned]) -> String {
    let mut text: String = changes.iter().map(|change| format!("{change}\n")).collect();
    for plan in plans.iter().filter(|_| !changes.is_empty()) {
        text.push_str(&format!("\n{}\n", plan.dialect));
        for (at, step) in plan.steps.iter().enumerate() {
            let risks = match edit::said(&step.risks) {
                none if none.is_empty() => none,
                risks => format!("  [{risks}]"),
            };
            text.push_str(&format!("  {:>2}. {}{risks}\n", at + 1, step.summary));
            for preflight in &step.preflights {
                text.push_str(&format!("      refused when {}\n", preflight.message));
            }
        }
    }
    text
}
