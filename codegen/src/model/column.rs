//! Columns.

use serde::{Deserialize, Serialize};

use super::{PerDialect, Sql, Type};

/// One column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its name, in `snake_case`.
    pub name: String,
    /// What the value means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What the value is; taken over from the column pointed at where there is a reference.
    #[serde(rename = "type")]
    pub ty: Type,
    /// The value may be NULL.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub optional: bool,
    /// The value of a row that does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Default>,
    /// Takes the time of every change of its row.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub touched: bool,
    /// What values are accepted.
    #[serde(default, skip_serializing_if = "Rules::is_empty")]
    pub rules: Rules,
    /// How it is sealed, when it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypted: Option<Encryption>,
    /// Letters of either case are equal.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub case_insensitive: bool,
    /// What outside this database the value is a key of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external: Option<String>,
    /// Counts the changes of its row.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub version: bool,
    /// Written once, when its row is made.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub immutable: bool,
    /// The database numbers the rows.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub identity: bool,
    /// Computed by the database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub generated: Option<Generated>,
    /// Engines' own types in place of the logical one's.
    #[serde(default, skip_serializing_if = "PerDialect::is_empty")]
    pub native: PerDialect<String>,
    /// The name before this edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
    /// What existing rows get in this edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub using: Option<Sql>,
}

impl Column {
    /// A required column of that type, with nothing else said.
    #[must_use]
    pub fn new(name: impl Into<String>, ty: Type) -> Self {
        Self {
            name: name.into(),
            description: None,
            ty,
            optional: false,
            default: None,
            touched: false,
            rules: Rules::default(),
            encrypted: None,
            case_insensitive: false,
            external: None,
            version: false,
            immutable: false,
            identity: false,
            generated: None,
            native: PerDialect::new(),
            renamed_from: None,
            using: None,
        }
    }

    /// Does the database give it its value, whatever a row says?
    #[must_use]
    pub const fn is_assigned(&self) -> bool {
        self.identity || self.generated.is_some()
    }
}

/// The value of a row that does not say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Default {
    /// The time at which the row is written.
    Now,
    /// A random UUID, made by the client.
    UuidV4,
    /// A UUID that grows with time, made by the client.
    UuidV7,
    /// Always the same.
    Literal(Literal),
    /// Computed by the database.
    Sql(Sql),
}

impl Default {
    /// Is it the models that make the value, and not the database?
    #[must_use]
    pub const fn by_client(&self) -> bool {
        matches!(self, Self::UuidV4 | Self::UuidV7)
    }
}

/// A constant value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Literal {
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A finite number, as the shortest decimal text that reads back to it.
    Number(String),
    /// Text, and everything that is written as text: UUIDs, dates, times, enum values, decimals.
    Text(String),
    /// A moment, in milliseconds since 1970-01-01T00:00:00Z.
    Timestamp(i64),
    /// A JSON value.
    Json(serde_json::Value),
}

/// What values a column accepts. Lengths count code points.
#[derive(Clone, Debug, std::default::Default, PartialEq, Serialize, Deserialize)]
pub struct Rules {
    /// At least so many characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// At most so many characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// Not empty, and not blanks alone.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub non_empty: bool,
    /// A regular expression of the portable subset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// A common form of text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// At least this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Literal>,
    /// At most this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Literal>,
    /// One of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<Literal>,
}

impl Rules {
    /// Is nothing asked?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A common form of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// `http://` or `https://` and a host.
    Url,
    /// Something, `@`, something with a point.
    Email,
}

/// How a column is sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Encryption {
    /// What values are bound to; `table.column` unless it was said.
    pub context: String,
    /// Whether the row is part of the binding.
    #[serde(default, skip_serializing_if = "Bind::is_row")]
    pub bind: Bind,
    /// Pad values.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub pad: bool,
    /// Keep a blind index.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub searchable: Option<Normalise>,
}

/// What a sealed value is bound to.
#[derive(Clone, Copy, Debug, std::default::Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bind {
    /// Row and column.
    #[default]
    Row,
    /// The column alone.
    Column,
}

impl Bind {
    /// What applies when nothing is said.
    #[must_use]
    pub fn is_row(&self) -> bool {
        *self == Self::Row
    }
}

/// What is done to a value before its blind index is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Normalise {
    /// Nothing.
    None,
    /// Lower case.
    Lowercase,
}

/// A column computed by the database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generated {
    /// The expression.
    #[serde(rename = "as")]
    pub sql: Sql,
    /// Computed when written, and not when read.
    pub stored: bool,
}
