//! The statements about one row.

use super::{Out, Returning};
use crate::{Column, Table};

/// The row with a key, which is bound in key order.
pub const fn get(out: &mut Out<'_>, table: &Table) {
    select(out, table);
    where_key(out, table);
}

/// So many new rows. Bound is what the database does not make, in the order of the columns.
pub const fn insert(out: &mut Out<'_>, table: &Table, rows: usize) {
    insert_values(out, table, rows);
    if has_assigned(table) && !matches!(out.syntax.returning, Returning::Nothing) {
        returning(out, table);
    }
}

/// Without what it returns.
const fn insert_values(out: &mut Out<'_>, table: &Table, rows: usize) {
    out.sql("INSERT INTO ");
    out.name(table.name);
    if count_written(table) == 0 {
        out.sql(out.syntax.no_values);
        return;
    }
    out.sql(" (");
    written(out, table, Part::Name);
    out.sql(") VALUES ");
    let mut row = 0;
    while row < rows {
        out.sql(if row > 0 { ", (" } else { "(" });
        written(out, table, Part::Value);
        out.sql(")");
        row += 1;
    }
}

/// A row's change: of these columns, or of all that may change. Bound are their values, the key, and the version that the row
/// must have, if `versioned`.
pub const fn update(out: &mut Out<'_>, table: &Table, columns: Option<&[usize]>, versioned: bool) {
    if !has_changes(table, columns) {
        return;
    }
    out.sql("UPDATE ");
    out.name(table.name);
    out.sql(" SET ");
    sets(out, table, columns, Part::Set);
    where_key(out, table);
    if versioned && let Some(version) = version(table) {
        out.sql(" AND ");
        out.name(version.name);
        out.sql(" = ");
        out.value();
    }
    if matches!(out.syntax.returning, Returning::Stored) {
        returning(out, table);
    }
}

/// A row, whether or not it is there. Bound as for [`insert`].
pub const fn upsert(out: &mut Out<'_>, table: &Table) {
    if !out.syntax.on_conflict || has_assigned_key(table) || table.primary_key.is_empty() {
        return;
    }
    insert_values(out, table, 1);
    out.sql(" ON CONFLICT (");
    key_names(out, table);
    if has_changes(table, None) {
        out.sql(") DO UPDATE SET ");
        sets(out, table, None, Part::SetExcluded);
        if matches!(out.syntax.returning, Returning::Stored) {
            returning(out, table);
        }
    } else {
        out.sql(") DO NOTHING");
    }
}

/// The end of the row with a key.
pub const fn delete(out: &mut Out<'_>, table: &Table) {
    out.sql("DELETE FROM ");
    out.name(table.name);
    where_key(out, table);
}

/// `SELECT …, … FROM …`, every column of a table in order.
pub(super) const fn select(out: &mut Out<'_>, table: &Table) {
    out.sql("SELECT ");
    columns(out, table);
    out.sql(" FROM ");
    out.name(table.name);
}

const fn returning(out: &mut Out<'_>, table: &Table) {
    out.sql(" RETURNING ");
    columns(out, table);
}

const fn columns(out: &mut Out<'_>, table: &Table) {
    let mut at = 0;
    while at < table.columns.len() {
        if at > 0 {
            out.sql(", ");
        }
        part(out, &table.columns[at], Part::Name);
        at += 1;
    }
}

/// What is written of a column.
#[derive(Clone, Copy)]
enum Part {
    /// `name`
    Name,
    /// `$1`
    Value,
    /// `name = $1`
    Set,
    /// `name = excluded.name`
    SetExcluded,
}

/// A part of a column and, behind a comma, of that of its blind indexes.
const fn part(out: &mut Out<'_>, column: &Column, what: Part) {
    one(out, column.slot().name, what);
    if let Some(companion) = column.companion() {
        out.sql(", ");
        one(out, companion.name, what);
    }
}

