//! What no schema.yaml can say is set apart before anything is guessed.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use super::amiss::Amiss;
use crate::inventory::{Check, EnumType, ForeignKey, Index, IndexKey, Inventory, Key, Table, Trigger, Unmanaged};
use crate::model::{Action, DialectKind, Model};
use crate::sql::expression;

/// An inventory in two.
pub(super) struct Separated {
    /// What can be said.
    pub(super) managed: Inventory,
    /// What cannot.
    pub(super) unmanaged: Vec<Unmanaged>,
}

/// Sets apart what cannot be said, what the light's schema leaves alone, and these objects.
pub(super) fn separate(found: &Inventory, light: Option<&Model>, objects: &BTreeSet<String>) -> Separated {
    let mut managed = found.clone();
    let mut unmanaged = std::mem::take(&mut managed.unmanaged);
    let listed = light.iter().flat_map(|light| &light.unmanaged);
    let alone: BTreeSet<&str> = listed.chain(objects).map(String::as_str).collect();
    managed.tables.retain(|table| {
        // Its indexes are of another kind by themselves than those of all other engines.
        let memory = table.options.get("engine").is_some_and(|engine| engine.eq_ignore_ascii_case("memory"));
        let left = (memory && light.is_none()) || alone.contains(format!("table:{}", table.name).as_str());
        if left {
            let (kind, definition) = ("table".to_owned(), String::new());
            unmanaged.push(Unmanaged { kind, name: table.name.clone(), definition, origin: table.origin.clone() });
        }
        !left
    });
    let (types, enums): (Vec<EnumType>, Vec<EnumType>) =
        managed.enums.into_iter().partition(|item| alone.contains(format!("type:{}", item.name).as_str()));
    managed.enums = enums;
    unmanaged.extend(types.into_iter().map(left_type));
    for item in managed.enums.iter_mut() {
        if let Some(comment) = item.comment.take() {
            unmanaged.push(Unmanaged {
                kind: "comment".to_owned(),
                name: format!("type {}", item.name),
                definition: comment,
                origin: None,
            });
        }
    }
    let mut aside = |kind: &str, name: String, definition: String, table: &Table| {
        let origin = table.origin.clone();
        unmanaged.push(Unmanaged { kind: kind.to_owned(), name, definition, origin });
    };
    let mut work = Work { alone: &alone, aside: &mut aside };
    for table in &mut managed.tables {
        work.triggers(table);
        work.keys(table);
        work.checks(table);
        work.indexes(table);
    }
    // A reference to a set that was set apart points at nothing unique.
    let sets = Sets::of(&managed);
    for table in &mut managed.tables {
        work.foreign_keys(table, &sets);
    }
    Separated { managed, unmanaged }
}

/// The same with whole tables and enum types among what is left alone.
pub(super) fn leave(found: &Inventory, alone: &Amiss) -> Inventory {
    let mut left = found.clone();
    let (kept, tables) = left.tables.into_iter().partition(|table| alone.tables.contains(&table.name));
    let kept: Vec<Table> = kept;
    left.tables = tables;
    left.unmanaged.extend(kept.into_iter().map(|table| Unmanaged {
        kind: "table".to_owned(),
        name: table.name,
        definition: String::new(),
        origin: table.origin,
    }));
    let (types, enums) = left.enums.into_iter().partition(|item| alone.enums.contains(&item.name));
    let types: Vec<EnumType> = types;
    left.enums = enums;
    left.unmanaged.extend(types.into_iter().map(left_type));
    left
}

fn left_type(item: EnumType) -> Unmanaged {
    let definition = format!("AS ENUM ({})", item.values.join(", "));
    Unmanaged { kind: "type".to_owned(), name: item.name, definition, origin: None }
}

/// Drops from a table what was set apart of it.
pub(super) fn drop_left(table: &mut Table, unmanaged: &[Unmanaged]) {
    let left = |kind: &str, name: Option<&str>| {
        let name = format!("{}.{}", table.name, name.unwrap_or_default());
        unmanaged.iter().any(|item| item.kind == kind && item.name == name)
    };
    table.checks.retain(|check| check.name.is_none() || !left("constraint", check.name.as_deref()));
    table.indexes.retain(|index| !left("index", Some(&index.name)));
    table.triggers.retain(|trigger| !left("trigger", Some(&trigger.name)));
}

/// The triggers of a table that are not among these.
pub(super) fn foreign_triggers(table: &Table, ours: &BTreeSet<String>) -> Vec<Unmanaged> {
    let foreign = table.triggers.iter().filter(|trigger| !ours.contains(&trigger.name));
    foreign
        .map(|trigger| Unmanaged {
            kind: "trigger".to_owned(),
            name: format!("{}.{}", table.name, trigger.name),
            definition: trigger.definition.clone(),
            origin: trigger.origin.clone(),
        })
        .collect()
}

struct Work<'a, F: FnMut(&str, String, String, &Table)> {
    alone: &'a BTreeSet<&'a str>,
    aside: &'a mut F,
}

