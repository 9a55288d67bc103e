//! Plans for the engine that makes tables anew, SQLite.
//!
//! What its ALTER TABLE can do is done by it: new names, so that everything that names a table follows, whoever made it; columns
//! that nothing is built on; new columns with constant values. For all else a table is made anew under a name of our own, its
//! rows are written there as they will be, and it takes the old one's place. Foreign keys are off meanwhile: dropping the old table
//! would delete what points at it. That cannot be switched in a transaction, so it is a unit of its own, and one step of the plan
//! that needs it takes all others with it: the whole plan happens or none of it.
//!
//! A client that goes on after an error, as the engine's own shell does, must not be able to do half of it. So the last statements
//! look at what the others have done, and undo everything if it is not what it should be; and each step begins with a savepoint, so
//! that none is outside of a transaction even where the engine has ended it by itself, for want of space or the like.

mod anew;
mod attached;
mod changes;
mod columns;
mod fits;
mod keyed;
mod renames;
mod tables;
mod watch;

use super::{Action, Context, Pair, Step, Unit};
use crate::dialect::structure::TableForm;
use watch::Watch;

/// Does the table have to be made anew?
pub(super) fn needs_new_table(context: &Context<'_>, pair: &Pair) -> bool {
    fits::needs_new_table(context, pair)
}

/// The names of what a table has on it in the end.
pub(super) fn names_on(form: &TableForm) -> impl Iterator<Item = &str> {
    let constraints = form.constraints.iter().map(|constraint| constraint.name.as_str());
    let indexes = form.indexes.iter().map(|index| index.name.as_str());
    let touches = form.touches.iter().filter_map(|made| made.object.names().last().copied());
    constraints.chain(indexes).chain(touches)
}

/// A table that stays, with how it is changed.
struct Table<'a> {
    context: &'a Context<'a>,
    pair: &'a Pair,
    /// Is it made anew?
    anew: bool,
}

pub(super) fn steps(context: &Context<'_>) -> Vec<Step> {
    let table = |pair| Table { context, pair, anew: fits::needs_new_table(context, pair) };
    let tables: Vec<Table<'_>> = context.pairs.iter().map(table).collect();
    let (added, dropped) = (context.added(), context.dropped());
    let rebuild = !dropped.is_empty() || tables.iter().any(|table| table.anew);

    let rewriting: Vec<Step> = tables.iter().flat_map(keyed::rewrite).collect();
    let mut names: Vec<Step> = tables.iter().flat_map(renames::rename).collect();
    names.extend(tables.iter().flat_map(columns::drop));
    let mut steps: Vec<Step> = tables.iter().flat_map(attached::drop).collect();
    steps.extend(if rebuild { renames::reaching(names) } else { names });
    let watched = steps.len();
    steps.extend(dropped.iter().map(tables::drop));
    steps.extend(added.iter().map(|form| tables::create(context, form)));
    steps.extend(tables.iter().flat_map(columns::add));
    steps.extend(tables.iter().flat_map(anew::rebuild));
    steps.extend(added.iter().flat_map(|form| attached::create_all(context, form)));
    steps.extend(tables.iter().flat_map(attached::create));
    steps.retain(|step| !step.summary.is_empty() || !step.actions.is_empty());

    let watch = Watch { tables: &tables, dropped: &dropped, rebuild };
    let statements: usize = steps.iter().map(|step| step.actions.len()).sum();
    if rebuild || statements > 1 {
        watch.over(&mut steps, watched);
    }
    if rewriting.is_empty() {
        if rebuild {
            steps.iter_mut().for_each(|step| step.unit = Unit::Rebuild);
        }
        return steps;
    }
    steps.iter_mut().for_each(|step| step.unit = Unit::Keyring);
    tables.iter().flat_map(keyed::begin).chain(rewriting).chain(steps).collect()
}

/// Begins a step in a transaction, whatever has become of the one before.
fn hold(step: &mut Step) {
    if step.actions.iter().any(|action| matches!(action, Action::Statement(_))) {
        step.actions.insert(0, Action::Statement(String::from(crate::dialect::rebuild::HOLD)));
    }
}
