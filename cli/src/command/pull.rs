//! `pull`: what exists, as a schema.

use anyhow::Context as _;
use camino::{Utf8Path, Utf8PathBuf};
use schemalock_codegen::inventory::Lifted;
use schemalock_codegen::model::Model;
use serde_json::json;

use super::dialect::Dialect;
use crate::Outcome;
use crate::args::{FindingFormat, Format};
use crate::files::write;
use crate::output::{Output, count};
use crate::schema::Schema;
use crate::source::{self, Reading, ReadingOptions, Source};

/// Write what a database or SQL holds as a schema.yaml
///
/// The source is the URL of a database, an SQL file (a dump), or a folder of another tool's migrations. Types that mean the same as
/// portable ones are written as these, others in the engine's own words (`native`), so that a database made from the schema is equal.
/// What no schema can say, such as views, functions and policies, is listed under `unmanaged`, and no plan touches it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock pull postgres://me@localhost/app -o schema.yaml
  schemalock pull sqlite:app.db
  schemalock pull dump.sql --dialect mariadb -o schema.yaml
  schemalock pull prisma/migrations --dialect postgres -o schema.yaml")]
pub(crate) struct Options {
    /// What to read
    #[arg(value_name = "SRC")]
    source: String,
    /// The file to write; by default the text is the result
    #[arg(short, long, value_name = "FILE")]
    output: Option<Utf8PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    force: bool,
    /// The dialect of SQL
    #[arg(long, value_name = "DIALECT")]
    dialect: Option<Dialect>,
    #[command(flatten)]
    reading: ReadingOptions,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, output: &Output) -> anyhow::Result<Outcome> {
    let reading =
        Reading { dialect: options.dialect.map(Dialect::kind), allow_unmanaged: options.reading.allow_unmanaged };
    if let Some(path) = options.output.as_deref().filter(|path| path.exists() && !options.force) {
        anyhow::bail!("`{path}` exists; `--force` writes over it");
    }
    let pulled = match Source::read_one(&options.source, &reading)? {
        Source::Held(held) => {
            source::tell_unsupported(&held, output);
            held.lift(None)
        }
        Source::Schema(schema) => match schema.model_or_report(FindingFormat::from(options.format), output)? {
            Some(model) => of_model(model),
            None => return Ok(Outcome::Findings),
        },
        Source::Empty => anyhow::bail!("`empty` holds nothing to pull"),
    };
    write_and_tell(options, &pulled, output)
}

/// What a source holds, as the text of a schema, with what is to be told said.
pub(super) fn text(source: &str, reading: &Reading, output: &Output) -> anyhow::Result<String> {
    let lifted = match Source::read_one(source, reading)? {
        Source::Held(held) => {
            source::tell_unsupported(&held, output);
            held.lift(None)
        }
        Source::Schema(_) | Source::Empty => anyhow::bail!("`{source}` is a schema already, or nothing"),
    };
    let text = schemalock_codegen::emit::yaml::emit(&lifted.model);
    tell_all(&lifted, &Schema::compile(Utf8Path::new("-"), text.as_bytes(), None), output);
    Ok(text)
}

fn of_model(model: &Model) -> Lifted {
    Lifted { model: model.clone(), unmanaged: Vec::new(), unsaid: Vec::new() }
}

fn write_and_tell(options: &Options, pulled: &Lifted, output: &Output) -> anyhow::Result<Outcome> {
    let text = schemalock_codegen::emit::yaml::emit(&pulled.model);
    let name = options.output.as_deref().unwrap_or_else(|| Utf8Path::new("-"));
    let schema = Schema::compile(name, text.as_bytes(), None);
    if let Some(path) = &options.output {
        write::atomic(path, text.as_bytes()).with_context(|| format!("cannot write `{path}`"))?;
    }
    match options.format {
        Format::Json => output.json(&json!({
            "ok": schema.model.is_some(),
            "output": options.output,
            "tables": pulled.model.tables.len(),
            "unmanaged": pulled.unmanaged.iter().map(|item| json!({
                "kind": item.kind,
                "name": item.name,
                "file": item.origin.as_ref().map(|origin| &origin.file),
                "line": item.origin.as_ref().map(|origin| origin.line),
            })).collect::<Vec<_>>(),
            "not_said": pulled.unsaid,
            "schema": schema.document()?,
            "text": if options.output.is_none() { Some(&text) } else { None },
        }))?,
        Format::Human if options.output.is_none() => output.result(&text)?,
        Format::Human => {}
    }
    tell_all(pulled, &schema, output);
    let tables = count(pulled.model.tables.len(), "table");
    let place = options.output.as_ref().map(|path| format!("{path}: ")).unwrap_or_default();
    output.note(&format!("{place}{tables}, {} left alone", pulled.unmanaged.len()));
    Ok(if schema.model.is_some() { Outcome::Done } else { Outcome::Findings })
}

fn tell_all(pulled: &Lifted, schema: &Schema, output: &Output) {
    for item in &pulled.unmanaged {
        let place = item.origin.as_ref().map(|origin| format!("{}:{}: ", origin.file, origin.line)).unwrap_or_default();
        output.note(&format!("unmanaged: {place}{item}"));
    }
    for difference in &pulled.unsaid {
        output.warn(&format!("a database made from the schema differs: {difference}"));
    }
    if schema.model.is_none() {
        output.note(&schema.render(FindingFormat::Human, false));
        output.warn("the schema has mistakes, which are to be put right by hand");
    }
}