const fn one(out: &mut Out<'_>, name: &str, what: Part) {
    match what {
        Part::Name => out.name(name),
        Part::Value => out.value(),
        Part::Set => {
            out.name(name);
            out.sql(" = ");
            out.value();
        }
        Part::SetExcluded => {
            out.name(name);
            out.sql(" = excluded.");
            out.name(name);
        }
    }
}

const fn written(out: &mut Out<'_>, table: &Table, what: Part) {
    let (mut at, mut first) = (0, true);
    while at < table.columns.len() {
        if !table.columns[at].assigned {
            if !first {
                out.sql(", ");
            }
            part(out, &table.columns[at], what);
            first = false;
        }
        at += 1;
    }
}

/// `a = $1, b = $2`, and the next version.
const fn sets(out: &mut Out<'_>, table: &Table, columns: Option<&[usize]>, what: Part) {
    let (mut at, mut first) = (0, true);
    while at < table.columns.len() {
        let column = &table.columns[at];
        if changes(table, columns, at) {
            if !first {
                out.sql(", ");
            }
            part(out, column, what);
            first = false;
        }
        at += 1;
    }
    if let Some(version) = version(table) {
        out.sql(if first { "" } else { ", " });
        out.name(version.name);
        out.sql(" = ");
        out.name(table.name);
        out.sql(".");
        out.name(version.name);
        out.sql(" + 1");
    }
}

const fn key_names(out: &mut Out<'_>, table: &Table) {
    let mut at = 0;
    while at < table.primary_key.len() {
        if at > 0 {
            out.sql(", ");
        }
        out.name(table.primary_key[at]);
        at += 1;
    }
}

/// ` WHERE a = $1 AND b = $2`
///
/// # Panics
///
/// For a table without a key: a statement without a condition would be about all rows.
const fn where_key(out: &mut Out<'_>, table: &Table) {
    assert!(!table.primary_key.is_empty(), "the table has no primary key");
    let mut at = 0;
    while at < table.primary_key.len() {
        out.sql(if at > 0 { " AND " } else { " WHERE " });
        out.name(table.primary_key[at]);
        out.sql(" = ");
        out.value();
        at += 1;
    }
}

const fn version(table: &Table) -> Option<&Column> {
    let mut at = 0;
    while at < table.columns.len() {
        if table.columns[at].version {
            return Some(&table.columns[at]);
        }
        at += 1;
    }
    None
}

/// Whether updates write a column: not what names the row, what is written once, or what the database keeps.
pub const fn is_updatable(table: &Table, at: usize) -> bool {
    let column = &table.columns[at];
    let kept = column.assigned || column.touched || column.version || column.immutable;
    !kept && !is_key(table, column)
}

const fn is_key(table: &Table, column: &Column) -> bool {
    crate::column::check::contains(table.primary_key, column.name)
}

const fn changes(table: &Table, columns: Option<&[usize]>, at: usize) -> bool {
    let Some(columns) = columns else { return is_updatable(table, at) };
    let mut next = 0;
    while next < columns.len() {
        if columns[next] == at {
            return is_updatable(table, at);
        }
        next += 1;
    }
    false
}

const fn has_changes(table: &Table, columns: Option<&[usize]>) -> bool {
    let mut at = 0;
    while at < table.columns.len() {
        if changes(table, columns, at) {
            return true;
        }
        at += 1;
    }
    version(table).is_some()
}

const fn has_assigned(table: &Table) -> bool {
    let mut at = 0;
    while at < table.columns.len() {
        if table.columns[at].assigned {
            return true;
        }
        at += 1;
    }
    false
}

pub(super) const fn has_assigned_key(table: &Table) -> bool {
    let mut at = 0;
    while at < table.columns.len() {
        if table.columns[at].assigned && is_key(table, &table.columns[at]) {
            return true;
        }
        at += 1;
    }
    false
}

const fn count_written(table: &Table) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < table.columns.len() {
        if !table.columns[at].assigned {
            count += 1;
        }
        at += 1;
    }
    count
}
