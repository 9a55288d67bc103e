//! What changed of one thing, in words.
//!
//! Works on the JSON form of the model, in which everything has a name: nothing that is ever added to the model can be overlooked.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::Item;

/// `max_length 200 -> 120, optional false -> true`.
pub(super) fn between(previous: &Item, next: &Item) -> String {
    match (previous, next) {
        (Item::Order(_), Item::Order(_)) => "another order".to_owned(),
        (Item::Target(old), Item::Target(new)) => format!("{old} -> {new}"),
        (Item::PrimaryKey { columns: old, .. }, Item::PrimaryKey { columns: new, .. }) if old != new => {
            format!("({}) -> ({})", old.join(", "), new.join(", "))
        }
        _ => {
            let (mut old, mut new) = (flat(previous), flat(next));
            whole("encrypted", &mut old, &mut new);
            differences(&old, &new)
        }
    }
}

type Flat = BTreeMap<String, Value>;

fn differences(old: &Flat, new: &Flat) -> String {
    let keys: BTreeMap<&String, ()> = old.keys().chain(new.keys()).map(|key| (key, ())).collect();
    let changed = keys.into_keys().filter(|key| old.get(*key) != new.get(*key));
    let said = changed.map(|key| {
        let (was, is) = (old.get(key), new.get(key));
        let flag = was.or(is).is_some_and(Value::is_boolean);
        format!("{key} {} -> {}", short(was, flag), short(is, flag))
    });
    let said: Vec<String> = said.collect();
    // Items that differ in nothing of this are no change.
    if said.is_empty() { "written otherwise".to_owned() } else { said.join(", ") }
}

/// What only one of them has under a key is said in one word.
fn whole(key: &str, old: &mut Flat, new: &mut Flat) {
    let within = |path: &String| path.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
    if old.keys().any(within) != new.keys().any(within) {
        for flat in [old, new] {
            let has = flat.keys().any(within);
            flat.retain(|path, _| !within(path));
            flat.insert(key.to_owned(), Value::Bool(has));
        }
    }
}

fn flat(item: &Item) -> Flat {
    let value = match item {
        Item::Enum(item) => json(item),
        Item::Value(value) => json(value),
        Item::Table(table) => json(table),
        Item::Column(column) => json(column),
        Item::Unique(unique) => json(unique),
        Item::ForeignKey(key) => json(key),
        Item::Check(check) => json(check),
        Item::Index(index) => json(index),
        Item::PrimaryKey { sql_name, .. } => serde_json::json!({ "sql_name": sql_name }),
        Item::Target(_) | Item::Order(_) => Value::Null,
    };
    let mut found = Flat::new();
    flatten(String::new(), &value, &mut found);
    found
}

fn json<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Every value behind the path of its keys; the keys that are only ours are left out.
fn flatten(path: String, value: &Value, found: &mut Flat) {
    match value {
        Value::Object(entries) if !entries.is_empty() && !path.ends_with("json") => {
            for (key, value) in entries {
                let path = match (path.as_str(), key.as_str()) {
                    (path, "rules" | "literal" | "text" | "integer" | "number" | "boolean" | "timestamp") => {
                        path.to_owned()
                    }
                    ("", key) => key.to_owned(),
                    (path, key) => format!("{path}.{key}"),
                };
                flatten(path, value, found);
            }
        }
        Value::Null => {}
        Value::Array(items) if items.is_empty() => {}
        _ => {
            found.insert(path, value.clone());
        }
    }
}

/// A value as people write it; what is not there is `none`, or `false` for a flag.
fn short(value: Option<&Value>, flag: bool) -> String {
    let text = match value {
        None if flag => "false".to_owned(),
        None => "none".to_owned(),
        Some(value) => write(value),
    };
    if text.chars().count() <= 60 { text } else { text.chars().take(59).chain(['…']).collect() }
}

fn write(value: &Value) -> String {
    match value {
        Value::String(text) if is_word(text) => text.clone(),
        Value::Array(items) => format!("({})", items.iter().map(write).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) if entries.contains_key("native") => value.to_string(),
        Value::Object(entries) => match entries.get("column").and_then(Value::as_str) {
            Some(column) if entries.get("descending").is_some() => format!("{column} desc"),
            Some(column) => column.to_owned(),
            None => value.to_string(),
        },
        _ => value.to_string(),
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_alphanumeric() || "_-.:(),".contains(letter))
}
