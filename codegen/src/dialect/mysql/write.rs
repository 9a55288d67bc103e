//! Conditions, drops and existence in MariaDB and MySQL.

use super::{Flavour, types, writer};
use crate::dialect::condition::BLIND_INDEX;
use crate::dialect::{Condition, Object, Writer};
use crate::model::{Column, Type};
use crate::sql::pattern;

pub(super) fn condition(flavour: &Flavour, writer: &mut Writer, column: &Column, condition: &Condition) -> bool {
    let name = &column.name;
    match condition {
        Condition::Between(from, to) => {
            writer.name(name).sql(" BETWEEN ").number(*from).sql(" AND ").number(*to);
        }
        Condition::OneOf(values) => {
            exactly(flavour, writer, column)
                .sql(" IN ")
                .list(values, |writer, value| types::literal(writer, value, &column.ty));
        }
        Condition::AtLeast(least) => types::literal(writer.name(name).sql(" >= "), least, &column.ty),
        Condition::AtMost(most) => types::literal(writer.name(name).sql(" <= "), most, &column.ty),
        Condition::Length(n) => {
            writer.sql("CHAR_LENGTH(").name(name).sql(") = ").number(*n);
        }
        Condition::MinLength(n) => {
            writer.sql("CHAR_LENGTH(").name(name).sql(") >= ").number(*n);
        }
        // VARCHAR(n) keeps this itself.
        Condition::MaxLength(_) if column.ty == Type::Text && types::varchar_length(column).is_some() => return false,
        Condition::MaxLength(n) => {
            writer.sql("CHAR_LENGTH(").name(name).sql(") <= ").number(*n);
        }
        Condition::NonBlank => {
            exactly(flavour, writer.sql("TRIM("), column).sql(") <> ''");
        }
        // `$` would match before a final line break, too.
        Condition::Matches(text) => {
            exactly(flavour, writer, column).sql(" REGEXP ").text(&pattern::with_anchors(text, r"\A", r"\z"));
        }
        Condition::Sealed => {
            writer.name(name).sql(" LIKE BINARY 'sl1.%'");
        }
        Condition::BlindIndex => {
            writer.name(name).sql(" REGEXP ").text(&pattern::with_anchors(BLIND_INDEX, r"\A", r"\z"));
        }
        Condition::NullWith(other) => {
            writer.sql("(").name(other).sql(" IS NULL) = (").name(name).sql(" IS NULL)");
        }
        // The types keep these themselves.
        Condition::Json | Condition::Date | Condition::Time => return false,
    }
    true
}

/// The column where a rule tells apart what its collation takes for equal: cases, accents, and invisible characters and nothing.
fn exactly<'w>(flavour: &Flavour, writer: &'w mut Writer, column: &Column) -> &'w mut Writer {
    writer.name(&column.name).sql(if column.case_insensitive { flavour.exactly } else { "" })
}

/// Cuts a description to what the catalogue holds, in characters.
pub(super) fn clip(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

pub(super) fn drop(object: &Object) -> Option<String> {
    let mut out = writer();
    match object {
        Object::Table(name) => out.sql("DROP TABLE ").name(name),
        Object::Index { table, name } => out.sql("DROP INDEX ").name(name).sql(" ON ").name(table),
        Object::Trigger { name, .. } => out.sql("DROP TRIGGER ").name(name),
        Object::ForeignKey { table, name } => out.sql("ALTER TABLE ").name(table).sql(" DROP FOREIGN KEY ").name(name),
        _ => return None,
    };
    Some(out.finish())
}
