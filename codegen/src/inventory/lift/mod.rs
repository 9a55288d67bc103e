//! From an inventory to a model: the inverse of [`Inventory::of`].
//!
//! Nothing here knows how an engine spells a type. A *guess* is a model; it is lowered the way every model is, into the inventory that a
//! database made from it would have, and what does not come out as it was found is guessed again: first as what the model that it is read
//! in the *light* of has there, then as a logical type, then as the engine's own words. So what is lifted is exactly what was found, or the
//! rest is told.
//!
//! In the light of a model, what the database has unchanged is taken over from that model whole, with all that no database keeps (contexts,
//! rules of the models, descriptions). What differs is then a difference between two models, which the planner can plan.

mod amiss;
mod beside;
mod column;
mod constant;
mod enums;
mod guess;
mod names;
mod part;
mod readable;
mod round;
mod rules;
mod separate;
mod table;
mod types;

use std::collections::BTreeSet;

use amiss::Amiss;
pub use beside::replaced;

use super::{Difference, Inventory, Unmanaged, differences};
use crate::dialect;
use crate::model::{Beside, DialectKind, Model, PerDialect, Targets, Version};

/// A model made from an inventory.
#[derive(Clone, Debug)]
pub struct Lifted {
    /// The model. Its one database target is the inventory's engine.
    pub model: Model,
    /// What it does not have, since no schema.yaml can say it.
    pub unmanaged: Vec<Unmanaged>,
    /// Where a database made from the model would differ from what was found; no plan sees that. Empty but for rare things.
    pub unsaid: Vec<Difference>,
}

/// The schema's name, and the engine's version to plan for, of a model that is made from nothing else.
#[derive(Clone, Debug)]
pub struct About<'a> {
    /// The name.
    pub name: &'a str,
    /// The version.
    pub version: Version,
}

/// A model of what was found, read in the light of a model that has this one database target ([`only`]), or of none.
#[must_use]
pub fn lift(found: &Inventory, light: Option<&Model>, about: &About<'_>) -> Lifted {
    let mut alone = light.map(|light| Amiss::unfinished(found, light)).unwrap_or_default();
    let mut lifted = once(found, light, about, &alone.objects);
    // Alone, there is a schema to write, which has to be right. In a light, what stands under the name of something else is no part of the
    // model, so that a plan makes that; the rest is told.
    for _ in 0..MOST_TIMES {
        let amiss = if light.is_some() { Amiss::in_the_way(&lifted) } else { Amiss::of(&lifted) };
        if amiss.is_empty() {
            break;
        }
        alone.extend(amiss);
        lifted = once(&separate::leave(found, &alone), light, about, &alone.objects);
    }
    lifted
}

/// What is left alone may take with it what points at it; this often, nothing new is found any more.
const MOST_TIMES: usize = 8;

fn once(found: &Inventory, light: Option<&Model>, about: &About<'_>, objects: &BTreeSet<String>) -> Lifted {
    let dialect = dialect::of(found.dialect);
    let found = &found.clone().without_bookkeeping(light);
    let separated = separate::separate(found, light, objects);
    let base =
        light.map_or_else(|| nothing(found.dialect, about), |light| Model { tables: Vec::new(), ..light.clone() });
    let (mut model, left) = round::settle(dialect, base, light, &separated.managed);
    let mut unmanaged = separated.unmanaged;
    unmanaged.extend(left);
    unmanaged.sort();
    leave_out_ours(dialect, &model, &mut unmanaged);
    if light.is_none() {
        model.unmanaged = unmanaged.iter().map(Unmanaged::to_string).collect();
        model.unmanaged.dedup();
    } else {
        model.beside = beside::beside(dialect, &model, &separated.managed, &unmanaged);
    }
    let mut unsaid = unsaid(dialect, &model, separated.managed, &unmanaged);
    if let Some(light) = light.filter(|_| !unsaid.is_empty()) {
        // What is as the light has it needs no plan, whatever is around it.
        let (managed, _) = managed(found, light);
        let all = differences(&Inventory::of(dialect, light), &managed);
        let is = |one: &Difference, other: &Difference| {
            (one.object, &one.table, &one.name) == (other.object, &other.table, &other.name)
        };
        unsaid.retain(|difference| all.iter().any(|other| is(difference, other)));
    }
    Lifted { model, unmanaged, unsaid }
}

