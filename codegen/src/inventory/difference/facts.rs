//! What is said of each kind of object.

use super::{Fact, ObjectKind};
use crate::inventory::{
    Check, Column, EnumType, ForeignKey, Index, IndexKey, IndexPart, Key, NumberingKind, Table, Trigger, Unmanaged,
};
use crate::model::{Action, Nulls};

/// What a fact is about, and what it says; nothing said is no fact.
type Said = Vec<(&'static str, String)>;

/// An object that can be compared.
pub(super) trait Facts {
    fn object(&self) -> ObjectKind;
    /// What it is found by on the other side.
    fn key(&self) -> String {
        self.name()
    }
    fn name(&self) -> String;
    fn is_named(&self) -> bool {
        true
    }
    fn facts(&self) -> Said;
    fn may_be_renamed(&self) -> bool {
        true
    }
}

/// Those that are not the same on both sides.
pub(super) fn differing(expected: Said, found: Said) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for (about, said) in &expected {
        let other = found.iter().find(|(other, _)| other == about).map(|(_, said)| said.clone());
        if other.as_ref() != Some(said) {
            facts.push(Fact { about, expected: Some(said.clone()), found: other });
        }
    }
    let extra = found.into_iter().filter(|(about, _)| expected.iter().all(|(other, _)| other != about));
    facts.extend(extra.map(|(about, said)| Fact { about, expected: None, found: Some(said) }));
    facts
}

/// Those of an object that only one side has.
pub(super) fn one_sided(said: Said, expected: bool) -> Vec<Fact> {
    let fact = |(about, said)| match expected {
        true => Fact { about, expected: Some(said), found: None },
        false => Fact { about, expected: None, found: Some(said) },
    };
    said.into_iter().map(fact).collect()
}

