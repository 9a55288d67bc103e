//! Guess, lower, compare, and guess again what did not come out as it was found.

use std::collections::{BTreeMap, BTreeSet};

use super::column::{self, Hints};
use super::enums;
use super::guess::{At, Guesses};
use super::readable::{plain, readable};
use super::separate;
use super::table;
use super::types::Types;
use crate::dialect::{self, Dialect};
use crate::inventory::{self, Inventory, Table as Found, Unmanaged, between_normal, normal, spelled};
use crate::model::{Model, Rules, Table, names};

/// Each round settles something, or is the last; this many are never needed.
const MOST_ROUNDS: usize = 24;

/// The model of what was found, and the triggers that are not ours.
pub(super) fn settle(
    dialect: &dyn Dialect,
    mut base: Model,
    light: Option<&Model>,
    found: &Inventory,
) -> (Model, Vec<Unmanaged>) {
    let mut spelt = spelled(found);
    if !dialect.keeps_constraint_names() {
        forget_names(&mut spelt);
    }
    base.enums = enums::native(&base, &spelt, light);
    let unchanged = light.map(|light| unchanged(dialect, light, found)).unwrap_or_default();
    let types = Types::of(dialect, &base, &spelt);
    let mut made = base.enums.clone();
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(found.tables.len());
    for (raw, spelled) in found.tables.iter().zip(&spelt.tables) {
        let light = light.and_then(|light| light.table(&raw.name));
        let hints = Hints { dialect, types: &types, light, raw, spelled };
        let settled = unchanged.contains(raw.name.as_str());
        parts.push(Part::new(&hints, settled, &mut made));
    }
    base.enums = made;
    for _ in 0..MOST_ROUNDS {
        if !round(dialect, &base, &mut parts) {
            break;
        }
    }
    let left = parts.iter_mut().flat_map(Part::left_alone).collect();
    let order = light.map(|light| light.tables.iter().map(|table| table.name.as_str()).collect::<Vec<_>>());
    let mut tables: Vec<Table> = parts.into_iter().map(|part| part.model).collect();
    if let Some(order) = order {
        let at = |table: &Table| order.iter().position(|name| *name == table.name).unwrap_or(usize::MAX);
        tables.sort_by_cached_key(at);
    }
    drop_idle_enums(&mut base, &tables, light);
    (Model { tables, ..base }, left)
}

/// The tables of the light that are there as it has them.
fn unchanged<'m>(dialect: &dyn Dialect, light: &'m Model, found: &Inventory) -> BTreeSet<&'m str> {
    let (mut expected, mut found) = (normal(&Inventory::of(dialect, light)), normal(found));
    expected.unmanaged.clear();
    found.unmanaged.clear();
    let same_enums = expected.enums == found.enums;
    let there: BTreeMap<&str, &Found> = found.tables.iter().map(|table| (table.name.as_str(), table)).collect();
    let same = |table: &&Found| {
        there.get(table.name.as_str()).is_some_and(|other| {
            *table == *other
                || (same_enums && between_normal(&alone(&expected, table), &alone(&found, other)).is_empty())
        })
    };
    let names: BTreeSet<&str> = expected.tables.iter().filter(same).map(|table| table.name.as_str()).collect();
    light.tables.iter().map(|table| table.name.as_str()).filter(|name| names.contains(name)).collect()
}

fn alone(of: &Inventory, table: &Found) -> Inventory {
    Inventory { tables: vec![table.clone()], enums: Vec::new(), unmanaged: Vec::new(), ..of.clone() }
}

/// Names that are for messages alone are not said again.
fn forget_names(inventory: &mut Inventory) {
    for table in &mut inventory.tables {
        table.primary_key.iter_mut().chain(&mut table.uniques).for_each(|key| key.name = None);
        table.foreign_keys.iter_mut().for_each(|key| key.name = None);
    }
}

/// An enum that was guessed and is not used any more, or whose type is gone.
fn drop_idle_enums(base: &mut Model, tables: &[Table], light: Option<&Model>) {
    let used = |name: &str| {
        let mut columns = tables.iter().flat_map(|table| &table.columns);
        columns.any(|column| matches!(&column.ty, crate::model::Type::Enum(of) if of == name))
    };
    let known = |name: &str| light.is_some_and(|light| light.find_enum(name).is_some());
    base.enums.retain(|item| !item.native.is_empty() || known(&item.name) || used(&item.name));
}

/// One round over all tables that are not settled; `false` when none changed.
fn round(dialect: &dyn Dialect, base: &Model, parts: &mut [Part<'_>]) -> bool {
    let open: Vec<Table> = parts.iter().filter(|part| !part.settled).map(|part| part.model.clone()).collect();
    if open.is_empty() {
        return false;
    }
    let model = Model { tables: open, ..base.clone() };
    let raw = Inventory::of(dialect, &model);
    let lowered = spelled(&raw);
    let pairs = raw.tables.iter().zip(&lowered.tables);
    let mut changed = false;
    for ((raw, lowered), part) in pairs.zip(parts.iter_mut().filter(|part| !part.settled)) {
        part.settled = !part.adjust(dialect, &model, raw, lowered);
        changed |= !part.settled;
    }
    changed
}

/// One table on its way to a model.
struct Part<'a> {
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
    model: Table,
    settled: bool,
}

