//! `diff`: the ordered plan from one schema to another.

use anyhow::Context as _;
use clap::ValueEnum;
use schemalock_codegen::diff::{Change, diff};
use schemalock_codegen::migration;
use schemalock_codegen::model::{DialectKind, Model};
use serde_json::json;

use super::consent::Said;
use crate::Outcome;
use crate::args::FindingFormat;
use crate::edit::{self, Planned};
use crate::output::Output;
use crate::schema::Schema;
use crate::source::{self, Source};

/// Show what changes from one schema to another, and the plan for it
///
/// A source is a schema file, a folder of migrations (the model that the last one recorded), or `empty`. Nothing is written, and no
/// database is asked. `--format sql` gives the whole script, which the engine's own client can run.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock diff --from migrations --to schema.yaml
  schemalock diff --from old.yaml --to schema.yaml --dialect postgres --format sql
  schemalock diff --from empty --to schema.yaml --dialect sqlite --format sql
  schemalock diff --from old.yaml --to new.yaml --drop nodes.label --exit-code")]
pub(crate) struct Options {
    /// The schema before
    #[arg(long, value_name = "SRC")]
    from: String,
    /// The schema after
    #[arg(long, value_name = "SRC")]
    to: String,
    /// The database; by default each of the targets
    #[arg(long, value_name = "DIALECT")]
    dialect: Option<Dialect>,
    #[command(flatten)]
    said: Said,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: DiffFormat,
    /// Exit code 1 when there are differences
    #[arg(long)]
    exit_code: bool,
}

/// A database target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Dialect {
    /// SQLite
    Sqlite,
    /// PostgreSQL
    Postgres,
    /// MariaDB
    Mariadb,
    /// MySQL
    Mysql,
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

impl Dialect {
    const fn kind(self) -> DialectKind {
        match self {
            Self::Sqlite => DialectKind::Sqlite,
            Self::Postgres => DialectKind::Postgres,
            Self::Mariadb => DialectKind::Mariadb,
            Self::Mysql => DialectKind::Mysql,
        }
    }
}

/// Both schemas, the new one also as a text to show.
struct Pair {
    old: Model,
    new: Model,
    shown: Schema,
}

pub(super) fn run(options: &Options, output: &Output) -> anyhow::Result<Outcome> {
    let (from, to) = Source::read_both(&options.from, &options.to)?;
    let format = match options.format {
        DiffFormat::Json => FindingFormat::Json,
        DiffFormat::Human | DiffFormat::Sql => FindingFormat::Human,
    };
    for source in [&from, &to] {
        if let Source::Schema(schema) = source
            && schema.model_or_report(format, output)?.is_none()
        {
            return Ok(Outcome::Findings);
        }
    }
    let Some(pair) = pair(from, to) else {
        // Neither has anything.
        return show(options, &[], &[], "", output).map(|()| Outcome::Done);
    };
    plan(options, &pair, format, output)
}

fn pair(from: Source, to: Source) -> Option<Pair> {
    match (from, to) {
        (Source::Empty, Source::Empty) => None,
        (Source::Empty, Source::Schema(shown)) => {
            let new = shown.model.clone()?;
            Some(Pair { old: source::nothing(&new), new, shown: *shown })
        }
        (Source::Schema(old), Source::Empty) => {
            let old = old.model?;
            let new = source::nothing(&old);
            Some(Pair { shown: Schema::of("empty", &new), old, new })
        }
        (Source::Schema(old), Source::Schema(shown)) => {
            Some(Pair { old: old.model?, new: shown.model.clone()?, shown: *shown })
        }
    }
}

fn plan(options: &Options, pair: &Pair, format: FindingFormat, output: &Output) -> anyhow::Result<Outcome> {
    let Pair { old, new, shown } = pair;
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
            show(options, &changes, &plans, script, output)?;
            Ok(if options.exit_code && !changes.is_empty() { Outcome::Findings } else { Outcome::Done })
        }
        Err(refusals) => {
            edit::show_refused(&refusals, shown, format, output)?;
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
        anyhow::ensure!(model.targets.has(kind), "`{}` has no target `{}`", options.to, kind.word());
        return Ok(Some(kind));
    }
    if options.format == DiffFormat::Sql {
        return only.map(Some).context("SQL is written for one database: say which with `--dialect`");
    }
    Ok(None)
}

fn show(options: &Options, changes: &[Change], plans: &[Planned], script: &str, output: &Output) -> anyhow::Result<()> {
    match options.format {
        DiffFormat::Json => output.json(&json!({
            "ok": changes.is_empty() || !options.exit_code,
            "changes": edit::changes_document(changes),
            "plans": edit::plans_document(plans)?,
        }))?,
        DiffFormat::Sql => output.result(script)?,
        DiffFormat::Human => output.result(&human(changes, plans))?,
    }
    if changes.is_empty() {
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
