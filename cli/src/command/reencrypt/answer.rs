//! What is said of it, to people and to programs.

use schemalock::reencrypt::{ColumnReport, Left, Report, Stuck, StuckRows};
use serde_json::{Value, json};

use crate::args::Format;
use crate::command::keys::without_primary;
use crate::finding::{Finding, lines};
use crate::output::{Output, count, printable};
use crate::project::quote;

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
    format!("{database} {table}.{column}: {} sealed anew; {}\n", number(*rewritten, "row"), proof(left))
}

/// A row may have a value and a blind index to it, so the two are not summed up.
fn proof(left: &[Left]) -> String {
    let (indexes, values): (Vec<&Left>, Vec<&Left>) = left.iter().partition(|left| is_of_blind_indexes(left));
    let sum = |left: Vec<&Left>| left.into_iter().map(Left::rows).sum::<u64>();
    let said = match (sum(values), sum(indexes)) {
        (0, 0) => return "every value is under a primary key".to_owned(),
        (1, 0) => "1 value is".to_owned(),
        (0, 1) => "1 blind index is".to_owned(),
        (values, 0) => format!("{values} values are"),
        (0, indexes) => format!("{indexes} blind indexes are"),
        (values, indexes) => format!("{} and {} are", number(values, "value"), number(indexes, "blind index")),
    };
    format!("{said} not under a primary key")
}

const fn is_of_blind_indexes(left: &Left) -> bool {
    matches!(left, Left::BlindIndexes { .. } | Left::NotABlindIndex { .. })
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
        repair: repair(&stuck.why),
    });
    let left = column.left.iter().filter(|left| left.rows() > explained(left, &column.stuck)).map(|left| Finding {
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
    stuck.chain(left).collect()
}

/// What is stuck is counted among what is left: how many rows of the latter that explains, at most.
fn explained(left: &Left, stuck: &[StuckRows]) -> u64 {
    stuck.iter().filter(|stuck| may_be_of(left, &stuck.why)).map(|stuck| stuck.rows).sum()
}

fn may_be_of(left: &Left, why: &Stuck) -> bool {
    match (left, why) {
        (Left::Values { key, .. }, Stuck::UnknownKey(unknown)) => key == unknown,
        (Left::Values { .. }, why) => !is_no_value(why) && *why != Stuck::StrayBlindIndex,
        (Left::BlindIndexes { .. }, why) => !matches!(why, Stuck::NoBlindIndex | Stuck::NotABlindIndex),
        (Left::Unsealed { .. }, why) => is_no_value(why),
        // Who is stuck for another reason may have one, too.
        _ => *why != Stuck::NoBlindIndex,
    }
}

const fn is_no_value(why: &Stuck) -> bool {
    matches!(why, Stuck::Unsealed | Stuck::Malformed | Stuck::UnknownSuite(_))
}

fn message(column: &ColumnReport, stuck: &StuckRows) -> String {
    let StuckRows { why, rows, keys, .. } = stuck;
    let more = if *rows > keys.len() as u64 { "; …" } else { "" };
    let keys = printable(&keys.join("; "));
    format!("`{}.{}`: {why} ({}: {keys}{more})", column.table, column.column, number(*rows, "row"))
}

fn repair(why: &Stuck) -> String {
    let how = match why {
        Stuck::UnknownKey(_) => {
            "use the keyring that has this key; if it is retired there, `schemalock keys activate` brings it back"
        }
        Stuck::NoPrimaryKey { kind, scope: None } => without_primary(*kind),
        Stuck::NoPrimaryKey { kind, scope: Some(scope) } => {
            return format!("{}; a new one needs `--scope {}`, too", without_primary(*kind), quote(scope));
        }
        Stuck::UnknownSuite(_) => "a newer release sealed it: update Schemalock, here and in every program",
        Stuck::Duplicate => "change or delete one of the two rows, then say this again",
        _ => "write those rows anew through the models, or restore them",
    };
    how.to_owned()
}

fn number(rows: u64, word: &str) -> String {
    if rows != 1 && word.ends_with(['s', 'x']) {
        return format!("{rows} {word}es");
    }
    count(usize::try_from(rows).unwrap_or(usize::MAX), word)
}
