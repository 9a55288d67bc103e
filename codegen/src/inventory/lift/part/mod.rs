//! One table on its way to a model.

mod checks;
mod objects;

use std::collections::BTreeSet;

use super::column::{self, Hints};
use super::guess::{At, Guesses};
use super::readable::plain;
use super::separate;
use super::table;
use crate::dialect::Dialect;
use crate::inventory::{Key, Table as Found, Unmanaged};
use crate::model::{Model, Rules, Table, names};

/// One table on its way to a model.
pub(super) struct Part<'a> {
    raw: &'a Found,
    found: &'a Found,
    light: Option<&'a Table>,
    guesses: Vec<Guesses>,
    /// Rules that turned out wrong, by column.
    dropped: BTreeSet<(usize, &'static str)>,
    /// What was added as it is, by kind and name: once is enough.
    tried: BTreeSet<(&'static str, String)>,
    /// What cannot be said.
    left: Vec<Unmanaged>,
    pub(super) model: Table,
    pub(super) settled: bool,
}

impl<'a> Part<'a> {
    pub(super) fn new(hints: &Hints<'a>, settled: bool, made: &mut Vec<crate::model::Enum>) -> Self {
        let (raw, found) = (hints.raw, hints.spelled);
        let light = hints.light;
        if let Some(light) = light.filter(|_| settled) {
            let model = light.unmarked();
            let mut part = Self::unguessed(raw, found, Some(light), model);
            part.settled = true;
            return part;
        }
        let companions: BTreeSet<String> = light.iter().flat_map(|table| companions(table)).collect();
        let own = (0..found.columns.len()).filter(|at| !companions.contains(&found.columns[*at].name));
        let mut own: Vec<usize> = own.collect();
        if let Some(light) = light {
            // Nothing of ours depends on the order of columns, and most engines can only add one at the end.
            let place = |at: &usize| light.columns.iter().position(|column| column.name == found.columns[*at].name);
            own.sort_by_key(|at| place(at).unwrap_or(usize::MAX));
        }
        let guesses: Vec<Guesses> = own.iter().map(|at| column::guesses(hints, *at, made)).collect();
        let comments = hints.dialect.keeps_comments();
        let mut model =
            light.map(Table::unmarked).unwrap_or_else(|| Table { name: raw.name.clone(), ..Table::default() });
        let kept = light.and_then(|table| table.description.as_deref()).map(|text| hints.dialect.kept_comment(text));
        if comments && raw.comment != kept {
            model.description.clone_from(&raw.comment);
        }
        let other = |key: &&Key| light.is_none_or(|light| light.primary_key != key.columns);
        if let Some(key) = found.primary_key.as_ref().filter(other) {
            table::primary_key(&mut model, key);
        }
        let mut part = Self { guesses, ..Self::unguessed(raw, found, light, model) };
        part.write_columns(hints.dialect);
        part
    }

    fn unguessed(raw: &'a Found, found: &'a Found, light: Option<&'a Table>, model: Table) -> Self {
        let (guesses, tried, left, dropped) = (Vec::new(), BTreeSet::new(), Vec::new(), BTreeSet::new());
        Self { raw, found, light, guesses, dropped, tried, left, model, settled: false }
    }

    fn leave(&mut self, kind: &str, name: &str, definition: String) {
        let name = format!("{}.{name}", self.raw.name);
        self.left.push(Unmanaged { kind: kind.to_owned(), name, definition, origin: self.raw.origin.clone() });
    }

    /// The columns as they are guessed now.
    fn write_columns(&mut self, dialect: &dyn Dialect) {
        let mut columns = Vec::with_capacity(self.guesses.len());
        for (at, guess) in self.guesses.iter_mut().enumerate() {
            let mut column = guess.column();
            let found = self.found.columns.iter().find(|found| found.name == column.name);
            let light = self.light.and_then(|table| table.column(&column.name));
            let default = found.and_then(|found| found.default.as_deref());
            let raw = self.raw.column(&column.name).and_then(|raw| raw.default.as_deref());
            let sql = raw.map(|raw| plain(dialect, raw));
            let default = default.map(|text| plain(dialect, text));
            guess.defaults = column::defaults(dialect.kind(), &column, light, default.as_deref(), sql.as_deref());
            column.default = guess.column().default;
            for (_, rule) in self.dropped.iter().filter(|(of, _)| *of == at) {
                without(&mut column.rules, rule);
            }
            columns.push(column);
        }
        self.model.columns = columns;
    }

    /// Guesses again what did not come out as it was found; `false` when everything did.
    pub(super) fn adjust(&mut self, dialect: &dyn Dialect, model: &Model, raw: &Found, lowered: &Found) -> bool {
        let mut changed = self.columns(lowered);
        changed |= self.checks(dialect, model, raw, lowered, changed);
        if changed {
            self.write_columns(dialect);
        }
        changed |= self.keys(raw, lowered, dialect);
        if !changed {
            changed |= self.indexes(raw, lowered, dialect);
            changed |= self.options(dialect, lowered);
        }
        changed
    }

    fn columns(&mut self, lowered: &Found) -> bool {
        let mut changed = false;
        for guess in &mut self.guesses {
            let name = guess.column().name;
            let pair = lowered.column(&name).zip(self.found.column(&name));
            let Some((made, found)) = pair else { continue };
            let same = made.ty == found.ty
                && made.collation == found.collation
                && made.extra == found.extra
                && made.numbering == found.numbering;
            if !same {
                if guess.next_type() {
                    guess.at = At { ty: guess.at.ty, ..At::default() };
                    changed = true;
                }
                continue;
            }
            changed |= made.default != found.default && guess.next_default();
            changed |= made.generated != found.generated && guess.next_generated();
        }
        changed
    }

    /// What is left alone: triggers that are not those of a column, and what could not be said.
    pub(super) fn left_alone(&mut self) -> Vec<Unmanaged> {
        let ours: BTreeSet<String> = self
            .model
            .columns
            .iter()
            .filter(|column| column.touched)
            .map(|column| names::touch(&self.model, column))
            .collect();
        let mut left = separate::foreign_triggers(self.raw, &ours);
        left.append(&mut self.left);
        left
    }
}

/// The names of the columns that hold blind indexes.
fn companions(table: &Table) -> Vec<String> {
    table.columns.iter().filter_map(|column| column.blind_index()).map(|column| column.name).collect()
}

fn without(rules: &mut Rules, rule: &str) {
    match rule {
        "min_length" => rules.min_length = None,
        "max_length" => rules.max_length = None,
        "non_empty" => rules.non_empty = false,
        "pattern" => rules.pattern = None,
        "format" => rules.format = None,
        "min" => rules.min = None,
        "max" => rules.max = None,
        "one_of" => rules.one_of.clear(),
        _ => {}
    }
}
