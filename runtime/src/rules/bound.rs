//! The constants that rules compare with.

use std::fmt;

/// A constant of a rule, written down before it is known what type it will be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Bound {
    /// A whole number.
    Integer(i64),
    /// A number in decimal notation, for floats and decimals: `"1.50"`.
    Number(&'static str),
    /// A text, or what is written as one: a UUID, a date, a time, a timestamp in RFC 3339.
    Text(&'static str),
    /// A moment, in milliseconds since the Unix epoch.
    TimestampMillis(i64),
}

impl Bound {
    /// The bound as it was written, if it was written as a text. What it means is for the value's type to say.
    pub(super) const fn text(&self) -> Option<&'static str> {
        match self {
            Self::Number(text) | Self::Text(text) => Some(text),
            Self::Integer(_) | Self::TimestampMillis(_) => None,
        }
    }
}

/// The bound as a message names it.
impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => write!(f, "{number}"),
            Self::Number(number) => f.write_str(number),
            Self::Text(text) => write!(f, "`{text}`"),
            Self::TimestampMillis(millis) => match crate::Timestamp::from_unix_millis(*millis) {
                Ok(moment) => write!(f, "{moment}"),
                Err(_) => write!(f, "{millis} ms after 1970"),
            },
        }
    }
}
