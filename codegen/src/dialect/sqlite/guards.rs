//! What sees to it that a transaction is done as a whole, whatever client runs it.
//!
//! The engine's shell goes on after an error, and COMMIT would keep the half that went well. So it is noted what there is, and the
//! last statements compare. They insert what they find into a table with conditions, `OR ROLLBACK`: a finding that breaks one ends
//! the transaction with everything in it, and what follows finds nothing to do. A finding that cannot be made, since
//! a table is not there, is missed by the statement after it.

use std::collections::BTreeSet;

use super::writer;
use crate::dialect::{Object, Verbatim, Writer};
use crate::plan::Preflight;

/// Takes the lock that writing needs: whoever has made this table is alone until the end, and whoever finds it is still in the
/// same transaction.
pub(crate) const BEGIN: &str = "CREATE TABLE main.\"schemalock_lock\" (\"held\")";

/// What is kept: indexes, triggers and views with their SQL, tables with the number of their rows or with their form.
pub(crate) const NOTES: &str =
    "CREATE TEMP TABLE \"schemalock_kept\" (\"type\" TEXT, \"name\" TEXT, \"table\" TEXT, \"value\")";

const NOTE: &str = "INSERT INTO temp.\"schemalock_kept\"\nSELECT ";

/// What the last statements look for.
pub(crate) struct Found<'a> {
    /// What has to be there.
    pub(crate) there: Vec<&'a Object>,
    /// What must not.
    pub(crate) gone: Vec<&'a Object>,
    /// Tables with as many rows as before.
    pub(crate) counted: Vec<&'a str>,
    /// Tables that were made anew.
    pub(crate) anew: Vec<&'a str>,
    /// Were foreign keys to be off?
    pub(crate) rebuild: bool,
}

/// Notes what stands on tables, and views, but for what goes with its table.
pub(crate) fn note_attached(gone: &[&str]) -> String {
    written(|out| {
        out.sql(NOTE)
            .sql("type, name, tbl_name, sql FROM main.sqlite_schema WHERE type IN ('index', 'trigger', 'view') ");
        out.sql("AND sql IS NOT NULL");
        if !gone.is_empty() {
            out.sql(" AND tbl_name COLLATE NOCASE NOT IN ").list(gone, |out, name| {
                out.text(name);
            });
        }
        out
    })
}

/// Notes how many rows a table has.
pub(crate) fn note_rows(table: &str) -> String {
    written(|out| {
        out.sql(NOTE).sql("'rows', ").text(table).sql(", ").text(table).sql(", count(*) FROM main.").name(table)
    })
}

/// Notes the form of the table that was made beside another.
pub(crate) fn note_form(table: &str, beside: &str) -> String {
    written(|out| {
        out.sql(NOTE).sql("'form', ").text(table).sql(", ").text(table).sql(", ");
        form(out, beside);
        out.sql(" FROM main.sqlite_schema WHERE type = 'table' AND name = ").text(beside)
    })
}

/// The text of a table behind its name.
fn form(out: &mut Writer, table: &str) {
    let head = written(|out| out.sql("CREATE TABLE ").name(table));
    out.sql("substr(sql, ").number(i128::try_from(head.chars().count() + 1).unwrap_or_default()).sql(")");
}

/// Rows that point at nothing, but for those of the tables given.
pub(crate) fn dangling(but: &[&str]) -> Preflight {
    let query = written(|out| {
        out.sql("SELECT count(*) FROM pragma_foreign_key_check");
        if !but.is_empty() {
            out.sql(" WHERE \"table\" COLLATE NOCASE NOT IN ").list(but, |out, name| {
                out.text(name);
            });
        }
        out
    });
    Preflight { message: String::from("rows point at nothing by a foreign key that stays"), query, first: false }
}

/// The statements at the end: they look, and clear away what was noted.
pub(crate) fn guards(found: &Found<'_>) -> Vec<String> {
    let findings = findings(found);
    let table = table(&findings);
    let all = written(|out| {
        for (at, finding) in findings.iter().enumerate() {
            out.sql(if at == 0 { "INSERT OR ROLLBACK INTO temp.\"schemalock_guard\"\n" } else { "\nUNION ALL " });
            out.sql("SELECT ").text(finding.kind).sql(", ").verbatim(&Verbatim::trusted(&finding.holds));
        }
        out
    });
    let whole = written(|out| {
        out.sql("INSERT OR ROLLBACK INTO temp.\"schemalock_guard\"\nSELECT 'whole', (SELECT count(*) FROM temp.");
        out.sql("\"schemalock_guard\") = ").number(i128::try_from(findings.len()).unwrap_or_default());
        out.sql(" AND NOT EXISTS (SELECT 1 FROM main.sqlite_schema WHERE name = 'schemalock_lock')")
    });
    let clear = |name: &str| format!("DROP TABLE IF EXISTS {name}");
    let [lock, guard, kept] =
        ["main.\"schemalock_lock\"", "temp.\"schemalock_guard\"", "temp.\"schemalock_kept\""].map(clear);
    vec![table, all, lock, whole, guard, kept]
}

/// Something that holds, or does not.
struct Finding {
    kind: &'static str,
    /// What is wrong if it does not hold: the engine says it.
    wrong: &'static str,
    holds: String,
}

