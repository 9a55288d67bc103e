//! Columns that are sealed, opened or made searchable where they stand.

use super::Table;
use crate::dialect::structure::ColumnForm;
use crate::dialect::{Object, Writer, column_definition};
use crate::model::names;
use crate::plan::keyed::{self, Work};
use crate::plan::{Action, Risk, Step, Unit};

/// The room beside the column, and the trigger that empties it when the plaintext changes.
pub(super) fn begin(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let mut steps = Vec::new();
    for (column, work) in &table.pair.keyed {
        if *work != Work::Index {
            steps.extend(room(table, column, *work));
        }
        let made =
            table.alter.invalidate(name, column, &keyed::watched(table.pair, column), &emptied(table, column, *work));
        steps.extend(made.into_iter().map(|statement| {
            Step::new(table.pair.place(column), format!("watch `{name}.{column}` while its values are rewritten"))
                .run(statement.sql)
                .unit(table.alter.unit())
                .expect(statement.object)
        }));
    }
    steps
}

/// The condition comes as others do, so that nobody waits while the empty rows are held against it.
fn room(table: &Table<'_>, column: &str, work: Work) -> Vec<Step> {
    let name = &table.pair.new.name;
    let hidden = names::hidden(column);
    let form = table.pair.new.column(column).cloned().unwrap_or_default();
    let form = ColumnForm { name: hidden.clone(), optional: true, default: None, ..form };
    let mut add = Writer::new(table.context.dialect.quote());
    add.sql("ADD COLUMN ");
    column_definition(table.context.dialect, &mut add, &form);
    let step = Step::new(table.pair.place(column), format!("make room for the new values of `{name}.{column}`"));
    let step = step.alter(name, add.finish()).unit(table.alter.unit());
    let mut steps = vec![step.expect(Object::Column { table: name.clone(), name: hidden.clone() })];
    for check in keyed::conditions(&table.pair.new, column).filter(|_| work == Work::Seal) {
        let check = check.on(&table.context.name(column), &table.context.name(&hidden));
        steps.extend(table.alter.add_constraint(&table.pair.new, &check));
    }
    steps
}

/// The columns whose values say nothing any more once the plaintext changes.
fn emptied(table: &Table<'_>, column: &str, work: Work) -> Vec<String> {
    let hidden = (work != Work::Index).then(|| names::hidden(column));
    let index = table.pair.after.column(column).and_then(crate::model::Column::blind_index).map(|column| column.name);
    hidden.into_iter().chain(index).collect()
}

/// The rewriting itself, and the change of places at its end.
pub(super) fn rewrite(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let mut steps = Vec::new();
    for (column, work) in &table.pair.keyed {
        let lock = table.alter.lock(name);
        let Some(fill) = keyed::fill(table.context, table.pair, column, *work, lock) else { continue };
        let watch = table.alter.unwatch(name, column);
        let mut step = Step::new(table.pair.place(column), format!("{} the values of `{name}.{column}`", work.verb()))
            .unit(Unit::Keyring);
        step.fill = Some(fill);
        let (first, last) = if table.context.capability.transactional_ddl {
            (watch.clone(), Vec::new())
        } else {
            (Vec::new(), watch.clone())
        };
        step.actions.extend(first);
        if *work != Work::Index {
            step.actions.push(Action::Statement(change_places(table, column)));
            step = step.absent(Object::Column { table: name.clone(), name: names::hidden(column) });
        }
        step.actions.extend(last);
        // At its end the last rows are counted under a lock.
        step.risks.extend([Risk::BreaksRunningCode, Risk::RewritesTable, Risk::BlocksReads, Risk::BlocksWrites]);
        steps.push(step);
        // Where the change of places commits by itself, the trigger may be left when it is broken off right behind it.
        if !table.context.capability.transactional_ddl {
            let again = Step::new(table.pair.place(column), format!("stop watching `{name}.{column}`"));
            steps.push(Step { actions: watch, ..again }.unit(Unit::Statement));
        }
    }
    steps
}

fn change_places(table: &Table<'_>, column: &str) -> String {
    let mut out = Writer::new(table.context.dialect.quote());
    out.sql("ALTER TABLE ").name(&table.pair.new.name).sql(" DROP COLUMN ").name(column);
    if table.context.capability.transactional_ddl {
        out.sql(";\nALTER TABLE ").name(&table.pair.new.name).sql(" RENAME COLUMN ");
    } else {
        out.sql(", RENAME COLUMN ");
    }
    out.name(&names::hidden(column)).sql(" TO ").name(column);
    out.finish()
}
