//! What is said of it, to people and to programs.

use schemalock::reencrypt::{ColumnReport, Left, Report, Stuck, StuckRows};
use serde_json::{Value, json};

use crate::args::Format;
use crate::command::keys::{Finding, lines};
use crate::output::{Output, count};

pub(super) fn show(report: &Report, database: &str, format: Format, output: &Output) -> std::io::Result<()> {
    let findings: Vec<Finding> = report.columns.iter().flat_map(|column| findings(column, database)).collect();
    match format {
        Format::Json => output.json(&json!({
            "ok": report.is_proven(),
            "database": database,
            "columns": report.columns.iter().map(column_json).collect::<Vec<_>>(),
            "findings": findings,
        })),
        Format::Human if report.columns.is_empty() => {
            output.result(&format!("{database}: the schema has no encrypted column\n"))
        }
        Format::Human => {
            let done: String = report.columns.iter().map(|column| line(column, database)).collect();
            output.result(&format!("{done}{}", lines(&findings, "finding", output)))
        }
    }
}

fn line(column: &ColumnReport, database: &str) -> String {
    let ColumnReport { table, column, rewritten, left, .. } = column;
    let proof = match left.iter().map(Left::rows).sum::<u64>() {
        0 => "every value is under a primary key".to_owned(),
        1 => "1 value is not under a primary key".to_owned(),
        left => format!("{left} values are not under a primary key"),
    };
    format!("{database} {table}.{column}: {} sealed anew; {proof}\n", number(*rewritten, "row"))
}

fn column_json(column: &ColumnReport) -> Value {
    json!({
        "table": column.table,
        "column": column.column,
        "rewritten": column.rewritten,
        "passes": column.passes,
        "stuck": column.stuck.iter().map(stuck_json).collect::<Vec<_>>(),
        "left": column.left.iter().map(left_json).collect::<Vec<_>>(),
    })
}

fn stuck_json(stuck: &StuckRows) -> Value {
    json!({ "kind": stuck.why.kind(), "rows": stuck.rows, "keys": stuck.keys })
}

fn left_json(left: &Left) -> Value {
    let (kind, key) = match left {
        Left::Values { key, .. } => ("values", Some(key.to_string())),
        Left::BlindIndexes { key, .. } => {
            ("blind-indexes", Some(key.iter().map(|byte| format!("{byte:02x}")).collect()))
        }
        Left::NotABlindIndex { .. } => ("not-a-blind-index", None),
        _ => ("unsealed", None),
    };
    json!({ "kind": kind, "key": key, "rows": left.rows() })
}

fn findings(column: &ColumnReport, database: &str) -> Vec<Finding> {
    let stuck = column.stuck.iter().map(|stuck| Finding {
        kind: stuck.why.kind(),
        place: database.to_owned(),
        message: message(column, stuck),
        repair: repair(&stuck.why).to_owned(),
    });
    let stuck: Vec<Finding> = stuck.collect();
    // What is stuck is counted among what is left, and explains it.
    let left = column.left.iter().filter(|_| stuck.is_empty()).map(|left| Finding {
        kind: "rows-left",
        place: database.to_owned(),
        message: format!(
            "`{}.{}` has {} {left} after {}",
            column.table,
            column.column,
            left.rows(),
            number(column.passes.into(), "pass")
        ),
        repair: "programs still write with that key: bring them the present keyring, then say this again".to_owned(),
    });
    let left: Vec<Finding> = left.collect();
    stuck.into_iter().chain(left).collect()
}

fn message(column: &ColumnReport, stuck: &StuckRows) -> String {
    let StuckRows { why, rows, keys, .. } = stuck;
    let more = if *rows > keys.len() as u64 { "; …" } else { "" };
    let keys = keys.join("; ");
    format!("`{}.{}`: {why} ({}: {keys}{more})", column.table, column.column, number(*rows, "row"))
}

const fn repair(why: &Stuck) -> &'static str {
    match why {
        Stuck::UnknownKey(_) => {
            "use the keyring that has this key; if it is retired there, `schemalock keys activate` brings it back"
        }
        Stuck::NoPrimaryKey { .. } => "`schemalock keys promote` makes a key of that scope the one that seals",
        Stuck::Duplicate => "change or delete one of the two rows, then say this again",
        _ => "write those rows anew through the models, or restore them",
    }
}

fn number(rows: u64, word: &str) -> String {
    if rows != 1 && word.ends_with('s') {
        return format!("{rows} {word}es");
    }
    count(usize::try_from(rows).unwrap_or(usize::MAX), word)
}
