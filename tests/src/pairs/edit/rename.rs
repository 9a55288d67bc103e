//! New names, everywhere where the old one stood, and `renamed_from`.

use schemalock_codegen::model::{Index, IndexPart, Model, Sql, Table, Type};

use super::super::base::fresh;
use super::super::random::Random;
use super::{origin_of_column, origin_of_index, origin_of_table, pick_column};

pub(super) fn a_table(random: &mut Random, a: &Model, b: &mut Model) {
    if b.tables.is_empty() {
        return;
    }
    let at = random.below(b.tables.len());
    let Some(new) = free_table_name(random, a, b) else { return };
    let old = b.tables[at].name.clone();
    let origin = origin_of_table(a, &b.tables[at]).map(|table| table.name.clone());
    b.tables[at].name.clone_from(&new);
    b.tables[at].renamed_from = origin;
    for key in b.tables.iter_mut().flat_map(|table| &mut table.foreign_keys).filter(|key| key.table == old) {
        key.table.clone_from(&new);
    }
}

/// A name that neither model has.
pub(super) fn free_table_name(random: &mut Random, a: &Model, b: &Model) -> Option<String> {
    let mut names: Vec<&str> = super::super::base::TABLES.to_vec();
    names.extend(["renamed_things", "archive", "where"]);
    names.retain(|name| a.table(name).is_none() && b.table(name).is_none());
    random.some(&names).map(|name| (*name).to_owned())
}

pub(super) fn a_column(random: &mut Random, a: &Model, b: &mut Model) {
    let Some((at, column)) = pick_column(random, b, |_, _| true) else { return };
    let table = &b.tables[at];
    let before = origin_of_table(a, table);
    let origin = before.and_then(|before| origin_of_column(before, &table.columns[column])).map(|c| c.name.clone());
    let mut new = fresh(random, table, "renamed");
    while before.is_some_and(|before| before.column(&new).is_some()) {
        new.push('x');
    }
    let old = table.columns[column].name.clone();
    b.tables[at].columns[column].name.clone_from(&new);
    b.tables[at].columns[column].renamed_from = origin;
    everywhere(b, at, &old, &new);
}

/// The new name of a column in every place that names it.
fn everywhere(model: &mut Model, at: usize, old: &str, new: &str) {
    let name = model.tables[at].name.clone();
    let change =
        |names: &mut Vec<String>| names.iter_mut().filter(|name| *name == old).for_each(|name| *name = new.to_owned());
    for key in model.tables.iter_mut().flat_map(|table| &mut table.foreign_keys).filter(|key| key.table == name) {
        change(&mut key.references);
    }
    let table = &mut model.tables[at];
    change(&mut table.primary_key);
    table.uniques.iter_mut().for_each(|unique| change(&mut unique.columns));
    table.foreign_keys.iter_mut().for_each(|key| change(&mut key.columns));
    table.checks.iter_mut().for_each(|check| in_sql(&mut check.sql, old, new));
    for generated in table.columns.iter_mut().filter_map(|column| column.generated.as_mut()) {
        in_sql(&mut generated.sql, old, new);
    }
    for index in &mut table.indexes {
        change(&mut index.include);
        in_index(index, old, new);
    }
}

fn in_index(index: &mut Index, old: &str, new: &str) {
    if let Some(predicate) = &mut index.predicate {
        in_sql(predicate, old, new);
    }
    for part in &mut index.columns {
        match &mut part.part {
            IndexPart::Column(name) if name == old => *name = new.to_owned(),
            IndexPart::Column(_) => {}
            IndexPart::Expression(sql) => in_sql(sql, old, new),
        }
    }
}

fn in_sql(sql: &mut Sql, old: &str, new: &str) {
    if let Sql::Any(text) = sql {
        let words: Vec<&str> = text.split(' ').map(|word| if word == old { new } else { word }).collect();
        *text = words.join(" ");
    }
}

pub(super) fn an_index(random: &mut Random, a: &Model, b: &mut Model) {
    let all: Vec<(usize, usize)> = indexes(b);
    let Some((at, index)) = random.some(&all).copied() else { return };
    let before = origin_of_table(a, &b.tables[at]);
    let origin = before.and_then(|before| origin_of_index(before, &b.tables[at].indexes[index]));
    let origin = origin.map(|index| index.name.clone());
    let mut new = format!("renamed_{}", random.below(90));
    let taken = |table: &Table, name: &str| table.indexes.iter().any(|index| index.name == name);
    while taken(&b.tables[at], &new) || before.is_some_and(|before| taken(before, &new)) {
        new.push('x');
    }
    b.tables[at].indexes[index].name = new;
    b.tables[at].indexes[index].renamed_from = origin;
}

pub(super) fn indexes(model: &Model) -> Vec<(usize, usize)> {
    let each =
        |(at, table): (usize, &Table)| (0..table.indexes.len()).map(move |index| (at, index)).collect::<Vec<_>>();
    model.tables.iter().enumerate().flat_map(each).collect()
}

pub(super) fn an_enum(random: &mut Random, a: &Model, b: &mut Model) {
    if b.enums.is_empty() {
        return;
    }
    let at = random.below(b.enums.len());
    let new = (*random.pick(&["feeling", "grade", "stage", "colour"])).to_owned();
    if a.find_enum(&new).is_some() || b.find_enum(&new).is_some() {
        return;
    }
    let old = b.enums[at].name.clone();
    let former = b.enums[at].renamed_from.clone().filter(|former| a.find_enum(former).is_some());
    let origin = former.or_else(|| a.find_enum(&old).map(|item| item.name.clone()));
    b.enums[at].name.clone_from(&new);
    b.enums[at].renamed_from = origin;
    for column in b.tables.iter_mut().flat_map(|table| &mut table.columns) {
        if column.ty == Type::Enum(old.clone()) {
            column.ty = Type::Enum(new.clone());
        }
    }
}