fn finding(kind: &'static str, wrong: &'static str, write: impl FnOnce(&mut Writer) -> &mut Writer) -> Finding {
    Finding { kind, wrong, holds: written(write) }
}

fn findings(found: &Found<'_>) -> Vec<Finding> {
    let mut all = vec![finding("held", "the transaction was broken off", |out| {
        out.sql("EXISTS (SELECT 1 FROM main.sqlite_schema WHERE name = 'schemalock_lock')")
    })];
    if found.rebuild {
        all.push(finding("off", "foreign keys were on: this cannot run inside of a transaction", |out| {
            out.sql("(SELECT NOT foreign_keys FROM pragma_foreign_keys)")
        }));
    }
    all.extend(objects(&found.there, true));
    all.extend(objects(&found.gone, false));
    all.extend(found.anew.iter().map(|table| {
        finding("form", "a table is not in its new form", |out| {
            out.sql("ifnull((SELECT ");
            form(out, table);
            out.sql(" FROM main.sqlite_schema WHERE type = 'table' AND name = ").text(table).sql(") = ");
            noted(out, "'form'", table).sql(", 0)")
        })
    }));
    all.extend(found.counted.iter().map(|table| {
        finding("rows", "rows are missing", |out| {
            out.sql("ifnull((SELECT count(*) FROM main.").name(table).sql(") = ");
            noted(out, "'rows'", table).sql(", 0)")
        })
    }));
    all.push(finding("kept", "an index, a trigger or a view is missing", |out| {
        out.sql("NOT EXISTS (SELECT \"type\", \"name\" FROM temp.\"schemalock_kept\" WHERE \"type\" NOT IN ('rows', 'form')");
        out.sql(" EXCEPT SELECT type, name FROM main.sqlite_schema)")
    }));
    if found.rebuild {
        all.push(finding("references", "rows point at nothing by a foreign key", |out| {
            out.sql("NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check)")
        }));
    }
    all
}

fn noted<'w>(out: &'w mut Writer, kind: &'static str, table: &str) -> &'w mut Writer {
    out.sql("(SELECT \"value\" FROM temp.\"schemalock_kept\" WHERE \"type\" = ").sql(kind);
    out.sql(" AND \"name\" = ").text(table).sql(")")
}

/// Are these all there, or none of them?
fn objects(objects: &[&Object], there: bool) -> Vec<Finding> {
    let (columns, others): (Vec<&Object>, Vec<_>) =
        objects.iter().partition(|object| matches!(object, Object::Column { .. }));
    let others: Vec<&Object> = others
        .into_iter()
        .filter(|o| matches!(o, Object::Table(_) | Object::Index { .. } | Object::Trigger { .. }))
        .collect();
    let (kind, wrong) = if there { ("there", "something was not made") } else { ("gone", "something was not dropped") };
    let mut all = Vec::new();
    if !others.is_empty() {
        all.push(finding(kind, wrong, |out| {
            out.sql("(SELECT count(*) FROM main.sqlite_schema WHERE (type, name) IN (VALUES ");
            pairs(out, &others, |out, object| {
                out.text(object.word()).sql(", ").text(object.names().last().copied().unwrap_or_default());
            });
            out.sql(")) = ").number(if there { i128::try_from(others.len()).unwrap_or_default() } else { 0 })
        }));
    }
    if !columns.is_empty() {
        all.push(finding(kind, wrong, |out| {
            out.sql("(SELECT count(*) FROM (VALUES ");
            pairs(out, &columns, |out, object| {
                let names = object.names();
                out.text(names.first().copied().unwrap_or_default()).sql(", ");
                out.text(names.last().copied().unwrap_or_default());
            });
            out.sql(") AS \"wanted\" JOIN pragma_table_xinfo(\"wanted\".\"column1\") AS \"found\" ");
            out.sql("ON \"found\".\"name\" = \"wanted\".\"column2\") = ");
            out.number(if there { i128::try_from(columns.len()).unwrap_or_default() } else { 0 })
        }));
    }
    all
}

fn pairs(out: &mut Writer, objects: &[&Object], mut write: impl FnMut(&mut Writer, &Object)) {
    for (at, object) in objects.iter().enumerate() {
        out.sql(if at > 0 { ", (" } else { "(" });
        write(out, object);
        out.sql(")");
    }
}

/// The table of findings, with a condition for each kind.
fn table(findings: &[Finding]) -> String {
    let mut kinds: BTreeSet<(&str, &str)> = findings.iter().map(|finding| (finding.kind, finding.wrong)).collect();
    kinds.insert(("whole", "not everything could be looked at"));
    written(|out| {
        out.sql("CREATE TEMP TABLE \"schemalock_guard\" (\"kind\" TEXT, \"holds\" INTEGER");
        for (kind, wrong) in kinds {
            out.sql(",\n    CONSTRAINT ").name(wrong).sql(" CHECK (\"kind\" <> ").text(kind).sql(" OR \"holds\")");
        }
        out.sql(")")
    })
}

fn written(write: impl FnOnce(&mut Writer) -> &mut Writer) -> String {
    let mut out = writer();
    write(&mut out);
    out.finish()
}
