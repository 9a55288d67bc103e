//! Conditions, enum types, descriptions, drops and existence in PostgreSQL.

use super::{types, writer};
use crate::dialect::condition::BLIND_INDEX;
use crate::dialect::{Condition, Object, Statement, Writer};
use crate::model::{Column, Model};

pub(super) fn condition(writer: &mut Writer, column: &Column, condition: &Condition) -> bool {
    let name = &column.name;
    match condition {
        Condition::Between(from, to) => {
            writer.name(name).sql(" BETWEEN ").number(*from).sql(" AND ").number(*to);
        }
        Condition::OneOf(values) => {
            exactly(writer, column).sql(" IN ").list(values, |writer, value| types::literal(writer, value, &column.ty));
        }
        Condition::AtLeast(least) => types::literal(writer.name(name).sql(" >= "), least, &column.ty),
        Condition::AtMost(most) => types::literal(writer.name(name).sql(" <= "), most, &column.ty),
        Condition::Length(n) => {
            writer.sql("char_length(").name(name).sql(") = ").number(*n);
        }
        Condition::MinLength(n) => {
            writer.sql("char_length(").name(name).sql(") >= ").number(*n);
        }
        Condition::MaxLength(n) => {
            writer.sql("char_length(").name(name).sql(") <= ").number(*n);
        }
        Condition::NonBlank => {
            exactly(writer.sql("btrim("), column).sql(") <> ''");
        }
        Condition::Matches(pattern) => {
            exactly(writer, column).sql(" ~ ").text(pattern);
        }
        Condition::Sealed => {
            writer.name(name).sql(" LIKE 'sl1.%'");
        }
        Condition::BlindIndex => {
            writer.name(name).sql(" ~ ").text(BLIND_INDEX);
        }
        Condition::NullWith(other) => {
            writer.sql("(").name(other).sql(" IS NULL) = (").name(name).sql(" IS NULL)");
        }
        // The types keep these themselves.
        Condition::Json | Condition::Date | Condition::Time => return false,
    }
    true
}

/// The column where a rule tells apart what its collation takes for equal: cases, and invisible characters and nothing. Patterns
/// know no such collation at all.
fn exactly<'w>(writer: &'w mut Writer, column: &Column) -> &'w mut Writer {
    writer.name(&column.name).sql(if column.case_insensitive { " COLLATE \"C\"" } else { "" })
}

/// The collation under which letters of either case are equal, when some column wants it.
pub(super) fn collation(model: &Model) -> Option<Statement> {
    let wanted = model.tables.iter().flat_map(|table| &table.columns).any(|column| column.case_insensitive);
    let mut out = writer();
    out.sql("CREATE COLLATION ").name(types::IGNORING_CASE);
    out.sql(" (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
    wanted.then(|| Statement { sql: out.finish(), object: Object::Collation(types::IGNORING_CASE.to_owned()) })
}

pub(super) fn enum_types(model: &Model) -> Vec<Statement> {
    let native = model.enums.iter().filter(|item| types::native_enum(model, &item.name));
    native
        .map(|item| {
            let mut out = writer();
            out.sql("CREATE TYPE ").name(&item.name).sql(" AS ENUM ");
            out.list(&item.values, |writer, value| {
                writer.text(&value.name);
            });
            Statement { sql: out.finish(), object: Object::Type(item.name.clone()) }
        })
        .collect()
}

pub(super) fn comment(table: &str, column: Option<&str>, text: Option<&str>) -> String {
    let mut out = writer();
    match column {
        None => out.sql("COMMENT ON TABLE ").name(table),
        Some(column) => out.sql("COMMENT ON COLUMN ").name(table).sql(".").name(column),
    };
    match text {
        Some(text) => out.sql(" IS ").text(text),
        None => out.sql(" IS NULL"),
    };
    out.finish()
}

pub(super) fn drop(object: &Object) -> Option<String> {
    let mut out = writer();
    match object {
        Object::Table(name) => out.sql("DROP TABLE ").name(name),
        Object::Index { name, .. } => out.sql("DROP INDEX ").name(name),
        Object::Type(name) => out.sql("DROP TYPE ").name(name),
        Object::Collation(name) => out.sql("DROP COLLATION ").name(name),
        Object::Function(name) => out.sql("DROP FUNCTION ").name(name).sql("()"),
        Object::Trigger { table, name } => out.sql("DROP TRIGGER ").name(name).sql(" ON ").name(table),
        Object::ForeignKey { table, name } => out.sql("ALTER TABLE ").name(table).sql(" DROP CONSTRAINT ").name(name),
        _ => return None,
    };
    Some(out.finish())
}
