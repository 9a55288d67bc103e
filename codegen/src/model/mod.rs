//! The model: what every other room speaks.
//!
//! A [`Model`] is one database schema with every name resolved and every short form spelled out. It holds no spans and
//! no defaults that are not its own: equal models mean equal schemas. Its JSON form is what migrations record (`model.json`), so
//! fields are only ever added, each with a serde default.

mod beside;
mod column;
mod dialect;
mod enums;
pub(crate) mod ids;
mod index;
mod key;
mod marker;
pub mod names;
mod stored;
mod table;
mod target;
mod types;

pub use beside::Beside;
pub use column::{Bind, Column, Default, Encryption, Format, Generated, Literal, Normalise, Rules};
pub use dialect::{DialectKind, PerDialect, Sql};
pub use enums::{Enum, EnumValue};
pub use index::{Index, IndexColumn, IndexPart, Nulls};
pub use key::{Action, Check, ForeignKey, Unique};
pub use table::Table;
pub use target::{ConvexTarget, RustTarget, Targets, Version};
pub use types::Type;

use serde::{Deserialize, Serialize};

/// One database schema.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The version of the language it was written in.
    pub schemalock: u32,
    /// Names the crate, the default database and the docs page.
    pub name: String,
    /// What the database is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What is generated.
    pub targets: Targets,
    /// The enums, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enums: Vec<Enum>,
    /// The tables, in the order of the file.
    pub tables: Vec<Table>,
    /// Objects that are left alone, as `kind:name`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmanaged: Vec<String>,
    /// What the one database that it was lifted from has besides; of all other models nothing.
    #[serde(skip)]
    pub beside: Beside,
}

impl Model {
    /// The table of that name.
    #[must_use]
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The enum of that name.
    #[must_use]
    pub fn find_enum(&self, name: &str) -> Option<&Enum> {
        self.enums.iter().find(|item| item.name == name)
    }

    /// The words of an enum as constants; none for an enum that does not exist.
    #[must_use]
    pub fn enum_literals(&self, name: &str) -> Vec<Literal> {
        let values = self.find_enum(name).map(|item| item.values.as_slice()).unwrap_or_default();
        values.iter().map(|value| Literal::Text(value.name.clone())).collect()
    }
}

/// For serde: leaves out what is false.
pub(crate) fn is_false(value: &bool) -> bool {
    !*value
}
