//! A table that is made anew: beside the old one, with its rows as they will be, and then in its place.

use std::collections::BTreeSet;

use super::changes::changes;
use super::{Table, keyed};
use crate::dialect::structure::TableForm;
use crate::dialect::{Object, create_table, guards, rebuild};
use crate::diff::Place;
use crate::model::names;
use crate::plan::{Risk, Step};

pub(super) fn rebuild(table: &Table<'_>) -> Vec<Step> {
    if !table.anew {
        return Vec::new();
    }
    let mut steps = changes(table);
    steps.push(make(table));
    steps
}

fn make(table: &Table<'_>) -> Step {
    let form = &table.pair.new;
    let (name, beside) = (&form.name, names::hidden(&form.name));
    let made =
        create_table(table.context.dialect, &TableForm { name: beside.clone(), ..form.clone() }, &BTreeSet::new());
    let step = Step::new(Place::table(name), format!("make the table `{name}` anew, with its rows"));
    let step = step.run(made.sql).run(guards::note_form(name, &beside)).run(copy(table, &beside));
    let numbered = |form: &TableForm| form.columns.iter().find(|column| column.identity).map(|c| c.name.clone());
    let goes_on = numbered(form).is_some() && numbered(form) == numbered(&table.pair.mid);
    let numbers = rebuild::keep_number(name, &beside).into_iter().filter(|_| goes_on);
    // What follows may only be done where the new table is in the same transaction, or else be undone with it.
    let held = |step: Step, sql: String| step.run(rebuild::HOLD).run(sql);
    let step = held(numbers.fold(step, held), rebuild::drop_table(name)).run(rebuild::replace(&beside, name));
    step.risk([Risk::RewritesTable, Risk::BlocksWrites]).expect(Object::Table(name.clone()))
}

fn value(table: &Table<'_>, column: &str) -> String {
    keyed::value(table.context, table, column).unwrap_or_else(|| table.context.value(table.pair, column))
}

/// Writes the rows. What is computed is computed anew.
fn copy(table: &Table<'_>, beside: &str) -> String {
    let columns: Vec<&str> = table
        .pair
        .new
        .columns
        .iter()
        .filter(|column| column.generated.is_none())
        .map(|column| column.name.as_str())
        .collect();
    let values: Vec<String> = columns.iter().map(|column| value(table, column)).collect();
    rebuild::copy(&table.pair.new.name, beside, &columns, &values)
}
