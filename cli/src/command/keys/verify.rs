//! `keys verify`: is the keyring whole, and does it have every key that the databases need?

use std::collections::BTreeMap;

use anyhow::Context as _;
use camino::Utf8Path;
use schemalock::census::{ColumnCensus, IndexCensus};
use schemalock::kek::{Kek, KekError};
use schemalock::keyring::{Document, Entry, LoadError, UnwrapError};
use serde_json::{Value, json};

use super::answer;
use super::database::{self, Columns, Counted, Databases};
use super::fit;
use super::place::{KekSource, Place};
use crate::Outcome;
use crate::args::Format;
use crate::files::{keyring, read};
use crate::finding::{self, Finding};
use crate::output::{Output, count};
use crate::project::Project;

/// Check the keyring: its file, its checksum, that every key unwraps, and that databases need no other
///
/// Changes nothing. Exit code 1 when there is anything to be found; made for deployments.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  schemalock keys verify
  schemalock keys verify --database postgres://app@localhost/app --format json")]
pub(crate) struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    kek: KekSource,
    #[command(flatten)]
    databases: Databases,
    /// How the result is written
    #[arg(long, default_value = "human")]
    format: Format,
}

pub(super) fn run(options: &Options, project: &Project, output: &Output) -> anyhow::Result<Outcome> {
    let path = options.place.path(project);
    let kek = options.kek.open()?;
    let (document, mut findings) = file(&path)?;
    let mut counted = Vec::new();
    if let Some(document) = &document {
        findings.extend(unwrap(&path, document, &*kek)?);
        // A keyring may well be somewhere without its schema.
        if project.schema.exists() || !options.databases.is_empty() {
            let targets = database::targets(&options.databases)?;
            let Some(columns) = Columns::read(project, options.format, output)? else { return Ok(Outcome::Findings) };
            findings.extend(fit::missing_primaries(&path, document, &columns));
            counted = database::count_in(&targets, &columns)?;
            findings.extend(counted.iter().flat_map(|counted| fit::unfit(counted, document)));
        }
    }
    let document = document.unwrap_or_default();
    show(options.format, &path, &document, &counted, &findings, output)?;
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// The keyring as far as it can be read, and what is wrong with its file.
fn file(path: &Utf8Path) -> anyhow::Result<(Option<Document>, Vec<Finding>)> {
    match Document::read(path) {
        Ok(document) => Ok((Some(document), Vec::new())),
        Err(error @ LoadError::Permissions { .. }) => {
            let repair = format!(
                "`chmod 600 {path}`; whoever could read it has the wrapped keys, and needs the KEK to use them"
            );
            let mut findings = vec![finding("permissions", path, error.to_string(), repair)];
            let bytes = read::optional(path).with_context(|| format!("cannot read `{path}`"))?.unwrap_or_default();
            let document = Document::parse(&String::from_utf8_lossy(&bytes));
            findings.extend(document.as_ref().err().map(|error| damaged(path, error)));
            Ok((document.ok(), findings))
        }
        Err(LoadError::Document(error)) => Ok((None, vec![damaged(path, &error)])),
        Err(other) => Err(keyring::explain(path, other)),
    }
}

fn damaged(path: &Utf8Path, error: &impl ToString) -> Finding {
    finding("damaged", path, error.to_string(), "restore the file from its backup")
}

fn finding(kind: &'static str, place: impl ToString, message: String, repair: impl Into<String>) -> Finding {
    Finding { kind, place: place.to_string(), message, repair: repair.into() }
}

/// Every key must unwrap, the retired ones too: who needs one has nothing else.
fn unwrap(path: &Utf8Path, document: &Document, kek: &dyn Kek) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for entry in document.entries() {
        let (kind, repair, error) = match entry.unwrap(kek) {
            Ok(_) => continue,
            // That says nothing about the key.
            Err(UnwrapError::Kek { source: source @ KekError::Program { .. }, .. }) => return Err(source.into()),
            Err(error @ UnwrapError::OtherKek { .. }) => ("other-kek", "say the KEK that wrapped it by `--kek`", error),
            Err(error) => ("does-not-unwrap", "restore the file from its backup", error),
        };
        // With its reason.
        findings.push(finding(kind, path, format!("{:#}", anyhow::Error::new(error)), repair));
    }
    Ok(findings)
}

fn show(
    format: Format,
    path: &Utf8Path,
    document: &Document,
    counted: &[Counted],
    findings: &[Finding],
    output: &Output,
) -> std::io::Result<()> {
    match format {
        Format::Json => output.json(&json!({
            "ok": findings.is_empty(),
            "keyring": path,
            "keys": answer::keys(document),
            "databases": counted.iter().map(database_json).collect::<Vec<_>>(),
            "findings": findings,
        }))?,
        Format::Human => {
            let counts = counted.iter().map(|counted| lines(counted, document)).collect::<String>();
            output.result(&format!("{counts}{}", finding::lines(findings, "finding", output)))?;
        }
    }
    output.note(&match findings.len() {
        0 => format!("{path}: {}, all in order", count(document.entries().len(), "key")),
        number => format!("{path}: {}", count(number, "finding")),
    });
    Ok(())
}

/// One line for each column and key, those of blind indexes behind their column.
fn lines(counted: &Counted, document: &Document) -> String {
    let state = |entry: Option<&Entry>| entry.map_or("unknown", |entry| entry.state().word());
    let mut text = String::new();
    let mut line = |table: &str, column: &str, rows: u64, key: &str, state: &str| {
        let rows = count(usize::try_from(rows).unwrap_or(usize::MAX), "value");
        text.push_str(&format!("{} {table}.{column}: {rows} under {key} ({state})\n", counted.database));
    };
    for column in &counted.census.columns {
        for (key, rows) in &column.keys {
            line(&column.table, &column.column, *rows, &key.to_string(), state(document.entry(*key)));
        }
        if let Some(index) = &column.blind_index {
            for (key, rows) in &index.keys {
                let entry = fit::index_entry(document, *key);
                line(&column.table, &index.column, *rows, &format!("{}…", short(*key)), state(entry));
            }
        }
    }
    text
}

/// The first characters of an index key's id.
fn short(key: [u8; 4]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn database_json(counted: &Counted) -> Value {
    let columns: Vec<Value> = counted.census.columns.iter().map(column_json).collect();
    json!({ "database": counted.database, "columns": columns })
}

fn column_json(column: &ColumnCensus) -> Value {
    json!({
        "table": column.table,
        "column": column.column,
        "keys": column.keys.iter().map(|(key, rows)| (key.to_string(), *rows)).collect::<BTreeMap<String, u64>>(),
        "unsealed": column.unsealed,
        "malformed": column.malformed,
        "blind_index": column.blind_index.as_ref().map(index_json),
    })
}

fn index_json(index: &IndexCensus) -> Value {
    json!({
        "column": index.column,
        "keys": index.keys.iter().map(|(id, rows)| (short(*id), *rows)).collect::<BTreeMap<String, u64>>(),
        "malformed": index.malformed,
    })
}
