//! PostgreSQL.

use std::borrow::Cow;

use sqlx::encode::{Encode, IsNull};
use sqlx::error::{BoxDynError, DatabaseError};
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgArguments, PgDatabaseError, PgRow, PgTypeInfo, PgValueRef};
use sqlx::{Arguments as _, Decode, Postgres, Row as _, Type};
use time::OffsetDateTime;

use super::{Database, driver, private, read};
use crate::store::Side;
use crate::store::fault::{Fault, Name};
use crate::store::slot::Slot;
use crate::store::sql::{Order, Returning, Syntax, renumber};
use crate::{ColumnKind, Date, Decimal, TimeOfDay, Timestamp, Uuid, Value};

impl private::Sealed for Postgres {}

impl Database for Postgres {
    const SYNTAX: &'static Syntax = &Syntax {
        quote: b'"',
        numbered: true,
        returning: Returning::Stored,
        on_conflict: true,
        no_values: " DEFAULT VALUES",
        rows_are_ranges: true,
        errors_end_transactions: true,
        most_values: 65_535,
        order: Order::Around,
        snapshot: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        write: "BEGIN",
        renumber: Some(renumber),
    };

    fn bind(arguments: &mut PgArguments, slot: Slot, value: Value<'_>) -> Result<(), BoxDynError> {
        match value {
            Value::Null => null(arguments, slot.kind),
            Value::Uuid(uuid) => arguments.add(uuid),
            Value::Text(text) => arguments.add(AnyText(Some(&text))),
            Value::Json(text) => arguments.add(JsonText(Some(&text))),
            Value::SmallInt(number) => arguments.add(number),
            Value::Integer(number) => arguments.add(number),
            Value::BigInt(number) => arguments.add(number),
            Value::Boolean(truth) => arguments.add(truth),
            Value::Float(number) => arguments.add(number),
            Value::Decimal(number) => arguments.add(number),
            Value::Timestamp(moment) => arguments.add(OffsetDateTime::from(moment)),
            Value::Date(date) => arguments.add(date),
            Value::Time(time) => arguments.add(time),
            Value::Bytes(bytes) => arguments.add(bytes.as_ref()),
        }
    }

    fn cell(row: &PgRow, at: usize, slot: Slot) -> Option<Value<'_>> {
        match slot.kind {
            ColumnKind::Uuid => read!(row, at, Uuid, |uuid| Some(Value::Uuid(uuid))),
            ColumnKind::Text | ColumnKind::Enum(_) => read!(row, at, &str, |text| Some(Value::text(text))),
            ColumnKind::Json => read!(row, at, JsonCell<'_>, |json| Some(Value::Json(Cow::Borrowed(json.0)))),
            ColumnKind::SmallInt => read!(row, at, i16, |number| Some(Value::SmallInt(number))),
            ColumnKind::Integer => read!(row, at, i32, |number| Some(Value::Integer(number))),
            ColumnKind::BigInt => read!(row, at, i64, |number| Some(Value::BigInt(number))),
            ColumnKind::Boolean => read!(row, at, bool, |truth| Some(Value::Boolean(truth))),
            ColumnKind::Float => read!(row, at, Real, |number| Some(Value::Float(number.0))),
            ColumnKind::Decimal => read!(row, at, Decimal, |number| Some(Value::Decimal(number))),
            ColumnKind::Timestamp => read!(row, at, Micros, |moment| moment.timestamp().map(Value::Timestamp)),
            ColumnKind::Date => read!(row, at, Days, |days| days.date().map(Value::Date)),
            ColumnKind::Time => read!(row, at, Micros, |time| time.of_day().map(Value::Time)),
            ColumnKind::Bytes => read!(row, at, &[u8], |bytes| Some(Value::Bytes(Cow::Borrowed(bytes)))),
        }
    }

    driver!(Postgres, |result| {
        let _ = &result;
        0
    });

    fn fault(error: &dyn DatabaseError) -> Fault {
        let Some(error) = error.try_downcast_ref::<PgDatabaseError>() else { return Fault::Other };
        let constraint = error.constraint().map(str::to_owned);
        match (error.code(), constraint) {
            ("23505", Some(name)) => Fault::Unique(Name::Constraint(name)),
            ("23503" | "23001", constraint) => {
                Fault::ForeignKey { constraint, table: error.table().map(str::to_owned), side: side(error) }
            }
            ("23514", Some(name)) => Fault::Check(name),
            ("23502", _) => Fault::Null(error.column().unwrap_or_default().to_owned()),
            // Serialization failure, deadlock, a lock that was not waited for.
            ("40001" | "40P01" | "55P03", _) => Fault::Conflict,
            // The connection, a server that is stopping or starting, one that has too many connections or has given this one up.
            (code, _) if code.starts_with("08") || code.starts_with("57P0") => Fault::Unavailable,
            ("53300" | "25P03", _) => Fault::Unavailable,
            _ => Fault::Other,
        }
    }
}

