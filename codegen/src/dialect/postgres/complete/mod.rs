//! What PostgreSQL adds in silence: names of constraints and indexes, sequences of `serial`, NOT NULL of keys.

mod name;
mod serial;

use super::read::LEXIS;
use crate::inventory::{Check, Column, ForeignKey, Index, IndexKey, Key, Table};
use crate::sql::read::{Catalogue, Constraint, Definition, DraftKey, key, mentioned, mentions};

use name::{free, joined};
pub(super) use serial::{column, serials};

/// Adds constraints in the order in which the engine names them: conditions, the primary key, unique sets, the rest.
pub(super) fn constraints(
    catalogue: &mut Catalogue,
    table: &mut Table,
    declared: Vec<Constraint>,
) -> Result<(), String> {
    let (mut keys, mut foreign, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for constraint in declared {
        match constraint {
            Constraint::Check { check, .. } => add_check(catalogue, table, check),
            Constraint::Key(key) => keys.push(key),
            Constraint::Foreign { key, .. } => foreign.push(key),
            Constraint::Other { name, definition, ending } => other.push((name, definition, ending)),
            Constraint::Index { .. } => return Err("an index inside of a table is not known".to_owned()),
        }
    }
    keys.sort_by_key(|key| !key.primary);
    for key in keys {
        add_key(catalogue, table, key)?;
    }
    for (name, definition, ending) in other {
        add_other(catalogue, table, name, definition, &ending);
    }
    foreign.into_iter().for_each(|key| add_foreign(catalogue, table, key));
    Ok(())
}

fn add_check(catalogue: &mut Catalogue, table: &mut Table, mut check: Check) {
    let columns = mentioned(&LEXIS, &check.expression, table.columns.iter().map(|column| column.name.as_str()));
    let column = if let [only] = columns.as_slice() { (*only).to_owned() } else { String::new() };
    check.name = check.name.or_else(|| Some(free(catalogue, table, &column, "check")));
    table.checks.push(check);
}

fn add_key(catalogue: &mut Catalogue, table: &mut Table, mut draft: DraftKey) -> Result<(), String> {
    if let Some(index) = draft.takes.take() {
        take_index(table, &mut draft, &index)?;
    }
    let mut made = key(&LEXIS, &draft);
    if draft.primary {
        if table.primary_key.is_some() {
            return Err("there are two primary keys".to_owned());
        }
        made.name = made.name.or_else(|| Some(free(catalogue, table, "", "pkey")));
        let columns = table.columns.iter_mut().filter(|column| made.columns.contains(&column.name));
        columns.for_each(|column| column.not_null = true);
        table.primary_key = Some(made);
        return Ok(());
    }
    // The engine makes one index of several that are equal.
    let is_equal = |other: &Key| other.columns == made.columns && other.extra == made.extra;
    let equal = table.primary_key.iter_mut().chain(&mut table.uniques).find(|other| is_equal(other));
    if let Some(equal) = equal.filter(|_| made.name.is_none() && draft.takes.is_none()) {
        equal.name = equal.name.take().or(made.name);
        return Ok(());
    }
    made.name = made.name.take().or_else(|| Some(free(catalogue, table, &joined(&made.columns), "key")));
    table.uniques.push(made);
    Ok(())
}

/// An index becomes a constraint.
fn take_index(table: &mut Table, draft: &mut DraftKey, name: &str) -> Result<(), String> {
    let at = table.indexes.iter().position(|index| index.name == name);
    let index = table.indexes.remove(at.ok_or_else(|| format!("there is no index {name} on {}", table.name))?);
    draft.name = draft.name.take().or(Some(index.name));
    draft.parts = index.parts;
    let include =
        if index.include.is_empty() { String::new() } else { format!("INCLUDE ({})", index.include.join(", ")) };
    let words = [include, index.options, std::mem::take(&mut draft.extra)];
    draft.extra = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    Ok(())
}

fn add_foreign(catalogue: &mut Catalogue, table: &mut Table, mut key: ForeignKey) {
    key.name = key.name.take().or_else(|| Some(free(catalogue, table, &joined(&key.columns), "fkey")));
    table.foreign_keys.push(key);
}

fn add_other(
    catalogue: &mut Catalogue,
    table: &mut Table,
    name: Option<String>,
    definition: String,
    ending: &(&'static str, Vec<String>),
) {
    if ending.0 == "not_null" {
        table
            .columns
            .iter_mut()
            .filter(|column| ending.1.contains(&column.name))
            .for_each(|column| column.not_null = true);
        return;
    }
    let name = name.unwrap_or_else(|| free(catalogue, table, &joined(&ending.1), ending.0));
    catalogue.leave_part_alone("constraint", &table.name, &name, definition, table.origin.clone());
}

/// Adds an index, under a name of the engine's if it has none.
pub(super) fn index(catalogue: &mut Catalogue, table: &mut Table, mut index: Index) {
    if index.name.is_empty() {
        let columns: Vec<String> = index_columns(&index);
        index.name = free(catalogue, table, &joined(&columns), "idx");
    }
    table.indexes.push(index);
}

/// How the engine names the columns of an index; an expression has the name of its function, if it is one.
fn index_columns(index: &Index) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let parts = index.parts.iter().map(|part| match &part.key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(text) => name::of_expression(text),
    });
    for name in parts.chain(index.include.iter().cloned()) {
        let others = || (1..).map(|number| format!("{name}{number}"));
        let free = std::iter::once(name.clone()).chain(others()).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

/// Is an index over that column, or a condition of it?
pub(super) fn is_over(index: &Index, column: &str) -> bool {
    let in_part = index.parts.iter().any(|part| match &part.key {
        IndexKey::Column(name) => name == column,
        IndexKey::Expression(text) => mentions(&LEXIS, text, column),
    });
    let included = index.include.iter().any(|name| name == column);
    in_part || included || index.predicate.as_deref().is_some_and(|text| mentions(&LEXIS, text, column))
}

/// A column as the engine keeps it, but for `serial`.
fn plain(definition: Definition, declared: &mut Vec<Constraint>) -> Column {
    declared.extend(definition.constraints);
    let mut column = definition.column;
    column.not_null |= column.numbering.is_some();
    column
}
