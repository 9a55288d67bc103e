//! `tables:`.

use super::{Key, Kind, Object, SQL_NAME, column, foreign_key, index};

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
        Key::new(
            "primary_key",
            Kind::OneOf(&[COLUMN, COLUMN_LIST, Kind::Object(&PRIMARY_KEY)]),
            "The primary key, when it is not one column marked `primary_key: true`. `[]` says that there is none.",
        ),
        Key::new(
            "unique",
            Kind::List(&Kind::OneOf(&[COLUMN, COLUMN_LIST, Kind::Object(&UNIQUE)])),
            "Lists of columns whose values together are unique.",
        ),
        Key::new(
            "foreign_keys",
            Kind::List(&Kind::Object(&foreign_key::FOREIGN_KEY)),
            "References over several columns.",
        ),
        Key::new(
            "check",
            Kind::OneOf(&[Kind::Text, Kind::Map("check", &CHECK_KIND)]),
            "An SQL condition that holds for every row, or a map of named ones, each for all dialects or for each.",
        ),
        Key::new(
            "native",
            Kind::PerDialect(&Kind::Text),
            "What stands behind the closing bracket of CREATE TABLE, in the engine's own words, such as `ENGINE=InnoDB ROW_FORMAT=COMPRESSED`, in place of what stands there otherwise; an empty text for nothing. A description is written all the same.",
        ),
        Key::new(
            "indexes",
            Kind::Map("index", &index::INDEX_KIND),
            "The indexes by name. Names are per table; in SQL they become `<table>_<name>`.",
        ),
    ],
};

const COLUMN: Kind = Kind::Name("column");
const COLUMN_LIST: Kind = Kind::List(&COLUMN);
const COLUMNS: Kind = Kind::OneOf(&[COLUMN, COLUMN_LIST]);

static PRIMARY_KEY: Object = Object {
    name: "primary key",
    doc: "The primary key of a table. Short forms: its column, or the list of its columns.",
    keys: &[Key::new("columns", COLUMNS, "Its columns, in order.").required(), SQL_NAME],
};

static UNIQUE: Object = Object {
    name: "unique set",
    doc: "Columns whose values together are unique. Short forms: one column, or the list of columns.",
    keys: &[Key::new("columns", COLUMNS, "The columns, in order.").required(), SQL_NAME],
};

const CHECK_KIND: Kind = Kind::OneOf(&[Kind::Object(&CHECK), Kind::Sql]);

static CHECK: Object = Object {
    name: "check",
    doc: "An SQL condition that holds for every row. Short form: the condition, for all dialects or for each.",
    keys: &[Key::new("sql", Kind::Sql, "The condition, for all dialects or for each.").required(), SQL_NAME],
};
