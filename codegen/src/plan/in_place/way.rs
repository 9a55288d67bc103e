//! What stands where something of ours is to be: an index that was never finished, a condition that not all rows were held to, a trigger
//! that somebody has written otherwise.
//!
//! A plan never touches what is left alone. But where the schema has something under the very name, the schema wins.

use super::{Table, touches};
use crate::dialect::Object;
use crate::dialect::structure::TableForm;
use crate::diff::Place;
use crate::plan::{Context, Step};

/// Drops triggers and functions that stand in the way of those of a table.
pub(super) fn of_touches(context: &Context<'_>, form: &TableForm, old: &str) -> Vec<Step> {
    let there = form.touches.iter().rev().filter(|made| match &made.object {
        Object::Trigger { name, .. } => context.is_left_alone("trigger", Some(old), name),
        Object::Function(name) => context.is_left_alone("function", None, name),
        _ => false,
    });
    let steps = there.filter_map(|made| {
        let sql = context.dialect.drop(&made.object)?;
        let step =
            Step::new(Place::table(&form.name), format!("drop what stands for {}", touches::what(made))).run(sql);
        Some(step.unit(context.ddl_unit()).absent(made.object.clone()))
    });
    steps.collect()
}

/// Drops conditions and indexes of a table that stands, in the way of its new ones.
pub(super) fn of_sets(table: &Table<'_>) -> Vec<Step> {
    let (context, new, mid) = (table.context, &table.pair.new, &table.pair.mid);
    let is = |kind: &str, name: &str| context.is_left_alone(kind, Some(&table.pair.old.name), name);
    let constraints =
        new.constraints.iter().filter(|new| mid.constraint(&new.name).is_none() && is("constraint", &new.name));
    let constraints = constraints.map(|constraint| {
        let step = Step::new(constraint.place(&new.name), format!("drop what stands for `{}`", constraint.name));
        step.alter(&new.name, table.alter.drop_constraint(constraint))
            .unit(table.alter.unit())
            .absent(Object::Constraint { table: new.name.clone(), name: table.alter.catalogue_name(constraint) })
    });
    let indexes = new.indexes.iter().filter(|new| mid.index(&new.name).is_none() && is("index", &new.name));
    let indexes = indexes.map(|index| Step {
        summary: format!("drop what stands for the index `{}`", index.name),
        ..table.alter.drop_index(&new.name, index)
    });
    constraints.chain(indexes).collect()
}
