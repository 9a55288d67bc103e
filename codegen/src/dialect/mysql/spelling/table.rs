//! What means nothing to MariaDB and MySQL, or the same, of tables.

use super::types;
use crate::dialect::mysql::Flavour;
use crate::inventory::{Check, Column, Index, IndexKey, Key, Table};
use crate::model::{Action, DialectKind};

pub(super) fn normal(flavour: &Flavour, table: &mut Table, collation: Option<&str>) {
    let comments = table.columns.iter_mut().map(|column| &mut column.comment).chain([&mut table.comment]);
    for comment in comments.flatten() {
        *comment = kept(comment);
    }
    options(flavour, table);
    let own = table.options.get("collation").cloned().or_else(|| collation.map(str::to_owned));
    for column in &mut table.columns {
        collated(column, own.as_deref());
    }
    if let Some(key) = &mut table.primary_key {
        key.name = None;
    }
    for key in &mut table.foreign_keys {
        for action in [&mut key.on_delete, &mut key.on_update] {
            if *action == Action::Restrict {
                *action = Action::NoAction;
            }
        }
    }
    // The usual engine makes trees of them all.
    if table.options.get("engine").is_none_or(|engine| engine == "innodb") {
        for index in &mut table.indexes {
            index.method = index.method.take().filter(|method| !method.eq_ignore_ascii_case("hash"));
        }
    }
    unique_indexes(table);
    json_checks(table);
}

/// A description as the catalogue shows it: its own character set has no letters of four bytes.
pub(in crate::dialect::mysql) fn kept(text: &str) -> String {
    text.chars().map(|letter| if letter.len_utf8() > 3 { '?' } else { letter }).collect()
}

/// Numbers have no collation; texts without one have the table's.
fn collated(column: &mut Column, own: Option<&str>) {
    if !types::is_text(&column.ty) {
        column.collation = None;
        return;
    }
    let collation = column.collation.take().or_else(|| own.map(str::to_owned));
    column.collation = collation.map(|of| current(&of));
}

/// `utf8` has long been the name of the set of three bytes a character.
pub(super) fn current(collation: &str) -> String {
    let lower = collation.to_lowercase();
    match lower.strip_prefix("utf8_") {
        Some(rest) => format!("utf8mb3_{rest}"),
        None => lower,
    }
}

/// A unique index over whole columns in ascending order is a constraint.
fn unique_indexes(table: &mut Table) {
    let (unique, others): (Vec<Index>, Vec<Index>) = std::mem::take(&mut table.indexes).into_iter().partition(is_key);
    table.indexes = others;
    table.uniques.extend(unique.into_iter().map(|index| {
        Key {
            name: Some(index.name),
            columns: index
                .parts
                .into_iter()
                .filter_map(|part| if let IndexKey::Column(name) = part.key { Some(name) } else { None })
                .collect(),
            extra: index.options,
        }
    }));
}

fn is_key(index: &Index) -> bool {
    let whole = index
        .parts
        .iter()
        .all(|part| matches!(part.key, IndexKey::Column(_)) && !part.descending && part.extra.is_empty());
    let plain = index.method.as_deref().is_none_or(|method| method.eq_ignore_ascii_case("btree"));
    index.unique && whole && plain && index.predicate.is_none() && !index.parts.is_empty()
}

/// The condition that MariaDB adds to JSON columns has the column's name, which nobody gave it.
fn json_checks(table: &mut Table) {
    let mut seen: Vec<String> = Vec::new();
    let columns = &table.columns;
    table.checks.retain_mut(|check| {
        let Some(column) = columns.iter().find(|column| is_json_check(&check.expression, &column.name)) else {
            return true;
        };
        let is_new = !seen.contains(&column.name);
        check.name = None;
        seen.push(column.name.clone());
        is_new
    });
}

fn is_json_check(expression: &str, column: &str) -> bool {
    let bare: String = expression.chars().filter(|letter| !letter.is_whitespace() && *letter != '`').collect();
    let bare = bare.trim_start_matches('(').trim_end_matches(')').to_lowercase();
    bare == format!("json_valid({}", column.to_lowercase())
}

/// Conditions that are there because a column was declared as JSON, and its collation.
pub(super) fn declared_json(table: &mut Table, is_json: impl Fn(&str) -> bool) {
    let columns: Vec<String> =
        table.columns.iter().filter(|column| is_json(&column.ty)).map(|c| c.name.clone()).collect();
    for column in table.columns.iter_mut().filter(|column| columns.contains(&column.name)) {
        column.collation.get_or_insert_with(|| "utf8mb4_bin".to_owned());
    }
    let check =
        |name: String| Check { expression: format!("json_valid(`{}`)", name.replace('`', "``")), ..Check::default() };
    let missing =
        columns.into_iter().filter(|name| !table.checks.iter().any(|check| is_json_check(&check.expression, name)));
    let missing: Vec<Check> = missing.map(check).collect();
    table.checks.extend(missing);
}

/// `engine`, `collation` and the rest, each in one form; how far numbering has come is no option.
fn options(flavour: &Flavour, table: &mut Table) {
    let mut options = std::mem::take(&mut table.options);
    let set = options.remove("charset").or_else(|| options.remove("character_set"));
    if let Some(set) = set {
        options.entry("collation".to_owned()).or_insert_with(|| of_set(flavour, &set));
    }
    if let Some(engine) = options.get_mut("engine") {
        *engine = engine.to_lowercase();
    }
    if let Some(collation) = options.get_mut("collation") {
        *collation = current(collation);
    }
    if let Some(rest) = options.get_mut("options") {
        *rest = sorted(rest);
    }
    options.retain(|_, value| !value.is_empty());
    table.options = options;
}

fn sorted(text: &str) -> String {
    let lower = text.to_lowercase().replace(" =", "=").replace("= ", "=").replace(['`', '\''], "");
    let mut parts: Vec<&str> = lower.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    parts.retain(|part| !part.starts_with("auto_increment="));
    parts.sort_unstable();
    parts.join(" ")
}

/// The collation that a set of characters has by itself.
fn of_set(flavour: &Flavour, set: &str) -> String {
    match set.to_lowercase().as_str() {
        "utf8mb4" if flavour.kind == DialectKind::Mysql => "utf8mb4_0900_ai_ci".to_owned(),
        "utf8" => "utf8mb3_general_ci".to_owned(),
        "latin1" => "latin1_swedish_ci".to_owned(),
        "binary" => "binary".to_owned(),
        other => format!("{other}_general_ci"),
    }
}
