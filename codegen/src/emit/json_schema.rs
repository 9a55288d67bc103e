//! The editor's JSON Schema (draft-07), made from the table of keys.

use serde_json::{Map, Value, json};

use super::Artefact;
use crate::language::{self, Key, Kind, Object};
use crate::model::DialectKind;
use crate::text::pretty_json;

/// `schemalock.schema.json`.
#[must_use]
pub fn emit() -> Artefact {
    Artefact { path: "schemalock.schema.json".to_owned(), contents: pretty_json(&document()) }
}

fn document() -> Value {
    let definitions: Map<String, Value> =
        language::objects().into_iter().map(|object| (object.name.to_owned(), definition(object))).collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "schema.yaml",
        "$ref": reference(&language::SCHEMA),
        "definitions": definitions,
    })
}

/// A JSON pointer in a URI: blanks are percent-encoded.
fn reference(object: &Object) -> String {
    format!("#/definitions/{}", object.name.replace(' ', "%20"))
}

fn definition(object: &Object) -> Value {
    let properties: Map<String, Value> = object.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<&str> = object.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({
        "description": object.doc,
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

fn property(key: &Key) -> Value {
    let mut schema = kind(&key.kind);
    if let Some(map) = schema.as_object_mut() {
        map.insert("description".to_owned(), key.doc.into());
    }
    // Draft-07 ignores what stands beside a $ref.
    match schema.get("$ref") {
        Some(_) => json!({ "allOf": [kind(&key.kind)], "description": key.doc }),
        None => schema,
    }
}

fn kind(of: &Kind) -> Value {
    match of {
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Integer(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Text | Kind::Name(_) => json!({ "type": ["string", "number", "boolean"] }),
        Kind::Version => json!({ "type": ["string", "number"], "pattern": r"^[0-9]+(\.[0-9]+)?$" }),
        Kind::Sql => json!({ "anyOf": [{ "type": "string" }, dialects(&json!({ "type": "string" }))] }),
        Kind::Literal => json!({}),
        Kind::Word(words) => words_schema(words),
        Kind::Nothing => json!({ "type": "null" }),
        Kind::List(inner) => json!({ "type": "array", "items": kind(inner) }),
        Kind::Map(_, inner) => json!({ "type": "object", "additionalProperties": kind(inner) }),
        Kind::PerDialect(inner) => dialects(&kind(inner)),
        Kind::Object(object) => json!({ "$ref": reference(object) }),
        Kind::OneOf(kinds) => json!({ "anyOf": kinds.iter().map(kind).collect::<Vec<_>>() }),
    }
}

fn words_schema(words: &[(&str, &str)]) -> Value {
    let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let meanings: Vec<&str> = words.iter().map(|(_, meaning)| *meaning).collect();
    json!({ "enum": names, "enumDescriptions": meanings })
}

fn dialects(inner: &Value) -> Value {
    let properties: Map<String, Value> =
        DialectKind::ALL.iter().map(|kind| (kind.word().to_owned(), inner.clone())).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}
