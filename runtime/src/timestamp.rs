//! Moments in time as every database can hold them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// A moment in UTC, to the millisecond, in the years 0 to 9999.
///
/// A finer moment is truncated, towards the past, when it becomes a `Timestamp`: what a program
/// holds is what the database will return. As text, and in serde, it is RFC 3339:
///
/// ```
/// # use schemalock::Timestamp;
/// let moment: Timestamp = "2025-06-06T20:18:41.0439+02:00".parse()?;
/// assert_eq!(moment.to_string(), "2025-06-06T18:18:41.043Z");
/// # Ok::<(), schemalock::TimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(OffsetDateTime);

/// Why a moment is no [`Timestamp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimestampError {
    /// The moment lies before the year 0 or after the year 9999.
    #[error("a timestamp lies in the years 0 to 9999")]
    OutOfRange,
    /// The text is not a moment in RFC 3339.
    #[error("a timestamp reads like `2025-06-06T18:18:41.043Z`")]
    NotRfc3339,
}

const NANOSECONDS_PER_MILLISECOND: i128 = 1_000_000;

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const UNIX_EPOCH: Self = Self(OffsetDateTime::UNIX_EPOCH);

    /// This moment, by the system's clock.
    ///
    /// # Panics
    ///
    /// If the clock stands beyond the year 9999.
    pub fn now() -> Self {
        Self(OffsetDateTime::now_utc().truncate_to_millisecond())
    }

    /// The moment that many milliseconds after the Unix epoch; before it, if negative.
    pub fn from_unix_millis(millis: i64) -> Result<Self, TimestampError> {
        let nanos = i128::from(millis) * NANOSECONDS_PER_MILLISECOND;
        let moment = OffsetDateTime::from_unix_timestamp_nanos(nanos).map_err(|_| TimestampError::OutOfRange)?;
        Self::try_from(moment)
    }

    /// The calendar day in UTC.
    pub const fn date(self) -> Date {
        self.0.date()
    }

    /// The time of day in UTC, in whole seconds.
    pub fn time_of_day(self) -> Time {
        self.0.time().truncate_to_second()
    }

    /// The milliseconds since the Unix epoch.
    pub fn unix_millis(self) -> i64 {
        self.0.unix_timestamp() * 1_000 + i64::from(self.0.millisecond())
    }
}

impl TryFrom<OffsetDateTime> for Timestamp {
    type Error = TimestampError;

    /// The same moment in UTC, truncated to its millisecond.
    fn try_from(moment: OffsetDateTime) -> Result<Self, TimestampError> {
        moment
            .checked_to_offset(UtcOffset::UTC)
            .filter(|utc| (0..=9999).contains(&utc.year()))
            .map(|utc| Self(utc.truncate_to_millisecond()))
            .ok_or(TimestampError::OutOfRange)
    }
}

impl From<Timestamp> for OffsetDateTime {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.0.to_calendar_date();
        let (hour, minute, second, millisecond) = self.0.to_hms_milli();
        write!(f, "{year:04}-{:02}-{day:02}", u8::from(month))?;
        write!(f, "T{hour:02}:{minute:02}:{second:02}.{millisecond:03}Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(text: &str) -> Result<Self, TimestampError> {
        OffsetDateTime::parse(text, &Rfc3339).map_err(|_| TimestampError::NotRfc3339).and_then(Self::try_from)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text::deserialize(deserializer, "a timestamp in RFC 3339")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIRST: i64 = -62_167_219_200_000;
    const LAST: i64 = 253_402_300_799_999;

    #[test]
    fn the_range_ends_where_rfc_3339_does() {
        let first = Timestamp::from_unix_millis(FIRST).unwrap();
        let last = Timestamp::from_unix_millis(LAST).unwrap();
        assert_eq!(first.to_string(), "0000-01-01T00:00:00.000Z");
        assert_eq!(last.to_string(), "9999-12-31T23:59:59.999Z");
        for outside in [FIRST - 1, LAST + 1, i64::MIN, i64::MAX] {
            assert_eq!(Timestamp::from_unix_millis(outside), Err(TimestampError::OutOfRange));
        }
    }

    #[test]
    fn a_zone_that_leaves_the_range_is_refused() {
        let text = "9999-12-31T23:59:59-00:01";
        assert_eq!(text.parse::<Timestamp>(), Err(TimestampError::OutOfRange));
    }

    #[test]
    fn truncation_goes_towards_the_past() {
        let before_the_epoch = OffsetDateTime::from_unix_timestamp_nanos(-1).unwrap();
        assert_eq!(Timestamp::try_from(before_the_epoch).unwrap().unix_millis(), -1);
    }

    #[test]
    fn day_and_time_of_day_are_those_of_utc() {
        let moment: Timestamp = "2025-06-07T01:02:03.999+02:00".parse().unwrap();
        assert_eq!(
            (moment.date(), moment.time_of_day()),
            (time::macros::date!(2025 - 06 - 06), time::macros::time!(23:02:03))
        );
    }

    #[test]
    fn now_is_whole_milliseconds() {
        let now = Timestamp::now();
        assert_eq!(Timestamp::from_unix_millis(now.unix_millis()), Ok(now));
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "now", "2025-06-06", "2025-06-06T18:18:41", "1749233921043"] {
            assert_eq!(text.parse::<Timestamp>(), Err(TimestampError::NotRfc3339), "{text}");
        }
    }

    proptest! {
        #[test]
        fn milliseconds_and_text_are_kept(millis in FIRST..=LAST) {
            let moment = Timestamp::from_unix_millis(millis).unwrap();
            prop_assert_eq!(moment.unix_millis(), millis);
            prop_assert_eq!(moment.to_string().parse(), Ok(moment));
            let json = serde_json::to_string(&moment).unwrap();
            prop_assert_eq!(serde_json::from_str::<Timestamp>(&json).unwrap(), moment);
        }
    }
}
