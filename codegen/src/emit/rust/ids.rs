//! Which columns share an id type.
//!
//! A table's only key column gives the table an id type. A column that points at it has that type, too, and so has a
//! column that points at such a column: ids follow references to their end.

use crate::model::{Model, Table, Type};

type Place<'a> = (&'a Table, &'a str);

/// The table whose id a column holds.
pub(super) fn owner<'a>(model: &'a Model, table: &'a Table, column: &'a str) -> Option<&'a Table> {
    let mut reached = Vec::new();
    follow(model, (table, column), &mut reached);
    let mut ends = reached.iter().filter(|(table, column)| targets(model, (table, column)).next().is_none());
    match ends.find(|place| has_id(**place)) {
        Some((table, _)) => Some(table),
        // References in a circle have no end. All columns of the circle agree on the table that was declared first.
        None => model.tables.iter().find(|owner| reached.iter().any(|place| has_id(*place) && place.0.name == owner.name)),
    }
}

/// Does this table have an id type of its own?
pub(super) fn own(model: &Model, table: &Table) -> Option<Type> {
    let [key] = table.primary_key.as_slice() else { return None };
    let owner = owner(model, table, key)?;
    (owner.name == table.name).then(|| table.column(key).map(|column| column.ty.clone())).flatten()
}

/// Is this a key that an id type can be made of?
fn has_id((table, column): Place<'_>) -> bool {
    let is_key = table.primary_key == [column];
    let ty = table.column(column).map(|column| &column.ty);
    is_key && ty.is_some_and(|ty| matches!(ty, Type::Uuid | Type::Text) || ty.is_integer())
}

fn follow<'a>(model: &'a Model, place: Place<'a>, reached: &mut Vec<Place<'a>>) {
    if reached.iter().any(|(table, column)| table.name == place.0.name && *column == place.1) {
        return;
    }
    reached.push(place);
    for target in targets(model, place) {
        follow(model, target, reached);
    }
}

/// The columns that this one points at.
fn targets<'a>(model: &'a Model, (table, column): Place<'a>) -> impl Iterator<Item = Place<'a>> {
    let pairs = table.foreign_keys.iter().flat_map(|key| {
        key.columns.iter().zip(&key.references).map(|(from, to)| (from, key.table.as_str(), to.as_str()))
    });
    pairs.filter(move |(from, ..)| *from == column).filter_map(|(_, table, to)| Some((model.table(table)?, to)))
}
