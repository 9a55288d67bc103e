//! Natural conversions in PostgreSQL.

use super::writer;
use crate::dialect::asked::{beyond, limit, narrowed, scale, words};
use crate::model::{Column, Model};
use crate::plan::{Cast, Converted};

/// There is no question whether a text is JSON before version 16.
const IS_JSON: &str = "\
CREATE OR REPLACE FUNCTION pg_temp.schemalock_is_json(value text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $schemalock$ \
BEGIN PERFORM value::jsonb; RETURN true; EXCEPTION WHEN OTHERS THEN RETURN false; END $schemalock$; ";

pub(super) fn convert(value: &str, cast: Cast, from: &Column, to: &Column, model: &Model) -> Converted {
    match cast {
        // What asks about the future value must not do it under a collation that it does not have any more.
        Cast::Keep if from.case_insensitive && !to.case_insensitive => {
            Converted::always(format!("({value} COLLATE \"C\")"))
        }
        Cast::Keep | Cast::IntegerToFloat => Converted::always(value),
        Cast::Integer => narrowed(Converted::always(value), value, from, to),
        Cast::IntegerToDecimal => Converted::always(value).unless(beyond(value, to)),
        Cast::Rescale => {
            let fails = format!("round({value}, {}) <> {value} OR abs({value}) >= {}", scale(to), limit(to));
            Converted::always(value).unless(fails)
        }
        Cast::BooleanToInteger => Converted::always(format!("{value}::integer")),
        Cast::IntegerToBoolean => Converted::always(format!("({value} <> 0)")).unless(format!("{value} NOT IN (0, 1)")),
        Cast::BooleanToText | Cast::ToText => Converted::always(format!("{value}::text")),
        Cast::TextToJson => Converted::always(format!("{value}::jsonb"))
            .unless(format!("NOT pg_temp.schemalock_is_json({value})"))
            .with_head(IS_JSON),
        Cast::TextToUuid => Converted::always(format!("{value}::uuid"))
            .unless(format!("{value} !~ '^[0-9a-f]{{8}}(-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}}$'")),
        Cast::ToEnum => {
            let text = format!("{value}::text");
            let fails = format!("{text} NOT IN {}", words(writer(), to, model));
            Converted::always(text).unless(fails)
        }
    }
}
