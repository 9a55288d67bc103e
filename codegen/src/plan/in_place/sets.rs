//! Conditions, unique sets, keys and indexes of tables that stay: what changes goes before the columns change, and comes back after.

use super::{Table, way};
use crate::dialect::Object;
use crate::dialect::structure::{ColumnForm, ConstraintForm, ConstraintKind};
use crate::plan::{Preflight, Risk, Step, Work, breaks, keyed, preflight, questions};

pub(super) fn drop(table: &Table<'_>) -> Vec<Step> {
    let name = &table.pair.new.name;
    let pairs = table.pair.old.constraints.iter().zip(&table.pair.mid.constraints);
    let gone = pairs.filter(|(_, mid)| !mid.is_foreign_key() && !table.keep.constraints.contains(&mid.name));
    let constraints = gone.map(|(old, mid)| {
        let unrenamed = ConstraintForm { name: old.name.clone(), ..mid.clone() };
        let mut step = Step::new(mid.place(name), format!("drop the constraint `{}`", old.name));
        if matches!(mid.kind, ConstraintKind::PrimaryKey(_)) {
            let numbered = |column: &&ColumnForm| table.pair.new.column(&column.name).is_none_or(|new| !new.identity);
            let held = table.pair.mid.columns.iter().filter(numbered);
            let held = held.filter_map(|column| Some((&column.name, table.alter.release(column)?)));
            step = held.fold(step, |step, (column, clause)| step.alter_column(name, column, clause));
        }
        if breaks::dropped_constraint(&table.pair.new, mid) {
            step.risks.insert(Risk::BreaksRunningCode);
        }
        let step = match way::stated_in(table.context, table.pair, old) {
            Some(column) => {
                let stays = table.pair.new.column(column).filter(|_| !table.pair.is_fresh(column));
                // What stands in a column that goes, goes with it.
                match table.pair.mid.column(column).filter(|_| stays.is_some()) {
                    Some(column) => step.alter_column(name, &column.name, table.alter.redefine(column)),
                    None => step,
                }
            }
            None => step.alter(name, table.alter.drop_constraint(&unrenamed)),
        };
        step.unit(table.alter.unit())
            .absent(Object::Constraint { table: name.clone(), name: table.alter.catalogue_name(old) })
    });
    let pairs = table.pair.old.indexes.iter().zip(&table.pair.mid.indexes);
    let gone = pairs.filter(|(_, mid)| !table.keep.indexes.contains(&mid.name));
    let indexes = gone.map(|(old, mid)| {
        let step = table.alter.drop_index(name, old);
        if breaks::dropped_index(&table.pair.new, mid) { step.risk([Risk::BreaksRunningCode]) } else { step }
    });
    constraints.chain(indexes).collect()
}

pub(super) fn add(table: &Table<'_>) -> Vec<Step> {
    let new = table.pair.new.constraints.iter();
    let come: Vec<&ConstraintForm> =
        new.filter(|new| !new.is_foreign_key() && !table.keep.constraints.contains(&new.name)).collect();
    let come: Vec<&ConstraintForm> =
        come.into_iter().filter(|new| !is_there(table, new) && !comes_with_column(table, new)).collect();
    let (checks, keys): (Vec<_>, Vec<_>) = come.into_iter().partition(|new| new.is_check());
    let mut steps = Vec::new();
    for key in keys {
        let made = table.alter.add_key(&table.pair.new, key);
        let made = breaking(made, breaks::constraint(table.context, table.pair, key));
        steps.extend(asking(made, questions::constraint(table.context, table.pair, key)));
    }
    for index in table.pair.new.indexes.iter().filter(|index| !table.keep.indexes.contains(&index.name)) {
        let made = vec![table.alter.add_index(&table.pair.new, index)];
        let mut made = breaking(made, breaks::index(table.pair, index));
        if let Some(first) = made.first_mut().filter(|_| questions::is_unasked(index)) {
            first.risks.insert(Risk::MayFailOnData);
        }
        steps.extend(asking(made, preflight::index(table.context, table.pair, index)));
    }
    for check in checks {
        let made = table.alter.add_constraint(&table.pair.new, check);
        let made = breaking(made, breaks::constraint(table.context, table.pair, check));
        steps.extend(asking(made, questions::constraint(table.context, table.pair, check)));
    }
    steps
}

/// Has a column that numbers the rows brought it?
pub(super) fn comes_with_column(table: &Table<'_>, new: &ConstraintForm) -> bool {
    let numbered =
        |name: &String| table.pair.is_fresh(name) && table.pair.new.column(name).is_some_and(|column| column.identity);
    let primary = matches!(new.kind, ConstraintKind::PrimaryKey(_));
    primary && table.alter.numbers_by_key() && new.columns.iter().any(numbered)
}

/// Has the stand-in of a sealed column brought it?
fn is_there(table: &Table<'_>, new: &ConstraintForm) -> bool {
    let sealed = table.pair.keyed.iter().filter(|(_, work)| **work == Work::Seal);
    sealed.flat_map(|(column, _)| keyed::conditions(&table.pair.new, column)).any(|check| check.name == new.name)
}

fn breaking(mut steps: Vec<Step>, breaks: bool) -> Vec<Step> {
    if let Some(first) = steps.first_mut().filter(|_| breaks) {
        first.risks.insert(Risk::BreaksRunningCode);
    }
    steps
}

fn asking(mut steps: Vec<Step>, asked: Option<Preflight>) -> Vec<Step> {
    if let (Some(first), Some(asked)) = (steps.first_mut(), asked) {
        first.preflights.push(asked);
        first.risks.insert(Risk::MayFailOnData);
    }
    steps
}
