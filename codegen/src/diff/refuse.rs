//! Which edits are refused until something more is said.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Consent, Item, Part, Place, Refusal, Renames, diff_renamed};
use crate::model::{Column, Model, Table};
use crate::rules::edits::{ambiguous_edit, unfilled_column, unsaid_drop, unsaid_plaintext};

/// The most names that are offered for what is gone.
const MOST_OFFERED: usize = 3;

/// Everything in an edit that is not planned without more being said; empty when it can be.
#[must_use]
pub fn refusals(old: &Model, new: &Model, consent: &Consent) -> Vec<Refusal> {
    let renames = Renames::between(old, new);
    let changes = diff_renamed(old, new, &renames);
    let edit = Edit { new, renames: &renames, consent, added: added(&changes) };
    let lost: Vec<(Refusal, Vec<Place>)> = changes.iter().filter_map(|change| edit.lost(change)).collect();
    // What rows get in a column that may be another one renamed depends on the answer to that.
    let open: BTreeSet<&Place> = lost.iter().flat_map(|(_, like)| like).collect();
    let unfilled: Vec<Refusal> = changes
        .iter()
        .filter(|change| !open.contains(change.place()))
        .filter_map(|change| edit.unfilled(change))
        .collect();
    lost.into_iter().map(|(refusal, _)| refusal).chain(unfilled).collect()
}

/// What was said that no change of the edit asks for, as it was said: `--drop nodes.lable`.
#[must_use]
pub fn idle(old: &Model, new: &Model, consent: &Consent) -> Vec<String> {
    if *consent == Consent::default() {
        return Vec::new();
    }
    let renames = Renames::between(old, new);
    let changes = diff_renamed(old, new, &renames);
    let (mut drops, mut opened, mut filled) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for change in &changes {
        match change {
            Change::Drop { place, .. } => drops.extend(paths(place, &renames)),
            Change::Alter { place, previous, next } if opens(previous, next) => {
                opened.insert(place.path());
            }
            // A table without rows can also have other checks, which then cannot fail.
            _ => {}
        }
        filled.extend(table_of(change.place()).map(str::to_owned));
    }
    let idle = |flag: &str, said: &BTreeSet<String>, asked: &BTreeSet<String>| -> Vec<String> {
        said.difference(asked).map(|name| format!("--{flag} {name}")).collect()
    };
    let all = [
        idle("drop", &consent.drops, &drops),
        idle("open", &consent.plaintext, &opened),
        idle("empty", &consent.empty, &filled),
    ];
    all.concat()
}

/// Everything that could be said of what an edit loses or lays open.
#[must_use]
pub fn everything(old: &Model, new: &Model) -> Consent {
    let mut consent = Consent::default();
    for change in diff_renamed(old, new, &Renames::between(old, new)) {
        match change {
            Change::Drop { place, .. } => {
                consent.drops.insert(place.path());
            }
            Change::Alter { place, previous, next } if opens(&previous, &next) => {
                consent.plaintext.insert(place.path());
            }
            _ => {}
        }
    }
    consent
}

fn table_of(place: &Place) -> Option<&str> {
    match place.part {
        Part::Target | Part::Enum | Part::Value => None,
        Part::Table => Some(&place.name),
        _ => place.table.as_deref(),
    }
}

struct Edit<'a> {
    new: &'a Model,
    renames: &'a Renames,
    consent: &'a Consent,
    /// What is new, by the table or enum around it; behind the empty name, what has none.
    added: Added<'a>,
}

type Added<'a> = BTreeMap<&'a str, Vec<(&'a Place, &'a Item)>>;

fn added(changes: &[Change]) -> Added<'_> {
    let mut added: Added<'_> = BTreeMap::new();
    for change in changes {
        if let Change::Add { place, item } = change {
            added.entry(place.table.as_deref().unwrap_or_default()).or_default().push((place, item));
        }
    }
    added
}

impl<'a> Edit<'a> {
    /// Data that would be lost or laid open, with what the thing that is gone may have become.
    fn lost(&self, change: &Change) -> Option<(Refusal, Vec<Place>)> {
        match change {
            Change::Drop { place, item } => self.drop(place, item),
            Change::Alter { place, previous, next } if opens(previous, next) => {
                let said = self.consent.plaintext.contains(&place.path());
                (!said).then(|| (unsaid_plaintext::refuse(place.clone()), Vec::new()))
            }
            _ => None,
        }
    }

    fn drop(&self, place: &Place, item: &Item) -> Option<(Refusal, Vec<Place>)> {
        if paths(place, self.renames).iter().any(|path| self.consent.drops.contains(path)) {
            return None;
        }
        let like = match item {
            Item::Table(table) => self.like_table(table),
            // What the database computed it can compute again.
            Item::Column(column) if column.generated.is_none() => self.like_column(place, column),
            Item::Value(_) => self.like_value(place),
            _ => return None,
        };
        match like.as_slice() {
            // What the rows with the value become is asked of the rows.
            [] if place.part == Part::Value => None,
            [] => Some((unsaid_drop::refuse(place.clone(), &place.path()), like)),
            _ => Some((ambiguous_edit::refuse(place.clone(), &place.path(), &like), like)),
        }
    }

    fn candidates(&self, around: &str) -> &[(&'a Place, &'a Item)] {
        self.added.get(around).map_or(&[], Vec::as_slice)
    }

