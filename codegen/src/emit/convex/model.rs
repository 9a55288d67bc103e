//! `model.ts`: what the helpers know of the tables, and one object for each of them.

use super::layout::{Member, Ts, comment};
use super::{HEADER, description, docs, names};
use crate::convex::{self, Table};
use crate::model::Model;

pub(super) fn file(model: &Model, tables: &[Table<'_>]) -> String {
    let described = tables.iter().map(|table| Member::new(&table.name, description::table(model, table)));
    let before = "export const descriptions = ";
    let descriptions = Ts::Object(described.collect()).print(0, before.len(), 1);
    let objects: Vec<String> = tables.iter().map(object).collect();
    format!(
        "{HEADER}
{}
/** What the helpers below, and the rotation of keys, know of the tables. */
{before}{descriptions} as const satisfies Descriptions;

const model = defineModel(schema, descriptions);

{}",
        imports(tables),
        objects.join("\n")
    )
}

fn imports(tables: &[Table<'_>]) -> String {
    let conditions = tables.iter().any(|table| !table.checks.is_empty());
    let sql = if conditions { "import * as sql from \"./schemalock/model/sql\";\n" } else { "" };
    format!(
        "import schema from \"./schema\";
import type {{ Descriptions }} from \"./schemalock/model/describe\";
import {{ defineModel, type Row }} from \"./schemalock/model/model\";
{sql}"
    )
}

fn object(table: &Table<'_>) -> String {
    let (constant, row) = (names::constant(table.table), names::row(table.table));
    let docs = comment(&docs::lines(table.table.description.as_deref()), 0);
    let make = if table.is_sealed() { "model.sealedTable" } else { "model.table" };
    let before = format!("export const {constant} = ");
    let made = Ts::call(make, [Ts::text(&convex::names::table(&table.table.name))]).print(0, before.len(), 1);
    let before_type = format!("export type {row} = ");
    let row = Ts::Cast("Row", format!("typeof {constant}")).print(0, before_type.len(), 1);
    format!("{docs}{before}{made};\n/** A row of `{}`. */\n{before_type}{row};\n", table.name)
}
