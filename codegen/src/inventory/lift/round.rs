//! Guess, lower, compare, and guess again what did not come out as it was found.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Hints;
use super::enums;
use super::part::Part;
use super::types::Types;
use crate::dialect::Dialect;
use crate::inventory::{Inventory, Table as Found, Unmanaged, between_normal, normal, spelled};
use crate::model::{Model, Table, Type};

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
    base.enums = enums::native(&base, &spelt);
    let unchanged = light.map(|light| unchanged(dialect, light, found)).unwrap_or_default();
    let types = Types::of(dialect, &base, &spelt);
    // Without the enums that are guessed on the way.
    let known = base.clone();
    let mut made = base.enums.clone();
    let mut parts: Vec<Part<'_>> = Vec::with_capacity(found.tables.len());
    for (raw, spelled) in found.tables.iter().zip(&spelt.tables) {
        let light = light.and_then(|light| light.table(&raw.name));
        let hints = Hints { dialect, base: &known, types: &types, light, raw, spelled };
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
        columns.any(|column| matches!(&column.ty, Type::Enum(of) if of == name))
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
