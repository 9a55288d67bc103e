//! The triggers that keep the columns marked `on_update: now`.

use super::Table;
use super::{rows, way};
use crate::dialect::{Object, Statement};
use crate::diff::Place;
use crate::plan::Step;

pub(super) fn drop(table: &Table<'_>) -> Vec<Step> {
    if stays(table) {
        return Vec::new();
    }
    let statements = table.pair.old.touches.iter().rev();
    statements
        .filter_map(|statement| {
            let sql = table.context.dialect.drop(&statement.object)?;
            let mut step = Step::new(Place::table(&table.pair.new.name), format!("drop {}", what(statement))).run(sql);
            step.unit = table.alter.unit();
            Some(step.absent(statement.object.clone()))
        })
        .collect()
}

pub(super) fn add(table: &Table<'_>) -> Vec<Step> {
    if stays(table) {
        return Vec::new();
    }
    let made = table.pair.new.touches.iter();
    made.map(|statement| {
        let step = Step::new(Place::table(&table.pair.new.name), format!("make {}", what(statement)));
        step.run(way::make(table.context, statement)).unit(table.alter.unit()).expect(statement.object.clone())
    })
    .collect()
}

fn stays(table: &Table<'_>) -> bool {
    let written = !rows::updates(table).is_empty();
    table.keep.touches && (!written || table.alter.pauses_triggers())
}

pub(super) fn what(statement: &Statement) -> String {
    match &statement.object {
        Object::Function(name) => format!("the function `{name}`"),
        other => format!("the trigger `{}`", other.names().last().copied().unwrap_or_default()),
    }
}
