//! From nothing to a whole schema: the order of things, the same for every dialect.

use std::collections::{BTreeMap, BTreeSet};

use super::structure::{ColumnForm, ConstraintForm, IndexForm, Structure, TableForm, capability};
use super::{Dialect, Object, Statement, Verbatim, Writer};
use crate::model::Model;

/// Every statement that makes the schema: types, tables, descriptions, indexes, late foreign keys, triggers.
///
/// Expressions have been validated; one that does not parse is left out rather than written wrong.
#[must_use]
pub fn create(dialect: &dyn Dialect, model: &Model) -> Vec<Statement> {
    let structure = Structure::of(dialect, model);
    let order = create_order(model);
    let late = late_foreign_keys(dialect, model, &structure, &order);
    let tables = || order.iter().map(|at| &structure.tables[*at]);
    let mut statements = dialect.prelude(model);
    statements.extend(tables().map(|table| create_table(dialect, table, &late)));
    statements.extend(tables().flat_map(|table| comments(dialect, table)));
    statements.extend(tables().flat_map(|table| outer_indexes(dialect, table)));
    statements.extend(tables().flat_map(|table| late_keys(dialect, table, &late)));
    statements.extend(tables().flat_map(|table| table.touches.clone()));
    statements
}

/// The numbers of the tables so that each stands behind those it points at, as far as there is such an order; otherwise the
/// order of the file.
#[must_use]
pub fn create_order(model: &Model) -> Vec<usize> {
    let numbers: BTreeMap<&str, usize> = model.tables.iter().enumerate().map(|(at, t)| (t.name.as_str(), at)).collect();
    let mut order = Vec::with_capacity(model.tables.len());
    let mut entered = vec![false; model.tables.len()];
    for start in 0..model.tables.len() {
        // Depth first with a stack of our own: chains of tables can be long.
        let mut stack = vec![(start, false)];
        while let Some((at, done)) = stack.pop() {
            if done {
                order.push(at);
            } else if !std::mem::replace(&mut entered[at], true) {
                stack.push((at, true));
                let targets =
                    model.tables[at].foreign_keys.iter().rev().filter_map(|key| numbers.get(key.table.as_str()));
                stack.extend(targets.filter(|target| !entered[**target]).map(|target| (*target, false)));
            }
        }
    }
    order
}

/// Foreign keys that point at a table made later, by the names of their constraints.
fn late_foreign_keys(dialect: &dyn Dialect, model: &Model, structure: &Structure, order: &[usize]) -> BTreeSet<String> {
    if capability(dialect, model).forward_references {
        return BTreeSet::new();
    }
    let mut made = BTreeSet::new();
    let mut late = BTreeSet::new();
    for (table, form) in order.iter().map(|at| (&model.tables[*at], &structure.tables[*at])) {
        made.insert(table.name.as_str());
        let keys = form.constraints.iter().filter(|constraint| constraint.is_foreign_key());
        let ahead = keys.zip(&table.foreign_keys).filter(|(_, key)| !made.contains(key.table.as_str()));
        late.extend(ahead.map(|(constraint, _)| constraint.name.clone()));
    }
    late
}

/// CREATE TABLE, without the constraints named in `without`.
pub(crate) fn create_table(dialect: &dyn Dialect, table: &TableForm, without: &BTreeSet<String>) -> Statement {
    let mut writer = Writer::new(dialect.quote());
    writer.sql("CREATE TABLE ").name(&table.name).sql(" (\n");
    for (at, column) in table.columns.iter().enumerate() {
        writer.sql(if at > 0 { ",\n" } else { "" });
        dialect.column_comment_before(&mut writer, column.description.as_deref().unwrap_or_default());
        writer.sql("    ");
        column_definition(dialect, &mut writer, column);
    }
    for constraint in table.constraints.iter().filter(|constraint| !without.contains(&constraint.name)) {
        writer.sql(",\n    ");
        constraint_definition(&mut writer, constraint);
    }
    for index in table.indexes.iter().filter(|index| index.inner && !without.contains(&index.name)) {
        writer.sql(",\n    INDEX ").name(&index.name).sql(" ").names(index.plain.as_deref().unwrap_or_default());
    }
    writer.sql("\n)").verbatim(&Verbatim::trusted(&table.options));
    dialect.table_comment(&mut writer, table.description.as_deref().unwrap_or_default());
    Statement { sql: writer.finish(), object: Object::Table(table.name.clone()) }
}

/// A column as CREATE TABLE and ADD COLUMN have it.
pub(crate) fn column_definition(dialect: &dyn Dialect, writer: &mut Writer, column: &ColumnForm) {
    writer.name(&column.name).sql(" ").verbatim(&Verbatim::trusted(&column.ty));
    if let Some(generated) = &column.generated {
        writer.sql(" ").verbatim(&Verbatim::trusted(generated));
    }
    writer.sql(if column.optional { "" } else { " NOT NULL" });
    if column.identity && !dialect.numbers_rows(&column.ty) {
        dialect.identity(writer);
    }
    if let Some(default) = &column.default {
        writer.sql(" DEFAULT ").verbatim(&Verbatim::trusted(default));
    }
    dialect.column_comment_after(writer, column.description.as_deref().unwrap_or_default());
}

/// `CONSTRAINT name …`.
pub(crate) fn constraint_definition(writer: &mut Writer, constraint: &ConstraintForm) {
    writer.sql("CONSTRAINT ").name(&constraint.name).sql(" ").verbatim(&Verbatim::trusted(&constraint.sql));
}

fn outer_indexes(dialect: &dyn Dialect, table: &TableForm) -> Vec<Statement> {
    let outer = table.indexes.iter().filter(|index| !index.inner);
    outer.map(|index| create_index(dialect, table, index, "")).collect()
}

/// CREATE INDEX; `how` stands between INDEX and the name.
pub(crate) fn create_index(
    dialect: &dyn Dialect,
    table: &TableForm,
    index: &IndexForm,
    how: &'static str,
) -> Statement {
    let mut writer = Writer::new(dialect.quote());
    writer.sql(if index.unique { "CREATE UNIQUE " } else { "CREATE " }).sql(index.kind).sql("INDEX ").sql(how);
    writer.name(&index.name);
    writer.verbatim(&Verbatim::trusted(&index.sql));
    let object = Object::Index { table: table.name.clone(), name: index.name.clone() };
    Statement { sql: writer.finish(), object }
}

fn late_keys(dialect: &dyn Dialect, table: &TableForm, late: &BTreeSet<String>) -> Vec<Statement> {
    let late = table.constraints.iter().filter(|constraint| late.contains(&constraint.name));
    late.map(|constraint| {
        let mut writer = Writer::new(dialect.quote());
        writer.sql("ALTER TABLE ").name(&table.name).sql(" ADD ");
        constraint_definition(&mut writer, constraint);
        let object = Object::ForeignKey { table: table.name.clone(), name: constraint.name.clone() };
        Statement { sql: writer.finish(), object }
    })
    .collect()
}

/// The descriptions of a table and its columns, where they are statements of their own.
pub(crate) fn comments(dialect: &dyn Dialect, table: &TableForm) -> Vec<Statement> {
    let own = table.description.as_deref().and_then(|text| dialect.comment(&table.name, None, Some(text)));
    let columns = table.columns.iter().filter_map(|column| {
        let text = column.description.as_deref()?;
        dialect.comment(&table.name, Some(&column.name), Some(text))
    });
    let object = || Object::Comment { table: table.name.clone() };
    own.into_iter().chain(columns).map(|sql| Statement { sql, object: object() }).collect()
}
