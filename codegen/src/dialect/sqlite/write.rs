//! Conditions, drops and existence in SQLite.

use super::{types, writer};
use crate::dialect::condition::BLIND_INDEX_LENGTH;
use crate::dialect::{Condition, Object, Writer};
use crate::model::Column;

pub(super) fn condition(writer: &mut Writer, column: &Column, condition: &Condition) -> bool {
    let name = &column.name;
    match condition {
        Condition::Between(from, to) => {
            writer.name(name).sql(" BETWEEN ").number(*from).sql(" AND ").number(*to);
        }
        Condition::OneOf(values) => {
            // The choices tell cases apart even where the column does not.
            writer.name(name).sql(if column.case_insensitive { " COLLATE BINARY" } else { "" });
            writer.sql(" IN ").list(values, |writer, value| types::literal(writer, value, &column.ty));
        }
        Condition::AtLeast(least) => types::literal(writer.name(name).sql(" >= "), least, &column.ty),
        Condition::AtMost(most) => types::literal(writer.name(name).sql(" <= "), most, &column.ty),
        Condition::Length(n) => {
            writer.sql("length(").name(name).sql(") = ").number(*n);
        }
        Condition::MinLength(n) => {
            writer.sql("length(").name(name).sql(") >= ").number(*n);
        }
        Condition::MaxLength(n) => {
            writer.sql("length(").name(name).sql(") <= ").number(*n);
        }
        Condition::NonBlank => {
            writer.sql("trim(").name(name).sql(") <> ''");
        }
        Condition::Json => {
            writer.sql("json_valid(").name(name).sql(")");
        }
        Condition::Date => {
            writer.name(name).sql(" IS date(").name(name).sql(")");
        }
        Condition::Time => {
            writer.name(name).sql(" IS time(").name(name).sql(")");
        }
        Condition::Sealed => {
            writer.name(name).sql(" GLOB 'sl1.*'");
        }
        // What trim leaves is compared to its end, whatever zero bytes are in it; length alone would stop there.
        Condition::BlindIndex => {
            writer.sql("length(").name(name).sql(") = ").number(BLIND_INDEX_LENGTH);
            writer.sql(" AND trim(").name(name).sql(", '0123456789abcdef') = ''");
        }
        Condition::NullWith(other) => {
            writer.sql("(").name(other).sql(" IS NULL) = (").name(name).sql(" IS NULL)");
        }
        // REGEXP is a function that applications may or may not bring.
        Condition::Matches(_) => return false,
    }
    true
}

pub(super) fn drop(object: &Object) -> Option<String> {
    let mut out = writer();
    match object {
        Object::Table(name) => out.sql("DROP TABLE ").name(name),
        Object::Index { name, .. } => out.sql("DROP INDEX ").name(name),
        Object::Trigger { name, .. } => out.sql("DROP TRIGGER ").name(name),
        _ => return None,
    };
    Some(out.finish())
}
