//! `on_update: now` in PostgreSQL: a BEFORE trigger with a function of its own.
//!
//! It acts unless the statement set the column to something new; a statement that changes this column alone keeps what it sets,
//! which is how re-encryption puts the old time back in its transaction.

use super::{types, writer};
use crate::dialect::{Object, Statement};
use crate::model::{Column, Table, names};

pub(super) fn touch(table: &Table) -> Vec<Statement> {
    table.columns.iter().filter(|column| column.touched).flat_map(|column| trigger(table, column)).collect()
}

fn trigger(table: &Table, column: &Column) -> [Statement; 2] {
    let name = names::touch(table, column);
    let mut function = writer();
    function
        .sql("CREATE FUNCTION ")
        .name(&name)
        .sql("() RETURNS trigger LANGUAGE plpgsql AS $schemalock$\nBEGIN\n    NEW.");
    function.name(&column.name).sql(" := ").sql(types::now(&column.ty)).sql(";\n    RETURN NEW;\nEND\n$schemalock$");
    let mut out = writer();
    out.sql("CREATE TRIGGER ").name(&name).sql("\nBEFORE UPDATE ON ").name(&table.name);
    out.sql("\nFOR EACH ROW\nWHEN (NEW.").name(&column.name).sql(" IS NOT DISTINCT FROM OLD.").name(&column.name);
    out.sql(")\nEXECUTE FUNCTION ").name(&name).sql("()");
    [
        Statement { sql: function.finish(), object: Object::Function(name.clone()) },
        Statement { sql: out.finish(), object: Object::Trigger { table: table.name.clone(), name } },
    ]
}
