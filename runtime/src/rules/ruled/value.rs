//! The rules of values that compare with constants.

use std::cmp::Ordering;

use time::macros::format_description;

use super::Ruled;
use crate::rules::{Bound, Rule};
use crate::{Date, Decimal, Json, TimeOfDay, Timestamp, Uuid};

/// A value that may lie before, at or behind a bound. A bound that isn't of the value's type lies nowhere.
trait Compared {
    fn compare(&self, bound: &Bound) -> Option<Ordering>;
}

fn satisfies(value: &impl Compared, rule: &Rule) -> bool {
    match rule {
        Rule::Min(least) => value.compare(least).is_some_and(Ordering::is_ge),
        Rule::Max(most) => value.compare(most).is_some_and(Ordering::is_le),
        Rule::OneOf(bounds) => bounds.iter().any(|bound| value.compare(bound) == Some(Ordering::Equal)),
        Rule::MinLength(_) | Rule::MaxLength(_) | Rule::NonEmpty | Rule::Pattern(_) | Rule::Url | Rule::Email => false,
    }
}

macro_rules! ruled_by_comparison {
    ($($type:ty),*) => { $(
        impl Ruled for $type {
            fn satisfies(&self, rule: &Rule) -> bool {
                satisfies(self, rule)
            }
        }
    )* };
}

ruled_by_comparison!(Uuid, i16, i32, i64, f64, Decimal, Timestamp, Date, TimeOfDay);

macro_rules! without_rules {
    ($($type:ty),*) => { $( impl Ruled for $type {} )* };
}

without_rules!(bool, Json, Vec<u8>);

macro_rules! compared_as_i64 {
    ($($type:ty),*) => { $(
        impl Compared for $type {
            fn compare(&self, bound: &Bound) -> Option<Ordering> {
                Some(i64::from(*self).cmp(&integer(bound)?))
            }
        }
    )* };
}

compared_as_i64!(i16, i32, i64);

fn integer(bound: &Bound) -> Option<i64> {
    match bound {
        Bound::Integer(number) => Some(*number),
        other => other.text()?.parse().ok(),
    }
}

impl Compared for f64 {
    /// As the databases do: NaN, which no column can hold, lies nowhere; the two zeros are equal.
    fn compare(&self, bound: &Bound) -> Option<Ordering> {
        let bound = match bound {
            Bound::Integer(number) => *number as f64,
            other => other.text()?.parse().ok()?,
        };
        self.partial_cmp(&bound)
    }
}

impl Compared for Decimal {
    fn compare(&self, bound: &Bound) -> Option<Ordering> {
        let bound = match bound {
            Bound::Integer(number) => Self::from(*number),
            other => Self::from_str_exact(other.text()?).ok()?,
        };
        Some(self.cmp(&bound))
    }
}

impl Compared for Timestamp {
    fn compare(&self, bound: &Bound) -> Option<Ordering> {
        let bound = match bound {
            Bound::TimestampMillis(millis) => *millis,
            other => other.text()?.parse::<Self>().ok()?.unix_millis(),
        };
        Some(self.unix_millis().cmp(&bound))
    }
}

impl Compared for Date {
    fn compare(&self, bound: &Bound) -> Option<Ordering> {
        let bound = Self::parse(bound.text()?, format_description!("[year]-[month]-[day]")).ok()?;
        Some(self.cmp(&bound))
    }
}

impl Compared for TimeOfDay {
    fn compare(&self, bound: &Bound) -> Option<Ordering> {
        let bound = Self::parse(bound.text()?, format_description!("[hour]:[minute]:[second]")).ok()?;
        Some(self.cmp(&bound))
    }
}

impl Compared for Uuid {
    fn compare(&self, bound: &Bound) -> Option<Ordering> {
        Some(self.cmp(&Self::try_parse(bound.text()?).ok()?))
    }
}