impl<'a> Part<'a> {
    fn new(hints: &Hints<'a>, settled: bool, made: &mut Vec<crate::model::Enum>) -> Self {
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
        if let Some(key) = found.primary_key.as_ref().filter(|_| light.is_none()) {
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
    fn adjust(&mut self, dialect: &dyn Dialect, model: &Model, raw: &Found, lowered: &Found) -> bool {
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

    /// Conditions: of types, of rules, and of the table.
    fn checks(&mut self, dialect: &dyn Dialect, model: &Model, raw: &Found, lowered: &Found, moved: bool) -> bool {
        let keep_names = dialect.keeps_constraint_names();
        let mut open: Vec<(usize, &inventory::Check)> = self.found.checks.iter().enumerate().collect();
        let mut wrong = Vec::new();
        for (written, made) in raw.checks.iter().zip(&lowered.checks) {
            let same = |found: &inventory::Check| {
                made.expression == found.expression && (!keep_names || found.name.is_none() || made.name == found.name)
            };
            match open.iter().position(|(_, found)| same(found)) {
                Some(at) => {
                    open.remove(at);
                }
                None => wrong.push(written),
            }
        }
        let mut changed = false;
        for check in wrong {
            changed |= self.give_up(dialect, model, check);
        }
        if changed || moved {
            return changed;
        }
        let unsaid: Vec<usize> = open.into_iter().map(|(at, _)| at).collect();
        for at in unsaid {
            changed |= self.add_check(dialect, at);
        }
        changed
    }

    /// A condition that nothing asks for yet; `false` when it was added before.
    fn add_check(&mut self, dialect: &dyn Dialect, at: usize) -> bool {
        let (raw, found) = (&self.raw.checks[at], &self.found.checks[at]);
        let name = separate::check_name(raw);
        if !self.tried.insert(("constraint", name.clone())) {
            return false;
        }
        let text = readable(dialect, &raw.expression, &found.expression);
        if separate::can_say(&text, dialect.kind(), self.raw) {
            let said = inventory::Check { expression: text.into_owned(), ..raw.clone() };
            let said = if dialect.keeps_constraint_names() { said } else { unnamed(&said) };
            let check = table::check(dialect, &self.model, &said);
            self.model.checks.push(check);
        } else {
            self.leave("constraint", &name, format!("CHECK ({})", raw.expression));
        }
        true
    }

    /// A condition that was not found: whatever asked for it is guessed otherwise.
    fn give_up(&mut self, dialect: &dyn Dialect, model: &Model, check: &inventory::Check) -> bool {
        let name = check.name.as_deref().unwrap_or_default();
        let at = self.model.checks.iter().position(|own| names::check(&self.model, own) == name);
        if let Some(at) = at {
            self.model.checks.remove(at);
            return true;
        }
        for at in 0..self.guesses.len() {
            let column = &self.model.columns[at];
            let by_type = dialect.type_conditions(column, model);
            for (rule, _) in dialect::conditions(dialect, column, model) {
                if names::condition(&self.model, column, rule) != name {
                    continue;
                }
                let of_type = column.encrypted.is_some() || by_type.iter().any(|(other, _)| *other == rule);
                return self.give_up_rule(at, rule, of_type);
            }
        }
        // A condition that comes with a type: that of JSON.
        let of = |guess: &Guesses| check.expression.contains(guess.column().name.as_str());
        let owner = self.guesses.iter().position(of);
        owner.is_some_and(|at| self.give_up_type(at))
    }

    fn give_up_rule(&mut self, at: usize, rule: &'static str, of_type: bool) -> bool {
        if of_type { self.give_up_type(at) } else { self.dropped.insert((at, rule)) }
    }

    fn give_up_type(&mut self, at: usize) -> bool {
        // What is encrypted stays so: whether a condition says it or not, its values are sealed.
        let guess = &mut self.guesses[at];
        guess.column().encrypted.is_none() && guess.next_type()
    }

    fn keys(&mut self, raw: &Found, lowered: &Found, dialect: &dyn Dialect) -> bool {
        let mut changed = false;
        let names = dialect.keeps_constraint_names();
        let key = |key: &Option<inventory::Key>| {
            key.as_ref().map(|key| (key.columns.clone(), key.name.clone().filter(|_| names)))
        };
        if key(&lowered.primary_key) != key(&self.found.primary_key) {
            let before = (self.model.primary_key.clone(), self.model.primary_key_sql_name.clone());
            match &self.found.primary_key {
                Some(found) => table::primary_key(&mut self.model, found),
                None => {
                    self.model.primary_key.clear();
                    self.model.primary_key_sql_name = None;
                }
            }
            changed |= before != (self.model.primary_key.clone(), self.model.primary_key_sql_name.clone());
        }
        let same = |made: &inventory::Key, found: &inventory::Key| {
            made.columns == found.columns && (!names || made.name == found.name)
        };
        let (wrong, unsaid) = unmatched(&raw.uniques, &lowered.uniques, &self.found.uniques, same);
        for key in wrong {
            let stored = |unique: &crate::model::Unique| names::unique(&self.model, &self.model.stored_unique(unique));
            let at = self.model.uniques.iter().position(|unique| Some(stored(unique)) == key.name);
            changed |= at.map(|at| self.model.uniques.remove(at)).is_some();
        }
        for found in unsaid {
            let known = found.columns.iter().all(|name| self.model.column(name).is_some());
            let unique = table::unique(&self.model, found);
            let new = known && !self.model.uniques.contains(&unique);
            self.model.uniques.extend(new.then_some(unique));
            changed |= new;
        }
        changed | self.references(raw, lowered, names)
    }

    fn references(&mut self, raw: &Found, lowered: &Found, named: bool) -> bool {
        let mut changed = false;
        let plain = |key: &inventory::ForeignKey| inventory::ForeignKey {
            name: key.name.clone().filter(|_| named),
            ..key.clone()
        };
        let same = |made: &inventory::ForeignKey, found: &inventory::ForeignKey| plain(made) == plain(found);
        let (wrong, unsaid) = unmatched(&raw.foreign_keys, &lowered.foreign_keys, &self.found.foreign_keys, same);
        for key in wrong {
            let at =
                self.model.foreign_keys.iter().position(|own| Some(names::foreign_key(&self.model, own)) == key.name);
            changed |= at.map(|at| self.model.foreign_keys.remove(at)).is_some();
        }
        for found in unsaid {
            let same = self.found.foreign_keys.iter().filter(|other| other.columns == found.columns);
            let key = table::foreign_key(&self.model, found, same.count() > 1);
            let new = !self.model.foreign_keys.contains(&key);
            self.model.foreign_keys.extend(new.then_some(key));
            changed |= new;
        }
        changed
    }

    fn indexes(&mut self, raw: &Found, lowered: &Found, dialect: &dyn Dialect) -> bool {
        let mut changed = false;
        // Whether it can be used is no matter of the schema.
        let usable = |index: &inventory::Index| inventory::Index { invalid: false, ..index.clone() };
        let same = |made: &inventory::Index, found: &inventory::Index| usable(made) == usable(found);
        let (wrong, unsaid) = unmatched(&raw.indexes, &lowered.indexes, &self.found.indexes, same);
        for index in wrong {
            let at = self.model.indexes.iter().position(|own| names::index(&self.model, own) == index.name);
            changed |= at.map(|at| self.model.indexes.remove(at)).is_some();
        }
        for found in unsaid {
            let raw = self.raw.indexes.iter().find(|index| index.name == found.name).unwrap_or(found);
            if !self.tried.insert(("index", raw.name.clone())) {
                continue;
            }
            if !separate::can_say_index(raw, dialect.kind(), self.raw) {
                self.leave("index", &raw.name, String::new());
                changed = true;
                continue;
            }
            let index = table::index(dialect, &self.model, found, raw);
            let known = |name: &str| self.model.column(name).is_some();
            let known = index.columns.iter().all(|part| part.part.column().is_none_or(known));
            let new = known && self.model.indexes.iter().all(|own| names::index(&self.model, own) != found.name);
            self.model.indexes.extend(new.then_some(index));
            changed |= new;
        }
        changed
    }

    fn options(&mut self, dialect: &dyn Dialect, lowered: &Found) -> bool {
        if lowered.options == self.found.options {
            return false;
        }
        let native = dialect.native_table(self.raw);
        self.model.native.insert(dialect.kind(), native.clone()) != Some(native)
    }

    /// What is left alone: triggers that are not those of a column, and what could not be said.
    fn left_alone(&mut self) -> Vec<Unmanaged> {
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

/// Those that were made and not found, as they were written, and those that were found and not made.
fn unmatched<'r, 'f, T>(
    raw: &'r [T],
    made: &[T],
    found: &'f [T],
    same: impl Fn(&T, &T) -> bool,
) -> (Vec<&'r T>, Vec<&'f T>) {
    let mut open: Vec<&T> = found.iter().collect();
    let mut wrong = Vec::new();
    for (written, made) in raw.iter().zip(made) {
        match open.iter().position(|found| same(made, found)) {
            Some(at) => {
                open.remove(at);
            }
            None => wrong.push(written),
        }
    }
    (wrong, open)
}

/// A condition whose name is for messages alone.
fn unnamed(check: &inventory::Check) -> inventory::Check {
    inventory::Check { name: None, ..check.clone() }
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