fn some(said: impl IntoIterator<Item = (&'static str, String)>) -> Said {
    said.into_iter().filter(|(_, said)| !said.is_empty()).collect()
}

fn text(said: Option<&String>) -> String {
    said.cloned().unwrap_or_default()
}

fn yes(said: bool) -> String {
    if said { String::from("yes") } else { String::new() }
}

fn list(names: &[String]) -> String {
    format!("({})", names.join(", "))
}

/// A description is told apart from none even when it is empty.
fn quoted(said: Option<&String>) -> String {
    said.map(|text| format!("'{}'", text.replace('\'', "''"))).unwrap_or_default()
}

impl Facts for EnumType {
    fn object(&self) -> ObjectKind {
        ObjectKind::EnumType
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn facts(&self) -> Said {
        let values: Vec<String> = self.values.iter().map(|value| format!("'{}'", value.replace('\'', "''"))).collect();
        some([("values", list(&values)), ("comment", quoted(self.comment.as_ref()))])
    }
}

impl Facts for Table {
    fn object(&self) -> ObjectKind {
        ObjectKind::Table
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn facts(&self) -> Said {
        let options: Vec<String> = self
            .options
            .iter()
            .map(|(key, value)| if value.is_empty() { key.clone() } else { format!("{key} {value}") })
            .collect();
        some([("comment", quoted(self.comment.as_ref())), ("options", options.join(", "))])
    }
}

impl Facts for Column {
    fn object(&self) -> ObjectKind {
        ObjectKind::Column
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn facts(&self) -> Said {
        let numbering = self.numbering.as_ref().map(|how| format!("{} {}", numbered(how.by), how.options));
        let generated = self
            .generated
            .as_ref()
            .map(|how| format!("({}) {}", how.expression, if how.stored { "stored" } else { "virtual" }));
        let null = if self.not_null { "refused" } else { "allowed" };
        some([
            ("type", self.ty.clone()),
            ("collation", text(self.collation.as_ref())),
            ("NULL", null.to_owned()),
            ("default", text(self.default.as_ref())),
            ("numbered", numbering.unwrap_or_default().trim().to_owned()),
            ("generated", generated.unwrap_or_default()),
            ("comment", quoted(self.comment.as_ref())),
            ("options", self.extra.clone()),
        ])
    }

    fn may_be_renamed(&self) -> bool {
        false
    }
}

const fn numbered(by: NumberingKind) -> &'static str {
    match by {
        NumberingKind::IdentityByDefault => "identity by default",
        NumberingKind::IdentityAlways => "identity always",
        NumberingKind::Serial => "serial",
        NumberingKind::AutoIncrement => "auto-increment",
    }
}

/// The one primary key of a table, whatever its name.
#[derive(PartialEq)]
pub(super) struct PrimaryKey(pub(super) Key);

impl Facts for PrimaryKey {
    fn object(&self) -> ObjectKind {
        ObjectKind::PrimaryKey
    }

    fn key(&self) -> String {
        String::new()
    }

    fn name(&self) -> String {
        self.0.name.clone().unwrap_or_else(|| list(&self.0.columns))
    }

    fn is_named(&self) -> bool {
        self.0.name.is_some()
    }

    fn facts(&self) -> Said {
        let name = ("name", text(self.0.name.as_ref()));
        some([("columns", list(&self.0.columns)), ("options", self.0.extra.clone()), name])
    }
}

impl Facts for Key {
    fn object(&self) -> ObjectKind {
        ObjectKind::Unique
    }

    fn name(&self) -> String {
        self.name.clone().unwrap_or_else(|| list(&self.columns))
    }

    fn is_named(&self) -> bool {
        self.name.is_some()
    }

    fn facts(&self) -> Said {
        some([("columns", list(&self.columns)), ("options", self.extra.clone())])
    }
}

impl Facts for ForeignKey {
    fn object(&self) -> ObjectKind {
        ObjectKind::ForeignKey
    }

    fn name(&self) -> String {
        self.name.clone().unwrap_or_else(|| list(&self.columns))
    }

    fn is_named(&self) -> bool {
        self.name.is_some()
    }

    fn facts(&self) -> Said {
        let action = |action: Action| if action.is_default() { String::new() } else { action.sql().to_owned() };
        some([
            ("columns", list(&self.columns)),
            ("references", format!("{} {}", self.table, list(&self.references))),
            ("on delete", action(self.on_delete)),
            ("on update", action(self.on_update)),
            ("deferred", yes(self.deferred)),
            ("options", self.extra.clone()),
        ])
    }
}

impl Facts for Check {
    fn object(&self) -> ObjectKind {
        ObjectKind::Check
    }

    fn name(&self) -> String {
        self.name.clone().unwrap_or_else(|| self.expression.clone())
    }

    fn is_named(&self) -> bool {
        self.name.is_some()
    }

    fn facts(&self) -> Said {
        some([("condition", self.expression.clone()), ("options", self.extra.clone())])
    }
}

impl Facts for Index {
    fn object(&self) -> ObjectKind {
        ObjectKind::Index
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn facts(&self) -> Said {
        let parts: Vec<String> = self.parts.iter().map(part).collect();
        some([
            ("columns", list(&parts)),
            ("unique", yes(self.unique)),
            ("where", text(self.predicate.as_ref())),
            ("include", if self.include.is_empty() { String::new() } else { list(&self.include) }),
            ("method", text(self.method.as_ref())),
            ("options", self.options.clone()),
            ("invalid", yes(self.invalid)),
        ])
    }
}

fn part(part: &IndexPart) -> String {
    let key = match &part.key {
        IndexKey::Column(name) => name.clone(),
        IndexKey::Expression(expression) => format!("({expression})"),
    };
    let nulls = match part.nulls {
        Some(Nulls::First) => "nulls first",
        Some(Nulls::Last) => "nulls last",
        None => "",
    };
    let words = [key.as_str(), part.extra.as_str(), if part.descending { "desc" } else { "" }, nulls];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Facts for Trigger {
    fn object(&self) -> ObjectKind {
        ObjectKind::Trigger
    }

    fn name(&self) -> String {
        self.name.clone()
    }

    fn facts(&self) -> Said {
        some([
            ("definition", self.definition.clone()),
            ("function", text(self.function.as_ref())),
            ("body", text(self.body.as_ref())),
            ("disabled", yes(self.disabled)),
        ])
    }
}

impl Facts for Unmanaged {
    fn object(&self) -> ObjectKind {
        ObjectKind::Unmanaged
    }

    fn name(&self) -> String {
        self.to_string()
    }

    fn facts(&self) -> Said {
        some([("definition", self.definition.clone())])
    }

    fn may_be_renamed(&self) -> bool {
        false
    }
}
