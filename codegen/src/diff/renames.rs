//! Renames: what has another name than before, as the schema says it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Enum, Model, Table};

/// What has another name than before. Every map leads from the new name to the old one; what keeps its name is in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// Tables.
    pub tables: BTreeMap<String, String>,
    /// Columns, by the new names of table and column.
    pub columns: BTreeMap<(String, String), String>,
    /// Indexes, by the new names of table and index.
    pub indexes: BTreeMap<(String, String), String>,
    /// Enums.
    pub enums: BTreeMap<String, String>,
    /// Values of enums, by the new names of enum and value.
    pub values: BTreeMap<(String, String), String>,
}

impl Renames {
    /// The live renames of an edit. A marker is live when the old model has the former name and not the present one, and the
    /// new model has the former name no more: otherwise it is expired, or nothing was renamed.
    #[must_use]
    pub fn between(old: &Model, new: &Model) -> Self {
        let tables = live(
            new.tables.iter().map(|table| (table.name.as_str(), table.renamed_from.as_deref())),
            old.tables.iter().map(|table| table.name.as_str()),
        );
        let enums = live(
            new.enums.iter().map(|item| (item.name.as_str(), item.renamed_from.as_deref())),
            old.enums.iter().map(|item| item.name.as_str()),
        );
        let mut renames = Self { tables, enums, ..Self::default() };
        let by_name: BTreeMap<&str, &Table> = old.tables.iter().map(|table| (table.name.as_str(), table)).collect();
        for table in &new.tables {
            if let Some(before) = by_name.get(renames.old_table(&table.name)) {
                renames.parts(before, table);
            }
        }
        let by_name: BTreeMap<&str, &Enum> = old.enums.iter().map(|item| (item.name.as_str(), item)).collect();
        for item in &new.enums {
            if let Some(before) = by_name.get(renames.old_enum(&item.name)) {
                renames.values_of(before, item);
            }
        }
        renames
    }

    fn parts(&mut self, old: &Table, new: &Table) {
        let columns = live(
            new.columns.iter().map(|column| (column.name.as_str(), column.renamed_from.as_deref())),
            old.columns.iter().map(|column| column.name.as_str()),
        );
        let indexes = live(
            new.indexes.iter().map(|index| (index.name.as_str(), index.renamed_from.as_deref())),
            old.indexes.iter().map(|index| index.name.as_str()),
        );
        self.columns.extend(within(&new.name, columns));
        self.indexes.extend(within(&new.name, indexes));
    }

    fn values_of(&mut self, old: &Enum, new: &Enum) {
        let values = live(
            new.values.iter().map(|value| (value.name.as_str(), value.renamed_from.as_deref())),
            old.values.iter().map(|value| value.name.as_str()),
        );
        self.values.extend(within(&new.name, values));
    }

    /// The renames of the way back.
    #[must_use]
    pub fn inverted(&self) -> Self {
        let back = |map: &BTreeMap<String, String>| map.iter().map(|(new, old)| (old.clone(), new.clone())).collect();
        let table = |name: &str| self.old_table(name).to_owned();
        let item = |name: &str| self.old_enum(name).to_owned();
        Self {
            tables: back(&self.tables),
            columns: back_within(&self.columns, table),
            indexes: back_within(&self.indexes, table),
            enums: back(&self.enums),
            values: back_within(&self.values, item),
        }
    }

    /// Has everything the name that it had?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The old name of what is the table `new` now.
    #[must_use]
    pub fn old_table<'a>(&'a self, new: &'a str) -> &'a str {
        self.tables.get(new).map_or(new, String::as_str)
    }

    /// The old name of what is the enum `new` now.
    #[must_use]
    pub fn old_enum<'a>(&'a self, new: &'a str) -> &'a str {
        self.enums.get(new).map_or(new, String::as_str)
    }

    /// The old name of what is the column `new` of `table` now.
    #[must_use]
    pub fn old_column<'a>(&'a self, table: &str, new: &'a str) -> &'a str {
        old(&self.columns, table, new)
    }

