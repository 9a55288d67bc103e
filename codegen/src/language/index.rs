//! `indexes:`.

use super::{Key, Kind, Object, SQL_NAME};

/// An index: a column, a list of columns, or with more to say.
pub(super) static INDEX_KIND: Kind =
    Kind::OneOf(&[Kind::Name("column"), Kind::List(&INDEX_COLUMN_KIND), Kind::Object(&INDEX)]);

static INDEX_COLUMN_KIND: Kind = Kind::OneOf(&[Kind::Name("column"), Kind::Object(&INDEX_COLUMN)]);

static INDEX: Object = Object {
    name: "index",
    doc: "An index. Short forms: one column, or the list of columns.",
    keys: &[
        Key::new(
            "columns",
            Kind::OneOf(&[Kind::Name("column"), Kind::List(&INDEX_COLUMN_KIND)]),
            "What is indexed, in order.",
        )
        .required(),
        Key::new("unique", Kind::Boolean, "No two rows have the same values."),
        Key::new("where", Kind::Sql, "Only rows for which this holds are in the index.").only(&["sqlite", "postgres"]),
        Key::new("include", Kind::List(&Kind::Name("column")), "Columns stored beside the key.").only(&["postgres"]),
        Key::new("method", Kind::PerDialect(&Kind::Text), "The engine's index method, such as `gin`; on MariaDB and MySQL `fulltext` and `spatial` are such, too.")
            .only(&["postgres", "mariadb", "mysql"]),
        Key::new("options", Kind::PerDialect(&Kind::Text), "The engine's own options, which stand behind the columns (and before `where`), such as `WITH (fillfactor = 70)`.")
            .only(&["postgres", "mariadb", "mysql"]),
        Key::new(
            "targets",
            Kind::List(&Kind::Word(super::column::DIALECTS)),
            "The databases that have it, when not all.",
        ),
        SQL_NAME,
        Key::new(
            "renamed_from",
            Kind::Name("index"),
            "The name before this edit. Means nothing once the migration is recorded.",
        ),
    ],
};

static INDEX_COLUMN: Object = Object {
    name: "index column",
    doc: "One part of an index. Short form: the column's name.",
    keys: &[
        Key::new("column", Kind::Name("column"), "The column."),
        Key::new("expression", Kind::Sql, "An SQL expression in place of a column.")
            .only(&["sqlite", "postgres", "mysql"]),
        Key::new(
            "order",
            Kind::Word(&[("asc", "Smallest first. The default."), ("desc", "Largest first.")]),
            "The order.",
        ),
        Key::new(
            "nulls",
            Kind::Word(&[("first", "Before all values."), ("last", "After all values.")]),
            "Where NULL stands.",
        )
        .only(&["postgres"]),
        Key::new(
            "native",
            Kind::PerDialect(&Kind::Text),
            "The whole part in the engine's own words, such as `doc jsonb_path_ops` or `` `name`(10) ``. What it is over is said beside it, for the other engines and for the models.",
        ),
    ],
};
