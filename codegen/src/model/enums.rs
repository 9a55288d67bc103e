//! Enums.

use serde::{Deserialize, Serialize};

use super::PerDialect;

/// A closed set of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enum {
    /// Its name, in `snake_case`.
    pub name: String,
    /// What the set means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The words, in order.
    pub values: Vec<EnumValue>,
    /// Where the engine's own enum type is asked for (the word is `enum`).
    #[serde(default, skip_serializing_if = "PerDialect::is_empty")]
    pub native: PerDialect<String>,
    /// The name before this edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
}

/// One word of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumValue {
    /// As stored.
    pub name: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The word before this edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
}
