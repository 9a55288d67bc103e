//! From names in SQL back to those of a schema: short where they follow from it, said where they do not.

use std::collections::BTreeSet;

use crate::model::{Check, ForeignKey, Index, Table, Unique, names};

/// Gives an index its name within the table.
pub(super) fn index(table: &Table, index: &mut Index, sql_name: &str) {
    let short = inner(table, sql_name).filter(|short| !table.indexes.iter().any(|other| other.name == *short));
    sql_name.clone_into(&mut index.name);
    if let Some(short) = short {
        let tried = Index { name: short.to_owned(), sql_name: None, ..index.clone() };
        if names::index(table, &tried) == sql_name {
            *index = tried;
            return;
        }
    }
    index.sql_name = Some(sql_name.to_owned());
}

/// Gives a condition its name within the table. One that has no name in SQL is called after what it is about.
pub(super) fn check(table: &Table, check: &mut Check, sql_name: Option<&str>, about: &[String]) {
    let taken: BTreeSet<&str> = table.checks.iter().map(|check| check.name.as_str()).collect();
    let Some(sql_name) = sql_name else {
        check.name = free(&taken, &if about.is_empty() { "rows".to_owned() } else { about.join("_") });
        return;
    };
    let short = inner(table, sql_name).and_then(|rest| rest.strip_suffix("_check")).filter(|short| !short.is_empty());
    if let Some(short) = short.filter(|short| !taken.contains(short)) {
        let tried = Check { name: short.to_owned(), sql_name: None, ..check.clone() };
        if names::check(table, &tried) == sql_name {
            *check = tried;
            return;
        }
    }
    check.name = free(&taken, sql_name);
    check.sql_name = Some(sql_name.to_owned());
}

fn free(taken: &BTreeSet<&str>, wanted: &str) -> String {
    let mut name = wanted.to_owned();
    for number in 2.. {
        if !taken.contains(name.as_str()) {
            break;
        }
        name = format!("{wanted}_{number}");
    }
    name
}

/// Says the name of a reference where it does not follow.
pub(super) fn foreign_key(table: &Table, key: &mut ForeignKey, sql_name: Option<&str>) {
    key.sql_name = None;
    let follows = names::foreign_key(table, key);
    key.sql_name = sql_name.filter(|name| *name != follows).map(str::to_owned);
}

/// Says the name of a unique set where it does not follow.
pub(super) fn unique(table: &Table, unique: &mut Unique, sql_name: Option<&str>) {
    unique.sql_name = None;
    let follows = names::unique(table, unique);
    unique.sql_name = sql_name.filter(|name| *name != follows).map(str::to_owned);
}

/// Says the name of the primary key where it does not follow.
pub(super) fn primary_key(table: &mut Table, sql_name: Option<&str>) {
    table.primary_key_sql_name = None;
    let follows = names::primary_key(table);
    table.primary_key_sql_name = sql_name.filter(|name| *name != follows).map(str::to_owned);
}

/// What stands behind the table's name.
fn inner<'n>(table: &Table, sql_name: &'n str) -> Option<&'n str> {
    sql_name.strip_prefix(table.name.as_str())?.strip_prefix('_').filter(|rest| !rest.is_empty())
}
