//! `enums:`.

use super::{Key, Kind, Object};

/// An enum: its values alone, or with more to say.
pub(super) static ENUM_KIND: Kind = Kind::OneOf(&[Kind::List(&Kind::Text), Kind::Object(&ENUM)]);

static ENUM: Object = Object {
    name: "enum",
    doc: "A closed set of words. Short form: the list of its values. Stored as text with a CHECK, so that a value can be added, renamed and removed like anything else.",
    keys: &[
        Key::new("description", Kind::Text, "What the set means."),
        Key::new("values", VALUES, "The values: a list, or a map from each value to its description.").required(),
        Key::new(
            "native",
            Kind::PerDialect(&Kind::Word(&[(
                "enum",
                "A type of its own, by CREATE TYPE on PostgreSQL; on MariaDB and MySQL columns are `ENUM('a', 'b')`.",
            )])),
            "Asks for the engine's own enum type.",
        )
        .only(&["postgres", "mariadb", "mysql"]),
        Key::new(
            "renamed_from",
            Kind::Name("enum"),
            "The name before this edit. Means nothing once the migration is recorded.",
        ),
    ],
};

const VALUES: Kind = Kind::OneOf(&[
    Kind::List(&Kind::Text),
    Kind::Map("enum value", &Kind::OneOf(&[Kind::Text, Kind::Object(&ENUM_VALUE), Kind::Nothing])),
]);

static ENUM_VALUE: Object = Object {
    name: "enum value",
    doc: "One value of an enum. Short forms: its description, or nothing.",
    keys: &[
        Key::new("description", Kind::Text, "What the value means."),
        Key::new(
            "renamed_from",
            Kind::Text,
            "The value before this edit. Means nothing once the migration is recorded.",
        ),
    ],
};
