//! `import`: documents of Convex as the rows of a database.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use camino::Utf8PathBuf;
use schemalock_codegen::dialect;
use schemalock_codegen::model::Model;
use serde_json::json;

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::database::{Live, Target};
use crate::files::walk;
use crate::interrupt::{runtime, until_interrupted};
use crate::output::{Output, count};
use crate::project::Project;
use crate::reach;
use crate::schema::Schema;
use crate::transfer::{DOCUMENTS, Import, Imported, Problems, Tables};

/// Write documents of Convex into the rows of a database
///
/// Reads `TABLE/documents.jsonl` for each table: what `schemalock export` has written, or what is in the ZIP of `npx convex export`. All
/// documents are held against the schema first, and whatever is wrong is told with its line. Then all tables are written in one
/// transaction, so that everything is there in the end, or nothing. The tables exist (`schemalock migrate apply`); rows that they hold
/// stay. An `_id` becomes the key that it was made from; of one that Convex has made, a key is made. What is encrypted arrives as it
/// was sealed.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock import export --database postgres://app@localhost/app
  schemalock import backup --database sqlite:app.db --table apps

From a deployment: npx convex export --path export.zip && unzip export.zip -d deployment")]
pub(crate) struct Options {
    /// The folder with a folder for each table
    #[arg(value_name = "DIR")]
    folder: Utf8PathBuf,
    /// The database; by default a SQLite file beside the schema, with the schema's name
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Only this table; may be said more than once
    #[arg(long, value_name = "TABLE")]
    table: Vec<String>,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(crate) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let schema = Schema::of_project(project)?;
    let Some(model) = schema.model_or_report(FindingFormat::from(options.format), output)? else {
        return Ok(Outcome::Findings);
    };
    let tables = Tables::of(model)?;
    let chosen = chosen(options, &tables, output)?;
    let target = reach::target(options.database.as_deref(), project, model)?;
    let work = Work { options, tables: &tables, chosen: &chosen, model, target: &target };
    let imported = runtime()?.block_on(work.run(project, output))?;
    work.show(&imported, output)?;
    Ok(if imported.is_done() { Outcome::Done } else { Outcome::Findings })
}

/// The tables that are asked for, or else those that the folder has. What it has besides is told.
fn chosen(options: &Options, tables: &Tables, output: &Output) -> anyhow::Result<Vec<usize>> {
    let folder = &options.folder;
    anyhow::ensure!(!folder.is_file(), "`{folder}` is a file: unzip an export first, and say its folder");
    anyhow::ensure!(folder.is_dir(), "there is no folder `{folder}`");
    let all = tables.all();
    let has = |at: &usize| folder.join(all[*at].file()).exists();
    let mut chosen = tables.chosen(&options.table)?;
    if options.table.is_empty() {
        let absent: Vec<&str> = chosen.iter().filter(|at| !has(at)).map(|at| all[*at].name.as_str()).collect();
        chosen.retain(has);
        anyhow::ensure!(
            !chosen.is_empty(),
            "`{folder}` has no documents of any table, such as `{}`",
            all.first().map_or("", |it| &it.name)
        );
        if !absent.is_empty() {
            output.note(&format!("no documents in `{folder}` of: {}", absent.join(", ")));
        }
        let others = others(options, tables)?;
        if !others.is_empty() {
            output.note(&format!("left out, as the schema has no such tables: {}", others.join(", ")));
        }
    }
    Ok(chosen)
}

/// The folders with documents of tables that the schema does not have. Convex's own begin with `_`.
fn others(options: &Options, tables: &Tables) -> anyhow::Result<Vec<String>> {
    let folder = &options.folder;
    let mut names = walk::folders(folder).with_context(|| format!("cannot read `{folder}`"))?;
    let is_known = |name: &str| name.starts_with('_') || tables.all().iter().any(|table| table.name == name);
    names.retain(|name| !is_known(name) && folder.join(name).join(DOCUMENTS).exists());
    Ok(names)
}

/// What is to be done where.
#[derive(Debug)]
struct Work<'a> {
    options: &'a Options,
    tables: &'a Tables,
    chosen: &'a [usize],
    model: &'a Model,
    target: &'a Target,
}

impl Work<'_> {
    async fn run(&self, project: &Project, output: &Output) -> anyhow::Result<Imported> {
        // Broken off, the connection is in the middle of a transaction: dropped without a good-bye, it takes that with it.
        let committing = AtomicBool::new(false);
        let done = until_interrupted(self.connected(project, output, &committing)).await?;
        done.unwrap_or_else(|| match committing.load(Ordering::Relaxed) {
            false => anyhow::bail!("interrupted; nothing was written into {}", self.target),
            true => anyhow::bail!(
                "interrupted while {} kept the rows: either all of them are there in a moment, or none; look before you say it again",
                self.target
            ),
        })
    }

    async fn connected(&self, project: &Project, output: &Output, committing: &AtomicBool) -> anyhow::Result<Imported> {
        let mut live = Live::connect(self.target).await?;
        let kind = live.kind();
        reach::refuse_other_dialects(project, self.model, kind)?;
        let defers = dialect::structure::capability(dialect::of(kind), self.model).deferrable;
        let from = &self.options.folder;
        let work = Import { tables: self.tables, chosen: self.chosen, from, defers, committing };
        let imported = live.import(&work, output).await;
        live.close().await;
        imported.with_context(|| format!("database {}", self.target))
    }

    fn show(&self, imported: &Imported, output: &Output) -> std::io::Result<()> {
        if self.options.format == Format::Json {
            return self.json(imported, output);
        }
        if imported.is_done() {
            let line = |(at, rows): &(usize, u64)| {
                let rows = count(usize::try_from(*rows).unwrap_or(usize::MAX), "row");
                let table = &self.tables.all()[*at];
                format!("{} {}: {rows} from {}\n", self.target, table.sql.name, self.options.folder.join(table.file()))
            };
            return output.result(&imported.rows.iter().map(line).collect::<String>());
        }
        output.result(&imported.problems.iter().map(|problems| lines(problems, output)).collect::<String>())?;
        output.note(&format!("nothing was written into {}", self.target));
        Ok(())
    }

    fn json(&self, imported: &Imported, output: &Output) -> std::io::Result<()> {
        let is_done = imported.is_done();
        let table = |(at, rows): &(usize, u64)| {
            let table = &self.tables.all()[*at];
            let file = self.options.folder.join(table.file());
            json!({ "table": table.sql.name, "name": table.name, "documents": rows, "file": file })
        };
        let told: Vec<_> = imported.problems.iter().flat_map(|problems| &problems.told).collect();
        output.json(&json!({
            "ok": is_done,
            "database": self.target.to_string(),
            "tables": imported.rows.iter().map(table).collect::<Vec<_>>(),
            "findings": told,
            "more": imported.problems.iter().map(|problems| problems.more).sum::<u64>(),
        }))
    }
}

/// What is wrong with a file, for people.
fn lines(problems: &Problems, output: &Output) -> String {
    let word = output.paint(anstyle::AnsiColor::Red, "finding");
    let line = |it: &crate::transfer::Problem| {
        let place = it.line.map(|line| format!(":{line}")).unwrap_or_default();
        format!("{word}[{}]: {}{place}: {}\n", it.kind, it.file, it.message)
    };
    let file = problems.told.first().map_or("", |it| it.file.as_str());
    let more = if problems.more > 0 { format!("{word}: {file}: and {} more\n", problems.more) } else { String::new() };
    problems.told.iter().map(line).chain([more]).collect()
}
