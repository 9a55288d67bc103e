//! What a plan is made from: the three models, and the structures of the tables that an edit is about.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::dialect::structure::{ColumnForm, Structure, TableForm, capability};
use crate::dialect::{Capability, Dialect};
use crate::diff::{self, Consent, Place, Renames};
use crate::model::{Column, ForeignKey, Model, Table, Type};
use crate::plan::cast::cast;
use crate::plan::future::Future;
use crate::plan::{Unit, Work, keyed, labels};

/// Everything that planning looks at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The engine.
    pub dialect: &'static dyn Dialect,
    /// What it can do, in the version of the new model.
    pub capability: &'static Capability,
    /// The recorded model, as databases hold it.
    pub old: Cow<'a, Model>,
    /// The recorded model under the new names, as databases hold it.
    pub mid: Cow<'a, Model>,
    /// The edited model, as databases hold it.
    pub new: Cow<'a, Model>,
    /// What has another name.
    pub renames: &'a Renames,
    /// What the person said.
    pub consent: &'a Consent,
    /// The tables that are in both models and that the edit is about, or that point at one of those, in the order of the new model.
    pub pairs: Vec<Pair>,
    /// The tables of which something has another name in SQL because the schema says so.
    relabelled: BTreeSet<String>,
}

/// A table before and after.
#[derive(Debug)]
pub struct Pair {
    /// As it is.
    pub old: TableForm,
    /// As it is, under the new names.
    pub mid: TableForm,
    /// As it will be.
    pub new: TableForm,
    /// The model of `mid`.
    pub before: Table,
    /// The model of `new`.
    pub after: Table,
    /// The columns that are in both and whose values become others.
    pub converted: BTreeSet<String>,
    /// The columns that are in both and that only somebody with the keys can rewrite.
    pub keyed: BTreeMap<String, Work>,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        dialect: &'static dyn Dialect,
        old: &'a Model,
        new: &'a Model,
        renames: &'a Renames,
        consent: &'a Consent,
    ) -> Self {
        // A copy of a thousand tables takes longer than looking at them.
        let mid = match renames.is_empty() {
            true => old.stored(),
            false => Cow::Owned(diff::renamed(old, renames).stored().into_owned()),
        };
        let capability = capability(dialect, new);
        let (old, new) = (old.stored(), new.stored());
        let (mid, relabelled) = labels::relabelled(mid, &new);
        let mut context = Self { dialect, capability, old, mid, new, renames, consent, pairs: Vec::new(), relabelled };
        context.pairs = context.pair_up();
        let remade = dialect.alter().map(|alter| alter.remade_enums(&context)).unwrap_or_default();
        let converted: Vec<_> = context.pairs.iter().map(|pair| context.converted(pair, &remade)).collect();
        for pair in &mut context.pairs {
            let kept = pair.after.columns.iter().filter_map(|to| Some((pair.before.column(&to.name)?, to)));
            pair.keyed = kept.filter_map(|(from, to)| Some((to.name.clone(), keyed::work(from, to)?))).collect();
        }
        context.pairs.iter_mut().zip(converted).for_each(|(pair, converted)| pair.converted = converted);
        context
    }

    /// The columns of a pair whose values become others: of another type to the engine, or to the schema in a way that shows.
    fn converted(&self, pair: &Pair, remade: &BTreeSet<String>) -> BTreeSet<String> {
        let kept = pair.after.columns.iter().filter_map(|to| Some((pair.before.column(&to.name)?, to)));
        let converted = kept.filter(|(from, to)| {
            let forms = pair.mid.column(&to.name).zip(pair.new.column(&to.name));
            let plain = forms.is_some_and(|(from, to)| from.generated.is_none() && to.generated.is_none());
            let retyped = forms.is_some_and(|(from, to)| from.ty != to.ty);
            let word = matches!(&to.ty, Type::Enum(item) if remade.contains(item));
            plain && keyed::work(from, to).is_none() && (retyped || word || (from.ty != to.ty && self.writes(from, to)))
        });
        converted.map(|(_, to)| to.name.clone()).collect()
    }

    /// Does a change of type that the engine does not see write other values?
    fn writes(&self, from: &Column, to: &Column) -> bool {
        let natural = cast(from, to).map(|cast| self.dialect.convert("x", cast, from, to, &self.new).expression);
        to.using.is_some() || natural.is_some_and(|expression| expression != "x")
    }

    /// How a step that changes the schema is run.
    #[must_use]
    pub fn ddl_unit(&self) -> Unit {
        if self.capability.transactional_ddl { Unit::Transaction } else { Unit::Statement }
    }

    /// The future value of a column of a pair, over `mid`; the column itself where it stays.
    #[must_use]
    pub fn value(&self, pair: &Pair, column: &str) -> String {
        Future::new(self, pair).value(column).unwrap_or_else(|| String::from("NULL"))
    }

    /// Do rows get other values in a column that is in both models?
    #[must_use]
    pub fn writes_rows(&self, pair: &Pair, name: &str) -> bool {
        let mended = || {
            let column = pair.after.column(name).filter(|_| pair.mid.column(name).is_some());
            column.is_some_and(|column| Future::new(self, pair).mended(column).is_some())
        };
        pair.is_converted(name) || pair.is_replaced(name) || pair.is_moved(name) || mended()
    }

    /// The pair of that name.
    #[must_use]
    pub fn pair(&self, name: &str) -> Option<&Pair> {
        self.pairs.iter().find(|pair| pair.new.name == name)
    }

    /// Is it in both models?
    #[must_use]
    pub fn keeps(&self, table: &str) -> bool {
        self.mid.table(table).is_some() && self.new.table(table).is_some()
    }

    fn pair_up(&self) -> Vec<Pair> {
        let mids: BTreeMap<&str, usize> = index(&self.mid.tables);
        let news: BTreeMap<&str, usize> = index(&self.new.tables);
        let wanted = self.wanted(&mids);
        let forms = |model: &Model, names: &BTreeSet<&str>| Structure::only(self.dialect, model, names).by_name();
        let olds: BTreeSet<&str> = wanted.iter().map(|name| self.renames.old_table(name)).collect();
        let mut old = forms(&self.old, &olds);
        let mut mid = forms(&self.mid, &wanted);
        let mut new = forms(&self.new, &wanted);
        let pairs = self.new.tables.iter().filter_map(|table| {
            let name = table.name.as_str();
            Some(Pair {
                old: old.remove(self.renames.old_table(name))?,
                mid: mid.remove(name)?,
                new: new.remove(name)?,
                before: self.mid.tables[*mids.get(name)?].clone(),
                after: self.new.tables[*news.get(name)?].clone(),
                converted: BTreeSet::new(),
                keyed: BTreeMap::new(),
            })
        });
        pairs.collect()
    }

    /// The tables of both models that differ, or whose enums do, with those that point at them.
    fn wanted<'s>(&'s self, mids: &BTreeMap<&str, usize>) -> BTreeSet<&'s str> {
        let capable = std::ptr::eq(capability(self.dialect, &self.old), self.capability);
        let enums = self.changed_enums();
        let differs = |table: &Table| {
            let Some(before) = mids.get(table.name.as_str()).map(|at| &self.mid.tables[*at]) else { return false };
            !capable
                || self.renames.tables.contains_key(&table.name)
                || !same(before, table)
                || self.has_renamed_part(&table.name)
                || self.relabelled.contains(&table.name)
                || table.columns.iter().any(|column| matches!(&column.ty, Type::Enum(name) if enums.contains(name)))
        };
        let mut wanted: BTreeSet<&str> =
            self.new.tables.iter().filter(|table| differs(table)).map(|table| table.name.as_str()).collect();
        let points = |table: &Table, at: &BTreeSet<&str>| {
            let keys = table
                .foreign_keys
                .iter()
                .chain(mids.get(table.name.as_str()).into_iter().flat_map(|m| &self.mid.tables[*m].foreign_keys));
            keys.into_iter().any(|key: &ForeignKey| at.contains(key.table.as_str()))
        };
        let pointing: Vec<&str> = self
            .new
            .tables
            .iter()
            .filter(|table| mids.contains_key(table.name.as_str()) && points(table, &wanted))
            .map(|table| table.name.as_str())
            .collect();
        wanted.extend(pointing);
        wanted
    }

    fn has_renamed_part(&self, table: &str) -> bool {
        let of = |map: &BTreeMap<(String, String), String>| {
            map.range((table.to_owned(), String::new())..).next().is_some_and(|((owner, _), _)| owner == table)
        };
        of(&self.renames.columns) || of(&self.renames.indexes)
    }

    /// The enums that have other words than before, or another form, by their new names.
    fn changed_enums(&self) -> BTreeSet<String> {
        let words = |model: &Model, name: &str| {
            model.find_enum(name).map(|item| {
                let values: Vec<String> = item.values.iter().map(|value| value.name.clone()).collect();
                (values, item.native.clone())
            })
        };
        let changed = self.new.enums.iter().map(|item| &item.name);
        let changed = changed
            .filter(|name| words(&self.mid, name) != words(&self.new, name) || self.renames.enums.contains_key(*name));
        changed.cloned().collect()
    }

    /// The structures of the tables that are new.
    #[must_use]
    pub fn added(&self) -> Vec<TableForm> {
        let before: BTreeMap<&str, usize> = index(&self.mid.tables);
        let names: BTreeSet<&str> =
            self.new.tables.iter().map(|t| t.name.as_str()).filter(|name| !before.contains_key(name)).collect();
        let order = crate::dialect::create_order(&self.new);
        let mut forms = Structure::only(self.dialect, &self.new, &names).by_name();
        order.into_iter().filter_map(|at| forms.remove(self.new.tables[at].name.as_str())).collect()
    }

    /// Does the database that the old model was lifted from have something that is left alone? Of what is on a table, that is the
    /// table's old name. What the new model lists stays.
    pub(super) fn is_left_alone(&self, kind: &str, table: Option<&str>, name: &str) -> bool {
        let path = table.map_or_else(|| name.to_owned(), |table| format!("{table}.{name}"));
        let item = format!("{kind}:{path}");
        self.old.beside.left_alone.contains(&item) && !self.new.unmanaged.contains(&item)
    }

    /// The names of what is left alone on a table.
    pub(super) fn left_alone_on(&self, table: &str, kinds: &'static [&'static str]) -> impl Iterator<Item = &str> {
        let prefixes: Vec<String> = kinds.iter().map(|kind| format!("{kind}:{table}.")).collect();
        let all = self.old.beside.left_alone.iter();
        all.filter_map(move |item| prefixes.iter().find_map(|prefix| item.strip_prefix(prefix.as_str())))
    }

    /// The structures of the tables that go, those that point first.
    #[must_use]
    pub fn dropped(&self) -> Vec<TableForm> {
        let after: BTreeMap<&str, usize> = index(&self.new.tables);
        let names: BTreeSet<&str> =
            self.mid.tables.iter().map(|t| t.name.as_str()).filter(|name| !after.contains_key(name)).collect();
        let mut forms = Structure::only(self.dialect, &self.mid, &names).by_name();
        let order = crate::dialect::create_order(&self.mid);
        order.into_iter().rev().filter_map(|at| forms.remove(self.mid.tables[at].name.as_str())).collect()
    }
}

