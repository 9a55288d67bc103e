//! The statements around the others, which see to it that all of them were done, or none.

use std::collections::{BTreeMap, BTreeSet};

use super::{Table, hold};
use crate::dialect::structure::TableForm;
use crate::dialect::{Object, guards};
use crate::diff::Place;
use crate::plan::{Preflight, Risk, Step};

/// What is watched.
pub(super) struct Watch<'a> {
    pub(super) tables: &'a [Table<'a>],
    pub(super) dropped: &'a [TableForm],
    /// Are tables made anew or dropped?
    pub(super) rebuild: bool,
}

impl Watch<'_> {
    /// Puts the statements around these; those before the number given have only changed names and dropped what is replaced.
    pub(super) fn over(&self, steps: &mut Vec<Step>, at: usize) {
        let guard = self.guard(steps);
        steps.iter_mut().for_each(hold);
        steps.insert(at, self.note());
        steps.insert(0, self.begin());
        steps.push(guard);
    }

    fn step(&self, summary: &str) -> Step {
        let place =
            self.tables.first().map(|table| &table.pair.new.name).or(self.dropped.first().map(|form| &form.name));
        Step::new(Place::table(place.map(String::as_str).unwrap_or_default()), summary)
    }

    fn begin(&self) -> Step {
        let mut step = self.step("hold the database until all is done");
        step = step.run(guards::BEGIN);
        if self.rebuild {
            step.risks.insert(Risk::MayFailOnData);
            step.preflights.push(self.dangling());
        }
        step
    }

    /// What is there before anything can be lost.
    fn note(&self) -> Step {
        let gone: Vec<&str> = self.dropped.iter().map(|form| form.name.as_str()).collect();
        let rows = self.tables.iter().map(|table| guards::note_rows(&table.pair.new.name));
        let mut step = self.step("note what is there").run(guards::NOTES).run(guards::note_attached(&gone));
        if self.rebuild {
            step = rows.fold(step, Step::run);
        }
        hold(&mut step);
        step
    }

    fn guard(&self, steps: &[Step]) -> Step {
        let mut objects: BTreeMap<Vec<&str>, (&Object, bool)> = BTreeMap::new();
        for step in steps {
            objects.extend(step.absents.iter().map(|object| (catalogued(object), (object, false))));
            objects.extend(step.expects.iter().map(|object| (catalogued(object), (object, true))));
        }
        let pick = |wanted: bool| {
            let picked = objects.values().filter(|(_, there)| *there == wanted).map(|(object, _)| *object);
            picked.collect::<BTreeSet<&Object>>().into_iter().collect()
        };
        let anew = self.tables.iter().filter(|table| table.anew).map(|table| table.pair.new.name.as_str());
        let counted = self.tables.iter().filter(|_| self.rebuild).map(|table| table.pair.new.name.as_str());
        let found = guards::Found {
            there: pick(true),
            gone: pick(false),
            counted: counted.collect(),
            anew: anew.collect(),
            rebuild: self.rebuild,
        };
        guards::guards(&found).into_iter().fold(Step::new(self.step("").place, ""), Step::guard)
    }

    /// References are looked at as a whole before the end, so those that lead nowhere already are asked for. Where the edit is
    /// about a reference, it asks for itself.
    fn dangling(&self) -> Preflight {
        let own = self.tables.iter().filter(|table| loses_reference(table)).map(|table| table.pair.old.name.as_str());
        let gone = self.dropped.iter().map(|form| form.name.as_str());
        guards::dangling(&own.chain(gone).collect::<Vec<_>>())
    }
}

/// What tells an object from all others: of an index or trigger its name alone, which may be on another table than it was.
fn catalogued(object: &Object) -> Vec<&str> {
    let names = object.names();
    let own = if matches!(object, Object::Index { .. } | Object::Trigger { .. }) { names.len() - 1 } else { 0 };
    std::iter::once(object.word()).chain(names[own..].iter().copied()).collect()
}

/// Is a reference of the table as it was none of the table as it will be?
fn loses_reference(table: &Table<'_>) -> bool {
    let mut keys = table.pair.mid.constraints.iter().filter(|key| key.is_foreign_key());
    keys.any(|mid| table.pair.new.constraint(&mid.name).is_none_or(|new| new.sql != mid.sql))
}
