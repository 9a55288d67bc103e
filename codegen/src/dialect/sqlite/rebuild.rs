//! The statements that change tables in SQLite.

use super::writer;
use crate::dialect::structure::{ColumnForm, ConstraintForm, ConstraintKind};
use crate::dialect::{Dialect, Object, Statement, Verbatim, Writer, column_definition};
use crate::model::names;

/// Is in a transaction from here on, even if the engine has just ended the one that there was. It is never released: that
/// would end the outermost.
pub(crate) const HOLD: &str = "SAVEPOINT \"schemalock\"";

/// Do new names reach what names the table elsewhere: references, views, triggers?
pub(crate) const fn reach(everywhere: bool) -> &'static str {
    if everywhere { "PRAGMA legacy_alter_table = OFF" } else { "PRAGMA legacy_alter_table = ON" }
}

/// Renames a table; names that differ in case alone are one name to the engine, so there is one in between.
pub(crate) fn rename_table(from: &str, to: &str) -> Vec<String> {
    let rename = |from: &str, to: &str| written(|out| out.sql("ALTER TABLE ").name(from).sql(" RENAME TO ").name(to));
    if from.eq_ignore_ascii_case(to) {
        let between = names::hidden(to);
        return vec![rename(from, &between), rename(&between, to)];
    }
    vec![rename(from, to)]
}

pub(crate) fn rename_column(table: &str, from: &str, to: &str) -> String {
    written(|out| out.sql("ALTER TABLE ").name(table).sql(" RENAME COLUMN ").name(from).sql(" TO ").name(to))
}

/// Adds a column with the constraints that come with it.
pub(crate) fn add_column(dialect: &dyn Dialect, table: &str, column: &ColumnForm, own: &[&ConstraintForm]) -> String {
    written(|out| {
        out.sql("ALTER TABLE ").name(table).sql(" ADD COLUMN ");
        column_definition(dialect, out, column);
        for constraint in own {
            out.sql(" CONSTRAINT ").name(&constraint.name).sql(" ").verbatim(&Verbatim::trusted(inline(constraint)));
        }
        out
    })
}

/// What stands behind the name of a constraint in the definition of its column.
fn inline(constraint: &ConstraintForm) -> String {
    let ConstraintKind::ForeignKey { columns, .. } = &constraint.kind else { return constraint.sql.clone() };
    let head = written(|out| out.sql("FOREIGN KEY ").names(columns).sql(" "));
    constraint.sql.strip_prefix(&head).unwrap_or(&constraint.sql).to_owned()
}

/// The trigger that empties columns of a row when one of those that are watched changes.
pub(crate) fn watch(table: &str, column: &str, watched: &[String], emptied: &[String], key: &[String]) -> Statement {
    let name = names::watch(table, column);
    let sql = written(|out| {
        out.sql("CREATE TRIGGER ").name(&name).sql("\nAFTER UPDATE OF ");
        for (at, column) in watched.iter().enumerate() {
            out.sql(if at > 0 { ", " } else { "" }).name(column);
        }
        out.sql(" ON ").name(table).sql("\nFOR EACH ROW\nWHEN ");
        for (at, column) in watched.iter().enumerate() {
            out.sql(if at > 0 { " OR NEW." } else { "NEW." }).name(column).sql(" IS NOT OLD.").name(column);
        }
        out.sql("\nBEGIN\n    UPDATE ").name(table).sql(" SET ");
        for (at, other) in emptied.iter().enumerate() {
            out.sql(if at > 0 { ", " } else { "" }).name(other).sql(" = NULL");
        }
        out.sql(" WHERE ");
        for (at, part) in key.iter().enumerate() {
            out.sql(if at > 0 { " AND " } else { "" }).name(part).sql(" = NEW.").name(part);
        }
        out.sql(";\nEND")
    });
    Statement { sql, object: Object::Trigger { table: table.to_owned(), name } }
}

pub(crate) fn unwatch(table: &str, column: &str) -> String {
    written(|out| out.sql("DROP TRIGGER IF EXISTS ").name(&names::watch(table, column)))
}

pub(crate) fn drop_column(table: &str, column: &str) -> String {
    written(|out| out.sql("ALTER TABLE ").name(table).sql(" DROP COLUMN ").name(column))
}

pub(crate) fn drop_table(table: &str) -> String {
    written(|out| out.sql("DROP TABLE ").name(table))
}

/// Puts a table that was made beside another in its place.
pub(crate) fn replace(beside: &str, table: &str) -> String {
    written(|out| out.sql("ALTER TABLE ").name(beside).sql(" RENAME TO ").name(table))
}

/// Writes all rows of a table into the one beside it.
pub(crate) fn copy(table: &str, beside: &str, columns: &[&str], values: &[String]) -> String {
    written(|out| {
        out.sql("INSERT INTO ").name(beside).sql(" ").names(columns).sql("\nSELECT ");
        for (at, value) in values.iter().enumerate() {
            out.sql(if at > 0 { ", " } else { "" }).verbatim(&Verbatim::trusted(value));
        }
        out.sql("\nFROM ").name(table)
    })
}

/// Has the table beside go on numbering where the other one is, even if its last rows are gone.
pub(crate) fn keep_number(table: &str, beside: &str) -> [String; 2] {
    let last = |out: &mut Writer| {
        out.sql("(SELECT \"seq\" FROM \"sqlite_sequence\" WHERE \"name\" = ").text(table).sql(")");
    };
    let raise = written(|out| {
        out.sql("UPDATE \"sqlite_sequence\" SET \"seq\" = max(\"seq\", ifnull(");
        last(out);
        out.sql(", 0)) WHERE \"name\" = ").text(beside)
    });
    let begin = written(|out| {
        out.sql("INSERT INTO \"sqlite_sequence\" (\"name\", \"seq\")\nSELECT ").text(beside);
        out.sql(", \"seq\" FROM \"sqlite_sequence\" WHERE \"name\" = ").text(table);
        out.sql(" AND NOT EXISTS (SELECT 1 FROM \"sqlite_sequence\" WHERE \"name\" = ").text(beside).sql(")")
    });
    [raise, begin]
}

fn written(write: impl FnOnce(&mut Writer) -> &mut Writer) -> String {
    let mut out = writer();
    write(&mut out);
    out.finish()
}
