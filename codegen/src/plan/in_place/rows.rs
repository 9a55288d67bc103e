//! Rows whose values change: what a new column is filled with, and what stands in for values that cannot stay.

use super::Table;
use crate::dialect::{Verbatim, Writer};
use crate::plan::future::Future;
use crate::plan::{Action, Risk, Step, Unit, questions};

/// A column whose rows are written.
pub(super) struct Update {
    column: String,
    value: String,
    /// The rows that are meant; all where there is none.
    rows: Option<String>,
    /// Values that were there are not any more.
    loses: bool,
}

/// One statement writes all columns: each new value is made from the row as it was.
pub(super) fn mend(table: &Table<'_>) -> Vec<Step> {
    let updates = updates(table);
    let Some(first) = updates.first() else { return Vec::new() };
    let paths: Vec<String> =
        updates.iter().map(|update| format!("`{}.{}`", table.pair.new.name, update.column)).collect();
    let summary = format!("write {} in the rows that there are", paths.join(", "));
    let mut step = Step::new(table.pair.place(&first.column), summary).unit(Unit::Alone);
    step.actions = actions(table, &statement(table, &updates));
    let kept = updates.iter().flat_map(|update| {
        let keep = &table.keep;
        questions::kept_keys(table.context, table.pair, &update.column, &keep.constraints, &keep.indexes)
    });
    step.preflights.extend(kept);
    if !step.preflights.is_empty() {
        step.risks.insert(Risk::MayFailOnData);
    }
    if updates.iter().any(|update| update.rows.is_none()) {
        step.risks.insert(Risk::RewritesTable);
    }
    if updates.iter().any(|update| update.loses) {
        step.risks.insert(Risk::Irreversible);
    }
    vec![step.risk([Risk::BlocksWrites])]
}

fn statement(table: &Table<'_>, updates: &[Update]) -> String {
    let mut writer = Writer::new(table.context.dialect.quote());
    writer.sql(if updates.len() > 1 { table.alter.at_once() } else { "" });
    writer.sql("UPDATE ").name(&table.pair.new.name).sql(" SET ");
    for (at, update) in updates.iter().enumerate() {
        writer.sql(if at > 0 { ", " } else { "" }).name(&update.column).sql(" = ");
        writer.verbatim(&Verbatim::trusted(&update.value));
    }
    let rows: Option<Vec<&str>> = updates.iter().map(|update| update.rows.as_deref()).collect();
    if let Some(rows) = rows {
        writer.sql(" WHERE ").verbatim(&Verbatim::trusted(rows.join(" OR ")));
    }
    writer.finish()
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
        let loses = !fresh && future.using(column).is_some() && future.lost(column).is_some();
        updates.push(Update { column: name.clone(), value, rows: condition, loses });
    }
    updates
}