/// The numbers of the tables by name.
fn index(tables: &[Table]) -> BTreeMap<&str, usize> {
    tables.iter().enumerate().map(|(at, table)| (table.name.as_str(), at)).collect()
}

/// Are two tables the same, whatever their markers and what only other artefacts are made from say?
fn same(before: &Table, after: &Table) -> bool {
    before == after || bare(before) == bare(after)
}

fn bare(table: &Table) -> Table {
    Table { model: None, ..table.unmarked() }
}

impl Pair {
    /// Is this column in both, with values that become others?
    #[must_use]
    pub fn is_converted(&self, name: &str) -> bool {
        self.converted.contains(name)
    }

    /// Is this column in both, but has to be made anew, since it is computed otherwise?
    #[must_use]
    pub fn is_replaced(&self, name: &str) -> bool {
        let (Some(from), Some(to)) = (self.mid.column(name), self.new.column(name)) else { return false };
        let computed = from.generated.is_some() || to.generated.is_some();
        computed && (from.generated != to.generated || from.ty != to.ty || self.feeds_converted(name))
    }

    /// Does a computed column read one whose type changes?
    fn feeds_converted(&self, name: &str) -> bool {
        let reads = self.new.column(name).and_then(|column| column.generated.as_deref()).unwrap_or_default();
        self.converted.iter().any(|other| reads.contains(other.as_str()))
    }

