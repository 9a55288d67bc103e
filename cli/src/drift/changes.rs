//! What changed from one model to another, in words: for saying no, not for making a plan.
//!
//! Works on the models' JSON form, in which everything has a name: nothing that is ever added to the model can be overlooked.

use std::collections::BTreeMap;

use schemalock_codegen::model::Model;
use serde_json::{Map, Value};

/// Every difference that a database would have to follow; none when the models ask for the same database.
pub(crate) fn changes(old: &Model, new: &Model) -> Vec<String> {
    let mut found = Vec::new();
    compare(&[], &database_part(old), &database_part(new), &mut found);
    found
}

/// The model without what only other artefacts are made from, and without markers that have done their work.
fn database_part(model: &Model) -> Value {
    let mut value = serde_json::to_value(model).unwrap_or_default();
    if let Some(targets) = value.get_mut("targets").and_then(Value::as_object_mut) {
        targets.retain(|key, _| key == "databases");
    }
    for table in value.get_mut("tables").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(table) = table.as_object_mut() {
            table.remove("model");
        }
    }
    remove_everywhere(&mut value, "renamed_from");
    value
}

fn remove_everywhere(value: &mut Value, key: &str) {
    match value {
        Value::Object(map) => {
            map.remove(key);
            map.values_mut().for_each(|inner| remove_everywhere(inner, key));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| remove_everywhere(inner, key)),
        _ => {}
    }
}

fn compare(place: &[String], old: &Value, new: &Value, found: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => objects(place, old, new, found),
        (Value::Array(old), Value::Array(new)) => lists(place, old, new, found),
        _ if old == new => {}
        _ => found.push(format!("{}: {} -> {}", say(place), short(old), short(new))),
    }
}

fn objects(place: &[String], old: &Map<String, Value>, new: &Map<String, Value>, found: &mut Vec<String>) {
    let keys: BTreeMap<&String, ()> = old.keys().chain(new.keys()).map(|key| (key, ())).collect();
    for key in keys.into_keys() {
        let there = step(place, key.clone());
        match (old.get(key), new.get(key)) {
            (Some(old), Some(new)) => compare(&there, old, new, found),
            // A list that is empty is not written.
            (Some(Value::Array(old)), None) => lists(&there, old, &[], found),
            (None, Some(Value::Array(new))) => lists(&there, &[], new, found),
            (Some(old), None) => found.push(format!("{}: {} removed", say(&there), short(old))),
            (None, Some(new)) => found.push(format!("{}: {} added", say(&there), short(new))),
            (None, None) => {}
        }
    }
}

/// Things with names are compared by name, others as wholes.
fn lists(place: &[String], old: &[Value], new: &[Value], found: &mut Vec<String>) {
    let before = found.len();
    for value in old {
        match partner(value, new) {
            Some(other) => compare(&step(place, name(value).unwrap_or_default().to_owned()), value, other, found),
            None => found.push(format!("{} removed", item(place, value))),
        }
    }
    for value in new.iter().filter(|value| partner(value, old).is_none()) {
        found.push(format!("{} added", item(place, value)));
    }
    let ordered = !matches!(place.last().map(String::as_str), Some("tables" | "enums" | "indexes"));
    if ordered && found.len() == before && names(old) != names(new) {
        found.push(format!("{}: another order", say(place)));
    }
}

fn partner<'a>(value: &Value, among: &'a [Value]) -> Option<&'a Value> {
    match name(value) {
        Some(wanted) => among.iter().find(|other| name(other) == Some(wanted)),
        None => among.iter().find(|other| *other == value),
    }
}

fn name(value: &Value) -> Option<&str> {
    value.get("name").and_then(Value::as_str)
}

fn names(list: &[Value]) -> Vec<Option<&str>> {
    list.iter().map(|value| name(value).or(value.as_str())).collect()
}

fn step(place: &[String], next: String) -> Vec<String> {
    place.iter().cloned().chain([next]).collect()
}

fn item(place: &[String], value: &Value) -> String {
    match name(value) {
        Some(name) => say(&step(place, name.to_owned())),
        None => format!("{}: {}", say(place), short(value)),
    }
}

/// `tables apps columns name rules` in words: "table `apps`, column `name`, rules".
fn say(place: &[String]) -> String {
    let mut words = Vec::new();
    let mut parts = place.iter().peekable();
    while let Some(part) = parts.next() {
        match singular(part) {
            Some(word) if parts.peek().is_some() => {
                words.push(format!("{word} `{}`", parts.next().map_or("", String::as_str)))
            }
            _ => words.push(part.replace('_', " ")),
        }
    }
    words.join(", ")
}

fn singular(list: &str) -> Option<&'static str> {
    Some(match list {
        "tables" => "table",
        "columns" => "column",
        "indexes" => "index",
        "enums" => "enum",
        "values" => "value",
        "checks" => "check",
        "databases" => "database",
        _ => return None,
    })
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 { text } else { text.chars().take(59).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(columns: &str) -> Model {
        let text = format!(
            "schemalock: 1\nname: t\ntargets: {{ sqlite: \"3.40\" }}\ntables:\n  a:\n    columns:\n      id: {{ type: uuid, primary_key: true }}\n{columns}"
        );
        let compiled = schemalock_codegen::compile(text.as_bytes(), None);
        compiled.model.unwrap_or_else(|| panic!("{:?}", compiled.findings))
    }

    #[test]
    fn equal_models_have_no_changes() {
        assert_eq!(changes(&model(""), &model("")), Vec::<String>::new());
    }

    #[test]
    fn columns_are_named_with_what_changed() {
        let old = model("      b: { type: text, max_length: 9 }\n      c: { type: text }\n");
        let new = model("      b: { type: text, max_length: 12 }\n      d: { type: text }\n");
        let expected = [
            "table `a`, column `b`, rules, max length: 9 -> 12",
            "table `a`, column `c` removed",
            "table `a`, column `d` added",
        ];
        assert_eq!(changes(&old, &new), expected);
    }

    #[test]
    fn the_order_of_columns_counts() {
        let old = model("      b: { type: text }\n      c: { type: text }\n");
        let new = model("      c: { type: text }\n      b: { type: text }\n");
        assert_eq!(changes(&old, &new), ["table `a`, columns: another order"]);
    }
}
