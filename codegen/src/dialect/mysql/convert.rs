//! Natural conversions in MariaDB and MySQL. MODIFY COLUMN converts by itself where the expression is the value.

use super::{types, writer};
use crate::dialect::asked::{beyond, limit, narrowed, scale, words};
use crate::model::{Column, Model, Type};
use crate::plan::{Cast, Converted};

pub(super) fn convert(value: &str, cast: Cast, from: &Column, to: &Column, model: &Model) -> Converted {
    let kept = Converted::always(value);
    match cast {
        Cast::Keep if has_room(from, to) => kept,
        Cast::Keep => shortened(kept, value, to),
        Cast::IntegerToFloat | Cast::BooleanToInteger => kept,
        Cast::Integer => narrowed(kept, value, from, to),
        Cast::IntegerToBoolean => kept.unless(format!("{value} NOT IN (0, 1)")),
        Cast::IntegerToDecimal => kept.unless(beyond(value, to)),
        Cast::Rescale => {
            kept.unless(format!("ROUND({value}, {}) <> {value} OR ABS({value}) >= {}", scale(to), limit(to)))
        }
        Cast::BooleanToText => Converted::always(format!("CASE {value} WHEN 0 THEN 'false' WHEN 1 THEN 'true' END")),
        Cast::ToText => shortened(kept, value, to),
        Cast::TextToJson => kept.unless(format!("NOT JSON_VALID({value})")),
        Cast::TextToUuid => {
            kept.unless(format!("NOT (BINARY {value} REGEXP '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$')"))
        }
        Cast::ToEnum => kept.unless(format!("BINARY {value} NOT IN {}", words(writer(), to, model))),
    }
}

/// Is a VARCHAR at least as long as the one that it was?
fn has_room(from: &Column, to: &Column) -> bool {
    types::varchar_length(from).zip(types::varchar_length(to)).is_some_and(|(was, is)| was <= is)
}

/// Longer texts than a VARCHAR holds.
fn shortened(converted: Converted, value: &str, to: &Column) -> Converted {
    match types::varchar_length(to).filter(|_| to.ty == Type::Text && to.encrypted.is_none()) {
        Some(length) => converted.unless(format!("CHAR_LENGTH({value}) > {length}")),
        None => converted,
    }
}
