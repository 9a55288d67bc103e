//! The verdict and what it rests on, for people and for programs.

use anstyle::AnsiColor;
use schemalock_codegen::dialect::Lookup;
use serde_json::{Value, json};

use super::finding::{Note, Verdict};
use super::judge::parts;
use crate::args::Format;
use crate::database::{BIG, Chosen, Evidence, LookupEvidence, TableEvidence, Target};
use crate::finding;
use crate::output::{Output, count};

const HEAD: [&str; 4] = ["index", "columns", "can serve", "chosen"];

pub(super) fn show(
    format: Format,
    target: &Target,
    evidence: &Evidence,
    verdict: &Verdict,
    output: &Output,
) -> std::io::Result<()> {
    match format {
        Format::Json => output.json(&json!({
            "ok": verdict.findings.is_empty(),
            "database": target.to_string(),
            "tables": evidence.tables.iter().map(table_json).collect::<Vec<_>>(),
            "findings": verdict.findings,
            "notes": verdict.notes,
        }))?,
        Format::Human => {
            let tables: String = evidence.tables.iter().map(table).collect();
            let notes: String = verdict.notes.iter().map(|one| note(one, output)).collect();
            let findings = finding::lines(&verdict.findings, "finding", output);
            output.result(&format!("{tables}{notes}{}{findings}", if notes.is_empty() { "" } else { "\n" }))?;
        }
    }
    let lookups = evidence.tables.iter().map(|table| table.lookups.len()).sum();
    output.note(&match verdict.findings.len() {
        0 => format!("{target}: {}, each with an index that can serve it", count(lookups, "look-up")),
        number => format!("{target}: {}", count(number, "finding")),
    });
    Ok(())
}

fn note(note: &Note, output: &Output) -> String {
    format!(
        "{}[{}]: {}: {}\n",
        output.paint(AnsiColor::Cyan, "note"),
        finding::word(&note.kind),
        note.place,
        note.message
    )
}

fn table(table: &TableEvidence) -> String {
    if !table.exists {
        return format!("{} (not there)\n\n", table.of.table);
    }
    let mut lines = vec![HEAD.map(str::to_owned)];
    for (lookup, found) in table.of.lookups.iter().zip(&table.lookups) {
        let predicate = lookup.predicate.as_ref().map(|sql| format!(" where {sql}")).unwrap_or_default();
        let columns = format!("{}{predicate}", parts(lookup));
        lines.push([lookup.name.clone(), columns, serves(found).to_owned(), chosen(table, found)]);
    }
    let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or_default();
    let [name, columns, serves] = [0, 1, 2].map(width);
    let rows = lines.iter().map(|[a, b, c, d]| format!("  {a:<name$}  {b:<columns$}  {c:<serves$}  {d}\n"));
    format!("{} ({})\n{}\n", table.of.table, rows_said(table.rows), rows.collect::<String>())
}

fn rows_said(rows: u64) -> String {
    match rows {
        BIG.. => format!("{BIG} rows or more"),
        rows => count(usize::try_from(rows).unwrap_or(usize::MAX), "row"),
    }
}

const fn serves(found: &LookupEvidence) -> &'static str {
    match found.serves {
        Some(true) => "yes",
        Some(false) => "no",
        None if found.entry.is_some() => "-",
        None => "missing",
    }
}

/// The names are those of the schema, whatever the engine calls a key's index.
fn names(table: &TableEvidence, chosen: &[String]) -> Vec<String> {
    let ours = |name: &String| {
        let of =
            |found: &LookupEvidence| found.entry.and_then(|at| table.entries.get(at)).is_some_and(|e| e.name == *name);
        let known = table.of.lookups.iter().zip(&table.lookups).find(|(_, found)| of(found));
        known.map_or_else(|| name.clone(), |(lookup, _)| lookup.name.clone())
    };
    chosen.iter().map(ours).collect()
}

fn chosen(table: &TableEvidence, found: &LookupEvidence) -> String {
    match &found.chosen {
        Some(Chosen::Indexes(indexes)) => names(table, indexes).join(", "),
        Some(Chosen::Scan) => "(all rows)".to_owned(),
        None => "-".to_owned(),
    }
}

fn table_json(table: &TableEvidence) -> Value {
    let lookups = table.of.lookups.iter().zip(&table.lookups);
    json!({
        "table": table.of.table,
        "exists": table.exists,
        "rows": table.rows,
        "more": table.rows >= BIG,
        "indexes": lookups.map(|(lookup, found)| lookup_json(table, lookup, found)).collect::<Vec<_>>(),
    })
}

fn lookup_json(table: &TableEvidence, lookup: &Lookup, found: &LookupEvidence) -> Value {
    json!({
        "name": lookup.name,
        "kind": lookup.kind.word(),
        "columns": lookup.parts.iter().map(|part| part.column.as_ref().unwrap_or(&part.sql)).collect::<Vec<_>>(),
        "where": lookup.predicate,
        "serves": found.serves,
        "chosen": found.chosen.as_ref().map(|chosen| chosen_json(table, chosen)),
    })
}

fn chosen_json(table: &TableEvidence, chosen: &Chosen) -> Value {
    match chosen {
        Chosen::Indexes(indexes) => json!({ "how": "index", "indexes": names(table, indexes) }),
        Chosen::Scan => json!({ "how": "scan", "indexes": [] }),
    }
}
