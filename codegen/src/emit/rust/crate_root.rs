//! `lib.rs`: the modules, and their types at the top.

use super::{docs, names, print, table};
use crate::model::{Model, Table};

pub(super) fn file(model: &Model) -> String {
    let otherwise = format!("The models of {}.", docs::code(&model.name));
    let docs = docs::or(model.description.as_deref(), otherwise);
    let enums = (!model.enums.is_empty()).then(|| String::from("pub mod enums;\npub use self::enums::*;\n"));
    // One paragraph for each table keeps the order of the schema: rustfmt sorts what stands together.
    let tables = model.tables.iter().map(|table| module(model, table));
    print::file(&docs, "", &tables.chain(enums).collect::<Vec<_>>())
}

fn module(model: &Model, table: &Table) -> String {
    let module = names::module_name(table);
    let mut types = table::declared(model, table);
    types.sort_by_key(|name| print::import_order(name));
    let types = print::import(&format!("pub use self::{module}"), &types);
    format!("{}pub mod {module};\n{types}", path(table, &module))
}

/// The compiler looks for files by names in ASCII only, and is told of others.
fn path(table: &Table, module: &str) -> String {
    if module.is_ascii() { String::new() } else { format!("#[path = \"{}.rs\"]\n", names::module_file(table)) }
}
