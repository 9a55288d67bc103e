//! New names for what stays.

use super::Table;
use crate::dialect::{Object, Writer};
use crate::diff::Place;
use crate::plan::{Risk, Step};

/// The table and its columns.
pub(super) fn rename(table: &Table<'_>) -> Vec<Step> {
    let (old, mid) = (&table.pair.old, &table.pair.mid);
    let unit = table.alter.unit();
    let mut steps = Vec::new();
    if old.name != mid.name {
        let step = Step::new(Place::table(&mid.name), format!("rename the table `{}` to `{}`", old.name, mid.name));
        let step = step.run(table.alter.rename_table(&old.name, &mid.name)).unit(unit);
        steps.push(step.risk([Risk::BreaksRunningCode]).expect(Object::Table(mid.name.clone())));
    }
    for (from, to) in old.columns.iter().zip(&mid.columns).filter(|(from, to)| from.name != to.name) {
        let summary = format!("rename the column `{}.{}` to `{}`", mid.name, from.name, to.name);
        let step = Step::new(table.pair.place(&to.name), summary).run(column(table, &from.name, &to.name)).unit(unit);
        let object = Object::Column { table: mid.name.clone(), name: to.name.clone() };
        steps.push(step.risk([Risk::BreaksRunningCode]).expect(object));
    }
    steps
}

/// Constraints and indexes.
pub(super) fn label(table: &Table<'_>) -> Vec<Step> {
    let (old, mid) = (&table.pair.old, &table.pair.mid);
    let unit = table.alter.unit();
    let mut steps = Vec::new();
    for (from, to) in old.constraints.iter().zip(&mid.constraints) {
        let stays = from.name != to.name && table.keep.constraints.contains(&to.name);
        let actions = table.alter.rename_constraint(&mid.name, from, to).filter(|actions| stays && !actions.is_empty());
        if let Some(actions) = actions {
            let mut step =
                Step::new(Place::table(&mid.name), format!("rename `{}` to `{}`", from.name, to.name)).unit(unit);
            step.actions = actions;
            steps.push(step.expect(Object::Constraint { table: mid.name.clone(), name: to.name.clone() }));
        }
    }
    for (from, to) in old.indexes.iter().zip(&mid.indexes).filter(|(from, to)| from.name != to.name) {
        if table.keep.indexes.contains(&to.name) {
            let summary = format!("rename the index `{}` to `{}`", from.name, to.name);
            let mut step = Step::new(to.place(mid), summary).unit(unit);
            step.actions.push(table.alter.rename_index(&mid.name, &from.name, &to.name));
            steps.push(step.expect(Object::Index { table: mid.name.clone(), name: to.name.clone() }));
        }
    }
    steps
}

fn column(table: &Table<'_>, from: &str, to: &str) -> String {
    let mut writer = Writer::new(table.context.dialect.quote());
    writer.sql("ALTER TABLE ").name(&table.pair.mid.name).sql(" RENAME COLUMN ").name(from).sql(" TO ").name(to);
    writer.finish()
}
