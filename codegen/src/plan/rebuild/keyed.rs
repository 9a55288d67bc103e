//! A column that is sealed, opened or made searchable: room for its new values, which are written while everybody goes on, and then
//! the table anew, with the new values in the column's place.

use super::Table;
use crate::dialect::structure::{ColumnForm, ConstraintForm};
use crate::dialect::{Object, rebuild};
use crate::model::{Column, names};
use crate::plan::keyed::{self, Work};
use crate::plan::{Context, Risk, Step, Unit};

/// Before anything else: the room, and the trigger that empties it when the plaintext changes.
pub(super) fn begin(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let mut steps = Vec::new();
    for (column, work) in &table.pair.keyed {
        let room = |summary: &str| Step::new(table.pair.place(column), format!("{summary} `{name}.{column}`"));
        for (form, own) in rooms(table, column, *work) {
            let own: Vec<&ConstraintForm> = own.iter().collect();
            let sql = rebuild::add_column(table.context.dialect, name, &form, &own);
            steps.push(room("make room for the new values of").run(sql));
        }
        let made = rebuild::watch(
            name,
            column,
            &keyed::watched(table.pair, column),
            &emptied(table, column, *work),
            &table.pair.after.primary_key,
        );
        steps.push(room("watch, while its values are rewritten,").run(made.sql));
    }
    steps
}

/// The columns that are added, with the conditions on their values.
fn rooms(table: &Table<'_>, column: &str, work: Work) -> Vec<(ColumnForm, Vec<ConstraintForm>)> {
    let empty = |name: &str, as_is: &str| {
        let form = table.pair.new.column(as_is).cloned().unwrap_or_default();
        ColumnForm { name: name.to_owned(), optional: true, default: None, description: None, ..form }
    };
    let hidden = names::hidden(column);
    let sealed = keyed::conditions(&table.pair.new, column).filter(|_| work == Work::Seal);
    let sealed = sealed.map(|check| check.on(&table.context.name(column), &table.context.name(&hidden))).collect();
    let value = (work != Work::Index).then(|| (empty(&hidden, column), sealed));
    let index = companion(table, column).filter(|name| table.pair.mid.column(name).is_none());
    value.into_iter().chain(index.map(|name| (empty(&name, &name), Vec::new()))).collect()
}

fn companion(table: &Table<'_>, column: &str) -> Option<String> {
    table.pair.after.column(column).and_then(Column::blind_index).map(|column| column.name)
}

fn emptied(table: &Table<'_>, column: &str, work: Work) -> Vec<String> {
    let hidden = (work != Work::Index).then(|| names::hidden(column));
    hidden.into_iter().chain(companion(table, column)).collect()
}

/// What the rest of the plan begins with: the rewriting, at whose end it is done.
pub(super) fn rewrite(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let steps = table.pair.keyed.iter().filter_map(|(column, work)| {
        let fill = keyed::fill(table.context, table.pair, column, *work, None)?;
        let step = Step::new(table.pair.place(column), format!("{} the values of `{name}.{column}`", work.verb()));
        let mut step = step.run(rebuild::unwatch(name, column)).unit(Unit::Keyring).risk([Risk::BreaksRunningCode]);
        step.fill = Some(fill);
        let hidden = Object::Column { table: name.clone(), name: names::hidden(column) };
        Some(if *work == Work::Index { step } else { step.absent(hidden) })
    });
    steps.collect()
}

/// The value of a column in the table made anew: where it was written with the keys.
pub(super) fn value(context: &Context<'_>, table: &Table<'_>, column: &str) -> Option<String> {
    if table.pair.is_moved(column) {
        return Some(context.name(&names::hidden(column)));
    }
    table.pair.is_keyed(column).then(|| context.name(column))
}
