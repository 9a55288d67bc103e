//! What a plan has to know of a database beside the model that was lifted from it.

use std::collections::{BTreeMap, BTreeSet};

use crate::dialect::structure::Structure;
use crate::dialect::{self, Dialect, Object};
use crate::inventory::{Inventory, Table, Unmanaged, spelled};
use crate::model::{Beside, Model};

pub(super) fn beside(dialect: &dyn Dialect, model: &Model, managed: &Inventory, unmanaged: &[Unmanaged]) -> Beside {
    Beside { left_alone: unmanaged.iter().filter_map(named).collect(), stated: stated(dialect, model, managed) }
}

/// What it is listed under, without the brackets of a function. One that has arguments is in nobody's way: ours have none.
fn named(item: &Unmanaged) -> Option<String> {
    if item.kind != "function" {
        return Some(item.to_string());
    }
    let (_, arguments) = item.definition.split_once('(')?;
    let name = item.name.strip_suffix("()").unwrap_or(&item.name);
    arguments.trim_start().starts_with(')').then(|| format!("function:{name}"))
}

/// The conditions that stand in the definitions of columns, by the names under which the model has them.
fn stated(dialect: &dyn Dialect, model: &Model, managed: &Inventory) -> BTreeMap<(String, String), String> {
    let has = |table: &&Table| table.checks.iter().any(|check| check.column.is_some());
    let tables: Vec<Table> = managed.tables.iter().filter(has).cloned().collect();
    if tables.is_empty() {
        return BTreeMap::new();
    }
    let made = Inventory::of(dialect, model);
    let written = spelled(&made);
    let found = Inventory { tables, ..managed.clone() };
    let spelt = spelled(&found);
    let mut all = BTreeMap::new();
    for (raw, found) in found.tables.iter().zip(&spelt.tables) {
        let (Some(made), Some(written)) = (made.table(&raw.name), written.table(&raw.name)) else { continue };
        for (check, found) in raw.checks.iter().zip(&found.checks) {
            let Some(column) = &check.column else { continue };
            let pairs = made.checks.iter().zip(&written.checks);
            let mut same = pairs.filter(|(_, written)| written.expression == found.expression);
            // The one that comes with a JSON type has no name, and needs none.
            let name = same.find_map(|(made, _)| {
                made.name.clone().filter(|name| raw.checks.iter().all(|other| other.name.as_ref() != Some(name)))
            });
            all.extend(name.map(|name| ((raw.name.clone(), name), column.clone())));
        }
    }
    all
}

/// The constraints, indexes and triggers that the model makes on some tables, as they would be listed.
pub(in crate::inventory) fn made(model: &Model, tables: &BTreeSet<&str>) -> BTreeSet<String> {
    let stored = model.stored();
    let kinds = model.targets.databases.keys();
    let forms = kinds.flat_map(|kind| Structure::only(dialect::of(*kind), &stored, tables).tables);
    let names = forms.flat_map(|form| {
        let of = |kind: &str, name: &str| format!("{kind}:{}.{name}", form.name);
        let constraints = form.constraints.iter().map(|constraint| of("constraint", &constraint.name));
        let indexes = form.indexes.iter().map(|index| of("index", &index.name));
        let touches = form.touches.iter().filter_map(|touch| match &touch.object {
            Object::Trigger { name, .. } => Some(of("trigger", name)),
            _ => None,
        });
        constraints.chain(indexes).chain(touches).collect::<Vec<_>>()
    });
    names.collect()
}

/// Of what is left alone, that which has the name of something that the model makes, and which it does not list: a plan makes that in its
/// place.
#[must_use]
pub fn replaced(unmanaged: &[Unmanaged], model: &Model) -> BTreeSet<String> {
    let tables: BTreeSet<&str> = unmanaged.iter().filter_map(|item| Some(item.name.split_once('.')?.0)).collect();
    let made = if tables.is_empty() { BTreeSet::new() } else { made(model, &tables) };
    let takes = |item: &&Unmanaged| match item.kind.as_str() {
        // A set of columns can be the one or the other.
        "constraint" | "index" => {
            ["constraint", "index"].iter().any(|kind| made.contains(&format!("{kind}:{}", item.name)))
        }
        _ => made.contains(&item.to_string()),
    };
    let names = unmanaged.iter().filter(takes).map(ToString::to_string);
    names.filter(|name| !model.unmanaged.contains(name)).collect()
}
