//! What `model.ts` says of a table: data, in the words of schema.yaml where it has some.

use super::layout::{Member, Ts};
use super::members::Members;
use super::{condition, literal, rules};
use crate::convex::{self, Check, Field, Form, Reference, Table, To, Unique, Way};
use crate::model::{Action, Bind, Column, Default, Encryption, Model, Normalise, Type};

/// What is said of a table.
pub(super) fn table(model: &Model, table: &Table<'_>) -> Ts {
    let is_field = |field: &&Field<'_>| !matches!(field.column.ty, Type::BlindIndex(_));
    let fields = table.fields.iter().filter(is_field).map(|it| Member::new(&it.name, field(model, table, it)));
    let (key, uniques) = match table.uniques.split_first() {
        Some((key, rest)) if !table.key.columns().is_empty() => (Some(key), rest),
        _ => (None, table.uniques.as_slice()),
    };
    let mut members = Members::default();
    members.add("key", key.map(|key| unique(table, key)));
    members.add("fields", Some(Ts::Object(fields.collect())));
    members.list("uniques", uniques.iter().map(|it| unique(table, it)).collect());
    members.list("references", table.references.iter().map(reference).collect());
    members.list("checks", table.checks.iter().map(check).collect());
    members.object()
}

fn field(model: &Model, table: &Table<'_>, field: &Field<'_>) -> Ts {
    let column = field.column;
    let mut members = Members::default();
    kind(&mut members, model, field);
    members.flag("optional", column.optional);
    default(&mut members, column);
    // The fields of a key never change, and that is said with the key.
    members.flag("immutable", column.immutable && !table.key.columns().contains(&column.name));
    members.add("on_update", column.touched.then(|| Ts::text("now")));
    members.flag("version", column.version);
    rules::add(&mut members, column);
    members.add("sealed", column.encrypted.as_ref().map(sealed));
    members.object()
}

fn kind(members: &mut Members, model: &Model, field: &Field<'_>) {
    let ty = &field.column.ty;
    let word = match (&field.form, ty) {
        (Form::Id(_), _) => "id".to_owned(),
        (_, Type::Enum(_)) => "enum".to_owned(),
        (_, Type::Decimal { .. }) => "decimal".to_owned(),
        (_, other) => other.to_string(),
    };
    members.add("kind", Some(Ts::text(&word)));
    match (&field.form, ty) {
        (Form::Id(table), _) => members.add("table", Some(Ts::text(&convex::names::table(table)))),
        (_, Type::Enum(name)) => {
            let values = model.find_enum(name).map(|item| item.values.as_slice()).unwrap_or_default();
            let words: Vec<&str> = values.iter().map(|value| value.name.as_str()).collect();
            members.add("words", Some(Ts::texts(&words)));
        }
        (_, Type::Decimal { precision, scale }) => {
            members.add("precision", Some(Ts::word(precision.to_string())));
            members.add("scale", Some(Ts::word(scale.to_string())));
        }
        _ => {}
    }
}

/// A default that only a database can compute is none: the value has to be given.
fn default(members: &mut Members, column: &Column) {
    match &column.default {
        Some(Default::Literal(value)) => members.add("default", Some(literal::of(value, &column.ty))),
        Some(Default::Now) => members.add("made", Some(Ts::text("now"))),
        Some(Default::UuidV4) => members.add("made", Some(Ts::text("uuid_v4"))),
        Some(Default::UuidV7) => members.add("made", Some(Ts::text("uuid_v7"))),
        Some(Default::Sql(_)) | None => {}
    }
}

fn sealed(encryption: &Encryption) -> Ts {
    let mut members = Members::default();
    members.add("context", Some(Ts::text(&encryption.context)));
    members.add("bind", (encryption.bind == Bind::Column).then(|| Ts::text("column")));
    members.flag("pad", encryption.pad);
    let normalise = |normalise| match normalise {
        Normalise::None => "none",
        Normalise::Lowercase => "lowercase",
    };
    members.add("searchable", encryption.searchable.map(|it| Ts::text(normalise(it))));
    members.object()
}

fn unique(table: &Table<'_>, unique: &Unique) -> Ts {
    // A searchable field is unique by its blind index, and called by its own name.
    let searched = |name: &String| {
        let field = table.fields.iter().find(|field| field.name == *name);
        match field.map(|field| &field.column.ty) {
            Some(Type::BlindIndex(of)) => convex::names::field(of),
            _ => name.clone(),
        }
    };
    let fields: Vec<String> = unique.fields.iter().map(searched).collect();
    let prefix: Vec<String> = unique.way.fields.iter().map(searched).collect();
    let mut members = Members::default();
    members.add("name", Some(Ts::text(&unique.name)));
    members.add("fields", Some(Ts::texts(&fields)));
    way(&mut members, &fields, &Way { index: unique.way.index.clone(), fields: prefix });
    members.object()
}

/// An index, and what it begins with, unless that is all fields in their order.
fn way(members: &mut Members, fields: &[String], way: &Way) {
    members.add("index", Some(Ts::text(&way.index)));
    members.add("prefix", (way.fields != fields).then(|| Ts::texts(&way.fields)));
}

fn reference(reference: &Reference) -> Ts {
    let to = reference.to.iter().map(|to| match to {
        To::Document => "_id",
        To::Field(name) => name.as_str(),
    });
    let action = |action: Action| (!action.is_default()).then(|| Ts::text(action.word()));
    let mut members = Members::default();
    members.add("name", Some(Ts::text(&reference.name)));
    members.add("fields", Some(Ts::texts(&reference.fields)));
    members.add("table", Some(Ts::text(&reference.table)));
    members.add("to", Some(Ts::texts(&to.collect::<Vec<_>>())));
    way(&mut members, &reference.fields, &reference.way);
    members.add("on_delete", action(reference.on_delete));
    members.add("on_update", action(reference.on_update));
    members.object()
}

fn check(check: &Check) -> Ts {
    let mut members = Members::default();
    members.add("name", Some(Ts::text(&check.name)));
    members.add("holds", Some(condition::function(&check.condition)));
    members.object()
}