/// Of a reference within one table, only the message says which of its rows it was about, in the server's language.
fn side(error: &PgDatabaseError) -> Option<Side> {
    let restricted = error.code() == "23001" || error.message().starts_with("update or delete on");
    restricted.then_some(Side::Restricted)
}

/// NULL, of the type that the same place has at other times: the statement is prepared once.
fn null(arguments: &mut PgArguments, kind: ColumnKind) -> Result<(), BoxDynError> {
    match kind {
        ColumnKind::Uuid => arguments.add(None::<Uuid>),
        ColumnKind::Text | ColumnKind::Enum(_) => arguments.add(AnyText(None)),
        ColumnKind::Json => arguments.add(JsonText(None)),
        ColumnKind::SmallInt => arguments.add(None::<i16>),
        ColumnKind::Integer => arguments.add(None::<i32>),
        ColumnKind::BigInt => arguments.add(None::<i64>),
        ColumnKind::Boolean => arguments.add(None::<bool>),
        ColumnKind::Float => arguments.add(None::<f64>),
        ColumnKind::Decimal => arguments.add(None::<Decimal>),
        ColumnKind::Timestamp => arguments.add(None::<OffsetDateTime>),
        ColumnKind::Date => arguments.add(None::<Date>),
        ColumnKind::Time => arguments.add(None::<TimeOfDay>),
        ColumnKind::Bytes => arguments.add(None::<&[u8]>),
    }
}

/// Text of the type that its place has: `text`, `citext`, an enum.
struct AnyText<'t>(Option<&'t str>);

impl Type<Postgres> for AnyText<'_> {
    fn type_info() -> PgTypeInfo {
        // Not said, so that the server says it.
        PgTypeInfo::with_oid(Oid(0))
    }
}

impl Encode<'_, Postgres> for AnyText<'_> {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let Some(text) = self.0 else { return Ok(IsNull::Yes) };
        buffer.extend_from_slice(text.as_bytes());
        Ok(IsNull::No)
    }
}

/// JSON that is text already.
struct JsonText<'t>(Option<&'t str>);

/// The version of `jsonb`'s binary form.
const JSONB: u8 = 1;

impl Type<Postgres> for JsonText<'_> {
    fn type_info() -> PgTypeInfo {
        // By number: a name would be asked for on every connection.
        PgTypeInfo::with_oid(Oid(3802))
    }
}

impl Encode<'_, Postgres> for JsonText<'_> {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        let Some(text) = self.0 else { return Ok(IsNull::Yes) };
        buffer.push(JSONB);
        buffer.extend_from_slice(text.as_bytes());
        Ok(IsNull::No)
    }
}

/// Microseconds: since 2000 began, or since midnight. The driver's own types panic at `infinity`.
struct Micros(i64);

impl Micros {
    /// 2000-01-01T00:00:00Z, in milliseconds since the Unix epoch.
    const EPOCH: i64 = 946_684_800_000;

    fn timestamp(self) -> Option<Timestamp> {
        Timestamp::from_unix_millis(self.0.div_euclid(1_000) + Self::EPOCH).ok()
    }

    /// PostgreSQL has 24:00:00, too.
    fn of_day(self) -> Option<TimeOfDay> {
        let seconds = u32::try_from(self.0 / 1_000_000).ok()?;
        let [hours, minutes, seconds] = [seconds / 3_600, seconds / 60 % 60, seconds % 60];
        let nanos = u32::try_from(self.0 % 1_000_000).ok()? * 1_000;
        TimeOfDay::from_hms_nano(hours.try_into().ok()?, minutes.try_into().ok()?, seconds.try_into().ok()?, nanos).ok()
    }
}

impl Decode<'_, Postgres> for Micros {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        Ok(Self(i64::from_be_bytes(value.as_bytes()?.try_into()?)))
    }
}

/// Days since 2000 began.
struct Days(i32);

impl Days {
    /// 2000-01-01, as a Julian day.
    const EPOCH: i32 = 2_451_545;

    fn date(self) -> Option<Date> {
        Date::from_julian_day(self.0.checked_add(Self::EPOCH)?).ok()
    }
}

impl Decode<'_, Postgres> for Days {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        Ok(Self(i32::from_be_bytes(value.as_bytes()?.try_into()?)))
    }
}

/// A number of four bytes or eight; of the former the driver's own type panics.
struct Real(f64);

impl Decode<'_, Postgres> for Real {
    fn decode(value: PgValueRef<'_>) -> Result<Self, BoxDynError> {
        match *value.as_bytes()? {
            [a, b, c, d] => Ok(Self(f32::from_be_bytes([a, b, c, d]).into())),
            ref bytes => Ok(Self(f64::from_be_bytes(bytes.try_into()?))),
        }
    }
}

/// The text of `jsonb` or `json`.
struct JsonCell<'r>(&'r str);

impl<'r> Decode<'r, Postgres> for JsonCell<'r> {
    fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
        let bytes = value.as_bytes()?;
        // No JSON text begins with this byte.
        let text = bytes.strip_prefix(&[JSONB]).unwrap_or(bytes);
        Ok(Self(std::str::from_utf8(text)?))
    }
}
