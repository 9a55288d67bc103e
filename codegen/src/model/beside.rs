//! What one database has beside what a model says of it.

use std::collections::{BTreeMap, BTreeSet};

/// What one live database, or one text of SQL, has beside its model. Known of a model that was lifted from it in the light of another, and
/// of no other: it is never written down, since another database need not have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// What is left alone, as `kind:name`; of what is on a table, `kind:table.name`.
    pub left_alone: BTreeSet<String>,
    /// Conditions that stand in the definition of a column (MariaDB), by table and name in SQL, with that column. They are not dropped by
    /// their name, and go when the column is defined anew.
    pub stated: BTreeMap<(String, String), String>,
}
