//! `targets:`.

use super::{Key, Kind, Object};

/// The targets.
pub(super) static TARGETS: Object = Object {
    name: "targets",
    doc: "What is generated. A database is given as the oldest version that runs in production: plans, warnings and the SQL itself suit it.",
    keys: &[
        Key::new("sqlite", Kind::Version, "SQLite, at least 3.37 (the first with STRICT tables)."),
        Key::new("postgres", Kind::Version, "PostgreSQL, at least 12."),
        Key::new("mariadb", Kind::Version, "MariaDB, at least 10.6."),
        Key::new("mysql", Kind::Version, "MySQL, at least 8.0."),
        Key::new("rust", Kind::Object(&RUST), "A crate of Rust models."),
        Key::new("convex", Kind::Object(&CONVEX), "A Convex backend."),
    ],
};

static RUST: Object = Object {
    name: "rust target",
    doc: "The crate of Rust models. `{}` takes every default.",
    keys: &[Key::new(
        "runtime",
        Kind::Text,
        "Path from the generated crate to the `schemalock` crate, in place of the published version.",
    )
    .only(&["rust"])],
};

static CONVEX: Object = Object {
    name: "convex target",
    doc: "The Convex backend. `{}` takes every default.",
    keys: &[Key::new(
        "path",
        Kind::Text,
        "Where the files will stand below the project's folder of functions, such as `data`, when not at its top: functions call each other by it.",
    )
    .only(&["convex"])],
};
