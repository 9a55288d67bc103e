//! What conversions ask of values, in words that are the same in every engine.

use super::Writer;
use crate::model::{Column, Literal, Model, Type};
use crate::plan::Converted;

/// The words of a column's enum, in brackets.
pub(super) fn words(mut out: Writer, to: &Column, model: &Model) -> String {
    let words = if let Type::Enum(name) = &to.ty { model.enum_literals(name) } else { Vec::new() };
    let words: Vec<String> = words.into_iter().filter_map(text).collect();
    out.list(&words, |writer, word| {
        writer.text(word);
    });
    out.finish()
}

fn text(word: Literal) -> Option<String> {
    if let Literal::Text(text) = word { Some(text) } else { None }
}

/// Fails for whole numbers that the narrower type does not hold.
pub(super) fn narrowed(converted: Converted, value: &str, from: &Column, to: &Column) -> Converted {
    match (from.ty.range(), to.ty.range()) {
        (Some(was), Some((least, most))) if was.0 < least => {
            converted.unless(format!("{value} NOT BETWEEN {least} AND {most}"))
        }
        _ => converted,
    }
}

/// The digits of a decimal behind the point.
pub(super) const fn scale(column: &Column) -> u8 {
    match column.ty {
        Type::Decimal { scale, .. } => scale,
        _ => 0,
    }
}

/// Is true for whole numbers with too many digits. The smallest integer has no absolute value.
pub(super) fn beyond(value: &str, to: &Column) -> String {
    format!("{value} <= -{limit} OR {value} >= {limit}", limit = limit(to))
}

/// The first whole number that is too large.
pub(super) fn limit(to: &Column) -> String {
    match to.ty {
        Type::Decimal { precision, scale } => 10_i64.pow(u32::from(precision - scale)).to_string(),
        _ => String::from("0"),
    }
}
