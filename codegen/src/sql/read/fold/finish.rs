//! The inventory of what there is at the end.

use std::collections::BTreeMap;

use super::catalogue::same;
use super::{Catalogue, Other};
use crate::inventory::{Inventory, Origin, Table, Unmanaged};

/// Tables of the runner of migrations.
const HISTORY: [&str; 4] = ["schemalock_history", "schemalock_lock", "schemalock_kept", "schemalock_guard"];

/// What there is, and the tables whose columns cannot be known.
pub(crate) struct Finished {
    pub(crate) inventory: Inventory,
    pub(crate) unknown: Vec<(String, Option<Origin>)>,
}

impl Catalogue {
    /// Are there tables in other namespaces, and none in this one? Then the first of those.
    pub(crate) fn other_home(&self) -> Option<String> {
        if !self.tables.is_empty() {
            return None;
        }
        let tables = self.others.iter().filter(|other| other.kind == "table");
        tables.filter_map(|table| table.name.split_once('.')).map(|(space, _)| space.to_owned()).next()
    }

    pub(crate) fn finish(mut self) -> Finished {
        for name in HISTORY {
            self.tables.remove(name);
        }
        let reading = self.reading;
        reading.finish(&mut self);
        self.other_spaces();
        self.references();
        self.bodies();
        self.plain_names();
        let mut entries: Vec<_> = std::mem::take(&mut self.tables).into_values().collect();
        entries.sort_by_key(|entry| entry.order);
        let (unknown, known): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| entry.of_query);
        let sequences = self.sequences.into_iter().map(|sequence| {
            let owner = sequence.owner.map(|(table, column)| format!("OWNED BY {table}.{column}"));
            let words = [sequence.options].into_iter().chain(owner).filter(|word| !word.is_empty());
            Unmanaged {
                kind: "sequence".to_owned(),
                name: sequence.name,
                definition: words.collect::<Vec<_>>().join(" "),
                origin: sequence.origin,
            }
        });
        let others = self.others.into_iter().map(unmanaged);
        Finished {
            inventory: Inventory {
                dialect: self.kind,
                collation: self.collation,
                enums: self.enums,
                tables: known.into_iter().map(|entry| entry.table).collect(),
                unmanaged: others.chain(sequences).collect(),
            },
            unknown: unknown.into_iter().map(|entry| (entry.table.name, entry.table.origin)).collect(),
        }
    }

    /// A namespace stands for everything in it.
    fn other_spaces(&mut self) {
        let spaces = std::mem::take(&mut self.spaces);
        let is_inside = |other: &Other| {
            let located = other.table.as_ref().unwrap_or(&other.name);
            located.split_once('.').is_some_and(|(space, _)| spaces.contains_key(space))
        };
        self.others.retain(|other| !is_inside(other));
        for (space, origin) in &spaces {
            let _ = self.create_schema(space.clone(), origin);
        }
    }

    /// References say what they point at, as it is spelled there.
    fn references(&mut self) {
        let lexis = self.lexis();
        let target = |table: &Table| {
            let key = table.primary_key.as_ref().map(|key| key.columns.clone()).unwrap_or_default();
            let columns: Vec<String> = table.columns.iter().map(|column| column.name.clone()).collect();
            (table.name.clone(), key, columns)
        };
        let wanted: Vec<String> = self
            .tables
            .values()
            .flat_map(|entry| &entry.table.foreign_keys)
            .filter(|key| lexis.ignores_case || key.references.is_empty())
            .map(|key| self.key(&key.table))
            .collect();
        let targets: BTreeMap<String, _> =
            wanted.into_iter().filter_map(|key| Some((key.clone(), target(&self.tables.get(&key)?.table)))).collect();
        let fold = lexis.tables_ignore_case;
        for key in self.tables.values_mut().flat_map(|entry| &mut entry.table.foreign_keys) {
            let name = if fold { key.table.to_lowercase() } else { key.table.clone() };
            let Some((name, primary, columns)) = targets.get(&name) else { continue };
            key.table.clone_from(name);
            if key.references.is_empty() {
                key.references.clone_from(primary);
            }
            for reference in &mut key.references {
                if let Some(column) = columns.iter().find(|column| same(lexis, column, reference)) {
                    reference.clone_from(column);
                }
            }
        }
    }

    /// Triggers get the bodies of the functions they call.
    fn bodies(&mut self) {
        let others = &self.others;
        let body = |name: &str| {
            let called = |other: &&Other| other.kind == "function" && other.name.strip_suffix("()") == Some(name);
            others.iter().find(called).and_then(|other| other.body.clone())
        };
        for trigger in
            self.tables.values_mut().flat_map(|entry: &mut super::catalogue::Entry| &mut entry.table.triggers)
        {
            trigger.body = trigger.function.as_deref().and_then(body);
        }
    }

    /// Functions are told apart by their arguments only where there are several of a name.
    fn plain_names(&mut self) {
        let bare = |name: &str| name.split('(').next().unwrap_or(name).to_owned();
        let mut names: Vec<String> =
            self.others.iter().filter(|other| other.name.contains('(')).map(|other| bare(&other.name)).collect();
        names.sort_unstable();
        for other in &mut self.others {
            let name = bare(&other.name);
            let at = names.partition_point(|own| *own < name);
            if names.get(at + 1) != Some(&name) && ["function", "procedure", "aggregate"].contains(&other.kind.as_str())
            {
                other.name = name;
            }
        }
    }
}

fn unmanaged(other: Other) -> Unmanaged {
    Unmanaged { kind: other.kind, name: other.name, definition: other.definition, origin: other.origin }
}
