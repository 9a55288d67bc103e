//! Names in SQL that an edit says otherwise (`sql_name`): the mid model has them already, so that they are renames like others.
//!
//! A name that something else in its table has until then cannot be taken over by a rename; such a thing goes and comes back.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Check, ForeignKey, Index, Model, Table, Unique, names};

/// The mid model with the names of the new one, and the tables in which that changed something.
pub(super) fn relabelled<'a>(mid: Cow<'a, Model>, new: &Model) -> (Cow<'a, Model>, BTreeSet<String>) {
    let by_name: BTreeMap<&str, &Table> = new.tables.iter().map(|table| (table.name.as_str(), table)).collect();
    let pairs =
        mid.tables.iter().enumerate().filter_map(|(at, table)| Some((at, table, by_name.get(table.name.as_str())?)));
    let changed: Vec<(usize, Table)> =
        pairs.filter_map(|(at, table, after)| Some((at, with_names(table, after)?))).collect();
    if changed.is_empty() {
        return (mid, BTreeSet::new());
    }
    let mut mid = mid.into_owned();
    let tables = changed.iter().map(|(_, table)| table.name.clone()).collect();
    changed.into_iter().for_each(|(at, table)| mid.tables[at] = table);
    (Cow::Owned(mid), tables)
}

/// A table with the names that the other says; `None` where it has them.
fn with_names(table: &Table, after: &Table) -> Option<Table> {
    if !table.says_sql_names() && !after.says_sql_names() {
        return None;
    }
    let follow = Follow { before: table, after, taken: all(table).iter().map(|name| name.to_lowercase()).collect() };
    let mut named = table.clone();
    let keyed = !table.primary_key.is_empty() && !after.primary_key.is_empty();
    if keyed && follow.is_free(&names::primary_key(table), &names::primary_key(after)) {
        named.primary_key_sql_name.clone_from(&after.primary_key_sql_name);
    }
    let same = |a: &Unique, b: &Unique| a.columns == b.columns;
    follow.each(&mut named.uniques, &after.uniques, same, names::unique, |unique| &mut unique.sql_name);
    let same = |a: &ForeignKey, b: &ForeignKey| a.columns == b.columns && a.table == b.table;
    follow.each(&mut named.foreign_keys, &after.foreign_keys, same, names::foreign_key, |key| &mut key.sql_name);
    let same = |a: &Check, b: &Check| a.name == b.name;
    follow.each(&mut named.checks, &after.checks, same, names::check, |check| &mut check.sql_name);
    let same = |a: &Index, b: &Index| a.name == b.name;
    follow.each(&mut named.indexes, &after.indexes, same, names::index, |index| &mut index.sql_name);
    (named != *table).then_some(named)
}

/// A table before and after, with every name that is taken before.
struct Follow<'a> {
    before: &'a Table,
    after: &'a Table,
    taken: BTreeSet<String>,
}

impl Follow<'_> {
    /// Gives each thing the name that it says after the edit.
    fn each<T: Clone>(
        &self,
        items: &mut [T],
        others: &[T],
        same: fn(&T, &T) -> bool,
        name: fn(&Table, &T) -> String,
        said: fn(&mut T) -> &mut Option<String>,
    ) {
        for item in items {
            let Some(other) = others.iter().find(|other| same(item, other)) else { continue };
            if self.is_free(&name(self.before, item), &name(self.after, other)) {
                *said(item) = said(&mut other.clone()).take();
            }
        }
    }

    /// Does nothing but this have the name until now?
    fn is_free(&self, before: &str, after: &str) -> bool {
        before == after || !self.taken.contains(&after.to_lowercase())
    }
}

/// Every name in SQL that something of the table has.
fn all(table: &Table) -> Vec<String> {
    let mut all = vec![names::primary_key(table)];
    all.extend(table.uniques.iter().map(|unique| names::unique(table, unique)));
    all.extend(table.foreign_keys.iter().map(|key| names::foreign_key(table, key)));
    all.extend(table.checks.iter().map(|check| names::check(table, check)));
    all.extend(table.indexes.iter().map(|index| names::index(table, index)));
    all
}
