//! Natural conversions in SQLite, where several types have one form.

use super::writer;
use crate::dialect::asked::{scale, words};
use crate::model::{Column, Model};
use crate::plan::{Cast, Converted};

pub(super) fn convert(value: &str, cast: Cast, from: &Column, to: &Column, model: &Model) -> Converted {
    let kept = Converted::always(value);
    match cast {
        // A range is a CHECK here, and asked for as one.
        Cast::Keep | Cast::Integer | Cast::BooleanToInteger => kept,
        Cast::IntegerToBoolean => kept.unless(format!("{value} NOT IN (0, 1)")),
        Cast::IntegerToDecimal => scaled(value, 0, scale(to)),
        Cast::Rescale => scaled(value, scale(from), scale(to)),
        Cast::IntegerToFloat => Converted::always(format!("CAST({value} AS REAL)")),
        Cast::BooleanToText => Converted::always(format!("CASE {value} WHEN 0 THEN 'false' WHEN 1 THEN 'true' END")),
        Cast::ToText if from.ty.is_integer() => Converted::always(format!("CAST({value} AS TEXT)")),
        Cast::ToText => kept,
        Cast::TextToJson => kept.unless(format!("NOT json_valid({value})")),
        Cast::TextToUuid => kept.unless(format!("{value} NOT GLOB {UUID}")),
        Cast::ToEnum => kept.unless(format!("{value} NOT IN {}", words(writer(), to, model))),
    }
}

const UUID: &str = "replace('########-####-####-####-############', '#', '[0-9a-f]')";

/// Decimals are whole numbers without their point.
fn scaled(value: &str, from: u8, to: u8) -> Converted {
    let power = |digits: u8| 10_i64.pow(u32::from(digits));
    if to >= from {
        return match power(to - from) {
            1 => Converted::always(value),
            factor => Converted::always(format!("({value} * {factor})"))
                .unless(format!("{value} NOT BETWEEN -{most} AND {most}", most = i64::MAX / factor)),
        };
    }
    let factor = power(from - to);
    Converted::always(format!("({value} / {factor})")).unless(format!("{value} % {factor} <> 0"))
}
