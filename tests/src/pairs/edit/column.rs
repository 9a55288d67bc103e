//! What is said of one column changes.

use schemalock_codegen::model::{Column, Default, DialectKind, Generated, Model, Rules, Sql, Table, Type};

use super::super::base::{can_index, default, generated, only_on, rules, touched};
use super::super::convert;
use super::super::expect::as_using;
use super::super::judge::{of_literal, takes};
use super::super::random::Random;
use super::super::sample;
use super::{is_linked, is_named_in_sql, origin_of_column, origin_of_table, pick_column};
use crate::Engine;

/// A type that values have a natural form in. Keys change with all that points at them.
pub(super) fn change_type(random: &mut Random, a: &Model, b: &mut Model) {
    let Some((at, column)) = pick_column(random, b, |table, column| {
        column.generated.is_none() && !column.touched && !column.version && !is_linked(b, table, &column.name)
    }) else {
        return;
    };
    let table = &b.tables[at];
    let old = table.columns[column].clone();
    let origin = origin_of_table(a, table).and_then(|before| origin_of_column(before, &old));
    let types: Vec<Type> = convert::natural(b, origin.map_or(&old.ty, |origin| &origin.ty));
    let Some(ty) = random.some(&types).cloned() else { return };
    if is_named_in_sql(table, &old.name) && !ty.is_integer() || old.identity && !ty.is_integer() {
        return;
    }
    let mut new =
        Column { ty, rules: Rules::default(), default: None, using: None, case_insensitive: false, ..old.clone() };
    let keyed = is_keyed(table, &old.name);
    if keyed && new.ty == Type::Text {
        new.rules.max_length = Some(60);
    }
    if keyed && !can_index(&new) {
        return;
    }
    if random.once_in(2) && !new.identity {
        new.default = default(random, b, &new);
    }
    b.tables[at].columns[column] = new;
}

/// Is the column in a key, a unique set or an index?
fn is_keyed(table: &Table, name: &str) -> bool {
    let has = |names: &[String]| names.iter().any(|other| other == name);
    has(&table.primary_key)
        || table.uniques.iter().any(|unique| has(&unique.columns))
        || table
            .indexes
            .iter()
            .any(|index| has(&index.include) || index.columns.iter().any(|part| part.part.column() == Some(name)))
}

pub(super) fn toggle_optional(random: &mut Random, _a: &Model, b: &mut Model) {
    let free = |table: &Table, column: &Column| {
        let nulled = table.foreign_keys.iter().any(|key| key.columns.contains(&column.name));
        !table.primary_key.contains(&column.name)
            && column.generated.is_none()
            && !column.version
            && column.using.is_none()
            && !(nulled && column.optional)
    };
    if let Some((at, column)) = pick_column(random, b, free) {
        let column = &mut b.tables[at].columns[column];
        column.optional = !column.optional;
    }
}

pub(super) fn change_default(random: &mut Random, _a: &Model, b: &mut Model) {
    let plain = |_: &Table, column: &Column| !column.is_assigned() && !column.touched && !column.version;
    let Some((at, column)) = pick_column(random, b, plain) else { return };
    let old = &b.tables[at].columns[column];
    let new = if old.default.is_some() && random.once_in(3) { None } else { default(random, b, old) };
    b.tables[at].columns[column].default = new;
}

/// Rules are made narrower or wider, come or go. In keys the length stays.
pub(super) fn change_rules(random: &mut Random, _a: &Model, b: &mut Model) {
    let plain = |table: &Table, column: &Column| {
        !column.is_assigned() && !column.touched && !is_keyed(table, &column.name) && !is_linked(b, table, &column.name)
    };
    let Some((at, column)) = pick_column(random, b, plain) else { return };
    let mut new = b.tables[at].columns[column].clone();
    new.rules = if random.once_in(4) { Rules::default() } else { rules(random, b, &new) };
    keep_default(b, &mut new);
    b.tables[at].columns[column] = new;
}

