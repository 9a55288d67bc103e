//! Tables.

use serde::{Deserialize, Serialize};

use super::{Check, Column, ForeignKey, Index, PerDialect, Unique};

/// One table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its name, in `snake_case`.
    pub name: String,
    /// What one row stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The Rust type's name, when it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// The name before this edit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renamed_from: Option<String>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The columns of the primary key, in order.
    pub primary_key: Vec<String>,
    /// The name that the primary key has in SQL, in place of the one that follows from the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_key_sql_name: Option<String>,
    /// Unique constraints (unique indexes are among the indexes).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub uniques: Vec<Unique>,
    /// References, those of single columns first, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub foreign_keys: Vec<ForeignKey>,
    /// Conditions on rows, as the file has them. Rules of columns are not here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// The indexes, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
    /// What stands behind the closing bracket of CREATE TABLE, in the engine's own words, in place of what stands there otherwise.
    #[serde(default, skip_serializing_if = "PerDialect::is_empty")]
    pub native: PerDialect<String>,
}

impl Table {
    /// The column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// Does the schema say a name in SQL for any of its parts?
    #[must_use]
    pub fn says_sql_names(&self) -> bool {
        self.primary_key_sql_name.is_some()
            || self.uniques.iter().any(|unique| unique.sql_name.is_some())
            || self.foreign_keys.iter().any(|key| key.sql_name.is_some())
            || self.checks.iter().any(|check| check.sql_name.is_some())
            || self.indexes.iter().any(|index| index.sql_name.is_some())
    }

    /// Is this set of columns unique: the primary key, a unique constraint, or a unique index over plain columns and all rows, which
    /// no engine has in words of its own?
    #[must_use]
    pub fn is_unique(&self, columns: &[String]) -> bool {
        let same = |key: &[String]| key.len() == columns.len() && columns.iter().all(|column| key.contains(column));
        same(&self.primary_key)
            || self.uniques.iter().any(|unique| same(&unique.columns))
            || self.indexes.iter().any(|index| {
                index.unique
                    && index.predicate.is_none()
                    && !index.has_native_parts()
                    && index.plain_columns().is_some_and(|names| same(&names))
            })
    }
}
