//! Logical types: one fixed form per target.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a value is, whatever a target stores it as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Type {
    /// A UUID, 36 characters in text form.
    Uuid,
    /// Unicode text.
    Text,
    /// 16 bits, signed.
    SmallInt,
    /// 32 bits, signed.
    Integer,
    /// 64 bits, signed.
    BigInt,
    /// True or false.
    Boolean,
    /// IEEE 754 binary64, finite.
    Float,
    /// An exact decimal number.
    Decimal {
        /// All digits, at most 18.
        precision: u8,
        /// The digits behind the point.
        scale: u8,
    },
    /// A JSON value.
    Json,
    /// A moment in UTC, to the millisecond.
    Timestamp,
    /// A calendar day.
    Date,
    /// A time of day, to the second.
    Time,
    /// Bytes.
    Bytes,
    /// One of the words of the enum with this name.
    Enum(String),
    /// The blind index of the searchable column with this name. Never in schema.yaml: only the stored form of a table has it.
    BlindIndex(String),
    /// What could not be resolved. Never outside the front end: a schema with one has an error.
    Unknown,
}

impl Type {
    /// The words of the types that need no argument.
    pub const WORDS: [&'static str; 12] = [
        "uuid",
        "text",
        "smallint",
        "integer",
        "bigint",
        "boolean",
        "float",
        "json",
        "timestamp",
        "date",
        "time",
        "bytes",
    ];

    /// The built-in type that a word names.
    #[must_use]
    pub fn builtin(word: &str) -> Option<Self> {
        Some(match word {
            "uuid" => Self::Uuid,
            "text" => Self::Text,
            "smallint" => Self::SmallInt,
            "integer" => Self::Integer,
            "bigint" => Self::BigInt,
            "boolean" => Self::Boolean,
            "float" => Self::Float,
            "json" => Self::Json,
            "timestamp" => Self::Timestamp,
            "date" => Self::Date,
            "time" => Self::Time,
            "bytes" => Self::Bytes,
            _ => return decimal(word),
        })
    }

    /// Whole numbers.
    #[must_use]
    pub const fn is_integer(&self) -> bool {
        matches!(self, Self::SmallInt | Self::Integer | Self::BigInt)
    }

    /// Numbers of any kind.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        self.is_integer() || matches!(self, Self::Float | Self::Decimal { .. })
    }

    /// Of decimals, the digits behind the point.
    #[must_use]
    pub const fn scale(&self) -> Option<u8> {
        match self {
            Self::Decimal { scale, .. } => Some(*scale),
            _ => None,
        }
    }

    /// The smallest and largest value of a whole-number type.
    #[must_use]
    pub const fn range(&self) -> Option<(i64, i64)> {
        match self {
            Self::SmallInt => Some((i16::MIN as i64, i16::MAX as i64)),
            Self::Integer => Some((i32::MIN as i64, i32::MAX as i64)),
            Self::BigInt => Some((i64::MIN, i64::MAX)),
            _ => None,
        }
    }
}

/// `decimal(p,s)` with 1 <= p <= 18 and s <= p: what a 64-bit integer can hold scaled.
fn decimal(word: &str) -> Option<Type> {
    let inner = word.strip_prefix("decimal(")?.strip_suffix(')')?;
    let (precision, scale) = inner.split_once(',').unwrap_or((inner, "0"));
    let (precision, scale): (u8, u8) = (precision.trim().parse().ok()?, scale.trim().parse().ok()?);
    let fits = (1..=18).contains(&precision) && scale <= precision;
    fits.then_some(Type::Decimal { precision, scale })
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Uuid => "uuid",
            Self::Text => "text",
            Self::SmallInt => "smallint",
            Self::Integer => "integer",
            Self::BigInt => "bigint",
            Self::Boolean => "boolean",
            Self::Float => "float",
            Self::Json => "json",
            Self::Timestamp => "timestamp",
            Self::Date => "date",
            Self::Time => "time",
            Self::Bytes => "bytes",
            Self::Unknown => "unknown",
            Self::Decimal { precision, scale } => return write!(f, "decimal({precision},{scale})"),
            Self::Enum(name) => return f.write_str(name),
            Self::BlindIndex(column) => return write!(f, "blind index of {column}"),
        })
    }
}

impl From<Type> for String {
    fn from(ty: Type) -> Self {
        match ty {
            Type::Enum(name) => format!("enum {name}"),
            other => other.to_string(),
        }
    }
}

impl TryFrom<String> for Type {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("enum ") {
            Some(name) => Ok(Self::Enum(name.to_owned())),
            None => Self::builtin(&text).ok_or_else(|| format!("`{text}` is not a type")),
        }
    }
}
