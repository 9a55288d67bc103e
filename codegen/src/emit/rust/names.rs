//! What Rust calls things.
//!
//! Every function here answers with an identifier, whatever the schema says: what Rust has no letter for is left out,
//! and a keyword is written raw. Two names of a schema can so become one; a rule reports that.

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::singular::singular;
use crate::model::{Enum, Table};

/// The struct of a table's rows: what the schema says, or the singular of the table's name. `NodeConnection`
#[must_use]
pub fn struct_name(table: &Table) -> String {
    match &table.model {
        Some(name) => identifier(name.clone(), "Row"),
        None => type_name(&singular(&table.name), "Row"),
    }
}

/// The id of a table's rows: `NodeConnectionId`.
#[must_use]
pub fn id_name(table: &Table) -> String {
    format!("{}Id", struct_name(table).trim_end_matches('_'))
}

/// A row that is not yet sealed and written: `NewNodeConnection`. The derive macro declares it.
#[must_use]
pub fn new_name(table: &Table) -> String {
    format!("New{}", struct_name(table).trim_start_matches("r#"))
}

/// A row that waits for what the database assigns: `UnsavedNodeConnection`. The derive macro declares it where there is
/// something to wait for.
#[must_use]
pub fn unsaved_name(table: &Table) -> String {
    format!("Unsaved{}", struct_name(table).trim_start_matches("r#"))
}

/// What an update changes of a row: `NodeConnectionPatch`. The derive macro declares it.
#[must_use]
pub fn patch_name(table: &Table) -> String {
    format!("{}Patch", struct_name(table).trim_start_matches("r#"))
}

/// What reads and writes the rows: `NodeConnectionStore`. The derive macro declares it.
#[must_use]
pub fn store_name(table: &Table) -> String {
    format!("{}Store", struct_name(table).trim_start_matches("r#"))
}

/// The enum: `AuthType`.
#[must_use]
pub fn enum_name(item: &Enum) -> String {
    enum_type(&item.name)
}

/// The type of the enum with that name in the schema.
pub(in crate::emit) fn enum_type(name: &str) -> String {
    type_name(name, "Enum")
}

/// The variant of an enum's value: `ApiKey` for `apiKey`.
#[must_use]
pub fn variant_name(value: &str) -> String {
    type_name(value, "Value")
}

/// The field of a column, raw if it must be: `r#type`.
#[must_use]
pub fn field_name(column: &str) -> String {
    identifier(letters(column).to_snake_case(), "column")
}

/// The module of a table, raw if it must be.
#[must_use]
pub fn module_name(table: &Table) -> String {
    let name = identifier(letters(&table.name).to_snake_case(), "table");
    // Beside these files the crate has, or Cargo would make, others of the same name.
    match name.as_str() {
        "lib" | "main" | "enums" => format!("{name}_table"),
        _ => name,
    }
}

/// The file of a table's module, without its extension.
pub(super) fn module_file(table: &Table) -> String {
    module_name(table).trim_start_matches("r#").to_owned()
}

fn type_name(name: &str, fallback: &str) -> String {
    identifier(letters(name).to_upper_camel_case(), fallback)
}

/// The name with everything that no identifier holds turned into the gap between two words.
fn letters(name: &str) -> String {
    name.chars().map(|c| if unicode_ident::is_xid_continue(c) { c } else { '_' }).collect()
}

/// The nearest identifier; `fallback` begins it where it would begin with a digit or be empty.
fn identifier(name: String, fallback: &str) -> String {
    if is_identifier(&name) {
        return name;
    }
    let raw = format!("r#{name}");
    if is_identifier(&raw) {
        return raw;
    }
    if matches!(name.as_str(), "self" | "Self" | "super" | "crate") {
        return format!("{name}_");
    }
    let name: String = letters(&name).trim_matches('_').to_owned();
    format!("{fallback}{name}")
}

fn is_identifier(name: &str) -> bool {
    // syn speaks for every edition; the crate's has one keyword more.
    name != "gen" && syn::parse_str::<syn::Ident>(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(name: &str) -> Table {
        Table { name: name.to_owned(), ..Table::default() }
    }

    #[test]
    fn tables_become_structs_and_ids() {
        let cases = [("apps", "App"), ("node_connections", "NodeConnection"), ("order_statuses", "OrderStatus")];
        for (name, expected) in cases {
            assert_eq!(struct_name(&table(name)), expected);
            assert_eq!(id_name(&table(name)), format!("{expected}Id"));
        }
        let named = Table { model: Some("Edge".to_owned()), ..table("node_connections") };
        assert_eq!((struct_name(&named), id_name(&named)), ("Edge".to_owned(), "EdgeId".to_owned()));
    }

    #[test]
    fn keywords_are_raw_or_changed() {
        assert_eq!(field_name("type"), "r#type");
        assert_eq!(field_name("gen"), "r#gen");
        assert_eq!(field_name("self"), "self_");
        assert_eq!(variant_name("self"), "Self_");
        assert_eq!((module_name(&table("mod")), module_file(&table("mod"))), ("r#mod".to_owned(), "mod".to_owned()));
        assert_eq!(module_name(&table("lib")), "lib_table");
    }

    #[test]
    fn anything_becomes_an_identifier() {
        let hostile = ["", "_", "2fa", "\"; DROP TABLE x; --", "select", "Ünïcode", "½", "日本", "a\nb", "'", "r#x"];
        for name in hostile {
            let table = table(name);
            let names =
                [struct_name(&table), id_name(&table), variant_name(name), field_name(name), module_name(&table)];
            for name in names {
                assert!(is_identifier(&name), "{name:?}");
            }
        }
        assert_eq!(variant_name("2fa"), "Value2fa");
        assert_eq!(field_name("Ünïcode"), "ünïcode");
    }
}
