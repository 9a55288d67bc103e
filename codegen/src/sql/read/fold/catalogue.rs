//! Everything that has been made and not dropped.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cursor::Name;
use super::super::lexis::Lexis;
use super::super::reading::{Reading, Space};
use crate::inventory::{EnumType, Index, Origin, Table};
use crate::model::DialectKind;

/// What there is at one moment.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub(crate) kind: DialectKind,
    pub(crate) reading: &'static dyn Reading,
    /// The namespace that is read.
    pub(crate) home: String,
    /// Where names without a namespace are, when not there.
    pub(crate) current: Option<String>,
    /// What texts are compared by where nothing is said.
    pub(crate) collation: Option<String>,
    pub(crate) tables: BTreeMap<String, Entry>,
    pub(crate) enums: Vec<EnumType>,
    pub(crate) others: Vec<Other>,
    pub(crate) sequences: Vec<Sequence>,
    pub(crate) temporary: BTreeSet<String>,
    /// Indexes that the engine made for itself, by table and name.
    pub(crate) made: BTreeSet<(String, String)>,
    pub(crate) legacy_renames: bool,
    /// Other namespaces that things were made in.
    pub(crate) spaces: BTreeMap<String, Origin>,
    next: usize,
    /// Names of relations and constraints; none when it has to be collected anew.
    taken: Option<BTreeSet<String>>,
}

/// A table, and when it was made.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) order: usize,
    pub(crate) table: Table,
    /// Its columns follow from a query.
    pub(crate) of_query: bool,
}

/// Something that is left alone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Other {
    pub(crate) kind: String,
    /// With its table before it, and its arguments behind it.
    pub(crate) name: String,
    pub(crate) table: Option<String>,
    pub(crate) definition: String,
    pub(crate) body: Option<String>,
    pub(crate) origin: Option<Origin>,
}

/// A sequence.
#[derive(Clone, Debug)]
pub(crate) struct Sequence {
    pub(crate) name: String,
    pub(crate) options: String,
    /// The table and column that it belongs to.
    pub(crate) owner: Option<(String, String)>,
    pub(crate) origin: Option<Origin>,
}

/// Where a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Where {
    /// In the namespace that is read.
    Here(String),
    /// In another, whose name stands before it.
    Elsewhere(String),
    /// Among temporary things.
    Temporary(String),
}

impl Catalogue {
    pub(crate) fn new(kind: DialectKind, home: Option<&str>, collation: Option<&str>) -> Self {
        let reading = crate::dialect::of(kind).reading();
        Self {
            kind,
            reading,
            home: home.unwrap_or_else(|| reading.home()).to_owned(),
            current: None,
            collation: collation.or_else(|| reading.collation()).map(str::to_owned),
            tables: BTreeMap::new(),
            enums: Vec::new(),
            others: Vec::new(),
            sequences: Vec::new(),
            temporary: BTreeSet::new(),
            made: BTreeSet::new(),
            legacy_renames: false,
            spaces: BTreeMap::new(),
            next: 0,
            taken: None,
        }
    }

