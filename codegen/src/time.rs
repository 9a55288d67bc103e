//! Moments, days and times of day as texts. Pure: nothing here asks what time it is.

use time::OffsetDateTime;
use time::format_description::StaticFormatDescription;
use time::format_description::well_known::Iso8601;
use time::macros::format_description;

const RFC3339: StaticFormatDescription =
    format_description!("[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3]Z");
const SQL: StaticFormatDescription =
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second].[subsecond digits:3]");

/// `2025-01-31T12:00:00.000Z`.
#[must_use]
pub fn rfc3339(milliseconds: i64) -> String {
    format(milliseconds, RFC3339)
}

/// `2025-01-31 12:00:00.000`, in UTC.
#[must_use]
pub fn sql_utc(milliseconds: i64) -> String {
    format(milliseconds, SQL)
}

/// Milliseconds come from literals that were read as moments, so they are in range.
fn format(milliseconds: i64, description: StaticFormatDescription) -> String {
    let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000);
    moment.ok().and_then(|moment| moment.format(description).ok()).unwrap_or_default()
}

/// A day in the one form that compares equal on every engine, and not in the others that ISO 8601 has.
#[must_use]
pub fn is_date(text: &str) -> bool {
    has_shape(text, "0000-00-00") && time::Date::parse(text, &Iso8601::DATE).is_ok()
}

/// The same of a time of day.
#[must_use]
pub fn is_time(text: &str) -> bool {
    has_shape(text, "00:00:00") && time::Time::parse(text, &Iso8601::TIME).is_ok()
}

/// Digits where the shape has them, and its other characters where it has those.
fn has_shape(text: &str, shape: &str) -> bool {
    let fits = |(byte, of): (u8, u8)| if of == b'0' { byte.is_ascii_digit() } else { byte == of };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}
