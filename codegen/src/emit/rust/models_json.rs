//! `models.json`: what the derive macro holds a struct against when it is compiled.
//!
//! One line per column, so that a change of the schema reads well as a change of the file. The macro reads this and not
//! schema.yaml: a crate of models does not depend on the compiler.

use serde::Serialize;

use crate::model::{Bind, Column, Encryption, Model, Normalise, Table, Type, names};

/// The version of the format.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct ColumnFacts<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    ty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "crate::model::is_false")]
    optional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<u8>,
    #[serde(skip_serializing_if = "crate::model::is_false")]
    assigned: bool,
    #[serde(skip_serializing_if = "crate::model::is_false")]
    touched: bool,
    #[serde(skip_serializing_if = "crate::model::is_false")]
    version: bool,
    #[serde(skip_serializing_if = "crate::model::is_false")]
    immutable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    encrypted: Option<EncryptionFacts<'a>>,
}

#[derive(Serialize)]
struct EncryptionFacts<'a> {
    context: &'a str,
    bind: Bind,
    pad: bool,
    searchable: Option<BlindIndexFacts>,
}

#[derive(Serialize)]
struct BlindIndexFacts {
    column: String,
    normalise: Normalise,
}

pub(super) fn file(model: &Model) -> String {
    let tables: Vec<String> = model.tables.iter().map(|table| table_facts(model, table)).collect();
    format!("{{\n  \"schemalock_models\": {VERSION},\n  \"tables\": {{{}}}\n}}\n", lines(&tables, "    ", "  "))
}

fn table_facts(model: &Model, table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(|column| json(&column_facts(model, column))).collect();
    format!(
        "{}: {{\n      \"primary_key\": {},\n      \"columns\": [{}]\n    }}",
        json(&table.name),
        json(&table.primary_key),
        lines(&columns, "        ", "      ")
    )
}

fn column_facts<'a>(model: &'a Model, column: &'a Column) -> ColumnFacts<'a> {
    ColumnFacts {
        name: &column.name,
        ty: type_word(&column.ty),
        values: values(model, &column.ty),
        optional: column.optional,
        scale: column.ty.scale(),
        assigned: column.is_assigned(),
        touched: column.touched,
        version: column.version,
        immutable: column.immutable,
        encrypted: column.encrypted.as_ref().map(|encryption| encryption_facts(column, encryption)),
    }
}

fn encryption_facts<'a>(column: &Column, encryption: &'a Encryption) -> EncryptionFacts<'a> {
    let index = |normalise| BlindIndexFacts { column: names::blind_index(column), normalise };
    EncryptionFacts {
        context: &encryption.context,
        bind: encryption.bind,
        pad: encryption.pad,
        searchable: encryption.searchable.map(index),
    }
}

fn values<'a>(model: &'a Model, ty: &Type) -> Option<Vec<&'a str>> {
    let Type::Enum(name) = ty else { return None };
    model.find_enum(name).map(|item| item.values.iter().map(|value| value.name.as_str()).collect())
}

/// The type without its arguments.
const fn type_word(ty: &Type) -> &'static str {
    match ty {
        Type::Uuid => "uuid",
        // As the type of a field, which see.
        Type::Text | Type::BlindIndex(_) | Type::Unknown => "text",
        Type::SmallInt => "smallint",
        Type::Integer => "integer",
        Type::BigInt => "bigint",
        Type::Boolean => "boolean",
        Type::Float => "float",
        Type::Decimal { .. } => "decimal",
        Type::Json => "json",
        Type::Timestamp => "timestamp",
        Type::Date => "date",
        Type::Time => "time",
        Type::Bytes => "bytes",
        Type::Enum(_) => "enum",
    }
}

/// Each item on a line of its own, between brackets that stand at `outer`.
fn lines(items: &[String], inner: &str, outer: &str) -> String {
    if items.is_empty() {
        return String::new();
    }
    let separator = format!(",\n{inner}");
    format!("\n{inner}{}\n{outer}", items.join(&separator))
}

fn json<T: Serialize>(value: &T) -> String {
    // Only maps with keys that are not strings and failing Serialize impls fail, and none is ours.
    serde_json::to_string(value).unwrap_or_default()
}
