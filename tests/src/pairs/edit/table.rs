//! Tables and their parts come and go.

use schemalock_codegen::model::{Action, Column, DialectKind, IndexPart, Model, Table};

use super::super::base;
use super::super::expect::as_using;
use super::super::random::Random;
use super::super::sample;
use super::rename::{free_table_name, indexes};
use super::{is_named_in_sql, origin_of_table, pick_column};

pub(super) fn add(random: &mut Random, a: &Model, b: &mut Model) {
    let Some(name) = free_table_name(random, a, b) else { return };
    let table = base::table(random, b, &name);
    let place = random.below(b.tables.len() + 1);
    b.tables.insert(place, table);
    if random.once_in(2) {
        base::reference(random, b, place);
    }
    if random.once_in(2) {
        base::index(random, b, place);
    }
}

pub(super) fn remove(random: &mut Random, _a: &Model, b: &mut Model) {
    if b.tables.len() < 2 {
        return;
    }
    let at = random.below(b.tables.len());
    let gone = b.tables.remove(at).name;
    for table in &mut b.tables {
        table.foreign_keys.retain(|key| key.table != gone);
    }
}

/// A column that rows can be given: optional, or with a value for those that are there.
pub(super) fn add_column(random: &mut Random, a: &Model, b: &mut Model) {
    if b.tables.is_empty() {
        return;
    }
    let at = random.below(b.tables.len());
    let mut name = base::fresh(random, &b.tables[at], "added");
    while origin_of_table(a, &b.tables[at]).is_some_and(|before| before.column(&name).is_some()) {
        name.push('x');
    }
    let mut column = base::any_column(random, b, &name);
    if column.default.is_none() || column.default.as_ref().is_some_and(schemalock_codegen::model::Default::by_client) {
        let values = sample::of_column(b, &column);
        column.using = random.some(&values).and_then(as_using).filter(|_| !column.optional);
        column.optional = column.using.is_none();
    }
    let place = random.below(b.tables[at].columns.len() + 1);
    b.tables[at].columns.insert(place, column);
}

pub(super) fn remove_column(random: &mut Random, _a: &Model, b: &mut Model) {
    let free = |table: &Table, column: &Column| {
        !table.primary_key.contains(&column.name) && table.columns.len() > 1 && !is_named_in_sql(table, &column.name)
    };
    if let Some((at, column)) = pick_column(random, b, free) {
        take_out(b, at, column);
    }
}

/// Removes a column with what names it.
pub(crate) fn take_out(model: &mut Model, at: usize, column: usize) {
    let table = model.tables[at].name.clone();
    let name = model.tables[at].columns.remove(column).name;
    let own = &mut model.tables[at];
    own.primary_key.retain(|key| *key != name);
    own.uniques.retain(|unique| !unique.columns.contains(&name));
    own.foreign_keys.retain(|key| !key.columns.contains(&name));
    own.indexes.retain(|index| {
        let part = |part: &IndexPart| part.column() == Some(name.as_str());
        !index.include.contains(&name) && !index.columns.iter().any(|column| part(&column.part))
    });
    for other in &mut model.tables {
        other.foreign_keys.retain(|key| key.table != table || !key.references.contains(&name));
    }
}

pub(super) fn reorder(random: &mut Random, _a: &Model, b: &mut Model) {
    if b.tables.is_empty() {
        return;
    }
    let at = random.below(b.tables.len());
    let count = b.tables[at].columns.len();
    b.tables[at].columns = random.several(&b.tables[at].columns, count);
}

