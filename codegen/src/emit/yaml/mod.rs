//! A model as the schema.yaml that a person would have written: short forms, and nothing said that goes without saying.
//!
//! The model is written as the formatter's pieces, so that the text is formatted from the start and quoted in one place. What
//! reads the text back gets the same model, with one liberty: a key or unique set over one column is said at its column, so
//! those come first, in the order of the columns ([`normal`] puts a model into that order).

mod column;
mod enums;
mod index;
mod literal;
mod normal;
mod reference;
mod table;
mod write;

pub use normal::normal;

use crate::fmt::print;
use crate::model::{Model, Targets};
use write::{Entries, list, map, number, text};

/// The text of schema.yaml.
#[must_use]
pub fn emit(model: &Model) -> String {
    let mut root = Entries::default();
    root.add("schemalock", number(model.schemalock));
    root.add("name", text(&model.name));
    root.text("description", model.description.as_deref());
    root.add("targets", targets(&model.targets));
    if !model.enums.is_empty() {
        root.add("enums", map(model.enums.iter().map(|item| (item.name.as_str(), enums::emit(item)))));
    }
    let short = reference::short(model);
    let tables =
        model.tables.iter().enumerate().map(|(at, table)| (table.name.as_str(), table::emit(table, &short[at])));
    root.add("tables", map(tables));
    if !model.unmanaged.is_empty() {
        root.add("unmanaged", list(model.unmanaged.iter().map(|name| text(name))));
    }
    print::document(&root.slot())
}

fn targets(targets: &Targets) -> write::Value {
    let mut entries = Entries::default();
    for (kind, version) in &targets.databases {
        entries.add(kind.word(), text(&version.to_string()));
    }
    if let Some(rust) = &targets.rust {
        let mut options = Entries::default();
        options.text("runtime", rust.runtime.as_deref());
        entries.add("rust", options.value());
    }
    if let Some(convex) = &targets.convex {
        let mut options = Entries::default();
        options.text("path", convex.path.as_deref());
        entries.add("convex", options.value());
    }
    entries.value()
}
