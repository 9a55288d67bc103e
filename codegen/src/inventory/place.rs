//! Where in a schema an object of a database comes from.

use super::{Difference, ObjectKind};
use crate::dialect::{self, Dialect};
use crate::diff::Place;
use crate::model::{Model, Table, names};
use crate::sql::expression;

/// The place that a difference is about: that of the object, or of what it belongs to.
#[must_use]
pub fn place(dialect: &dyn Dialect, model: &Model, difference: &Difference) -> Place {
    let name = difference.name.as_str();
    let around = difference.table.as_deref().and_then(|table| model.table(table));
    let Some(table) = around else {
        return match difference.object {
            ObjectKind::EnumType => Place::of_enum(name),
            _ => Place::table(difference.table.as_deref().unwrap_or(name)),
        };
    };
    let found = match difference.object {
        ObjectKind::Column => Some(column(table, name)),
        ObjectKind::PrimaryKey => Some(Place::primary_key(&table.name)),
        ObjectKind::Unique => unique(table, name),
        ObjectKind::ForeignKey => foreign_key(table, name),
        ObjectKind::Check => check(dialect, model, table, name),
        ObjectKind::Index => index(table, name),
        ObjectKind::Trigger => trigger(table, name),
        ObjectKind::EnumType | ObjectKind::Table | ObjectKind::Unmanaged => None,
    };
    found.unwrap_or_else(|| Place::table(&table.name))
}

/// The column of that name, or the one whose blind index it holds.
fn column(table: &Table, name: &str) -> Place {
    let of = table.columns.iter().find(|column| column.blind_index().is_some_and(|companion| companion.name == name));
    Place::column(&table.name, of.map_or(name, |column| column.name.as_str()))
}

/// By its name in SQL, or where there is none by its columns.
fn unique(table: &Table, name: &str) -> Option<Place> {
    let stored = |unique| table.stored_unique(unique);
    let is = |columns: &[String]| name == format!("({})", columns.join(", "));
    let found = table
        .uniques
        .iter()
        .find(|unique| names::unique(table, &stored(unique)) == name || is(&stored(unique).columns));
    Some(Place::unique(&table.name, found?))
}

fn foreign_key(table: &Table, name: &str) -> Option<Place> {
    let is = |columns: &[String]| name == format!("({})", columns.join(", "));
    let found = table.foreign_keys.iter().find(|key| names::foreign_key(table, key) == name || is(&key.columns));
    Some(Place::foreign_key(&table.name, found?))
}

/// By its name in SQL, or where there is none by the columns that it names.
fn check(dialect: &dyn Dialect, model: &Model, table: &Table, name: &str) -> Option<Place> {
    if let Some(check) = table.checks.iter().find(|check| names::check(table, check) == name) {
        return Some(Place::check(&table.name, check));
    }
    let is = |column: &&crate::model::Column| {
        let conditions = dialect::conditions(dialect, column, model);
        conditions.iter().any(|(rule, _)| names::condition(table, column, rule) == name)
    };
    let stored = table.stored();
    if let Some(found) = stored.columns.iter().find(is) {
        return Some(column(table, &found.name));
    }
    let named = expression::columns(name, Some(dialect.kind())).unwrap_or_default();
    let first = named.into_iter().find(|named| stored.column(&named.name).is_some())?;
    Some(column(table, &first.name))
}

fn index(table: &Table, name: &str) -> Option<Place> {
    if let Some(index) = table.indexes.iter().find(|index| names::index(table, index) == name) {
        return Some(Place::index(&table.name, &index.name));
    }
    // One that a foreign key needs has its name; one of a blind index is of its column.
    let companion = table.columns.iter().find(|column| {
        let inner = column.blind_index().map(|companion| names::blind_index_index(&companion));
        inner.is_some_and(|inner| name.ends_with(&inner))
    });
    foreign_key(table, name).or_else(|| Some(Place::column(&table.name, &companion?.name)))
}

fn trigger(table: &Table, name: &str) -> Option<Place> {
    let of = table.columns.iter().find(|column| names::touch(table, column) == name);
    Some(Place::column(&table.name, &of?.name))
}