/// Constraints and indexes that no schema can say, and that the model does not list: rows are held to them all the same. Where the model has
/// something else under the name, that is what is amiss.
#[must_use]
pub fn unlisted<'a>(unmanaged: &'a [Unmanaged], model: &Model) -> Vec<&'a Unmanaged> {
    let sets = unmanaged.iter().filter(|item| matches!(item.kind.as_str(), "constraint" | "index"));
    let there = sets.filter(|item| item.name.split_once('.').is_some_and(|(table, _)| model.table(table).is_some()));
    let unlisted: Vec<&Unmanaged> = there.filter(|item| !model.unmanaged.contains(&item.to_string())).collect();
    let replaced = replaced(unmanaged, model);
    unlisted.into_iter().filter(|item| !replaced.contains(&item.to_string())).collect()
}

/// Of what was found, what the model speaks of, and what it leaves alone.
#[must_use]
pub fn managed(found: &Inventory, model: &Model) -> (Inventory, Vec<Unmanaged>) {
    let dialect = dialect::of(found.dialect);
    let separate::Separated { mut managed, mut unmanaged } =
        separate::separate(&found.clone().without_bookkeeping(Some(model)), Some(model), &BTreeSet::new());
    let triggers: BTreeSet<String> = touches(dialect, model)
        .filter_map(|object| match object {
            dialect::Object::Trigger { name, .. } => Some(name),
            _ => None,
        })
        .collect();
    for table in &mut managed.tables {
        unmanaged.extend(separate::foreign_triggers(table, &triggers));
        table.triggers.retain(|trigger| triggers.contains(&trigger.name));
    }
    leave_out_ours(dialect, model, &mut unmanaged);
    unmanaged.sort();
    (managed, unmanaged)
}

/// What a database made from the model would have otherwise.
fn unsaid(
    dialect: &dyn dialect::Dialect,
    model: &Model,
    mut managed: Inventory,
    unmanaged: &[Unmanaged],
) -> Vec<Difference> {
    let mut made = Inventory::of(dialect, model);
    made.unmanaged = Vec::new();
    managed.unmanaged = Vec::new();
    for table in &mut managed.tables {
        separate::drop_left(table, unmanaged);
    }
    differences(&made, &managed)
}

/// Takes out what the model makes beside tables: functions of triggers, collations.
fn leave_out_ours(dialect: &dyn dialect::Dialect, model: &Model, unmanaged: &mut Vec<Unmanaged>) {
    let before = dialect.prelude(model).into_iter().map(|statement| statement.object);
    let ours: BTreeSet<String> = touches(dialect, model)
        .chain(before)
        .filter_map(|object| match object {
            dialect::Object::Function(name) => Some(format!("function:{name}")),
            dialect::Object::Collation(name) => Some(format!("collation:{name}")),
            _ => None,
        })
        .collect();
    unmanaged.retain(|item| !ours.contains(&item.to_string()));
}

fn touches(dialect: &dyn dialect::Dialect, model: &Model) -> impl Iterator<Item = dialect::Object> {
    model.tables.iter().flat_map(|table| dialect.touch(table)).map(|statement| statement.object)
}

fn nothing(kind: DialectKind, about: &About<'_>) -> Model {
    let databases: PerDialect<Version> = [(kind, about.version)].into();
    Model {
        schemalock: 1,
        name: about.name.to_owned(),
        description: None,
        targets: Targets { databases, ..Targets::default() },
        enums: Vec::new(),
        tables: Vec::new(),
        unmanaged: Vec::new(),
        beside: Beside::default(),
    }
}

/// The model as one engine has it: that target alone, and of the indexes those that are there.
#[must_use]
pub fn only(model: &Model, kind: DialectKind) -> Model {
    let databases =
        model.targets.databases.iter().filter(|(other, _)| **other == kind).map(|(k, v)| (*k, *v)).collect();
    let mut only = Model { targets: Targets { databases, ..Targets::default() }, ..model.clone() };
    for table in &mut only.tables {
        table.indexes.retain(|index| index.is_on(kind));
        table.indexes.iter_mut().for_each(|index| index.targets.clear());
    }
    only
}