impl<F: FnMut(&str, String, String, &Table)> Work<'_, F> {
    /// Keeps those that can be said.
    fn keep<T>(
        &mut self,
        table: &Table,
        mut items: Vec<T>,
        kind: &str,
        describe: impl Fn(&T) -> (String, String),
        can: impl Fn(&T) -> bool,
    ) -> Vec<T> {
        items.retain(|item| {
            let can = can(item);
            if can && self.alone.is_empty() {
                return true;
            }
            let (name, definition) = describe(item);
            let name = format!("{}.{name}", table.name);
            let kept = can && !self.alone.contains(format!("{kind}:{name}").as_str());
            if !kept {
                (self.aside)(kind, name, definition, table);
            }
            kept
        });
        items
    }

    fn triggers(&mut self, table: &mut Table) {
        let describe = |trigger: &Trigger| (trigger.name.clone(), trigger.definition.clone());
        let triggers = take(&mut table.triggers);
        table.triggers = self.keep(table, triggers, "trigger", describe, |_| true);
    }

    fn keys(&mut self, table: &mut Table) {
        let describe = |key: &Key| {
            let columns = key.columns.join(", ");
            // Without a name of its own, what else is said tells it from the plain one.
            let said = || format!("{columns} {}", key.extra).trim().to_owned();
            (key.name.clone().unwrap_or_else(said), format!("UNIQUE ({columns}) {}", key.extra))
        };
        let uniques = take(&mut table.uniques);
        table.uniques = self.keep(table, uniques, "constraint", describe, |key| key.extra.is_empty());
    }

    fn foreign_keys(&mut self, table: &mut Table, sets: &Sets) {
        let keys = take(&mut table.foreign_keys);
        let describe = |key: &ForeignKey| {
            let columns = key.columns.join(", ");
            let definition = format!(
                "FOREIGN KEY ({columns}) REFERENCES {} ({}) {}",
                key.table,
                key.references.join(", "),
                key.extra
            );
            (key.name.clone().unwrap_or_else(|| format!("{columns} {}", key.extra).trim().to_owned()), definition)
        };
        let required = |name: &String| table.column(name).is_none_or(|column| column.not_null);
        // Refused when it happens: no schema should say so.
        let nulls = |key: &ForeignKey| [key.on_delete, key.on_update].contains(&Action::SetNull);
        let can = |key: &ForeignKey| {
            let idle = nulls(key) && key.columns.iter().any(required);
            key.extra.is_empty() && !idle && sets.have(key)
        };
        table.foreign_keys = self.keep(table, keys, "constraint", describe, can);
    }

    fn checks(&mut self, table: &mut Table) {
        let describe = |check: &Check| (check_name(check), format!("CHECK ({}) {}", check.expression, check.extra));
        let checks = take(&mut table.checks);
        table.checks = self.keep(table, checks, "constraint", describe, |check| check.extra.is_empty());
    }

    fn indexes(&mut self, table: &mut Table) {
        let describe = |index: &Index| (index.name.clone(), String::new());
        let indexes = take(&mut table.indexes);
        table.indexes = self.keep(table, indexes, "index", describe, |_| true);
    }
}

/// What a condition is listed under.
pub(super) fn check_name(check: &Check) -> String {
    check.name.clone().unwrap_or_else(|| check.expression.clone())
}

/// Can the schema's own reader read the expression, and does it name columns of this table alone?
pub(super) fn can_say(text: &str, kind: DialectKind, table: &Table) -> bool {
    let read = expression::columns(text, Some(kind)).or_else(|_| expression::columns(text, None));
    read.is_ok_and(|names| names.iter().all(|name| table.column(&name.name).is_some()))
}

/// Can all expressions of an index be read?
pub(super) fn can_say_index(index: &Index, kind: DialectKind, table: &Table) -> bool {
    let parts = index.parts.iter().all(|part| match &part.key {
        IndexKey::Column(_) => true,
        IndexKey::Expression(text) => can_say(text, kind, table),
    });
    parts && index.predicate.as_ref().is_none_or(|text| can_say(text, kind, table))
}

/// The sets of columns by which each table has at most one row.
struct Sets(BTreeMap<String, BTreeSet<BTreeSet<String>>>);

impl Sets {
    fn of(inventory: &Inventory) -> Self {
        Self(inventory.tables.iter().map(|table| (table.name.clone(), unique_sets(table))).collect())
    }

    /// Does the reference lead to one of them?
    fn have(&self, key: &ForeignKey) -> bool {
        let wanted: BTreeSet<String> = key.references.iter().cloned().collect();
        self.0.get(&key.table).is_some_and(|sets| sets.contains(&wanted))
    }
}

fn unique_sets(table: &Table) -> BTreeSet<BTreeSet<String>> {
    let keys = table.primary_key.iter().chain(&table.uniques).map(|key| key.columns.iter().cloned().collect());
    let plain = |index: &Index| {
        let names = index.parts.iter().map(|part| match &part.key {
            IndexKey::Column(name) if part.extra.is_empty() => Some(name.clone()),
            _ => None,
        });
        names.collect::<Option<BTreeSet<String>>>().filter(|_| index.unique && index.predicate.is_none())
    };
    keys.chain(table.indexes.iter().filter_map(plain)).collect()
}
