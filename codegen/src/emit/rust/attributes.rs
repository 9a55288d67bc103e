//! What the derive macro is told: `#[model(…)]` on a struct, `#[column]` and `#[encrypted]` on a field.

use super::{names, print};
use crate::model::{Column, ForeignKey, Index, IndexPart, Table, Unique, names as sql_names};

/// `#[model(table = "…", …)]`
pub(super) fn table(table: &Table) -> String {
    let head =
        [format!("table = {}", print::text(&table.name)), format!("primary_key = {}", fields(&table.primary_key))];
    let uniques = table.uniques.iter().map(|it| unique(table, it));
    let foreign_keys = table.foreign_keys.iter().map(foreign_key);
    let indexes = table.indexes.iter().map(|it| index(table, it));
    let options: Vec<String> = head.into_iter().chain(uniques).chain(foreign_keys).chain(indexes).collect();
    format!("#[{}]\n", list("model", &options, 0, "]".len() + "#[".len()))
}

/// `#[column(…)]`, where the field isn't called like the column, and `#[encrypted(…)]`
pub(super) fn column(column: &Column) -> String {
    let context = column.encrypted.as_ref().map(|encryption| print::text(&encryption.context));
    let encrypted = context.map(|context| format!("    #[encrypted(context = {context})]\n"));
    renamed(&column.name) + &encrypted.unwrap_or_default()
}

/// The compiler normalises identifiers; the column keeps the letters that the schema has.
fn renamed(column: &str) -> String {
    let field = names::field_name(column);
    if column.is_ascii() && field.trim_start_matches("r#") == column {
        return String::new();
    }
    let name = print::text(column);
    format!("    #[column(name = {name})]\n    #[serde(rename = {name})]\n")
}

fn unique(table: &Table, unique: &Unique) -> String {
    let name = sql_names::unique(table, &unique.columns);
    option("unique", &[format!("name = {}", print::text(&name)), format!("columns = {}", fields(&unique.columns))])
}

fn foreign_key(key: &ForeignKey) -> String {
    let references = brackets(key.references.iter().map(|column| print::text(column)));
    let items = [
        format!("columns = {}", fields(&key.columns)),
        format!("table = {}", print::text(&key.table)),
        format!("references = {references}"),
    ];
    option("foreign_key", &items)
}

fn index(table: &Table, index: &Index) -> String {
    let sql_name = sql_names::index(table, index);
    // The macro makes the usual name itself.
    let unusual = sql_name != format!("{}_{}", table.name, index.name);
    let columns = index.columns.iter().map(|column| &column.part).filter_map(IndexPart::column);
    let items = [
        Some(format!("name = {}", print::text(&index.name))),
        unusual.then(|| format!("sql_name = {}", print::text(&sql_name))),
        Some(format!("columns = {}", brackets(columns.map(names::field_name)))),
        index.unique.then(|| String::from("unique")),
    ];
    option("index", &items.into_iter().flatten().collect::<Vec<_>>())
}

/// An option of `#[model(…)]` with items of its own.
fn option(name: &str, items: &[String]) -> String {
    list(name, items, 4, ",".len())
}

/// `name(…)`: on one line if nothing in it has items of its own and it fits beside `around`, or else item by item.
fn list(name: &str, items: &[String], indent: usize, around: usize) -> String {
    let line = format!("{name}({})", items.join(", "));
    let nested = items.iter().any(|item| item.ends_with(')'));
    if !nested && indent + line.chars().count() + around <= print::WIDTH {
        return line;
    }
    let outer = " ".repeat(indent);
    let items: String = items.iter().map(|item| format!("{outer}    {item},\n")).collect();
    format!("{name}(\n{items}{outer})")
}

fn fields(columns: &[String]) -> String {
    brackets(columns.iter().map(|column| names::field_name(column)))
}

fn brackets(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}
