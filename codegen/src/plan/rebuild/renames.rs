//! New names, which the engine writes wherever the old ones stand: in references, views and triggers of whoever made them.

use super::Table;
use crate::dialect::{Object, rebuild};
use crate::diff::Place;
use crate::plan::{Risk, Step};

pub(super) fn rename(table: &Table<'_>) -> Vec<Step> {
    let (old, mid) = (&table.pair.old, &table.pair.mid);
    let mut steps = Vec::new();
    if old.name != mid.name {
        let step = Step::new(Place::table(&mid.name), format!("rename the table `{}` to `{}`", old.name, mid.name));
        let step = rebuild::rename_table(&old.name, &mid.name).into_iter().fold(step, Step::run);
        let step = step.risk([Risk::BreaksRunningCode]).absent(Object::Table(old.name.clone()));
        steps.push(step.expect(Object::Table(mid.name.clone())));
    }
    for (from, to) in old.columns.iter().zip(&mid.columns).filter(|(from, to)| from.name != to.name) {
        let summary = format!("rename the column `{}.{}` to `{}`", mid.name, from.name, to.name);
        let object = |name: &str| Object::Column { table: mid.name.clone(), name: name.to_owned() };
        let step = Step::new(table.pair.place(&to.name), summary);
        let step = step.run(rebuild::rename_column(&mid.name, &from.name, &to.name)).risk([Risk::BreaksRunningCode]);
        steps.push(step.absent(object(&from.name)).expect(object(&to.name)));
    }
    steps
}

/// The same steps where tables are made anew: new names are to be written everywhere, as they are not otherwise then.
pub(super) fn reaching(mut steps: Vec<Step>) -> Vec<Step> {
    use crate::plan::Action::Statement;
    if let Some(first) = steps.first_mut() {
        first.actions.insert(0, Statement(rebuild::reach(true).to_owned()));
    }
    if let Some(last) = steps.last_mut() {
        last.actions.push(Statement(rebuild::reach(false).to_owned()));
    }
    steps
}
