//! In which order tables are written, so that no row points at one that is not there yet.

use super::table::{Table, Tables};

/// A table in its turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// Its place among the tables of the schema.
    pub(super) table: usize,
    /// The columns that stay empty until all tables are written: they may point at rows that come later.
    pub(super) later: Vec<&'static str>,
}

/// The chosen tables in an order in which they can be written. `defers`: can the database check references at the end?
pub(super) fn order(tables: &Tables, chosen: &[usize], defers: bool) -> anyhow::Result<Vec<Step>> {
    let mut rest = chosen.to_vec();
    let mut steps = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let waits = |table: usize| waiting(tables, table, &rest, defers);
        // One that waits for nothing; else the first that can write its rows all the same.
        let free = rest.iter().position(|table| waits(*table).is_empty());
        let next =
            free.or_else(|| rest.iter().position(|table| later(&tables.all()[*table], &waits(*table)).is_some()));
        let Some(at) = next else {
            let names: Vec<String> = rest.iter().map(|at| format!("`{}`", tables.all()[*at].sql.name)).collect();
            anyhow::bail!(
                "{} require rows of each other, or of themselves, that cannot all come first: make one of these references optional, \
                 or `deferrable: true` where the database can",
                names.join(", ")
            );
        };
        let table = rest[at];
        let later = later(&tables.all()[table], &waits(table)).unwrap_or_default();
        rest.remove(at);
        steps.push(Step { table, later });
    }
    Ok(steps)
}

/// The references of a table, by their places in its description, that lead to tables which are not written yet.
fn waiting(tables: &Tables, table: usize, rest: &[usize], defers: bool) -> Vec<usize> {
    let table = &tables.all()[table];
    let is_later = |name: &str| rest.iter().any(|at| tables.all()[*at].sql.name == name);
    let keys = table.sql.foreign_keys.iter().enumerate();
    keys.filter(|(_, key)| is_later(key.table) && !(defers && table.deferrable.contains(&key.name)))
        .map(|(at, _)| at)
        .collect()
}

/// A column for each of these references that can be NULL at first; nothing, if one has none.
fn later(table: &Table, waiting: &[usize]) -> Option<Vec<&'static str>> {
    let mut columns = Vec::new();
    for at in waiting {
        let key = table.sql.foreign_keys.get(*at)?;
        let is_optional = |name: &&&'static str| table.sql.column(name).is_some_and(|column| column.optional);
        let column = *key.columns.iter().find(is_optional)?;
        if !columns.contains(&column) {
            columns.push(column);
        }
    }
    Some(columns)
}
