//! What a column may ask of its values.

use super::{Bound, Pattern};
use crate::ColumnKind;

/// One demand on a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// At least so many characters.
    MinLength(u32),
    /// At most so many characters.
    MaxLength(u32),
    /// Not empty, and not blanks (U+0020) alone.
    NonEmpty,
    /// A regular expression that is found in the text.
    Pattern(&'static Pattern),
    /// `http://` or `https://` and a host.
    Url,
    /// Something, `@`, something with a point.
    Email,
    /// At least this.
    Min(Bound),
    /// At most this.
    Max(Bound),
    /// One of these.
    OneOf(&'static [Bound]),
}

static URL: Pattern = Pattern::new(r"^https?://[^ \t\r\n/?#]+([/?#][^ \t\r\n]*)?$");
static EMAIL: Pattern = Pattern::new(r"^[^ \t\r\n@]+@[^ \t\r\n@.]+(\.[^ \t\r\n@.]+)+$");

impl Rule {
    /// The key of `schema.yaml` that says it: `max_length`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::MinLength(_) => "min_length",
            Self::MaxLength(_) => "max_length",
            Self::NonEmpty => "non_empty",
            Self::Pattern(_) => "pattern",
            Self::Url | Self::Email => "format",
            Self::Min(_) => "min",
            Self::Max(_) => "max",
            Self::OneOf(_) => "one_of",
        }
    }

    /// The regular expression that it amounts to, if it is about the form of a text.
    pub const fn pattern(&self) -> Option<&'static Pattern> {
        match self {
            Self::Pattern(pattern) => Some(*pattern),
            Self::Url => Some(&URL),
            Self::Email => Some(&EMAIL),
            _ => None,
        }
    }

    /// Whether values of that kind can keep it at all.
    pub const fn applies_to(&self, kind: ColumnKind) -> bool {
        match self {
            Self::MinLength(_) | Self::MaxLength(_) | Self::NonEmpty | Self::Pattern(_) | Self::Url | Self::Email => {
                matches!(kind, ColumnKind::Text)
            }
            Self::Min(_) | Self::Max(_) => is_measured(kind),
            Self::OneOf(_) => !matches!(kind, ColumnKind::Boolean | ColumnKind::Json | ColumnKind::Bytes),
        }
    }
}

/// Numbers and times.
const fn is_measured(kind: ColumnKind) -> bool {
    match kind {
        ColumnKind::SmallInt
        | ColumnKind::Integer
        | ColumnKind::BigInt
        | ColumnKind::Float
        | ColumnKind::Decimal
        | ColumnKind::Timestamp
        | ColumnKind::Date
        | ColumnKind::Time => true,
        ColumnKind::Uuid
        | ColumnKind::Text
        | ColumnKind::Boolean
        | ColumnKind::Json
        | ColumnKind::Bytes
        | ColumnKind::Enum(_) => false,
    }
}
