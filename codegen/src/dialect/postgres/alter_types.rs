//! Enum types and collations of PostgreSQL that come, change and go.
//!
//! Values are renamed and added in place. A type that loses values, or has them in another order, is made anew beside the old
//! one, and its columns are converted.

use std::collections::BTreeSet;

use super::{types, write, writer};
use crate::dialect::{Object, Statement};
use crate::diff::Place;
use crate::model::{Enum, Model, names};
use crate::plan::{Context, Step, Unit};

/// The enums that are types before and after, the old one under its new name.
fn both<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (&'a Enum, &'a Enum)> {
    let native = |model: &'a Model, name: &str| model.find_enum(name).filter(|_| types::native_enum(model, name));
    context
        .new
        .enums
        .iter()
        .filter_map(move |item| Some((native(&context.mid, &item.name)?, native(&context.new, &item.name)?)))
}

/// The old values under their new names, in the old order.
fn kept(context: &Context<'_>, before: &Enum, after: &Enum) -> Vec<Option<String>> {
    let now = |old: &str| {
        let same = |value: &&crate::model::EnumValue| context.renames.old_value(&after.name, &value.name) == old;
        after.values.iter().find(same).map(|value| value.name.clone())
    };
    before.values.iter().map(|value| now(&value.name)).collect()
}

pub(super) fn remade(context: &Context<'_>) -> BTreeSet<String> {
    let remade = both(context).filter(|(before, after)| {
        let kept = kept(context, before, after);
        let order: Vec<&String> =
            after.values.iter().map(|v| &v.name).filter(|name| kept.contains(&Some((*name).clone()))).collect();
        let was: Vec<&String> = kept.iter().flatten().collect();
        kept.contains(&None) || order != was
    });
    remade.map(|(_, after)| after.name.clone()).collect()
}

pub(super) fn renames_words(context: &Context<'_>, item: &str) -> bool {
    both(context).any(|(_, after)| after.name == item) && !remade(context).contains(item)
}

pub(super) fn before(context: &Context<'_>) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Some(collation) = write::collation(&context.new).filter(|_| write::collation(&context.old).is_none()) {
        steps.push(made(Place::table(""), "the collation that ignores case", collation));
    }
    let remade = remade(context);
    let before: BTreeSet<&str> = both(context).map(|(_, after)| after.name.as_str()).collect();
    for (_, after) in both(context) {
        let old = context.renames.old_enum(&after.name);
        if old != after.name {
            steps.push(rename(after, old, &after.name));
        }
    }
    for statement in write::enum_types(&context.new) {
        let name = statement.object.names()[0].to_owned();
        let place = Place::of_enum(&name);
        if remade.contains(&name) {
            if let Some(item) = context.new.find_enum(&name) {
                steps.push(rename(item, &name, &names::hidden(&name)));
            }
            steps.push(made(place, &format!("the type `{name}`"), statement));
        } else if !before.contains(name.as_str()) {
            steps.push(made(place, &format!("the type `{name}`"), statement));
        }
    }
    for (before, after) in both(context).filter(|(_, after)| !remade.contains(&after.name)) {
        steps.extend(rename_values(context, after));
        steps.extend(add_values(context, before, after));
    }
    steps
}

pub(super) fn after(context: &Context<'_>) -> Vec<Step> {
    let stays: BTreeSet<&str> = both(context).map(|(_, after)| after.name.as_str()).collect();
    let gone = context.mid.enums.iter().filter(|item| types::native_enum(&context.mid, &item.name));
    let gone = gone
        .filter(|item| !stays.contains(item.name.as_str()))
        .map(|item| (item.name.clone(), context.renames.old_enum(&item.name).to_owned()));
    let remade = remade(context).into_iter().map(|name| (name.clone(), names::hidden(&name)));
    let mut steps: Vec<Step> =
        gone.chain(remade).map(|(name, old)| drop(Place::of_enum(name), Object::Type(old))).collect();
    if let Some(collation) = write::collation(&context.old).filter(|_| write::collation(&context.new).is_none()) {
        steps.push(drop(Place::table(""), collation.object));
    }
    steps
}

fn made(place: Place, what: &str, statement: Statement) -> Step {
    Step::new(place, format!("make {what}")).run(statement.sql).expect(statement.object)
}

fn drop(place: Place, object: Object) -> Step {
    let sql = write::drop(&object).unwrap_or_default();
    Step::new(place, format!("drop the {} `{}`", object.word(), object.names()[0])).run(sql).absent(object)
}

fn rename(item: &Enum, from: &str, to: &str) -> Step {
    let mut out = writer();
    out.sql("ALTER TYPE ").name(from).sql(" RENAME TO ").name(to);
    Step::new(Place::of_enum(&item.name), format!("rename the type `{from}` to `{to}`")).run(out.finish())
}

fn rename_values(context: &Context<'_>, after: &Enum) -> Vec<Step> {
    let renamed = after.values.iter().filter_map(|value| {
        let old = context.renames.old_value(&after.name, &value.name);
        (old != value.name).then_some((old, &value.name))
    });
    renamed
        .map(|(old, new)| {
            let mut out = writer();
            out.sql("ALTER TYPE ").name(&after.name).sql(" RENAME VALUE ").text(old).sql(" TO ").text(new);
            Step::new(Place::value(&after.name, new), format!("rename the value `{old}` to `{new}`"))
                .run(out.finish())
                .risk([crate::plan::Risk::BreaksRunningCode])
        })
        .collect()
}

/// Each in a transaction of its own: a value cannot be used in the one that adds it (55P04).
fn add_values(context: &Context<'_>, before: &Enum, after: &Enum) -> Vec<Step> {
    let kept: BTreeSet<String> = kept(context, before, after).into_iter().flatten().collect();
    let mut steps = Vec::new();
    let mut previous: Option<&str> = None;
    let first = after.values.iter().map(|value| &value.name).find(|name| kept.contains(*name));
    for value in &after.values {
        if !kept.contains(&value.name) {
            let mut out = writer();
            out.sql("ALTER TYPE ").name(&after.name).sql(" ADD VALUE ").text(&value.name);
            match (previous, first) {
                (Some(previous), _) => out.sql(" AFTER ").text(previous),
                (None, Some(first)) => out.sql(" BEFORE ").text(first),
                (None, None) => &mut out,
            };
            let place = Place::value(&after.name, &value.name);
            steps.push(Step::new(place, format!("add the value `{}`", value.name)).run(out.finish()).unit(Unit::Alone));
        }
        previous = Some(&value.name);
    }
    steps
}
