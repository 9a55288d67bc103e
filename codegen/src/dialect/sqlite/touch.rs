//! `on_update: now` in SQLite: a trigger that follows the change with one of its own.
//!
//! It fires for statements that set any other column, unless they set this one to something new. A statement that sets this column
//! alone never fires it, which is how re-encryption puts the old time back in its transaction.

use super::{types, writer};
use crate::dialect::{Object, Statement};
use crate::model::{Column, Table, names};

pub(super) fn touch(table: &Table) -> Vec<Statement> {
    table.columns.iter().filter(|column| column.touched).filter_map(|column| trigger(table, column)).collect()
}

fn trigger(table: &Table, column: &Column) -> Option<Statement> {
    let others: Vec<&str> =
        table.columns.iter().filter(|c| !c.touched && c.generated.is_none()).map(|c| c.name.as_str()).collect();
    let (first, rest) = others.split_first()?;
    let name = names::touch(table, column);
    let mut out = writer();
    out.sql("CREATE TRIGGER ").name(&name).sql("\nAFTER UPDATE OF ").name(first);
    for other in rest {
        out.sql(", ").name(other);
    }
    out.sql(" ON ").name(&table.name).sql("\nFOR EACH ROW\nWHEN NEW.").name(&column.name);
    out.sql(" IS OLD.")
        .name(&column.name)
        .sql("\nBEGIN\n    UPDATE ")
        .name(&table.name)
        .sql(" SET ")
        .name(&column.name);
    out.sql(" = ").sql(types::now(&column.ty)).sql(" WHERE ");
    for (at, key) in table.primary_key.iter().enumerate() {
        out.sql(if at > 0 { " AND " } else { "" }).name(key).sql(" = NEW.").name(key);
    }
    if table.primary_key.is_empty() {
        out.sql("_rowid_ = NEW._rowid_");
    }
    out.sql(";\nEND");
    Some(Statement { sql: out.finish(), object: Object::Trigger { table: table.name.clone(), name } })
}
