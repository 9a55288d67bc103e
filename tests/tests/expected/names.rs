//! The names of constraints and indexes, by the rule that the documentation states.

use std::collections::BTreeSet;

use schemalock_codegen::model::{Column, DialectKind, Model, Table, Type};
use schemalock_codegen::text::sha256;

/// Table and parts with underscores between; over 63 bytes, the first 52 and ten digits of the hash.
pub(crate) fn named(table: &str, parts: &[&str]) -> String {
    let whole = std::iter::once(table).chain(parts.iter().copied()).filter(|part| !part.is_empty());
    let whole = whole.collect::<Vec<_>>().join("_");
    if whole.len() <= 63 {
        return whole;
    }
    let cut = (0..=52).rev().find(|at| whole.is_char_boundary(*at)).unwrap();
    format!("{}_{}", &whole[..cut], &sha256(whole.as_bytes())[..10])
}

/// Every CHECK that a table has.
pub(crate) fn checks(kind: DialectKind, model: &Model, table: &Table) -> BTreeSet<String> {
    let of_columns = table.columns.iter().flat_map(|column| {
        let rules = rules(kind, model, column);
        rules.into_iter().map(|rule| named(&table.name, &[&column.name, rule])).collect::<Vec<_>>()
    });
    let own = table
        .checks
        .iter()
        .map(|check| check.sql_name.clone().unwrap_or_else(|| named(&table.name, &[&check.name, "check"])));
    // MariaDB's JSON brings a check of its own, with the column's name.
    let json = table
        .columns
        .iter()
        .filter(|column| kind == DialectKind::Mariadb && column.ty == Type::Json && column.encrypted.is_none());
    of_columns.chain(own).chain(json.map(|column| column.name.clone())).collect()
}

fn rules(kind: DialectKind, model: &Model, column: &Column) -> Vec<&'static str> {
    if column.encrypted.is_some() {
        return vec!["sealed"];
    }
    if matches!(column.ty, Type::BlindIndex(_)) {
        return if column.optional { vec!["form", "null"] } else { vec!["form"] };
    }
    let mut all = of_type(kind, model, column);
    let rules = &column.rules;
    let bounded_by_type = kind == DialectKind::Mariadb && rules.max_length.is_some_and(|length| length <= 16_383);
    let patterns = kind != DialectKind::Sqlite;
    all.extend(rules.min_length.map(|_| "min_length"));
    all.extend(rules.max_length.filter(|_| !bounded_by_type).map(|_| "max_length"));
    all.extend(rules.non_empty.then_some("non_empty"));
    all.extend(rules.pattern.as_ref().filter(|_| patterns).map(|_| "pattern"));
    all.extend(rules.format.filter(|_| patterns).map(|_| "format"));
    all.extend(rules.min.as_ref().map(|_| "min"));
    all.extend(rules.max.as_ref().map(|_| "max"));
    all.extend((!rules.one_of.is_empty()).then_some("one_of"));
    all
}

fn of_type(kind: DialectKind, model: &Model, column: &Column) -> Vec<&'static str> {
    if column.native.contains_key(&kind) {
        return Vec::new();
    }
    match (kind, &column.ty) {
        (_, Type::Enum(name)) if model.find_enum(name).unwrap().native.contains_key(&kind) => Vec::new(),
        (_, Type::Enum(_)) => vec!["enum"],
        (DialectKind::Sqlite | DialectKind::Mariadb, Type::Boolean) => vec!["boolean"],
        (DialectKind::Sqlite, Type::Uuid) => vec!["length"],
        (DialectKind::Sqlite, Type::SmallInt | Type::Integer | Type::Decimal { .. }) => vec!["range"],
        (DialectKind::Sqlite, Type::Json) => vec!["json"],
        (DialectKind::Sqlite, Type::Date) => vec!["date"],
        (DialectKind::Sqlite, Type::Time) => vec!["time"],
        _ => Vec::new(),
    }
}