/// Another column, one more, or one less; nothing may point at the old key.
pub(super) fn change_primary_key(random: &mut Random, _a: &Model, b: &mut Model) {
    if b.tables.is_empty() {
        return;
    }
    let at = random.below(b.tables.len());
    let table = &b.tables[at];
    let pointed = b.tables.iter().flat_map(|table| &table.foreign_keys).any(|key| key.table == table.name);
    if pointed || table.columns.iter().any(|column| column.identity) {
        return;
    }
    let can = |column: &&Column| {
        base::can_index(column)
            && !column.optional
            && !table.primary_key.contains(&column.name)
            && !matches!(column.ty, schemalock_codegen::model::Type::Boolean)
    };
    let names: Vec<String> = table.columns.iter().filter(can).map(|column| column.name.clone()).collect();
    let mut key = table.primary_key.clone();
    match (random.below(3), random.some(&names)) {
        (0, Some(name)) => key = vec![name.clone()],
        (1, Some(name)) => key.push(name.clone()),
        _ if key.len() > 1 => drop(key.remove(random.below(key.len()))),
        _ => key.reverse(),
    }
    let same = |set: &[String]| set.len() == key.len() && key.iter().all(|name| set.contains(name));
    let table = &mut b.tables[at];
    table.uniques.retain(|unique| !same(&unique.columns));
    table.primary_key = key;
}

pub(super) fn change_uniques(random: &mut Random, _a: &Model, b: &mut Model) {
    if b.tables.is_empty() {
        return;
    }
    let at = random.below(b.tables.len());
    let name = b.tables[at].name.clone();
    let pointed = b.tables.iter().flat_map(|table| &table.foreign_keys).any(|key| key.table == name);
    let table = &mut b.tables[at];
    if !table.uniques.is_empty() && !pointed && random.once_in(2) {
        table.uniques.remove(random.below(table.uniques.len()));
    } else {
        base::unique(random, table);
    }
}

/// A reference comes (its columns optional, for the rows that are there), goes, or acts otherwise.
pub(super) fn change_references(random: &mut Random, _a: &Model, b: &mut Model) {
    if b.tables.is_empty() {
        return;
    }
    let at = random.below(b.tables.len());
    let count = b.tables[at].foreign_keys.len();
    if count == 0 || random.once_in(3) {
        let before = b.tables[at].columns.len();
        if random.once_in(3) {
            base::composite_reference(random, b, at)
        } else {
            base::reference(random, b, at)
        }
        b.tables[at].columns.iter_mut().skip(before).for_each(|column| column.optional = true);
        return;
    }
    let place = random.below(count);
    let defers = base::only_on(b, &[DialectKind::Sqlite, DialectKind::Postgres]);
    let table = &mut b.tables[at];
    let optional = |name: &String| table.columns.iter().any(|column| column.name == *name && column.optional);
    let all = table.foreign_keys[place].columns.iter().all(optional);
    match random.below(4) {
        0 => drop(table.foreign_keys.remove(place)),
        1 => {
            let mut actions = vec![Action::NoAction, Action::Restrict, Action::Cascade];
            actions.extend(all.then_some(Action::SetNull));
            table.foreign_keys[place].on_delete = *random.pick(&actions);
        }
        2 => {
            table.foreign_keys[place].on_update = *random.pick(&[Action::NoAction, Action::Restrict, Action::Cascade]);
        }
        _ => table.foreign_keys[place].deferrable = defers && !table.foreign_keys[place].deferrable,
    }
}

pub(super) fn change_checks(random: &mut Random, _a: &Model, b: &mut Model) {
    let with: Vec<usize> = (0..b.tables.len()).filter(|at| b.tables[*at].column("amount").is_some()).collect();
    let Some(at) = random.some(&with).copied() else { return };
    let table = &mut b.tables[at];
    if !table.checks.is_empty() && random.once_in(2) {
        table.checks.remove(0);
        return;
    }
    let name = if random.once_in(2) { "limit" } else { "bound" };
    table.checks.retain(|check| check.name != name);
    table.checks.push(base::check(random, name));
}

pub(super) fn change_indexes(random: &mut Random, _a: &Model, b: &mut Model) {
    let all = indexes(b);
    match random.some(&all).copied() {
        Some((at, index)) if random.once_in(3) => drop(b.tables[at].indexes.remove(index)),
        Some((at, index)) if random.once_in(3) => {
            let index = &mut b.tables[at].indexes[index];
            match random.below(3) {
                0 => index.unique = !index.unique && index.columns.iter().all(|part| part.part.column().is_some()),
                1 => index.columns[0].descending = !index.columns[0].descending,
                _ => index.columns.reverse(),
            }
        }
        _ => {
            if !b.tables.is_empty() {
                let at = random.below(b.tables.len());
                base::index(random, b, at);
            }
        }
    }
}
