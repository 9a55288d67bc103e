//! SQLite: what it has no types for is text or a number.

use std::borrow::Cow;

use futures_util::future::BoxFuture;
use sqlx::error::{BoxDynError, DatabaseError};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments as _, Row as _, Sqlite};
use time::format_description::StaticFormatDescription;
use time::macros::format_description;

use super::{Database, FailedStatement, driver, private, read};
use crate::store::fault::{Fault, Name};
use crate::store::reference;
use crate::store::slot::Slot;
use crate::store::sql::{Order, Returning, Syntax};
use crate::store::{Relation, Side};
use crate::{ColumnKind, Date, Decimal, EncodeError, TimeOfDay, Timestamp, Value};

const DATE: StaticFormatDescription = format_description!("[year]-[month]-[day]");
const TIME: StaticFormatDescription = format_description!("[hour]:[minute]:[second]");

impl private::Sealed for Sqlite {}

impl Database for Sqlite {
    const SYNTAX: &'static Syntax = &Syntax {
        quote: b'"',
        numbered: false,
        returning: Returning::BeforeTriggers,
        on_conflict: true,
        no_values: " DEFAULT VALUES",
        rows_are_ranges: true,
        errors_end_transactions: false,
        most_values: 32_766,
        order: Order::Expression,
        snapshot: "BEGIN",
        write: "BEGIN IMMEDIATE",
        renumber: None,
    };

    fn bind(arguments: &mut SqliteArguments, slot: Slot, value: Value<'_>) -> Result<(), BoxDynError> {
        match value {
            Value::Null => arguments.add(None::<&str>),
            Value::Uuid(uuid) => arguments.add(uuid.hyphenated().to_string()),
            Value::Text(text) | Value::Json(text) => arguments.add(text.into_owned()),
            Value::SmallInt(number) => arguments.add(number),
            Value::Integer(number) => arguments.add(number),
            Value::BigInt(number) => arguments.add(number),
            Value::Boolean(truth) => arguments.add(truth),
            Value::Float(number) => arguments.add(number),
            Value::Decimal(number) => arguments.add(scaled(number, slot.scale.ok_or("a decimal says its scale")?)?),
            Value::Timestamp(moment) => arguments.add(moment.unix_millis()),
            Value::Date(date) => arguments.add(date.format(DATE)?),
            Value::Time(time) => arguments.add(time.format(TIME)?),
            Value::Bytes(bytes) => arguments.add(bytes.into_owned()),
        }
    }

    fn cell(row: &SqliteRow, at: usize, slot: Slot) -> Option<Value<'_>> {
        match slot.kind {
            ColumnKind::Uuid => read!(row, at, &str, |text| text.parse().ok().map(Value::Uuid)),
            ColumnKind::Text | ColumnKind::Enum(_) => read!(row, at, &str, |text| Some(Value::text(text))),
            ColumnKind::Json => read!(row, at, &str, |text| Some(Value::Json(Cow::Borrowed(text)))),
            ColumnKind::SmallInt => read!(row, at, i64, |number| number.try_into().ok().map(Value::SmallInt)),
            ColumnKind::Integer => read!(row, at, i64, |number| number.try_into().ok().map(Value::Integer)),
            ColumnKind::BigInt => read!(row, at, i64, |number| Some(Value::BigInt(number))),
            ColumnKind::Boolean => read!(row, at, i64, |truth| super::truth(truth).map(Value::Boolean)),
            ColumnKind::Float => read!(row, at, f64, |number| Some(Value::Float(number))),
            ColumnKind::Decimal => {
                read!(row, at, i64, |number| Decimal::try_new(number, slot.scale?).ok().map(Value::Decimal))
            }
            ColumnKind::Timestamp => {
                read!(row, at, i64, |millis| Timestamp::from_unix_millis(millis).ok().map(Value::Timestamp))
            }
            ColumnKind::Date => read!(row, at, &str, |text| Date::parse(text, DATE).ok().map(Value::Date)),
            ColumnKind::Time => read!(row, at, &str, |text| TimeOfDay::parse(text, TIME).ok().map(Value::Time)),
            ColumnKind::Bytes => read!(row, at, &[u8], |bytes| Some(Value::Bytes(Cow::Borrowed(bytes)))),
        }
    }

    driver!(Sqlite, |result| result.last_insert_rowid());

    fn fault(error: &dyn DatabaseError) -> Fault {
        let code = error.code().and_then(|code| code.parse().ok()).unwrap_or(0_u32);
        let message = error.message();
        let behind = |colon: &str| message.split_once(colon).map(|(_, rest)| rest.trim().to_owned());
        match (code & 0xff, code) {
            (_, 1555 | 2067) => Fault::Unique(unique(&behind("failed: ").unwrap_or_default())),
            (_, 787) => Fault::ForeignKey { constraint: None, table: None, side: None },
            // A trigger that stands for ON DELETE RESTRICT.
            (_, 1811) => Fault::ForeignKey { constraint: None, table: None, side: None },
            (_, 275) => Fault::Check(behind("failed: ").unwrap_or_default()),
            (_, 1299) => Fault::Null(column(&behind("failed: ").unwrap_or_default()).to_owned()),
            (5 | 6, _) => Fault::Conflict,
            // There is no such file, or it cannot be opened.
            (14, _) => Fault::Unavailable,
            _ => Fault::Other,
        }
    }

    fn find_reference<'c>(
        connection: &'c mut Self::Connection,
        failed: FailedStatement<'c>,
    ) -> BoxFuture<'c, sqlx::Result<Option<(Side, Relation)>>> {
        Box::pin(reference::find(connection, failed))
    }
}

/// A decimal as SQLite holds it: a whole number of its last digits.
fn scaled(number: Decimal, scale: u32) -> Result<i64, BoxDynError> {
    let mut scaled = number;
    scaled.rescale(scale);
    if scaled != number {
        return Err(EncodeError::TooManyDigits.into());
    }
    Ok(scaled.mantissa().try_into()?)
}

/// `t.a, t.b`, or `index 'name'` for one over expressions.
fn unique(what: &str) -> Name {
    match what.strip_prefix("index '").and_then(|rest| rest.strip_suffix('\'')) {
        Some(name) => Name::Constraint(name.to_owned()),
        None => Name::Columns(what.split(", ").map(|column_of| column(column_of).to_owned()).collect()),
    }
}

/// `t.a`
fn column(what: &str) -> &str {
    what.rsplit_once('.').map_or(what, |(_, column)| column)
}
