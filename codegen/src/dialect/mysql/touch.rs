//! `on_update: now` in MariaDB and MySQL: a BEFORE trigger of one statement, which any client can send as it stands.
//!
//! `ON UPDATE CURRENT_TIMESTAMP` would follow the session's time zone. The trigger acts unless the statement set the column to
//! something new; re-encryption puts the old time back in its transaction.

use super::{types, writer};
use crate::dialect::{Object, Statement};
use crate::model::{Column, Table, names};

pub(super) fn touch(table: &Table) -> Vec<Statement> {
    table.columns.iter().filter(|column| column.touched).map(|column| trigger(table, column)).collect()
}

fn trigger(table: &Table, column: &Column) -> Statement {
    let name = names::touch(table, column);
    let mut out = writer();
    out.sql("CREATE TRIGGER ").name(&name).sql(" BEFORE UPDATE ON ").name(&table.name);
    out.sql("\nFOR EACH ROW SET NEW.").name(&column.name).sql(" = IF(NEW.").name(&column.name);
    out.sql(" <=> OLD.")
        .name(&column.name)
        .sql(", ")
        .sql(types::now(&column.ty))
        .sql(", NEW.")
        .name(&column.name)
        .sql(")");
    Statement { sql: out.finish(), object: Object::Trigger { table: table.name.clone(), name } }
}
