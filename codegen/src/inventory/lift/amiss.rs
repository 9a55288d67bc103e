//! What a lift did not get right: tables that no schema says exactly, or that a rule of schemas refuses.

use std::collections::BTreeSet;

use super::{Lifted, beside};
use crate::diagnostic::Severity;
use crate::emit::yaml;
use crate::inventory::{Difference, DifferenceKind, Inventory, ObjectKind, Table};
use crate::model::Model;
use crate::syntax::{self, Limits, Node};

/// Names of what is left alone as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amiss {
    pub(super) tables: BTreeSet<String>,
    pub(super) enums: BTreeSet<String>,
    /// Constraints, indexes and triggers, as `kind:table.name`.
    pub(super) objects: BTreeSet<String>,
}

impl Amiss {
    /// What is amiss with a lift.
    pub(super) fn of(lifted: &Lifted) -> Self {
        let mut amiss = Self::default();
        for difference in &lifted.unsaid {
            amiss.differs(difference);
        }
        amiss.refused(&yaml::emit(&lifted.model));
        amiss
    }

    /// Indexes that were never finished, where the light has an index or a key of that name: they are made again.
    pub(super) fn unfinished(found: &Inventory, light: &Model) -> Self {
        let invalid = |table: &Table| table.indexes.iter().any(|index| index.invalid);
        let tables: Vec<&Table> = found.tables.iter().filter(|table| invalid(table)).collect();
        let made = beside::made(light, &tables.iter().map(|table| table.name.as_str()).collect());
        let unfinished = tables.iter().flat_map(|table| {
            let names = table
                .indexes
                .iter()
                .filter(|index| index.invalid)
                .map(|index| format!("{}.{}", table.name, index.name));
            names.filter(|name| ["constraint", "index"].iter().any(|kind| made.contains(&format!("{kind}:{name}"))))
        });
        Self { objects: unfinished.map(|name| format!("index:{name}")).collect(), ..Self::default() }
    }

    /// What is there under its name, and not as the model can have it: a trigger that somebody changed, an index that is switched off.
    pub(super) fn in_the_way(lifted: &Lifted) -> Self {
        let there = lifted.unsaid.iter().filter(|one| one.kind == DifferenceKind::Changed && one.is_named());
        let objects = there.filter_map(|difference| {
            let (table, name) = (difference.table.as_ref()?, &difference.name);
            match difference.object {
                ObjectKind::Index => Some(format!("index:{table}.{name}")),
                ObjectKind::Trigger => Some(format!("trigger:{table}.{name}")),
                _ => None,
            }
        });
        Self { objects: objects.collect(), ..Self::default() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.enums.is_empty() && self.objects.is_empty()
    }

    pub(super) fn extend(&mut self, other: Self) {
        self.tables.extend(other.tables);
        self.enums.extend(other.enums);
        self.objects.extend(other.objects);
    }

    fn differs(&mut self, difference: &Difference) {
        match (difference.object, &difference.table) {
            (ObjectKind::EnumType, _) => self.enums.insert(difference.name.clone()),
            (ObjectKind::Table, None) => self.tables.insert(difference.name.clone()),
            // What is only too much can be left alone by itself.
            (ObjectKind::Index, Some(table)) if difference.kind == DifferenceKind::Extra => {
                self.objects.insert(format!("index:{table}.{}", difference.name))
            }
            (ObjectKind::Unique | ObjectKind::ForeignKey | ObjectKind::Check, Some(table))
                if difference.kind == DifferenceKind::Extra && difference.is_named() =>
            {
                self.objects.insert(format!("constraint:{table}.{}", difference.name))
            }
            (ObjectKind::Trigger, Some(table)) => self.objects.insert(format!("trigger:{table}.{}", difference.name)),
            (_, Some(table)) => self.tables.insert(table.clone()),
            (_, None) => false,
        };
    }

    /// Where the text of the schema has mistakes.
    fn refused(&mut self, text: &str) {
        let compiled = crate::compile(text.as_bytes(), None);
        let (tree, _) = syntax::parse(text, &Limits::default());
        let Some(tree) = tree else { return };
        for finding in compiled.findings.iter().filter(|finding| finding.severity() == Severity::Error) {
            let at = finding.primary.span.start;
            self.tables.extend(around(&tree, "tables", at));
            self.enums.extend(around(&tree, "enums", at));
        }
    }
}

/// The entry of a map in which something stands.
fn around(tree: &Node<'_>, map: &str, at: usize) -> Option<String> {
    let entries = tree.get(map)?.entries()?;
    let entry = entries.iter().rfind(|entry| entry.key_span.start <= at)?;
    let inside = at < entry.value.span.end.max(entry.key_span.end) + 1;
    inside.then(|| entry.key.to_string())
}
