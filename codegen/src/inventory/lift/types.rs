//! Which logical types an engine stores as a type of its own: found by storing each of them.

use std::collections::BTreeMap;

use crate::dialect::Dialect;
use crate::inventory::{Inventory, spelled};
use crate::model::{Column, Default, Enum, Model, Rules, Table, Type};

/// Columns of logical types by the form that the engine gives to them.
#[derive(Debug)]
pub(super) struct Types {
    by_form: BTreeMap<Form, Vec<Stored>>,
}

/// A logical type as the engine stores it.
#[derive(Clone, Debug)]
pub(super) struct Stored {
    /// A column of that type.
    pub(super) column: Column,
    /// The present moment as a default of it, of types that have one.
    pub(super) now: Option<String>,
}

/// A type of the engine's, with its collation.
type Form = (String, Option<String>);

impl Types {
    /// Those that can occur in an inventory (in its normal spelling).
    pub(super) fn of(dialect: &dyn Dialect, base: &Model, found: &Inventory) -> Self {
        let candidates = candidates(&base.enums, found);
        let named =
            candidates.iter().enumerate().map(|(at, column)| Column { name: format!("c{at}"), ..column.clone() });
        let probe = Table { name: String::from("probe"), columns: named.collect(), ..Table::default() };
        let stored = spelled(&Inventory::of(dialect, &Model { tables: vec![probe], ..base.clone() }));
        let mut by_form: BTreeMap<Form, Vec<Stored>> = BTreeMap::new();
        let columns = stored.tables.into_iter().flat_map(|table| table.columns);
        for (column, candidate) in columns.zip(candidates) {
            let stored = Stored { column: Column { default: None, ..candidate }, now: column.default };
            by_form.entry((column.ty, column.collation)).or_default().push(stored);
        }
        Self { by_form }
    }

    /// Those of one form.
    pub(super) fn stored_as(&self, ty: &str, collation: Option<&String>) -> &[Stored] {
        self.by_form.get(&(ty.to_owned(), collation.cloned())).map_or(&[], Vec::as_slice)
    }
}

/// What asks most of its values comes first.
fn candidates(enums: &[Enum], found: &Inventory) -> Vec<Column> {
    const MOST_FIRST: [Type; 12] = [
        Type::Uuid,
        Type::Boolean,
        Type::Json,
        Type::Date,
        Type::Time,
        Type::SmallInt,
        Type::Integer,
        Type::BigInt,
        Type::Timestamp,
        Type::Float,
        Type::Bytes,
        Type::Text,
    ];
    let mut types: Vec<Type> = MOST_FIRST.to_vec();
    types.extend(enums.iter().map(|item| Type::Enum(item.name.clone())));
    let now = |ty: &Type| matches!(ty, Type::Timestamp | Type::Date | Type::Time).then_some(Default::Now);
    let mut all: Vec<Column> =
        types.into_iter().map(|ty| Column { default: now(&ty), ..Column::new("", ty) }).collect();
    let numbers = numbers(found);
    for bracketed in numbers.keys() {
        match bracketed.as_slice() {
            [length] => all.extend(limited(*length)),
            [precision, scale] => all.extend(decimal(*precision, *scale)),
            _ => {}
        }
    }
    let texts: Vec<Column> = all.iter().filter(|column| column.ty == Type::Text).cloned().collect();
    all.extend(texts.into_iter().map(|column| Column { case_insensitive: true, ..column }));
    all
}

fn limited(length: u32) -> Option<Column> {
    let rules = Rules { max_length: Some(length), ..Rules::default() };
    (length > 0).then(|| Column { rules, ..Column::new("", Type::Text) })
}

fn decimal(precision: u32, scale: u32) -> Option<Column> {
    let ty = Type::builtin(&format!("decimal({precision},{scale})"))?;
    Some(Column::new("", ty))
}

/// The numbers in brackets that types have.
fn numbers(found: &Inventory) -> BTreeMap<Vec<u32>, ()> {
    let types = found.tables.iter().flat_map(|table| &table.columns).map(|column| column.ty.as_str());
    types.filter_map(|ty| Some((bracketed(ty)?, ()))).collect()
}

fn bracketed(ty: &str) -> Option<Vec<u32>> {
    let (_, rest) = ty.split_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    inner.split(',').map(|number| number.trim().parse().ok()).collect()
}