    /// The old name of what is the index `new` of `table` now.
    #[must_use]
    pub fn old_index<'a>(&'a self, table: &str, new: &'a str) -> &'a str {
        old(&self.indexes, table, new)
    }

    /// The old name of what is the value `new` of the enum `of` now.
    #[must_use]
    pub fn old_value<'a>(&'a self, of: &str, new: &'a str) -> &'a str {
        old(&self.values, of, new)
    }
}

fn old<'a>(map: &'a BTreeMap<(String, String), String>, owner: &str, new: &'a str) -> &'a str {
    if map.is_empty() {
        return new;
    }
    map.get(&(owner.to_owned(), new.to_owned())).map_or(new, String::as_str)
}

/// The live markers among present names with their former ones.
fn live<'a>(
    present: impl Iterator<Item = (&'a str, Option<&'a str>)> + Clone,
    before: impl Iterator<Item = &'a str>,
) -> BTreeMap<String, String> {
    if !present.clone().any(|(_, former)| former.is_some()) {
        return BTreeMap::new();
    }
    let before: BTreeSet<&str> = before.collect();
    // Validation refuses a second marker with the same former name, and one whose former name is in use; a model that was
    // made otherwise loses nothing by it.
    let mut taken: BTreeSet<&str> = present.clone().map(|(name, _)| name).collect();
    let mut renames = BTreeMap::new();
    for (name, former) in present {
        if let Some(former) = former.filter(|former| before.contains(former) && !before.contains(name))
            && taken.insert(former)
        {
            renames.insert(name.to_owned(), former.to_owned());
        }
    }
    renames
}

fn within(owner: &str, map: BTreeMap<String, String>) -> impl Iterator<Item = ((String, String), String)> {
    map.into_iter().map(move |(new, old)| ((owner.to_owned(), new), old))
}

fn back_within(
    map: &BTreeMap<(String, String), String>,
    owner: impl Fn(&str) -> String,
) -> BTreeMap<(String, String), String> {
    map.iter().map(|((of, new), old)| ((owner(of), old.clone()), new.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::testing::model;

    const OLD: &str = "
enums:
  state: { values: { on: , off: } }
tables:
  nodes:
    columns: { id: { type: uuid, primary_key: true }, label: { type: text, max_length: 9 }, state: state }
    indexes: { by_label: [label] }
";

    const NEW: &str = "
enums:
  mode: { renamed_from: state, values: { on: , out: { renamed_from: off } } }
tables:
  steps:
    renamed_from: nodes
    columns: { id: { type: uuid, primary_key: true }, title: { type: text, max_length: 9, renamed_from: label }, state: mode }
    indexes: { by_title: { columns: [title], renamed_from: by_label } }
";

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }

    #[test]
    fn every_kind_of_name_is_followed_and_back() {
        let renames = Renames::between(&model(OLD), &model(NEW));
        assert_eq!(renames.tables, BTreeMap::from([pair("steps", "nodes")]));
        assert_eq!(renames.columns, BTreeMap::from([(pair("steps", "title"), "label".to_owned())]));
        assert_eq!(renames.indexes, BTreeMap::from([(pair("steps", "by_title"), "by_label".to_owned())]));
        assert_eq!(renames.enums, BTreeMap::from([pair("mode", "state")]));
        assert_eq!(renames.values, BTreeMap::from([(pair("mode", "out"), "off".to_owned())]));
        let back = renames.inverted();
        assert_eq!(back.columns, BTreeMap::from([(pair("nodes", "label"), "title".to_owned())]));
        assert_eq!(back.values, BTreeMap::from([(pair("state", "off"), "out".to_owned())]));
        assert_eq!(back.inverted(), renames);
    }

    #[test]
    fn a_marker_whose_migration_is_recorded_means_nothing() {
        assert_eq!(Renames::between(&model(NEW), &model(NEW)), Renames::default());
        let empty = Model { tables: Vec::new(), enums: Vec::new(), ..model(OLD) };
        assert!(Renames::between(&empty, &model(NEW)).is_empty());
    }
}
