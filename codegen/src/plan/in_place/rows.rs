//! Rows whose values change: what a new column is filled with, and what stands in for values that cannot stay.

use super::Table;
use crate::dialect::Writer;
use crate::plan::future::Future;
use crate::plan::{Action, Risk, Step, Unit};

/// A column whose rows are written.
pub(super) struct Update {
    column: String,
    sql: String,
    /// Values that were there are not any more.
    loses: bool,
    /// In all rows.
    all: bool,
}

pub(super) fn mend(table: &Table<'_>) -> Vec<Step> {
    updates(table)
        .into_iter()
        .map(|update| {
            let path = format!("{}.{}", table.pair.new.name, update.column);
            let mut step =
                Step::new(table.pair.place(&update.column), format!("write `{path}` in the rows that there are"));
            step.actions = actions(table, &update.sql);
            let step = if update.loses { step.risk([Risk::Irreversible]) } else { step };
            let step = if update.all { step.risk([Risk::RewritesTable]) } else { step };
            step.risk([Risk::BlocksWrites]).unit(Unit::Alone)
        })
        .collect()
}

fn actions(table: &Table<'_>, sql: &str) -> Vec<Action> {
    let names: Vec<String> = if table.keep.touches {
        table
            .pair
            .new
            .touches
            .iter()
            .filter_map(|statement| statement.object.names().get(1).map(|n| (*n).to_owned()))
            .collect()
    } else {
        Vec::new()
    };
    table.alter.update(&table.pair.new.name, &names, sql)
}

/// The rows that are written, column by column.
pub(super) fn updates(table: &Table<'_>) -> Vec<Update> {
    let future = Future::new(table.context, table.pair);
    let mut updates = Vec::new();
    for column in &table.pair.after.columns {
        let name = &column.name;
        if column.generated.is_some() || table.pair.is_keyed(name) {
            continue;
        }
        let fresh = table.pair.mid.column(name).is_none() || table.pair.is_replaced(name);
        let (value, condition) = if fresh {
            (future.using(column), None)
        } else if table.pair.is_converted(name) {
            continue;
        } else {
            (future.mended(column), future.mending(column))
        };
        let Some(value) = value else { continue };
        let all = condition.is_none();
        let mut writer = Writer::new(table.context.dialect.quote());
        writer.sql("UPDATE ").name(&table.pair.new.name).sql(" SET ").name(name).sql(" = ");
        let mut sql = writer.finish() + &value;
        if let Some(condition) = condition {
            sql.push_str(" WHERE ");
            sql.push_str(&condition);
        }
        let loses = !fresh && future.using(column).is_some() && future.lost(column).is_some();
        updates.push(Update { column: name.clone(), sql, loses, all });
    }
    updates
}
