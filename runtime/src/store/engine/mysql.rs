//! MariaDB and MySQL.

use std::borrow::Cow;

use sqlx::error::{BoxDynError, DatabaseError};
use sqlx::mysql::{MySqlArguments, MySqlDatabaseError, MySqlRow};
use sqlx::{Arguments as _, MySql, Row as _};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::{Database, driver, private, read};
use crate::store::Side;
use crate::store::fault::{Fault, Name};
use crate::store::slot::Slot;
use crate::store::sql::{Order, Returning, Syntax};
use crate::{ColumnKind, Date, Decimal, TimeOfDay, Timestamp, Value};

impl private::Sealed for MySql {}

impl Database for MySql {
    const SYNTAX: &'static Syntax = &Syntax {
        quote: b'`',
        numbered: false,
        returning: Returning::Nothing,
        on_conflict: false,
        no_values: " () VALUES ()",
        rows_are_ranges: false,
        errors_end_transactions: false,
        most_values: 65_535,
        order: Order::Keyed,
        snapshot: "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY",
        write: "START TRANSACTION",
        renumber: None,
    };

    fn bind(arguments: &mut MySqlArguments, _: Slot, value: Value<'_>) -> Result<(), BoxDynError> {
        match value {
            Value::Null => arguments.add(None::<&str>),
            Value::Uuid(uuid) => arguments.add(uuid.hyphenated().to_string()),
            Value::Text(text) | Value::Json(text) => arguments.add(text.as_ref()),
            Value::SmallInt(number) => arguments.add(number),
            Value::Integer(number) => arguments.add(number),
            Value::BigInt(number) => arguments.add(number),
            Value::Boolean(truth) => arguments.add(truth),
            Value::Float(number) => arguments.add(number),
            Value::Decimal(number) => arguments.add(number),
            Value::Timestamp(moment) => {
                let moment = OffsetDateTime::from(moment);
                arguments.add(PrimitiveDateTime::new(moment.date(), moment.time()))
            }
            Value::Date(date) => arguments.add(date),
            Value::Time(time) => arguments.add(time),
            Value::Bytes(bytes) => arguments.add(bytes.as_ref()),
        }
    }

    fn cell(row: &MySqlRow, at: usize, slot: Slot) -> Option<Value<'_>> {
        match slot.kind {
            ColumnKind::Uuid => read!(row, at, &str, |text| text.parse().ok().map(Value::Uuid)),
            ColumnKind::Text | ColumnKind::Enum(_) => read!(row, at, &str, |text| Some(Value::text(text))),
            ColumnKind::Json => read!(row, at, &str, |text| Some(Value::Json(Cow::Borrowed(text)))),
            ColumnKind::SmallInt => read!(row, at, i16, |number| Some(Value::SmallInt(number))),
            ColumnKind::Integer => read!(row, at, i32, |number| Some(Value::Integer(number))),
            ColumnKind::BigInt => read!(row, at, i64, |number| Some(Value::BigInt(number))),
            ColumnKind::Boolean => read!(row, at, i8, |truth| super::truth(truth.into()).map(Value::Boolean)),
            ColumnKind::Float => read!(row, at, f64, |number| Some(Value::Float(number))),
            ColumnKind::Decimal => read!(row, at, Decimal, |number| Some(Value::Decimal(number))),
            ColumnKind::Timestamp => read!(row, at, PrimitiveDateTime, |moment| {
                Timestamp::try_from(moment.assume_utc()).ok().map(Value::Timestamp)
            }),
            ColumnKind::Date => read!(row, at, Date, |date| Some(Value::Date(date))),
            ColumnKind::Time => read!(row, at, TimeOfDay, |time| Some(Value::Time(time))),
            ColumnKind::Bytes => read!(row, at, &[u8], |bytes| Some(Value::Bytes(Cow::Borrowed(bytes)))),
        }
    }

    driver!(MySql, |result| result.last_insert_id().try_into().unwrap_or_default());

    fn fault(error: &dyn DatabaseError) -> Fault {
        let Some(error) = error.try_downcast_ref::<MySqlDatabaseError>() else { return Fault::Other };
        let message = error.message();
        match error.number() {
            1062 | 1586 => Fault::Unique(Name::Constraint(key(message).to_owned())),
            number @ (1216 | 1217 | 1451 | 1452) => Fault::ForeignKey {
                constraint: between(message, "CONSTRAINT `", "` FOREIGN KEY").map(unquoted),
                table: between(message, "`.`", "`, CONSTRAINT").map(unquoted),
                side: Some(if matches!(number, 1217 | 1451) { Side::Restricted } else { Side::Missing }),
            },
            // MariaDB's, and MySQL's.
            4025 => Fault::Check(between(message, "CONSTRAINT `", "` failed for").map(unquoted).unwrap_or_default()),
            3819 => Fault::Check(between(message, "'", "' is violated").unwrap_or_default().to_owned()),
            1048 => Fault::Null(between(message, "'", "' cannot be null").unwrap_or_default().to_owned()),
            1406 => Fault::TooLong(between(message, "'", "' at row").unwrap_or_default().to_owned()),
            // Lock wait timeout, deadlock, a row that changed since a transaction began to read.
            1205 | 1213 | 1020 => Fault::Conflict,
            // The server is stopping, or has too many connections.
            1053 | 1040 | 1927 => Fault::Unavailable,
            _ => Fault::Other,
        }
    }
}

/// The key in `Duplicate entry '…' for key 'apps.name'`. The entry may hold quotes of its own, so the end is read.
fn key(message: &str) -> &str {
    let name = message.strip_suffix('\'').and_then(|rest| rest.rsplit_once('\'')).map_or("", |(_, name)| name);
    name.rsplit_once('.').map_or(name, |(_, name)| name)
}

/// A name as it was before it was quoted.
fn unquoted(name: &str) -> String {
    name.replace("``", "`")
}

fn between<'m>(message: &'m str, start: &str, end: &str) -> Option<&'m str> {
    let (_, rest) = message.split_once(start)?;
    rest.split_once(end).map(|(text, _)| text)
}
