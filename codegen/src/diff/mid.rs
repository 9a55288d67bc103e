//! The mid model: the old schema in new words.

use std::collections::BTreeMap;

use super::Renames;
use crate::model::{Check, Column, ForeignKey, Generated, Index, IndexColumn, IndexPart, Model, Sql, Table, Type};
use crate::sql::rename;

/// The old model with its tables, columns, indexes and enums under their new names, wherever they are named: in keys,
/// references, conditions, indexes and generated columns. Values of enums keep their old names, since rows hold them, and
/// sealed columns their contexts. Everything keeps its place, so that the n-th column is what the n-th column was.
#[must_use]
pub fn renamed(old: &Model, renames: &Renames) -> Model {
    if renames.is_empty() {
        return old.clone();
    }
    let words = Words::new(renames);
    let mut mid = old.clone();
    for item in &mut mid.enums {
        replace(&mut item.name, &words.enums);
    }
    mid.tables.iter_mut().for_each(|table| words.table(table));
    mid
}

/// From old names to new ones.
type Map<'a> = BTreeMap<&'a str, &'a str>;

/// The renames the other way round, by table.
struct Words<'a> {
    tables: Map<'a>,
    enums: Map<'a>,
    /// By the old names of the tables.
    columns: BTreeMap<&'a str, Map<'a>>,
    indexes: BTreeMap<&'a str, Map<'a>>,
    none: Map<'a>,
}

impl<'a> Words<'a> {
    fn new(renames: &'a Renames) -> Self {
        let back =
            |map: &'a BTreeMap<String, String>| map.iter().map(|(new, old)| (old.as_str(), new.as_str())).collect();
        let within = |map: &'a BTreeMap<(String, String), String>| {
            let mut tables: BTreeMap<&'a str, Map<'a>> = BTreeMap::new();
            for ((table, new), old) in map {
                tables.entry(renames.old_table(table)).or_default().insert(old, new);
            }
            tables
        };
        Self {
            tables: back(&renames.tables),
            enums: back(&renames.enums),
            columns: within(&renames.columns),
            indexes: within(&renames.indexes),
            none: Map::new(),
        }
    }

    fn columns_of(&self, table: &str) -> &Map<'a> {
        self.columns.get(table).unwrap_or(&self.none)
    }

    fn table(&self, table: &mut Table) {
        let columns = self.columns_of(&table.name);
        let indexes = self.indexes.get(table.name.as_str()).unwrap_or(&self.none);
        table.columns.iter_mut().for_each(|column| self.column(column, columns));
        replace_all(&mut table.primary_key, columns);
        table.uniques.iter_mut().for_each(|unique| replace_all(&mut unique.columns, columns));
        table.foreign_keys.iter_mut().for_each(|key| self.foreign_key(key, columns));
        table.checks.iter_mut().for_each(|Check { sql, .. }| expression(sql, columns));
        table.indexes.iter_mut().for_each(|item| index(item, columns, indexes));
        replace(&mut table.name, &self.tables);
    }

    /// The expression of a default names no column.
    fn column(&self, column: &mut Column, columns: &Map<'_>) {
        replace(&mut column.name, columns);
        match &mut column.ty {
            Type::Enum(name) => replace(name, &self.enums),
            Type::BlindIndex(of) => replace(of, columns),
            _ => {}
        }
        if let Some(Generated { sql, .. }) = &mut column.generated {
            expression(sql, columns);
        }
    }

    fn foreign_key(&self, key: &mut ForeignKey, columns: &Map<'_>) {
        replace_all(&mut key.columns, columns);
        replace_all(&mut key.references, self.columns_of(&key.table));
        replace(&mut key.table, &self.tables);
    }
}

fn index(index: &mut Index, columns: &Map<'_>, indexes: &Map<'_>) {
    replace(&mut index.name, indexes);
    for IndexColumn { part, .. } in &mut index.columns {
        match part {
            IndexPart::Column(name) => replace(name, columns),
            IndexPart::Expression(sql) => expression(sql, columns),
        }
    }
    replace_all(&mut index.include, columns);
    if let Some(predicate) = &mut index.predicate {
        expression(predicate, columns);
    }
}

fn expression(sql: &mut Sql, columns: &Map<'_>) {
    if columns.is_empty() {
        return;
    }
    match sql {
        Sql::Any(text) => *text = rename::columns(text, None, columns),
        Sql::Each(texts) => {
            for (kind, text) in texts {
                *text = rename::columns(text, Some(*kind), columns);
            }
        }
    }
}

fn replace(name: &mut String, map: &Map<'_>) {
    if let Some(new) = map.get(name.as_str()) {
        *name = (*new).to_owned();
    }
}

fn replace_all(names: &mut [String], map: &Map<'_>) {
    names.iter_mut().for_each(|name| replace(name, map));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::testing::{model, same};

    const OLD: &str = "
enums:
  state: [on, off]
tables:
  nodes:
    columns:
      id: { type: uuid, primary_key: true }
      label: { type: text, max_length: 9, unique: true }
      secret: { type: text, encrypted: true }
      state: state
      size: { type: integer, generated: \"length(label) + 1 /* label */\" }
    check: { short: \"label <> 'label' and \\\"label\\\" > ''\" }
    indexes:
      by_label: { columns: [label, id], where: label is not null, targets: [sqlite, postgres] }
  edges:
    columns:
      id: { type: uuid, primary_key: true }
      node: { references: nodes.label }
";

    const NEW: &str = "
enums:
  mode: { renamed_from: state, values: [on, off] }
tables:
  steps:
    renamed_from: nodes
    columns:
      id: { type: uuid, primary_key: true }
      title: { type: text, max_length: 9, unique: true, renamed_from: label }
      secret: { type: text, encrypted: { context: nodes.secret } }
      state: mode
      size: { type: integer, generated: \"length(title) + 1 /* label */\" }
    check: { short: \"title <> 'label' and \\\"title\\\" > ''\" }
    indexes:
      by_title: { columns: [title, id], where: title is not null, targets: [sqlite, postgres], renamed_from: by_label }
  edges:
    columns:
      id: { type: uuid, primary_key: true }
      step: { references: steps.title, renamed_from: node }
";

    #[test]
    fn the_old_schema_in_new_words_is_the_new_one_where_only_names_changed() {
        let (old, new) = (model(OLD), model(NEW));
        let renames = Renames::between(&old, &new);
        same(&renamed(&old, &renames), &new);
        same(&renamed(&new, &renames.inverted()), &old);
    }
}
