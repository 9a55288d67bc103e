//! The statement that fills columns of many rows at once.

use super::Out;
use crate::Table;

/// Sets columns of so many rows, found by their keys. Bound is for each column, of each row its key and the value; then of each row its
/// key.
pub fn fill(out: &mut Out<'_>, table: &Table, columns: &[&str], rows: usize) {
    out.sql("UPDATE ");
    out.name(table.name);
    for (at, column) in columns.iter().enumerate() {
        out.sql(if at > 0 { ", " } else { " SET " });
        out.name(column);
        out.sql(" = CASE");
        for _ in 0..rows {
            out.sql(" WHEN ");
            is_row(out, table);
            out.sql(" THEN ");
            out.value();
        }
        out.sql(" END");
    }
    for row in 0..rows {
        out.sql(if row > 0 { " OR (" } else { " WHERE (" });
        is_row(out, table);
        out.sql(")");
    }
}

/// `a = $1 AND b = $2`
fn is_row(out: &mut Out<'_>, table: &Table) {
    for (at, key) in table.primary_key.iter().enumerate() {
        out.sql(if at > 0 { " AND " } else { "" });
        out.name(key);
        out.sql(" = ");
        out.value();
    }
}

/// Has PostgreSQL number the rows of a table behind the last one. Numbers that were given are never given again, so the sequence only
/// goes up; none is below 1.
#[cfg(feature = "postgres")]
pub fn renumber(out: &mut Out<'_>, table: &Table, column: &crate::Column) {
    out.sql("SELECT setval(");
    sequence(out, table, column);
    out.sql(", max(");
    out.name(column.name);
    out.sql(")) FROM ");
    out.name(table.name);
    out.sql(" HAVING max(");
    out.name(column.name);
    out.sql(") > coalesce(pg_sequence_last_value(");
    sequence(out, table, column);
    out.sql("), 0)");
}

#[cfg(feature = "postgres")]
fn sequence(out: &mut Out<'_>, table: &Table, column: &crate::Column) {
    out.sql("pg_get_serial_sequence(");
    out.text_of(table.name, true);
    out.sql(", ");
    out.text_of(column.name, false);
    out.sql(")::regclass");
}
