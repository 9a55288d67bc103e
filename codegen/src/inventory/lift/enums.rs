//! Enums: types of the engine's own, and texts that are held to a list.

use std::collections::BTreeSet;

use super::column::Hints;
use super::{constant, rules};
use crate::dialect::{self, Object};
use crate::inventory::{EnumType, Inventory};
use crate::model::{Column, DialectKind, Enum, EnumValue, Model, Type, names};

/// The enums of a model: those of the light, and the types that the database has.
pub(super) fn native(base: &Model, found: &Inventory) -> Vec<Enum> {
    let kind = found.dialect;
    let types = dialect::of(kind).prelude(base).into_iter().map(|statement| statement.object);
    let types: BTreeSet<String> = types
        .filter_map(|object| match object {
            Object::Type(name) => Some(name),
            _ => None,
        })
        .collect();
    let ours = |item: &&Enum| !types.contains(&item.name) || found.enums.iter().any(|own| own.name == item.name);
    let mut all: Vec<Enum> = base.enums.iter().filter(ours).map(Enum::unmarked).collect();
    for own in &found.enums {
        match all.iter_mut().find(|item| item.name == own.name) {
            Some(item) if is(item, own) => {}
            Some(item) => *item = merged(item, own, kind),
            None => all.push(merged(&described(own), own, kind)),
        }
    }
    all
}

fn is(item: &Enum, own: &EnumType) -> bool {
    item.values.iter().map(|value| &value.name).eq(&own.values)
}

fn described(own: &EnumType) -> Enum {
    Enum {
        name: own.name.clone(),
        description: own.comment.clone(),
        values: Vec::new(),
        native: Default::default(),
        renamed_from: None,
    }
}

/// The values of the database, with what is said of them in the schema.
fn merged(item: &Enum, own: &EnumType, kind: DialectKind) -> Enum {
    let value = |name: &String| {
        let said = item.values.iter().find(|value| value.name == *name);
        said.cloned().unwrap_or_else(|| EnumValue { name: name.clone(), description: None, renamed_from: None })
    };
    let mut merged = Enum { values: own.values.iter().map(value).collect(), ..item.clone() };
    merged.native.insert(kind, "enum".to_owned());
    merged
}

/// A column of an enum, when a condition called so holds it to a list of words.
pub(super) fn guess(hints: &Hints<'_>, at: usize, made: &mut Vec<Enum>) -> Option<Column> {
    let name = &hints.raw.columns[at].name;
    let table = crate::model::Table { name: hints.raw.name.clone(), ..Default::default() };
    let condition = names::condition(&table, &Column::new(name.as_str(), Type::Text), "enum");
    let number = hints.raw.checks.iter().position(|check| check.name.as_deref() == Some(condition.as_str()))?;
    let words = rules::constants(&hints.spelled.checks[number].expression, hints);
    let words: Vec<String> = words.iter().map(|word| constant::unquoted(word)).collect::<Option<_>>()?;
    // A list that no enum can be stays a condition.
    let distinct: BTreeSet<&String> = words.iter().collect();
    if words.is_empty() || distinct.len() != words.len() || words.iter().any(|word| word.trim().is_empty()) {
        return None;
    }
    let same = |item: &&Enum| item.native.is_empty() && item.values.iter().map(|value| &value.name).eq(&words);
    let known = made.iter().find(same).map(|item| item.name.clone());
    let called = known.unwrap_or_else(|| {
        let taken = |wanted: &String| made.iter().any(|item| item.name == *wanted) || Type::builtin(wanted).is_some();
        let wanted = Some(name.clone()).filter(|wanted| !taken(wanted));
        let wanted = wanted.unwrap_or_else(|| format!("{}_{name}", hints.raw.name));
        made.push(Enum {
            name: wanted.clone(),
            description: None,
            values: words.into_iter().map(|name| EnumValue { name, description: None, renamed_from: None }).collect(),
            native: Default::default(),
            renamed_from: None,
        });
        wanted
    });
    Some(Column::new(name.as_str(), Type::Enum(called)))
}
