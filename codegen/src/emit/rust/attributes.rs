//! What the derive macro is told: `#[model(…)]` on a struct, `#[column]`, `#[encrypted]` and `#[rules]` on a field.

use super::{names, print};
use crate::model::{
    Bind, Column, Encryption, ForeignKey, Format, Index, IndexPart, Literal, Normalise, Rules, Table, Unique,
    names as sql_names,
};

/// `#[model(table = "…", …)]`
pub(super) fn table(table: &Table) -> String {
    let head = [
        String::from("schema = \"models.json\""),
        format!("table = {}", print::text(&table.name)),
        format!("primary_key = {}", fields(&table.primary_key)),
    ];
    let uniques = table.uniques.iter().map(|it| unique(table, it));
    let foreign_keys = table.foreign_keys.iter().map(|it| foreign_key(table, it));
    let indexes = table.indexes.iter().map(|it| index(table, it));
    let options: Vec<String> = head.into_iter().chain(uniques).chain(foreign_keys).chain(indexes).collect();
    format!("#[{}]\n", list("model", &options, 0, "]".len() + "#[".len()))
}

/// `#[column(…)]`, `#[encrypted(…)]` and `#[rules(…)]`, as far as there is something to say, with the expression of the default.
pub(super) fn column(column: &Column, default: Option<String>) -> String {
    let name = renamed(&column.name).map(|name| format!("name = {name}"));
    let scale = column.ty.scale().map(|digits| format!("scale = {digits}"));
    let default = default.map(|expression| format!("default = {expression}"));
    let options: Vec<String> = [name, scale].into_iter().flatten().chain(writing(column)).chain(default).collect();
    let serde = renamed(&column.name).map(|name| format!("rename = {name}"));
    let encrypted = column.encrypted.as_ref().map(encryption).unwrap_or_default();
    on_field("column", &options)
        + &on_field("serde", &Vec::from_iter(serde))
        + &on_field("encrypted", &encrypted)
        + &on_field("rules", &rules(&column.rules))
}

/// Who writes the column, and when.
fn writing(column: &Column) -> impl Iterator<Item = String> {
    let words = [
        column.is_assigned().then_some("assigned"),
        column.touched.then_some("touched"),
        column.version.then_some("version"),
        column.immutable.then_some("immutable"),
    ];
    words.into_iter().flatten().map(str::to_owned)
}

/// The column's name, where the field is not called like it. The compiler normalises identifiers; the column keeps the
/// letters that the schema has.
fn renamed(column: &str) -> Option<String> {
    let field = names::field_name(column);
    let same = column.is_ascii() && field.trim_start_matches("r#") == column;
    (!same).then(|| print::text(column))
}

fn encryption(encryption: &Encryption) -> Vec<String> {
    let normalise = (encryption.searchable == Some(Normalise::Lowercase)).then_some("normalise = lowercase");
    let words = [
        (encryption.bind == Bind::Column).then_some("bind = column"),
        encryption.pad.then_some("pad"),
        encryption.searchable.map(|_| "searchable"),
        normalise,
    ];
    let context = format!("context = {}", print::text(&encryption.context));
    std::iter::once(context).chain(words.into_iter().flatten().map(str::to_owned)).collect()
}

fn rules(rules: &Rules) -> Vec<String> {
    let format = rules.format.map(|format| match format {
        Format::Url => "url",
        Format::Email => "email",
    });
    let choices: Vec<String> = rules.one_of.iter().filter_map(bound).collect();
    let all = [
        rules.min_length.map(|least| format!("min_length = {least}")),
        rules.max_length.map(|most| format!("max_length = {most}")),
        rules.non_empty.then(|| String::from("non_empty")),
        rules.pattern.as_ref().map(|pattern| format!("pattern = {}", print::text(pattern))),
        format.map(|format| format!("format = {format}")),
        rules.min.as_ref().and_then(bound).map(|least| format!("min = {least}")),
        rules.max.as_ref().and_then(bound).map(|most| format!("max = {most}")),
        (!choices.is_empty()).then(|| format!("one_of = {}", brackets(choices.into_iter()))),
    ];
    all.into_iter().flatten().collect()
}

/// A constant in a rule: whole numbers as such, everything else as text. Truth and JSON have no rules.
fn bound(literal: &Literal) -> Option<String> {
    match literal {
        Literal::Integer(number) => Some(number.to_string()),
        Literal::Number(text) | Literal::Text(text) => Some(print::text(text)),
        Literal::Timestamp(milliseconds) => Some(print::text(&crate::time::rfc3339(*milliseconds))),
        Literal::Boolean(_) | Literal::Json(_) => None,
    }
}

/// An attribute of a field; nothing without options.
fn on_field(name: &str, options: &[String]) -> String {
    if options.is_empty() {
        return String::new();
    }
    let line = format!("    #[{name}({})]\n", options.join(", "));
    if !print::is_too_wide(&line) {
        return line;
    }
    // rustfmt has no comma behind the last option, where it can read them all.
    format!("    #[{name}(\n        {}\n    )]\n", options.join(",\n        "))
}

fn unique(table: &Table, unique: &Unique) -> String {
    let name = sql_names::unique(table, &table.stored_unique(unique));
    option("unique", &[format!("name = {}", print::text(&name)), format!("columns = {}", fields(&unique.columns))])
}

fn foreign_key(table: &Table, key: &ForeignKey) -> String {
    let name = sql_names::foreign_key(table, key);
    // The macro makes the usual name itself.
    let unusual = name != format!("{}_{}_fkey", table.name, key.columns.join("_"));
    let references = brackets(key.references.iter().map(|column| print::text(column)));
    let items = [
        unusual.then(|| format!("name = {}", print::text(&name))),
        Some(format!("columns = {}", fields(&key.columns))),
        Some(format!("table = {}", print::text(&key.table))),
        Some(format!("references = {references}")),
    ];
    option("foreign_key", &items.into_iter().flatten().collect::<Vec<_>>())
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
        is_partial(index).then(|| String::from("partial")),
    ];
    option("index", &items.into_iter().flatten().collect::<Vec<_>>())
}

/// Whether the index is for some questions about its columns only, so that no look-up can be made of it.
fn is_partial(index: &Index) -> bool {
    let plain = index.plain_columns().is_some() && !index.has_native_parts();
    index.predicate.is_some() || !plain || !index.method.is_empty()
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
