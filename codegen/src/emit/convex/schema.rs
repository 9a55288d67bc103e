//! `schema.ts`: the tables with their fields and indexes.

use super::layout::{Member, Ts};
use super::{HEADER, docs, names};
use crate::convex::{self, Field, Form, Index, Key, Table};
use crate::model::{Model, Type};

pub(super) fn file(model: &Model, tables: &[Table<'_>]) -> String {
    let members = tables.iter().map(|table| Member { apart: true, ..member(table) });
    let before = "export const tables = ";
    let text = Ts::Object(members.collect()).print(0, before.len(), 1);
    let parts = [HEADER.to_owned() + &about(model), imports(tables)];
    format!(
        "{}\n/** The tables, to be spread into a schema that has others besides. */\n{before}{text};\n\nexport default defineSchema(tables);\n",
        parts.join("\n")
    )
}

/// The schema's name and description.
fn about(model: &Model) -> String {
    let description = model.description.as_deref().map(|text| format!(": {text}")).unwrap_or_default();
    let lines = docs::lines(Some(&format!("{}{description}", model.name)));
    let line = |line: &String| format!("// {line}").trim_end().to_owned() + "\n";
    format!("//\n{}", lines.iter().map(line).collect::<String>())
}

fn imports(tables: &[Table<'_>]) -> String {
    let sealed = tables.iter().any(Table::is_sealed);
    let fields = || tables.iter().flat_map(|table| &table.fields);
    let json = fields().any(|field| field.form == Form::Sealed && field.column.ty == Type::Json);
    let values = if sealed { "v, type VString" } else { "v" };
    let mut out = "import { defineSchema, defineTable } from \"convex/server\";\n".to_owned();
    out += &format!("import {{ {values} }} from \"convex/values\";\n");
    // An import that nothing uses is an error where TypeScript is strict about it.
    let enums = fields().any(|field| matches!(field.column.ty, Type::Enum(_)));
    if enums || sealed {
        out.push('\n');
    }
    if enums {
        out += "import * as enums from \"./enums\";\n";
    }
    match (sealed, json) {
        (false, _) => {}
        (true, false) => out += "import type { Sealed } from \"./sealed\";\n",
        (true, true) => out += "import type { Json, Sealed } from \"./sealed\";\n",
    }
    out
}

fn member(table: &Table<'_>) -> Member {
    let fields = table
        .fields
        .iter()
        .map(|field| Member::new(&field.name, validator(field)).with_docs(about_field(table, field)));
    let head = Ts::call("defineTable", [Ts::Object(fields.collect())]);
    let calls = table.indexes.iter().map(index).collect();
    Member::new(&table.name, Ts::Chain(Box::new(head), calls))
        .with_docs(docs::lines(table.table.description.as_deref()))
}

fn about_field(table: &Table<'_>, field: &Field<'_>) -> Vec<String> {
    match &table.key {
        Key::Application(column) if *column == field.column.name => {
            vec!["The application key: sealed values are bound to it. Never changes.".to_owned()]
        }
        _ => docs::lines(field.column.description.as_deref()),
    }
}

fn index(index: &Index) -> Ts {
    Ts::call(".index", [Ts::text(&index.name), Ts::texts(&index.fields)])
}

fn validator(field: &Field<'_>) -> Ts {
    let value = match &field.form {
        Form::Id(table) => Ts::call("v.id", [Ts::text(&convex::names::table(table))]),
        Form::Sealed => Ts::Cast("v.string() as VString", format!("Sealed<{}>", plaintext(&field.column.ty))),
        Form::Value => Ts::word(value(&field.column.ty)),
    };
    if field.column.optional { Ts::call("v.optional", [value]) } else { value }
}

fn value(ty: &Type) -> String {
    match ty {
        Type::SmallInt | Type::Integer | Type::Float | Type::Timestamp => "v.number()",
        Type::BigInt => "v.int64()",
        Type::Boolean => "v.boolean()",
        Type::Bytes => "v.bytes()",
        Type::Enum(name) => return format!("enums.{}", names::enum_type(name)),
        _ => "v.string()",
    }
    .to_owned()
}

/// What is sealed, in TypeScript.
fn plaintext(ty: &Type) -> String {
    match ty {
        Type::SmallInt | Type::Integer | Type::Float | Type::Timestamp => "number",
        Type::BigInt => "bigint",
        Type::Boolean => "boolean",
        Type::Bytes => "ArrayBuffer",
        Type::Json => "Json",
        Type::Enum(name) => return format!("enums.{}", names::enum_type(name)),
        _ => "string",
    }
    .to_owned()
}
