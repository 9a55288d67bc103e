//! `export`: the rows of a database as documents of Convex.

use anyhow::Context as _;
use camino::Utf8PathBuf;
use schemalock_codegen::model::Model;
use serde_json::json;

use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::database::{Live, Target};
use crate::files::write::parent;
use crate::interrupt::{runtime, until_interrupted};
use crate::output::{Output, count};
use crate::project::{Project, quote};
use crate::reach;
use crate::schema::Schema;
use crate::transfer::{Export, Exported, LARGEST, Numbers, Tables};

/// Write the rows of a database as documents of Convex
///
/// Each table becomes a folder with one file, `TABLE/documents.jsonl`, a document a line, as `npx convex import` reads it. The
/// tables are read as they are at one moment. Keys become the ids of documents, and go back as they were. What is encrypted stays
/// sealed, and no key is needed; what the database computes is left out. All files appear together when they are whole, and none in the
/// place of another.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock export --database postgres://app@localhost/app
  schemalock export --database sqlite:app.db --out backup --table apps --table connections
  schemalock export --database sqlite:app.db --tables deployment/_tables/documents.jsonl

Into a deployment: (cd export && zip -qr ../export.zip .) && npx convex import --replace-all export.zip
                   (empties the tables that the schema does not have)
One table alone:   npx convex import --table apps --format jsonLines export/apps/documents.jsonl
Back into SQL:     schemalock import export --database URL")]
pub(crate) struct Options {
    /// The database; by default a SQLite file beside the schema, with the schema's name
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// The folder; by default `export` beside the schema
    #[arg(long, value_name = "DIR")]
    out: Option<Utf8PathBuf>,
    /// Only this table; may be said more than once
    #[arg(long, value_name = "TABLE")]
    table: Vec<String>,
    /// The numbers that a deployment has given its tables: `_tables/documents.jsonl` of its export. Without it they are those of a
    /// new deployment
    #[arg(long, value_name = "FILE")]
    tables: Option<Utf8PathBuf>,
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
    let chosen = tables.chosen(&options.table)?;
    let numbers = options.tables.as_deref().map(Numbers::read).transpose()?.unwrap_or_default().of_all(&tables)?;
    let out = options.out.clone().unwrap_or_else(|| project.root().join("export"));
    let work = Export { tables: &tables, chosen: &chosen, numbers: &numbers, out: &out };
    refuse_others(&work)?;
    let target = reach::target(options.database.as_deref(), project, model)?;
    let exported = runtime()?.block_on(export(&work, &target, model, project, output))?;
    show(&work, &exported, &target, options.format, output)?;
    Ok(Outcome::Done)
}

/// Said before anything is read.
fn refuse_others(work: &Export<'_>) -> anyhow::Result<()> {
    anyhow::ensure!(!work.out.is_file(), "`{}` is a file: say a folder with `--out DIR`", work.out);
    let there = work.files().map(|file| work.out.join(file)).find(|file| file.exists());
    let Some(there) = there else { return Ok(()) };
    anyhow::bail!("`{there}` is there already: remove `{}`, or say another folder with `--out DIR`", work.out)
}

async fn export(
    work: &Export<'_>,
    target: &Target,
    model: &Model,
    project: &Project,
    output: &Output,
) -> anyhow::Result<Vec<Exported>> {
    let connected = async {
        let mut live = Live::connect(target).await?;
        reach::refuse_other_dialects(project, model, live.kind())?;
        let exported = live.export(work, output).await;
        live.close().await;
        exported.with_context(|| format!("database {target}"))
    };
    let done = until_interrupted(connected).await?;
    done.unwrap_or_else(|| anyhow::bail!("interrupted; nothing was written"))
}

fn show(
    work: &Export<'_>,
    exported: &[Exported],
    target: &Target,
    format: Format,
    output: &Output,
) -> std::io::Result<()> {
    let named = exported.iter().map(|one| (&work.tables.all()[one.table], one));
    for (table, one) in named.clone().filter(|(_, one)| one.large > 0) {
        let documents = count(usize::try_from(one.large).unwrap_or(usize::MAX), "document");
        let file = work.out.join(table.file());
        output.warn(&format!("too large for Convex, which takes {LARGEST} bytes: {documents} of `{file}`"));
    }
    if format == Format::Json {
        let tables = named.map(|(table, one)| {
            json!({
                "table": table.sql.name,
                "name": table.name,
                "number": work.numbers[one.table],
                "rows": one.rows,
                "file": work.out.join(table.file()),
            })
        });
        let tables: Vec<_> = tables.collect();
        return output.json(&json!({ "ok": true, "database": target.to_string(), "out": work.out, "tables": tables }));
    }
    let line = |(table, one): (&crate::transfer::Table, &Exported)| {
        let rows = count(usize::try_from(one.rows).unwrap_or(usize::MAX), "row");
        format!("{target} {}: {rows} in {}\n", table.sql.name, work.out.join(table.file()))
    };
    output.result(&named.map(line).collect::<String>())?;
    hint(work, exported, output);
    Ok(())
}

/// How it goes on. All tables at once take the place of all that the deployment has; some go one by one.
fn hint(work: &Export<'_>, exported: &[Exported], output: &Output) {
    if exported.len() < work.tables.all().len() {
        for table in exported.iter().map(|one| &work.tables.all()[one.table]) {
            let file = quote(work.out.join(table.file()).as_str());
            output.note(&format!("into Convex: npx convex import --table {} --format jsonLines {file}", table.name));
        }
        return;
    }
    let zip = parent(work.out).join("export.zip");
    let zip = quote(zip.as_str().trim_start_matches("./"));
    output.note(&format!("into Convex: (cd {} && zip -qr ../export.zip .)", quote(work.out.as_str())));
    output.note(&format!("      then:  npx convex import --replace-all {zip}"));
    output.note("             (which empties every table that is not among them)");
}
