//! `tables:`.

use super::{Key, Kind, Object, column, foreign_key, index};

/// One table.
pub(super) static TABLE: Object = Object {
    name: "table",
    doc: "One table.",
    keys: &[
        Key::new("description", Kind::Text, "What one row stands for."),
        Key::new(
            "model",
            Kind::Name("Rust type"),
            "The name of the Rust type, when the singular of the table's name is not it.",
        )
        .only(&["rust"]),
        Key::new(
            "renamed_from",
            Kind::Name("table"),
            "The name before this edit. Means nothing once the migration is recorded.",
        ),
        Key::new("columns", Kind::Map("column", &column::COLUMN_KIND), "The columns, in order.").required(),
        Key::new("primary_key", COLUMNS, "The primary key, when it is not one column marked `primary_key: true`."),
        Key::new("unique", Kind::List(&COLUMNS), "Lists of columns whose values together are unique."),
        Key::new(
            "foreign_keys",
            Kind::List(&Kind::Object(&foreign_key::FOREIGN_KEY)),
            "References over several columns.",
        ),
        Key::new(
            "check",
            Kind::OneOf(&[Kind::Text, Kind::Map("check", &Kind::Sql)]),
            "An SQL condition that holds for every row, or a map of named ones, each for all dialects or for each.",
        ),
        Key::new(
            "indexes",
            Kind::Map("index", &index::INDEX_KIND),
            "The indexes by name. Names are per table; in SQL they become `<table>_<name>`.",
        ),
    ],
};

const COLUMNS: Kind = Kind::OneOf(&[Kind::Name("column"), Kind::List(&Kind::Name("column"))]);
