//! Tables that come and go.

use std::collections::BTreeSet;

use crate::dialect::structure::TableForm;
use crate::dialect::{Object, create_table, rebuild};
use crate::diff::Place;
use crate::plan::{Context, Risk, Step};

/// A new table with its references, which may name tables that are made later.
pub(super) fn create(context: &Context<'_>, form: &TableForm) -> Step {
    let made = create_table(context.dialect, form, &BTreeSet::new());
    Step::new(Place::table(&form.name), format!("make the table `{}`", form.name)).run(made.sql).expect(made.object)
}

/// Drops a table with its rows and all that is on it.
pub(super) fn drop(form: &TableForm) -> Step {
    let step = Step::new(Place::table(&form.name), format!("drop the table `{}`", form.name));
    let step = step.run(rebuild::drop_table(&form.name)).absent(Object::Table(form.name.clone()));
    step.risk([Risk::DeletesData, Risk::Irreversible, Risk::BreaksRunningCode])
}