    /// The new table that has most of the columns.
    fn like_table(&self, gone: &Table) -> Vec<Place> {
        let names: BTreeSet<&str> = gone.columns.iter().map(|column| column.name.as_str()).collect();
        let mut best: Option<(usize, &Place)> = None;
        for (place, item) in self.candidates("") {
            let Item::Table(table) = *item else { continue };
            let common = table.columns.iter().filter(|column| names.contains(column.name.as_str())).count();
            let most = common * 2 > gone.columns.len().max(table.columns.len());
            if most && best.is_none_or(|(before, _)| common > before) {
                best = Some((common, place));
            }
        }
        best.map(|(_, place)| place.clone()).into_iter().collect()
    }

    /// The new columns of the table that hold the same kind of value. One that says what rows get is none of them.
    fn like_column(&self, gone: &Place, column: &Column) -> Vec<Place> {
        let table = gone.table.as_deref().unwrap_or_default();
        let said = |name: &str| self.using(table, name);
        let alike = self.candidates(table).iter().filter(|(place, item)| match item {
            Item::Column(other) => alike(column, other) && !said(&place.name),
            _ => false,
        });
        alike.map(|(place, _)| Place::clone(place)).take(MOST_OFFERED).collect()
    }

    /// The new values of the enum, unless each of its columns says what rows get.
    fn like_value(&self, gone: &Place) -> Vec<Place> {
        let name = gone.table.as_deref().unwrap_or_default();
        let of = crate::model::Type::Enum(name.to_owned());
        let mut columns =
            self.new.tables.iter().flat_map(|table| &table.columns).filter(|column| column.ty == of).peekable();
        if columns.peek().is_some() && columns.all(|column| column.using.is_some()) {
            return Vec::new();
        }
        let values = self.candidates(name).iter().filter(|(place, _)| place.part == Part::Value);
        values.map(|(place, _)| Place::clone(place)).take(MOST_OFFERED).collect()
    }

    /// A new column without a value for the rows that are there.
    fn unfilled(&self, change: &Change) -> Option<Refusal> {
        let Change::Add { place, item: Item::Column(column) } = change else { return None };
        let table = place.table.as_deref()?;
        let made = column.default.as_ref().is_some_and(|default| !default.by_client());
        let filled = column.optional || made || column.is_assigned() || self.using(table, &column.name);
        (!filled && !self.consent.empty.contains(table)).then(|| unfilled_column::refuse(place.clone(), column))
    }

    /// Does the new column say what rows get? The items of changes have no markers.
    fn using(&self, table: &str, column: &str) -> bool {
        self.new.table(table).and_then(|table| table.column(column)).is_some_and(|column| column.using.is_some())
    }
}

/// Can the one be the other under another name?
fn alike(gone: &Column, new: &Column) -> bool {
    let sealed = |column: &Column| column.encrypted.as_ref().map(|how| (how.bind, how.pad, how.searchable));
    gone.ty == new.ty
        && gone.optional == new.optional
        && sealed(gone) == sealed(new)
        && !new.is_assigned()
        && gone.native == new.native
}

fn opens(previous: &Item, next: &Item) -> bool {
    let sealed = |item: &Item| matches!(item, Item::Column(column) if column.encrypted.is_some());
    sealed(previous) && !sealed(next)
}

/// What may be said on the command line for something that is gone: by the new name of what is around it, and by the old one.
fn paths(gone: &Place, renames: &Renames) -> Vec<String> {
    let around = gone.table.as_deref().map(|around| match gone.part {
        Part::Value => renames.old_enum(around),
        _ => renames.old_table(around),
    });
    let before = Place { table: around.map(str::to_owned), ..gone.clone() };
    vec![gone.path(), before.path()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::testing::model;

    const OLD: &str = "
enums:
  state: [on, off]
tables:
  nodes:
    columns: { id: { type: uuid, primary_key: true }, label: text, state: state, secret: { type: text, encrypted: true } }
  notes:
    columns: { id: { type: uuid, primary_key: true }, note: text }
";

    const NEW: &str = "
enums:
  state: [on, out]
tables:
  steps:
    renamed_from: nodes
    columns: { id: { type: uuid, primary_key: true }, title: text, state: state, secret: text, size: integer }
";

    fn said(words: &[&str]) -> BTreeSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    fn codes(consent: &Consent) -> Vec<&'static str> {
        refusals(&model(OLD), &model(NEW), consent).iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn all_at_once() {
        assert_eq!(codes(&Consent::default()), ["SL0902", "SL0903", "SL0902", "SL0901", "SL0904"]);
    }

    #[test]
    fn each_until_it_is_said() {
        let mut consent = Consent { drops: said(&["state.off", "nodes.label", "notes"]), ..Consent::default() };
        assert_eq!(codes(&consent), ["SL0903", "SL0904", "SL0904"]);
        consent.drops = said(&["state.off", "steps.label", "notes"]);
        consent.plaintext = said(&["steps.secret"]);
        consent.empty = said(&["steps"]);
        assert_eq!(codes(&consent), [""; 0]);
        assert_eq!(idle(&model(OLD), &model(NEW), &consent), [""; 0]);
    }

    #[test]
    fn what_is_said_in_vain() {
        let consent =
            Consent { drops: said(&["notes.note", "nodes"]), plaintext: said(&["a.b"]), empty: said(&["notes", "x"]) };
        let expected = ["--drop nodes", "--drop notes.note", "--open a.b", "--empty x"];
        assert_eq!(idle(&model(OLD), &model(NEW), &consent), expected);
    }

    #[test]
    fn an_edit_that_loses_nothing_is_not_refused() {
        let old = model(OLD);
        assert_eq!(refusals(&old, &old, &Consent::default()), []);
        let empty = Model { tables: Vec::new(), enums: Vec::new(), ..old.clone() };
        assert_eq!(refusals(&empty, &old, &Consent::default()), []);
    }
}