/// A default outside of the rules goes.
fn keep_default(model: &Model, column: &mut Column) {
    let kept = match &column.default {
        Some(Default::Literal(literal)) => {
            takes(Engine::Postgres, model, column, &of_literal(literal, &column.ty)) == Some(true)
        }
        Some(_) => column.rules.is_empty(),
        None => true,
    };
    if !kept {
        column.default = None;
    }
}

pub(super) fn toggle_case(random: &mut Random, _a: &Model, b: &mut Model) {
    let text = |table: &Table, column: &Column| column.ty == Type::Text && !is_linked(b, table, &column.name);
    if let Some((at, column)) = pick_column(random, b, text) {
        let column = &mut b.tables[at].columns[column];
        column.case_insensitive = !column.case_insensitive;
    }
}

pub(super) fn describe(random: &mut Random, _a: &Model, b: &mut Model) {
    let Some((at, column)) = pick_column(random, b, |_, _| true) else { return };
    let text = random.maybe(2, |random| (*random.pick(&["Another.", "It's new.", "a\nb"])).to_owned());
    if random.once_in(3) {
        b.tables[at].description = text;
    } else {
        b.tables[at].columns[column].description = text;
    }
}

pub(super) fn toggle_identity(random: &mut Random, _a: &Model, b: &mut Model) {
    let alone = |table: &Table, column: &Column| {
        let key = table.primary_key == [column.name.clone()] && matches!(column.ty, Type::Integer | Type::BigInt);
        key && column.default.is_none()
            && column.rules.is_empty()
            && !table.foreign_keys.iter().any(|key| key.columns.contains(&column.name))
    };
    if let Some((at, column)) = pick_column(random, b, alone) {
        let column = &mut b.tables[at].columns[column];
        column.identity = !column.identity;
    }
}

pub(super) fn change_generated(random: &mut Random, _a: &Model, b: &mut Model) {
    let with_amount: Vec<usize> = (0..b.tables.len()).filter(|at| b.tables[*at].column("amount").is_some()).collect();
    let Some(at) = random.some(&with_amount).copied() else { return };
    let virtual_too = only_on(b, &[DialectKind::Sqlite, DialectKind::Mariadb]);
    let new = generated(random, b);
    let table = &mut b.tables[at];
    match table.columns.iter().position(|column| column.generated.is_some()) {
        None => table.columns.push(new),
        Some(place) => match random.below(3) {
            0 => drop(table.columns.remove(place)),
            1 => {
                let column = &mut table.columns[place];
                let stored = !virtual_too || random.once_in(2);
                column.generated = Some(Generated { sql: Sql::Any("amount % 11".to_owned()), stored });
            }
            _ => table.columns[place].generated = None,
        },
    }
}

pub(super) fn toggle_touched(random: &mut Random, _a: &Model, b: &mut Model) {
    if b.tables.is_empty() {
        return;
    }
    let at = random.below(b.tables.len());
    let table = &mut b.tables[at];
    match table.columns.iter().position(|column| column.touched) {
        Some(place) => table.columns[place].touched = false,
        None if table.column("updated_at").is_none() => table.columns.push(touched()),
        None => {}
    }
}

/// `using` gives what no row has: a value for what is required from now on, for words that go, and for types that do not convert.
pub(super) fn say_using(random: &mut Random, _a: &Model, b: &mut Model) {
    let plain = |table: &Table, column: &Column| {
        !column.is_assigned()
            && !column.touched
            && !column.version
            && !is_keyed(table, &column.name)
            && !is_linked(b, table, &column.name)
            && !is_named_in_sql(table, &column.name)
    };
    let Some((at, column)) = pick_column(random, b, plain) else { return };
    let mut new = b.tables[at].columns[column].clone();
    match random.below(3) {
        0 => {
            new.ty = random.pick(&[Type::Text, Type::Integer, Type::Boolean, Type::Uuid, Type::Date]).clone();
            (new.rules, new.default, new.case_insensitive) = (Rules::default(), None, false);
        }
        _ => new.optional = false,
    }
    let values = sample::of_column(b, &new);
    if let Some(using) = random.some(&values).and_then(as_using) {
        new.using = Some(using);
        b.tables[at].columns[column] = new;
    }
}