    pub(crate) fn lexis(&self) -> &'static Lexis {
        self.reading.lexis()
    }

    /// Under which spelling a table is found.
    pub(crate) fn key(&self, name: &str) -> String {
        if self.lexis().tables_ignore_case { name.to_lowercase() } else { name.to_owned() }
    }

    /// Are these names of columns, indexes or constraints the same?
    pub(crate) fn same(&self, one: &str, other: &str) -> bool {
        same(self.lexis(), one, other)
    }

    pub(crate) fn locate(&self, name: &Name) -> Where {
        let here = || Where::Here(name.name.clone());
        let elsewhere = |space: &str| Where::Elsewhere(format!("{space}.{}", name.name));
        match name.space.as_deref() {
            Some(space) => match self.reading.space(space, &self.home) {
                Space::Home => here(),
                Space::Temporary => Where::Temporary(name.name.clone()),
                Space::Other => elsewhere(space),
            },
            None if self.temporary.contains(&self.key(&name.name)) => Where::Temporary(name.name.clone()),
            None => match self.current.as_deref().filter(|space| *space != self.home) {
                Some(space) => elsewhere(space),
                None => here(),
            },
        }
    }

    /// Something was made in another namespace.
    pub(crate) fn note_space(&mut self, located: &str, origin: &Origin) {
        if let Some((space, _)) = located.split_once('.') {
            self.spaces.entry(space.to_owned()).or_insert_with(|| origin.clone());
        }
    }

    pub(crate) fn find(&self, name: &str) -> Option<&Table> {
        self.tables.get(&self.key(name)).map(|entry| &entry.table)
    }

    pub(crate) fn find_mut(&mut self, name: &str) -> Option<&mut Table> {
        let key = self.key(name);
        self.tables.get_mut(&key).map(|entry| &mut entry.table)
    }

    /// Takes a table out, so that it can change beside the others.
    pub(crate) fn take(&mut self, name: &str) -> Option<Entry> {
        self.tables.remove(&self.key(name))
    }

    /// Puts a table in, or back.
    pub(crate) fn put(&mut self, entry: Entry) {
        let lexis = self.lexis();
        if let Some(taken) = &mut self.taken {
            taken.extend(relations_of(&entry.table, lexis).map(|name| folded(lexis, name)));
        }
        self.tables.insert(self.key(&entry.table.name), entry);
    }

    pub(crate) fn put_new(&mut self, table: Table, of_query: bool) {
        self.next += 1;
        self.put(Entry { order: self.next, table, of_query });
    }

    /// Something that is left alone, or none of that name.
    pub(crate) fn other(&self, kind: &str, name: &str) -> Option<usize> {
        self.others.iter().position(|other| other.kind == kind && self.same(&other.name, name))
    }

    /// The table of an index.
    pub(crate) fn table_of_index(&self, index: &str) -> Option<String> {
        let has = |table: &Table| {
            let keys = table.uniques.iter().chain(&table.primary_key).filter_map(|key| key.name.as_deref());
            let mut names = table.indexes.iter().map(|index| index.name.as_str()).chain(keys);
            names.any(|name| self.same(name, index))
        };
        self.tables.values().find(|entry| has(&entry.table)).map(|entry| entry.table.name.clone())
    }

    /// Names may have become free.
    pub(crate) fn forget_names(&mut self) {
        self.taken = None;
    }

    /// Has a relation or constraint that name?
    pub(crate) fn is_taken(&mut self, name: &str) -> bool {
        let lexis = self.lexis();
        let Self { taken, tables, sequences, others, .. } = self;
        let taken = taken.get_or_insert_with(|| {
            let tables = tables.values().flat_map(|entry| relations_of(&entry.table, lexis));
            let sequences = sequences.iter().map(|sequence| sequence.name.as_str());
            let views = others.iter().filter(|other| other.kind.ends_with("view") || other.kind == "table");
            let all = tables.chain(sequences).chain(views.map(|view| view.name.as_str()));
            all.map(|name| folded(lexis, name)).collect()
        });
        taken.contains(&folded(lexis, name))
    }

    /// A name that is used from now on.
    pub(crate) fn note_name(&mut self, name: &str) {
        let lexis = self.lexis();
        if let Some(taken) = &mut self.taken {
            taken.insert(folded(lexis, name));
        }
    }

    pub(crate) fn home(&self) -> &str {
        &self.home
    }

    /// Has a thing of this table, which may be beside the catalogue, that name?
    pub(crate) fn has_name(&self, table: &Table, name: &str) -> bool {
        names_of(table).any(|own| own == name)
    }

    pub(crate) fn add_sequence(&mut self, sequence: Sequence) {
        self.sequences.push(sequence);
    }

    pub(crate) fn take_sequences(&mut self) -> Vec<Sequence> {
        std::mem::take(&mut self.sequences)
    }

    /// The tables, in no order that means anything.
    pub(crate) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.tables.values_mut().map(|entry| &mut entry.table)
    }

    /// Names and definitions of what is left alone of a kind.
    pub(crate) fn left_alone(&self, kind: &str) -> Vec<(String, String)> {
        let of_kind = self.others.iter().filter(|other| other.kind == kind);
        of_kind.map(|other| (other.name.clone(), other.definition.clone())).collect()
    }

    /// Something of a table that is left alone.
    pub(crate) fn leave_part_alone(
        &mut self,
        kind: &str,
        table: &str,
        name: &str,
        definition: String,
        origin: Option<Origin>,
    ) {
        let (kind, name) = (kind.to_owned(), format!("{table}.{name}"));
        self.others.push(Other { kind, name, table: Some(table.to_owned()), definition, origin, ..Other::default() });
    }

    pub(crate) fn set_collation(&mut self, said: &str) {
        let collation = said.strip_prefix("charset ").map(|charset| self.reading.collation_of(charset));
        self.collation = Some(collation.unwrap_or_else(|| said.to_lowercase()));
    }
}

pub(crate) fn same(lexis: &Lexis, one: &str, other: &str) -> bool {
    if !lexis.ignores_case || one.is_ascii() && other.is_ascii() {
        return one == other || lexis.ignores_case && one.eq_ignore_ascii_case(other);
    }
    one.to_lowercase() == other.to_lowercase()
}

/// Every name of a table that no other thing of its namespace may have.
pub(crate) fn names_of(table: &Table) -> impl Iterator<Item = &str> {
    let keys = table.uniques.iter().chain(&table.primary_key).filter_map(|key| key.name.as_deref());
    let foreign = table.foreign_keys.iter().filter_map(|key| key.name.as_deref());
    let checks = table.checks.iter().filter_map(|check| check.name.as_deref());
    let indexes = table.indexes.iter().map(|index: &Index| index.name.as_str());
    std::iter::once(table.name.as_str()).chain(keys).chain(foreign).chain(checks).chain(indexes)
}

/// Those of them that are in one namespace: where constraints have none of the engine's, tables and indexes.
fn relations_of<'t>(table: &'t Table, lexis: &Lexis) -> Box<dyn Iterator<Item = &'t str> + 't> {
    let indexes = table.indexes.iter().map(|index| index.name.as_str());
    match lexis.tables_ignore_case {
        true => Box::new(std::iter::once(table.name.as_str()).chain(indexes)),
        false => Box::new(names_of(table)),
    }
}

fn folded(lexis: &Lexis, name: &str) -> String {
    if lexis.tables_ignore_case { name.to_lowercase() } else { name.to_owned() }
}
