//! Rows that a model accepts: drawn at random, joined by their references, and thinned out until everything holds.

use std::collections::BTreeSet;

use schemalock_codegen::model::{Column, ForeignKey, Model, Table, Type};

use super::judge::{Row, Rows, judge};
use super::random::Random;
use super::sample;
use super::value::Value;
use crate::Engine;

/// Up to eight rows for each table.
#[must_use]
pub fn rows(random: &mut Random, engine: Engine, model: &Model) -> Rows {
    let mut rows = Rows::new();
    for table in &model.tables {
        let count = random.below(9);
        let drawn = (0..count).map(|number| row(random, model, table, number)).collect();
        rows.insert(table.name.clone(), drawn);
    }
    // A column may be pointed at and point elsewhere: what is taken over has to be taken over again.
    for _ in 0..3 {
        join(random, model, &mut rows);
    }
    thin(engine, model, rows)
}

fn row(random: &mut Random, model: &Model, table: &Table, number: usize) -> Row {
    let columns = table.columns.iter().filter(|column| column.generated.is_none());
    columns.map(|column| (column.name.clone(), value(random, model, table, column, number))).collect()
}

fn value(random: &mut Random, model: &Model, table: &Table, column: &Column, number: usize) -> Value {
    if column.optional && random.once_in(4) {
        return Value::Null;
    }
    if column.identity {
        return Value::Integer(number as i64 + 1);
    }
    let keyed = table.primary_key.contains(&column.name)
        || table.uniques.iter().any(|unique| unique.columns.contains(&column.name));
    match column.ty {
        Type::Uuid if keyed => return sample::uuid(100 + number as u64),
        Type::Integer | Type::BigInt if keyed && column.rules.is_empty() && !random.once_in(3) => {
            return Value::Integer(number as i64);
        }
        _ => {}
    }
    random.some(&sample::of_column(model, column)).cloned().unwrap_or(Value::Null)
}

fn join(random: &mut Random, model: &Model, rows: &mut Rows) {
    for table in &model.tables {
        for key in &table.foreign_keys {
            let targets = rows.get(&key.table).cloned().unwrap_or_default();
            for row in rows.get_mut(&table.name).into_iter().flatten() {
                point(random, table, key, row, &targets);
            }
        }
    }
}

fn point(random: &mut Random, table: &Table, key: &ForeignKey, row: &mut Row, targets: &[Row]) {
    let has = |row: &Row, target: &Row| {
        key.columns.iter().zip(&key.references).all(|(own, there)| row.get(own) == target.get(there))
    };
    let optional = |name: &String| table.column(name).is_some_and(|column| column.optional);
    let absent = key.columns.iter().any(|name| row.get(name) == Some(&Value::Null));
    if absent || targets.iter().any(|target| has(row, target)) {
        return;
    }
    match random.some(targets) {
        Some(target) => {
            for (own, there) in key.columns.iter().zip(&key.references) {
                row.insert(own.clone(), target.get(there).cloned().unwrap_or(Value::Null));
            }
        }
        None => {
            for name in key.columns.iter().filter(|name| optional(name)) {
                row.insert(name.clone(), Value::Null);
            }
        }
    }
}

/// Takes out what breaks something until nothing does.
#[must_use]
pub fn thin(engine: Engine, model: &Model, mut rows: Rows) -> Rows {
    loop {
        let found = judge(engine, model, &rows);
        let broken: BTreeSet<(String, usize)> = found.broken.into_iter().map(|(table, row, _)| (table, row)).collect();
        // What may be a duplicate under some collation is left out with it.
        let unsure = broken.is_empty() && !found.unknown.is_empty();
        if broken.is_empty() && !unsure {
            return rows;
        }
        for (name, all) in &mut rows {
            let mut at = 0;
            all.retain(|_| {
                at += 1;
                !broken.contains(&(name.clone(), at - 1))
            });
            if unsure && all.len() > 1 {
                all.truncate(all.len() / 2);
            } else if unsure {
                all.clear();
            }
        }
    }
}
