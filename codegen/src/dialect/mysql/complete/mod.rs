//! What MariaDB and MySQL add in silence: names, indexes of references, collations, NOT NULL of keys.

mod collation;
mod column;
mod foreign;
mod key;

use super::read::Reader;
use crate::inventory::{Check, Index, Key, Table};
use crate::sql::read::{Catalogue, Constraint, part_name};

pub(super) use collation::{plain as plain_collation, usual as usual_collation};
pub(super) use column::column;
pub(super) use foreign::table_renamed;
pub(super) use key::{add_index, column_dropped, settle};

/// Adds keys and indexes in their order, then references, which may need an index, then conditions.
pub(super) fn constraints(
    reader: &Reader,
    catalogue: &mut Catalogue,
    table: &mut Table,
    declared: Vec<Constraint>,
) -> Result<(), String> {
    let (mut foreign, mut checks, mut periods) = (Vec::new(), Vec::new(), Vec::new());
    for constraint in declared {
        match constraint {
            Constraint::Key(draft) => key::add_key(catalogue, table, draft)?,
            Constraint::Index { index } => add_index(catalogue, table, index),
            Constraint::Foreign { key, index } => foreign.push((key, index)),
            Constraint::Check { check, column } => checks.push((check, column)),
            Constraint::Other { name, ending, .. } => periods.push((name, ending.1)),
        }
    }
    for (key, index) in foreign {
        foreign::add(catalogue, table, key, index.as_deref());
    }
    for (check, column) in checks {
        let own = column.is_some() && !reader.checks_have_table;
        let name = check.name.clone().or_else(|| (!own).then(|| check_name(reader, table)));
        table.checks.push(Check { name, column: column.filter(|_| own), ..check });
    }
    for (name, columns) in periods {
        add_period(table, name.unwrap_or_default(), &columns);
    }
    settle(catalogue, table);
    Ok(())
}

/// A period is a condition on its two columns; keys without overlaps are over both.
fn add_period(table: &mut Table, name: String, columns: &[String]) {
    let [since, until] = columns else { return };
    for column in table.columns.iter_mut().filter(|column| columns.contains(&column.name)) {
        column.not_null = true;
    }
    let is_over = |index: &Index| {
        index.parts.last().is_some_and(|part| part_name(part) == name && part.extra.starts_with("WITHOUT"))
    };
    let (over, kept) = std::mem::take(&mut table.indexes).into_iter().partition(is_over);
    table.indexes = kept;
    let over: Vec<Index> = over;
    for index in over {
        let plain = index.parts.iter().take(index.parts.len() - 1).map(part_name);
        let columns = plain.chain([until.clone(), since.clone()]).collect();
        table.uniques.push(Key { name: Some(index.name), columns, extra: index.options });
    }
    let expression = format!("`{since}` < `{until}`");
    table.checks.push(Check { name: Some(name), expression, ..Check::default() });
}

/// Conditions are numbered; one that stands with its column has no name on MariaDB.
fn check_name(reader: &Reader, table: &Table) -> String {
    let head = if reader.checks_have_table { format!("{}_chk_", table.name) } else { "CONSTRAINT_".to_owned() };
    let is_taken = |name: &String| table.checks.iter().any(|check| check.name.as_ref() == Some(name));
    (1..).map(|number| format!("{head}{number}")).find(|name| !is_taken(name)).unwrap_or(head)
}
