//! What an engine's catalogue must say of a model, written down apart from the code that generates the SQL.

mod blind_index;
mod names;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use names::named;
use schemalock_codegen::model::{DialectKind, ForeignKey, Index, Model, Table};
use schemalock_tests::catalogue::{Catalogue, ForeignKeyFacts, IndexFacts, TableFacts};

/// Every difference, one line each.
pub(crate) fn compare(kind: DialectKind, model: &Model, catalogue: &Catalogue) -> Vec<String> {
    let mut out = Differences::default();
    let tables: BTreeSet<&str> = model.tables.iter().map(|table| table.name.as_str()).collect();
    out.same("tables", &tables, &catalogue.tables.keys().map(String::as_str).collect());
    for table in &model.tables.iter().map(blind_index::with_companions).collect::<Vec<_>>() {
        if let Some(facts) = catalogue.tables.get(&table.name) {
            compare_table(kind, model, table, facts, &mut out);
        }
    }
    out.lines
}

#[derive(Default)]
struct Differences {
    lines: Vec<String>,
}

impl Differences {
    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, expected: &T, found: &T) {
        if expected != found {
            self.lines.push(format!("{what}: expected {expected:?}, found {found:?}"));
        }
    }
}

fn compare_table(kind: DialectKind, model: &Model, table: &Table, facts: &TableFacts, out: &mut Differences) {
    let name = &table.name;
    compare_columns(kind, model, table, facts, out);
    out.same(&format!("{name}: primary key"), &table.primary_key, &facts.primary_key);
    out.same(&format!("{name}: unique"), &uniques(kind, table), &facts.uniques);
    out.same(&format!("{name}: checks"), &names::checks(kind, model, table), &facts.checks.keys().cloned().collect());
    let keys: BTreeMap<String, ForeignKeyFacts> =
        table.foreign_keys.iter().map(|key| (foreign_key_name(table, key), foreign_key(kind, key))).collect();
    out.same(&format!("{name}: foreign keys"), &keys, &facts.foreign_keys);
    out.same(&format!("{name}: indexes"), &indexes(kind, table), &simple_indexes(&facts.indexes));
    let triggers: BTreeSet<String> =
        table.columns.iter().filter(|c| c.touched).map(|c| named(name, &["touch", &c.name])).collect();
    out.same(&format!("{name}: triggers"), &triggers, &facts.triggers.keys().cloned().collect());
    if kind != DialectKind::Sqlite {
        out.same(&format!("{name}: description"), &table.description, &facts.comment);
    }
}

fn compare_columns(kind: DialectKind, model: &Model, table: &Table, facts: &TableFacts, out: &mut Differences) {
    let expected: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
    let found: Vec<&str> = facts.columns.iter().map(|column| column.name.as_str()).collect();
    out.same(&format!("{}: columns", table.name), &expected, &found);
    for (column, facts) in table.columns.iter().zip(&facts.columns) {
        let place = format!("{}.{}", table.name, column.name);
        let ty = types::expected(kind, model, column);
        out.same(&format!("{place}: type"), &ty.to_lowercase(), &facts.type_text.to_lowercase());
        out.same(&format!("{place}: required"), &!column.optional, &facts.not_null);
        if let Some(collation) = types::collation(kind, column) {
            out.same(&format!("{place}: collation"), &collation, &facts.collation.as_deref().unwrap_or_default());
        }
        if kind != DialectKind::Sqlite {
            out.same(&format!("{place}: description"), &column.description, &facts.comment);
        }
        let has_default = column.default.as_ref().is_some_and(|default| !default.by_client());
        let found = facts.default.as_deref().is_some_and(|text| text != "NULL");
        out.same(&format!("{place}: has a default"), &has_default, &found);
        out.same(&format!("{place}: generated"), &column.generated.is_some(), &facts.generated.is_some());
    }
}

/// MariaDB's catalogue does not tell unique indexes from unique constraints.
fn uniques(kind: DialectKind, table: &Table) -> BTreeMap<String, Vec<String>> {
    let constraints = table.uniques.iter().map(|unique| {
        let mut parts: Vec<&str> = unique.columns.iter().map(String::as_str).collect();
        parts.push("key");
        (unique.sql_name.clone().unwrap_or_else(|| named(&table.name, &parts)), unique.columns.clone())
    });
    let indexes = table.indexes.iter().filter(|index| index.unique && kind == DialectKind::Mariadb);
    let indexes = indexes.map(|index| (index_name(table, index), index.plain_columns().unwrap()));
    constraints.chain(indexes).collect()
}

fn foreign_key_name(table: &Table, key: &ForeignKey) -> String {
    let mut parts: Vec<&str> = key.columns.iter().map(String::as_str).collect();
    parts.push("fkey");
    key.sql_name.clone().unwrap_or_else(|| named(&table.name, &parts))
}

fn index_name(table: &Table, index: &Index) -> String {
    index.sql_name.clone().unwrap_or_else(|| named(&table.name, &[&index.name]))
}

/// MariaDB has one word for RESTRICT and NO ACTION.
fn foreign_key(kind: DialectKind, key: &ForeignKey) -> ForeignKeyFacts {
    let action = |word: &str| match (kind, word) {
        (DialectKind::Mariadb, "NO ACTION") => "RESTRICT".to_owned(),
        _ => word.to_owned(),
    };
    use schemalock_tests::catalogue::Deferrable;
    let deferred = key.deferrable && kind != DialectKind::Mariadb;
    ForeignKeyFacts {
        columns: key.columns.clone(),
        table: key.table.clone(),
        referenced: key.references.clone(),
        on_delete: action(key.on_delete.sql()),
        on_update: action(key.on_update.sql()),
        deferrable: if deferred { Deferrable::InitiallyDeferred } else { Deferrable::No },
        validated: true,
    }
}

/// Columns (none for an expression) with their direction, uniqueness, and whether only some rows are in it.
type SimpleIndex = (Vec<(Option<String>, bool)>, bool, bool, Vec<String>);

fn indexes(kind: DialectKind, table: &Table) -> BTreeMap<String, SimpleIndex> {
    let here = table.indexes.iter().filter(|index| index.is_on(kind));
    let here = here.filter(|index| !(index.unique && kind == DialectKind::Mariadb));
    here.map(|index| (index_name(table, index), simple(kind, index))).collect()
}

fn simple(kind: DialectKind, index: &Index) -> SimpleIndex {
    // Those of the fixtures that are said in an engine's own words are in the order that needs none.
    let parts = index
        .columns
        .iter()
        .map(|part| (part.part.column().map(str::to_owned), part.descending && !part.native.contains_key(&kind)));
    let parts = parts.collect();
    let include = if kind == DialectKind::Postgres { index.include.clone() } else { Vec::new() };
    (parts, index.unique, index.predicate.is_some(), include)
}

fn simple_indexes(facts: &BTreeMap<String, IndexFacts>) -> BTreeMap<String, SimpleIndex> {
    let simple = |facts: &IndexFacts| {
        let parts = facts.parts.iter().map(|part| (part.column.clone(), part.descending)).collect();
        (parts, facts.unique, facts.predicate.is_some(), facts.include.clone())
    };
    facts.iter().map(|(name, facts)| (name.clone(), simple(facts))).collect()
}
