//! Keys, references and conditions.

use serde::{Deserialize, Serialize};

use super::Sql;

/// A unique constraint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unique {
    /// The columns, in order.
    pub columns: Vec<String>,
    /// The name that it has in SQL, in place of the one that follows from the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql_name: Option<String>,
}

/// A reference to the rows of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    /// The columns of this table, in order.
    pub columns: Vec<String>,
    /// The table they point at.
    pub table: String,
    /// The columns they point at, in the same order.
    pub references: Vec<String>,
    /// When the row pointed at is deleted.
    #[serde(default, skip_serializing_if = "Action::is_default")]
    pub on_delete: Action,
    /// When its key changes.
    #[serde(default, skip_serializing_if = "Action::is_default")]
    pub on_update: Action,
    /// Checked at the end of the transaction.
    #[serde(default, skip_serializing_if = "super::is_false")]
    pub deferrable: bool,
    /// The name that it has in SQL, in place of the one that follows from the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql_name: Option<String>,
}

/// What happens to a row when the row it points at goes or changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Refused when constraints are checked.
    #[default]
    NoAction,
    /// Refused at once.
    Restrict,
    /// Done here, too.
    Cascade,
    /// The columns become NULL.
    SetNull,
    /// The columns take their defaults.
    SetDefault,
}

impl Action {
    /// The action that a word of schema.yaml names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "no_action" => Self::NoAction,
            "restrict" => Self::Restrict,
            "cascade" => Self::Cascade,
            "set_null" => Self::SetNull,
            "set_default" => Self::SetDefault,
            _ => return None,
        })
    }

    /// The word of schema.yaml.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NoAction => "no_action",
            Self::Restrict => "restrict",
            Self::Cascade => "cascade",
            Self::SetNull => "set_null",
            Self::SetDefault => "set_default",
        }
    }

    /// The words of SQL.
    #[must_use]
    pub const fn sql(self) -> &'static str {
        match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        }
    }

    /// What applies when nothing is said.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A condition that holds for every row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Its name within the table; empty for the one that was given without a name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The condition.
    pub sql: Sql,
    /// The name that it has in SQL, in place of the one that follows from the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql_name: Option<String>,
}
