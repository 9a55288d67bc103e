//! The changes of one table.

use super::pair::pairs;
use super::{Change, Item, Place, Renames, same};
use crate::model::{Column, ForeignKey, Table};

/// From the mid table to the new one.
pub(super) fn diff(old: &Table, new: &Table, renames: &Renames, changes: &mut Vec<Change>) {
    let name = new.name.as_str();
    if let Some(from) = renames.tables.get(name) {
        changes.push(Change::Rename { from: Place::table(from), to: Place::table(name) });
    }
    let item = |table: &Table| Item::Table(Box::new(bare(table)));
    if item(old) != item(new) {
        changes.push(Change::Alter { place: Place::table(name), previous: item(old), next: item(new) });
    }
    columns(old, new, renames, changes);
    keys(old, new, changes);
    foreign_keys(old, new, changes);
    checks(old, new, changes);
    indexes(old, new, renames, changes);
}

/// What the table itself says.
fn bare(table: &Table) -> Table {
    let Table { name, description, native, .. } = table.clone();
    Table { name, description, native, ..Table::default() }
}

fn columns(old: &Table, new: &Table, renames: &Renames, changes: &mut Vec<Change>) {
    let table = new.name.as_str();
    let item = |column: &Column| Item::Column(Box::new(column.unmarked()));
    let columns = pairs(&old.columns, &new.columns, |column| &column.name, |column| &column.name);
    for (before, column) in &columns.new {
        let place = Place::column(table, &column.name);
        let Some(before) = before else {
            changes.push(Change::Add { place, item: item(column) });
            continue;
        };
        let from = renames.old_column(table, &column.name);
        if from != column.name {
            let from = Place::column(renames.old_table(table), from);
            changes.push(Change::Rename { from, to: place.clone() });
        }
        if !same::column(before, column) {
            changes.push(Change::Alter { place, previous: item(before), next: item(column) });
        }
    }
    for column in &columns.gone {
        changes.push(Change::Drop { place: Place::column(table, &column.name), item: item(column) });
    }
    if let Some((previous, next)) = columns.reordered(&old.columns, |column| &column.name) {
        let (previous, next) = (Item::Order(previous), Item::Order(next));
        changes.push(Change::Alter { place: Place::table(table), previous, next });
    }
}

/// The primary key and the unique sets. The order of the sets means nothing.
fn keys(old: &Table, new: &Table, changes: &mut Vec<Change>) {
    let primary = |table: &Table| (table.primary_key.clone(), table.primary_key_sql_name.clone());
    if primary(old) != primary(new) {
        let item = |table: &Table| {
            let (columns, sql_name) = primary(table);
            Item::PrimaryKey { columns, sql_name }
        };
        let place = Place::primary_key(&new.name);
        changes.push(Change::Alter { place, previous: item(old), next: item(new) });
    }
    let uniques = pairs(&old.uniques, &new.uniques, |unique| &unique.columns, |unique| &unique.columns);
    for (before, unique) in uniques.new {
        let (place, next) = (Place::unique(&new.name, unique), Item::Unique(unique.clone()));
        match before {
            Some(before) if before == unique => {}
            Some(before) => changes.push(Change::Alter { place, previous: Item::Unique(before.clone()), next }),
            None => changes.push(Change::Add { place, item: next }),
        }
    }
    for unique in uniques.gone {
        changes.push(Change::Drop { place: Place::unique(&new.name, unique), item: Item::Unique(unique.clone()) });
    }
}

/// A reference is the same one when its columns are, and, of several over these, when it leads to the same table.
fn foreign_keys(old: &Table, new: &Table, changes: &mut Vec<Change>) {
    let several = |table: &Table, key: &ForeignKey| {
        table.foreign_keys.iter().filter(|other| other.columns == key.columns).count() > 1
    };
    let key = |key: &ForeignKey| {
        let target = (several(old, key) || several(new, key)).then(|| key.table.clone());
        (key.columns.clone(), target)
    };
    let keys = pairs(&old.foreign_keys, &new.foreign_keys, key, key);
    for (before, now) in keys.new {
        let (place, next) = (Place::foreign_key(&new.name, now), Item::ForeignKey(now.clone()));
        match before {
            Some(before) if before == now => {}
            Some(before) => changes.push(Change::Alter { place, previous: Item::ForeignKey(before.clone()), next }),
            None => changes.push(Change::Add { place, item: next }),
        }
    }
    for key in keys.gone {
        changes.push(Change::Drop { place: Place::foreign_key(&new.name, key), item: Item::ForeignKey(key.clone()) });
    }
}

fn checks(old: &Table, new: &Table, changes: &mut Vec<Change>) {
    let checks = pairs(&old.checks, &new.checks, |check| &check.name, |check| &check.name);
    for (before, check) in checks.new {
        let (place, next) = (Place::check(&new.name, check), Item::Check(check.clone()));
        match before {
            Some(before) if before.sql_name == check.sql_name && same::sql(&before.sql, &check.sql) => {}
            Some(before) => changes.push(Change::Alter { place, previous: Item::Check(before.clone()), next }),
            None => changes.push(Change::Add { place, item: next }),
        }
    }
    for check in checks.gone {
        changes.push(Change::Drop { place: Place::check(&new.name, check), item: Item::Check(check.clone()) });
    }
}

fn indexes(old: &Table, new: &Table, renames: &Renames, changes: &mut Vec<Change>) {
    let table = new.name.as_str();
    let indexes = pairs(&old.indexes, &new.indexes, |index| &index.name, |index| &index.name);
    for (before, index) in indexes.new {
        let (place, next) = (Place::index(table, &index.name), Item::Index(Box::new(index.unmarked())));
        let Some(before) = before else {
            changes.push(Change::Add { place, item: next });
            continue;
        };
        let from = renames.old_index(table, &index.name);
        if from != index.name {
            changes.push(Change::Rename { from: Place::index(renames.old_table(table), from), to: place.clone() });
        }
        if !same::index(before, index) {
            changes.push(Change::Alter { place, previous: Item::Index(Box::new(before.unmarked())), next });
        }
    }
    for index in indexes.gone {
        let place = Place::index(table, &index.name);
        changes.push(Change::Drop { place, item: Item::Index(Box::new(index.unmarked())) });
    }
}
