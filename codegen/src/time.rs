//! Moments as texts. Pure: nothing here asks what time it is.

use time::OffsetDateTime;
use time::format_description::StaticFormatDescription;
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
