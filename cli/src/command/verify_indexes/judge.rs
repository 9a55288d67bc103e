//! What a database answered, held against what the schema wants.

use schemalock_codegen::dialect::{Lookup, Reference};
use schemalock_codegen::model::Model;

use super::extra;
use super::finding::{Kind, Note, Verdict};
use crate::database::{BIG, Chosen, Entry, Evidence, LookupEvidence, SELECTIVE, TableEvidence, Target};
use crate::finding::Finding;
use crate::project::Project;

pub(super) fn judge(evidence: &Evidence, model: &Model, project: &Project, target: &Target) -> Verdict {
    let status = project.command(&format!("migrate status{}", target.option()));
    let mut judge = Judge { model, status, verdict: Verdict::default() };
    for table in &evidence.tables {
        judge.table(table);
    }
    judge.verdict
}

pub(super) struct Judge<'a> {
    pub(super) model: &'a Model,
    /// The command that shows which migrations are pending.
    status: String,
    verdict: Verdict,
}

impl Judge<'_> {
    pub(super) fn find(&mut self, kind: Kind, place: String, message: impl Into<String>, repair: impl Into<String>) {
        self.verdict.findings.push(Finding { kind, place, message: message.into(), repair: repair.into() });
    }

    pub(super) fn note(&mut self, kind: Kind, place: String, message: impl Into<String>) {
        self.verdict.notes.push(Note { kind, place, message: message.into() });
    }

    fn table(&mut self, table: &TableEvidence) {
        if !table.exists {
            let repair = format!("`{}` shows which migrations are pending", self.status);
            return self.find(Kind::MissingTable, table.of.table.clone(), "there is no such table", repair);
        }
        for (lookup, found) in table.of.lookups.iter().zip(&table.lookups) {
            self.lookup(table, lookup, found);
        }
        for (reference, served) in table.of.references.iter().zip(&table.references) {
            // Where an index of the schema is for it, what is wrong is said of that index: another one is not needed.
            if served.is_empty() && !table.of.lookups.iter().any(|lookup| is_for(lookup, reference)) {
                self.reference(table, reference);
            }
        }
        extra::prefixes(self, table);
        extra::extras(self, table);
    }

    fn reference(&mut self, table: &TableEvidence, reference: &Reference) {
        let columns: Vec<&str> = reference.parts.iter().filter_map(|part| part.column.as_deref()).collect();
        let (list, name) = (columns.join(", "), columns.join("_and_"));
        let message = format!(
            "no index that can be used begins with {list}, so all rows are read when a row that they point at is deleted"
        );
        let repair = format!("add to the indexes of `{}` in the schema: `by_{name}: [{list}]`", table.of.table);
        self.find(Kind::ForeignKeyWithoutIndex, place(table, &reference.name), message, repair);
    }

    fn lookup(&mut self, table: &TableEvidence, lookup: &Lookup, found: &LookupEvidence) {
        let place = place(table, &lookup.name);
        let Some(entry) = found.entry.and_then(|at| table.entries.get(at)) else {
            let repair =
                format!("`{}` shows whether a migration that makes it is pending{}", self.status, by_hand(lookup));
            return self.find(Kind::MissingIndex, place, "there is no such index", repair);
        };
        let again = format!("drop it and make it again{}", by_hand(lookup));
        if !entry.valid {
            return self.find(Kind::InvalidIndex, place, "it is marked as not to be used", again);
        }
        if let Some(difference) = difference(lookup, entry) {
            let serves = if found.serves == Some(true) { "" } else { ", and cannot serve the look-up" };
            return self.find(Kind::IndexDiffers, place, format!("{difference}{serves}"), again);
        }
        if found.serves == Some(false) {
            let message = format!("it cannot serve the look-up by {}", parts(lookup));
            return self.find(Kind::DoesNotServe, place, message, again);
        }
        if let (Some(Chosen::Scan), Some(rows @ 0..=SELECTIVE)) = (&found.chosen, found.matches) {
            let message = format!("the whole table is read, {BIG} rows or more, for values that {rows} of them have");
            let repair = format!("{}; if it stays so, look at the planner's settings", table.analyze);
            self.find(Kind::NotChosen, place, message, repair);
        }
    }
}

/// Does it begin with the columns of the foreign key, in whatever order?
fn is_for(lookup: &Lookup, reference: &Reference) -> bool {
    let first = lookup.parts.get(..reference.parts.len());
    lookup.plain && first.is_some_and(|first| reference.parts.iter().all(|part| first.contains(part)))
}

/// `nodes.nodes_by_type`.
pub(super) fn place(table: &TableEvidence, name: &str) -> String {
    format!("{}.{name}", table.of.table)
}

fn by_hand(lookup: &Lookup) -> String {
    lookup.statement.as_ref().map(|sql| format!("; by hand: {sql}")).unwrap_or_default()
}

/// The parts for people: columns by their names.
pub(super) fn parts(lookup: &Lookup) -> String {
    let parts = lookup.parts.iter().map(|part| part.column.as_deref().unwrap_or(&part.sql));
    parts.collect::<Vec<_>>().join(", ")
}

/// What is another thing in the database than in the schema. Expressions and predicates are judged by what the index can serve.
fn difference(lookup: &Lookup, entry: &Entry) -> Option<String> {
    if !lookup.native && !entry.has_columns(&lookup.parts) {
        return Some(format!("it is over ({}), where the schema says ({})", entry.columns(), parts(lookup)));
    }
    let said = |is: bool, word: &str| if is { format!("it is {word}") } else { format!("it is not {word}") };
    if lookup.unique != entry.unique {
        return Some(said(entry.unique, "unique"));
    }
    (lookup.predicate.is_some() != entry.partial).then(|| said(entry.partial, "over some rows only"))
}