    /// Is this column in both, and sealed or opened where it stands?
    #[must_use]
    pub fn is_moved(&self, name: &str) -> bool {
        self.keyed.get(name).is_some_and(|work| *work != Work::Index)
    }

    /// Is there nothing of this column's form yet that could be changed: is it new, computed otherwise, sealed or opened?
    #[must_use]
    pub fn is_fresh(&self, name: &str) -> bool {
        self.mid.column(name).is_none() || self.is_replaced(name) || self.is_moved(name)
    }

    /// Will rows get their value by the keys?
    #[must_use]
    pub fn is_keyed(&self, name: &str) -> bool {
        let companion = |column: &Column| matches!(&column.ty, Type::BlindIndex(of) if self.keyed.contains_key(of));
        self.is_moved(name) || (self.mid.column(name).is_none() && self.after.column(name).is_some_and(companion))
    }

    /// The columns that are in `new` alone.
    pub fn added(&self) -> impl Iterator<Item = &ColumnForm> {
        self.new.columns.iter().filter(|column| self.mid.column(&column.name).is_none())
    }

    /// The columns that are in `mid` alone.
    pub fn dropped(&self) -> impl Iterator<Item = &ColumnForm> {
        self.mid.columns.iter().filter(|column| self.new.column(&column.name).is_none())
    }

    /// The place of a column.
    #[must_use]
    pub fn place(&self, column: &str) -> Place {
        Place::column(&self.new.name, column)
    }
}
