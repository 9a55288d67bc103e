//! What stands where something of ours is to be: an index that was never finished, a condition that not all rows were held to, a trigger
//! that somebody has written otherwise.
//!
//! A plan never touches what is left alone. But where the schema has something under the very name, the schema wins.

use super::{Table, touches};
use crate::dialect::Object;
use crate::dialect::structure::{ConstraintForm, ConstraintKind, IndexForm, TableForm};
use crate::diff::Place;
use crate::plan::{Context, Pair, Step};

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

/// The column in whose own definition databases may have a condition.
pub(super) fn stated_in<'c>(context: &Context<'_>, pair: &Pair, check: &'c ConstraintForm) -> Option<&'c str> {
    let (old, names) = (&pair.old.name, check.columns.iter().filter(|_| check.is_check()));
    names.map(String::as_str).find(|name| context.is_left_alone("column check", Some(old), name))
}

/// Drops constraints and indexes of a table that stands, in the way of its new ones.
pub(super) fn of_sets(table: &Table<'_>) -> Vec<Step> {
    let (context, new, mid) = (table.context, &table.pair.new, &table.pair.mid);
    let is = |kind: &str, name: &str| context.is_left_alone(kind, Some(&table.pair.old.name), name);
    let constraint = |form: &ConstraintForm| {
        let step = Step::new(form.place(&new.name), format!("drop what stands for `{}`", form.name));
        step.alter(&new.name, table.alter.drop_constraint(form)).unit(table.alter.unit())
    };
    let constraints = new.constraints.iter().filter(|new| mid.constraint(&new.name).is_none());
    let constraints = constraints.filter(|new| is("constraint", &new.name)).map(constraint);
    let indexes = new.indexes.iter().filter(|new| mid.index(&new.name).is_none()).filter_map(|index| {
        let summary = format!("drop what stands for the index `{}`", index.name);
        if is("index", &index.name) {
            return Some(Step { summary, ..table.alter.drop_index(&new.name, index) });
        }
        // A set that is unique in words that no schema has is a constraint.
        is("constraint", &index.name).then(|| Step { summary, ..constraint(&as_constraint(index)) })
    });
    constraints.chain(indexes).collect()
}

fn as_constraint(index: &IndexForm) -> ConstraintForm {
    let kind = ConstraintKind::Unique(index.columns.iter().cloned().collect());
    ConstraintForm { name: index.name.clone(), columns: index.columns.clone(), kind, sql: String::new() }
}
