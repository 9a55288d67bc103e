//! Foreign keys of tables that stay: those that change go before everything else, and come back at the end.

use super::Table;
use crate::dialect::structure::ConstraintForm;
use crate::dialect::{Object, Verbatim, Writer};
use crate::plan::{Alter, Context, Risk, Step, breaks, preflight};

pub(super) fn drop(table: &Table<'_>) -> Vec<Step> {
    let pairs = table.pair.old.constraints.iter().zip(&table.pair.mid.constraints);
    let gone = pairs.filter(|(_, mid)| mid.is_foreign_key() && !table.keep.constraints.contains(&mid.name));
    gone.map(|(old, mid)| {
        let name = &table.pair.old.name;
        let step = Step::new(mid.place(&table.pair.new.name), format!("drop the foreign key `{}`", old.name));
        unreference(table.context, table.alter, step, name, old)
            .unit(table.alter.unit())
            .absent(Object::ForeignKey { table: name.clone(), name: old.name.clone() })
    })
    .collect()
}

/// Where a statement is a phase, this is one of its own: together with the key that it points at it cannot go.
pub(super) fn unreference(
    context: &Context<'_>,
    alter: &dyn Alter,
    step: Step,
    table: &str,
    key: &ConstraintForm,
) -> Step {
    let clause = alter.drop_constraint(key);
    if context.capability.transactional_ddl {
        return step.alter(table, clause);
    }
    let mut writer = Writer::new(context.dialect.quote());
    writer.sql("ALTER TABLE ").name(table).sql(" ").verbatim(&Verbatim::trusted(clause));
    step.run(writer.finish())
}

pub(super) fn add(table: &Table<'_>) -> Vec<Step> {
    let new = table.pair.new.constraints.iter();
    let come = new.filter(|new| new.is_foreign_key() && !table.keep.constraints.contains(&new.name));
    come.flat_map(|new| {
        let mut steps = table.alter.add_constraint(&table.pair.new, new);
        let changed = table.pair.mid.constraint(&new.name).is_none_or(|mid| mid.sql != new.sql);
        if let Some(first) = steps.first_mut().filter(|_| breaks::constraint(table.context, table.pair, new)) {
            first.risks.insert(Risk::BreaksRunningCode);
        }
        if let Some(step) = steps.first_mut().filter(|_| changed)
            && let Some(asked) = preflight::constraint(table.context, table.pair, new)
        {
            step.preflights.push(asked);
            step.risks.insert(Risk::MayFailOnData);
        }
        steps
    })
    .collect()
}
