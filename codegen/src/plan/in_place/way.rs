//! What stands where something of ours is to be: an index that was never finished, a condition that not all rows were held to, a trigger
//! that somebody has written otherwise.
//!
//! A plan never touches what is left alone. But where the schema has something under the very name, the schema wins.

use super::{Table, touches};
use crate::dialect::structure::{ConstraintForm, ConstraintKind, IndexForm, TableForm};
use crate::dialect::{Object, Statement};
use crate::diff::Place;
use crate::plan::{Context, Pair, Step};

/// Drops triggers that stand in the way of those of a table.
pub(super) fn of_touches(context: &Context<'_>, form: &TableForm, old: &str) -> Vec<Step> {
    let there = form.touches.iter().filter(
        |made| matches!(&made.object, Object::Trigger { name, .. } if context.is_left_alone("trigger", Some(old), name)),
    );
    let steps = there.filter_map(|made| {
        let sql = context.dialect.drop(&made.object)?;
        let summary = format!("drop what stands for {}", touches::what(made));
        let step = Step::new(Place::table(&form.name), summary).run(sql);
        Some(step.unit(context.ddl_unit()).absent(made.object.clone()))
    });
    steps.collect()
}

/// The statement that makes a trigger or its function: a function may stay while it becomes another.
pub(super) fn make(context: &Context<'_>, made: &Statement) -> String {
    match &made.object {
        Object::Function(name) if context.is_left_alone("function", None, name) => {
            made.sql.replacen("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION", 1)
        }
        _ => made.sql.clone(),
    }
}

/// The column, under its new name, in whose own definition the database has a condition, which is given as it was.
pub(super) fn stated_in<'p>(context: &Context<'_>, pair: &'p Pair, check: &ConstraintForm) -> Option<&'p str> {
    let column = context.old.beside.stated.get(&(pair.old.name.clone(), check.name.clone()))?;
    let at = pair.old.columns.iter().position(|old| old.name == *column)?;
    Some(pair.mid.columns.get(at)?.name.as_str())
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
    let constraints = constraints.filter_map(|new| {
        if is("constraint", &new.name) {
            return Some(constraint(new));
        }
        // A key is first built as an index, which may never have been finished.
        is("index", &new.name).then(|| dropped(table, &new.name))
    });
    let indexes = new.indexes.iter().filter(|new| mid.index(&new.name).is_none()).filter_map(|index| {
        if is("index", &index.name) {
            return Some(dropped(table, &index.name));
        }
        // A set that is unique in words that no schema has is a constraint.
        is("constraint", &index.name).then(|| constraint(&as_constraint(index)))
    });
    constraints.chain(indexes).collect()
}

fn dropped(table: &Table<'_>, index: &str) -> Step {
    let summary = format!("drop what stands for `{index}`");
    let form = IndexForm { name: index.to_owned(), ..IndexForm::default() };
    Step { summary, ..table.alter.drop_index(&table.pair.new.name, &form) }
}

fn as_constraint(index: &IndexForm) -> ConstraintForm {
    let kind = ConstraintKind::Unique(index.columns.iter().cloned().collect());
    ConstraintForm { name: index.name.clone(), columns: index.columns.clone(), kind, sql: String::new() }
}
