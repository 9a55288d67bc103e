//! The outermost keys.

use super::{Key, Kind, Object, enums, table, target};

/// The whole file.
pub static SCHEMA: Object = Object {
    name: "schema",
    doc: "The whole file: one database schema.",
    keys: &[
        Key::new("schemalock", Kind::Integer(1, 1), "The version of this language. There is one so far: `1`.")
            .required(),
        Key::new("name", Kind::Name("schema"), "Names the Rust crate, the default database file and the docs page.")
            .required(),
        Key::new("description", Kind::Text, "What the database is for; becomes documentation in every target."),
        Key::new("targets", Kind::Object(&target::TARGETS), "What is generated, and the oldest version it must suit.")
            .required(),
        Key::new(
            "enums",
            Kind::Map("enum", &enums::ENUM_KIND),
            "Closed sets of words that columns can take their type from.",
        ),
        Key::new(
            "tables",
            Kind::Map("table", &Kind::Object(&table::TABLE)),
            "The tables, in the order in which they are documented.",
        )
        .required(),
        Key::new(
            "unmanaged",
            Kind::List(&Kind::Text),
            "Objects of the database that are left alone, each as `kind:name`, such as `view:reports`. Plans name them and never touch them.",
        ),
    ],
};
