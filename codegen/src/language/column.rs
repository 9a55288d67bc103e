//! `columns:`.

use super::{Key, Kind, Object, foreign_key};

/// A column: its type alone, or with more to say.
pub(super) static COLUMN_KIND: Kind = Kind::OneOf(&[Kind::Name("type"), Kind::Object(&COLUMN)]);

/// The database targets.
pub(super) const DIALECTS: &[(&str, &str)] =
    &[("sqlite", "SQLite."), ("postgres", "PostgreSQL."), ("mariadb", "MariaDB."), ("mysql", "MySQL.")];

const ON_UPDATE: &[(&str, &str)] = &[
    ("now", "The column takes the time of every change of its row that does not set it."),
    ("restrict", "With `references`: refused while a row points there."),
    ("cascade", "With `references`: the pointing rows follow."),
    ("set_null", "With `references`: the pointing column becomes NULL."),
    ("set_default", "With `references`: the pointing column takes its default."),
    ("no_action", "With `references`: refused at the end of the statement. The default."),
];

static COLUMN: Object = Object {
    name: "column",
    doc: "One column. Short form: its type. Values are required unless `optional: true`.",
    keys: &[
        Key::new("description", Kind::Text, "What the value means."),
        Key::new(
            "type",
            Kind::Name("type"),
            "`uuid`, `text`, `smallint`, `integer`, `bigint`, `boolean`, `float`, `decimal(p,s)`, `json`, `timestamp`, `date`, `time`, `bytes`, or the name of an enum. Left out beside `references`.",
        ),
        Key::new(
            "references",
            Kind::OneOf(&[Kind::Text, Kind::Object(&foreign_key::REFERENCE)]),
            "The column that this one points at, as `table.column`; the type is taken over from it.",
        ),
        Key::new(
            "on_delete",
            Kind::Word(foreign_key::ACTIONS),
            "With `references`: when the row pointed at is deleted.",
        ),
        Key::new(
            "on_update",
            Kind::Word(ON_UPDATE),
            "`now` for a time of last change; with `references`: when the key pointed at changes.",
        ),
        Key::new("deferrable", Kind::Boolean, "With `references`: checked at the end of the transaction.")
            .only(&["sqlite", "postgres"]),
        Key::new(
            "external",
            Kind::Text,
            "The value is a key of something outside this database, such as `users`. Documentation only.",
        ),
        Key::new("primary_key", Kind::Boolean, "This column is the primary key."),
        Key::new("unique", Kind::Boolean, "No two rows have the same value."),
        Key::new("optional", Kind::Boolean, "The value may be NULL."),
        Key::new(
            "default",
            Kind::Literal,
            "The value of a row that does not say: a literal; `now`; `uuid_v7` or `uuid_v4`, made by the client; or `{ sql: … }`, computed by the database, for which the models ask.",
        ),
        Key::new("min_length", Kind::Integer(0, MAX_LENGTH), "At least so many characters (code points)."),
        Key::new("max_length", Kind::Integer(1, MAX_LENGTH), "At most so many characters (code points)."),
        Key::new("non_empty", Kind::Boolean, "Not empty, and not blanks alone."),
        Key::new(
            "pattern",
            Kind::Text,
            "A regular expression that the text matches, from a subset that means the same in every target.",
        ),
        Key::new(
            "format",
            Kind::Word(&[("url", "An http or https URL."), ("email", "An e-mail address.")]),
            "A common form of text.",
        ),
        Key::new("min", Kind::Number, "At least this."),
        Key::new("max", Kind::Number, "At most this."),
        Key::new("one_of", Kind::List(&Kind::Literal), "One of these values."),
        Key::new("case_insensitive", Kind::Boolean, "Letters of either case are equal (ASCII letters on SQLite)."),
        Key::new(
            "encrypted",
            Kind::OneOf(&[Kind::Boolean, Kind::Object(&ENCRYPTED)]),
            "Sealed by the models: the database never sees the value.",
        ),
        Key::new(
            "version",
            Kind::Boolean,
            "Counts the changes of the row, for optimistic updates. The models begin at its default, or at 0.",
        ),
        Key::new(
            "immutable",
            Kind::Boolean,
            "Written once, when the row is made: the models' updates leave it out. SQL itself does not stop a change.",
        ),
        Key::new("identity", Kind::Boolean, "The database numbers the rows. `native` may say how."),
        Key::new(
            "generated",
            Kind::OneOf(&[Kind::Text, Kind::Object(&GENERATED)]),
            "Computed by the database from other columns. Short form: the SQL expression.",
        ),
        Key::new(
            "native",
            Kind::PerDialect(&Kind::Text),
            "The engine's own type, in place of the one that the logical type has there. What belongs to the column there may stand behind it: `int unsigned`, `timestamp(3) ON UPDATE current_timestamp(3)`, `text STORAGE EXTERNAL`. Beside `identity`, PostgreSQL's `serial` and `integer GENERATED ALWAYS AS IDENTITY (START WITH 10)` are written as they are.",
        ),
        Key::new(
            "renamed_from",
            Kind::Name("column"),
            "The name before this edit. Means nothing once the migration is recorded.",
        ),
        Key::new(
            "using",
            Kind::Sql,
            "What existing rows get in this edit, as an SQL expression: where a required column is new, NULL becomes forbidden, the type changes or a value of the enum goes. It may name columns that the edit drops. Not for encrypted columns: SQL cannot seal. Means nothing once the migration is recorded.",
        ),
    ],
};

/// One less than what LONGTEXT and SQLite's default limit both hold.
const MAX_LENGTH: i64 = 1_000_000_000;

static ENCRYPTED: Object = Object {
    name: "encryption",
    doc: "How a column is sealed. Short form: `true`.",
    keys: &[
        Key::new(
            "bind",
            Kind::Word(&[
                ("row", "A value opens only in the row it was sealed for. The default."),
                ("column", "A value opens in any row of its column: for keys that the database assigns."),
            ]),
            "What a value is bound to.",
        ),
        Key::new("pad", Kind::Boolean, "Pad the value, so that its length says little."),
        Key::new(
            "searchable",
            Kind::OneOf(&[Kind::Boolean, Kind::Object(&SEARCHABLE)]),
            "Keep a blind index beside the value, for look-ups by equality, in a column of its own: that of `email` is `email_blind_index`, with an index, or in place of `email` in its unique sets. Equal values become visible as equal.",
        ),
        Key::new(
            "context",
            Kind::Text,
            "The context values are bound to: `table.column` at birth. Written down when either is renamed.",
        ),
    ],
};

static SEARCHABLE: Object = Object {
    name: "blind index",
    doc: "How a searchable value is compared. Short form: `true`.",
    keys: &[Key::new(
        "normalise",
        Kind::Word(&[("none", "As it is. The default."), ("lowercase", "In lower case.")]),
        "What is done to a value before it is compared.",
    )],
};

static GENERATED: Object = Object {
    name: "generated column",
    doc: "A column computed by the database.",
    keys: &[
        Key::new("as", Kind::Sql, "The SQL expression.").required(),
        Key::new("stored", Kind::Boolean, "Computed when the row is written (`true`, the default) or when it is read."),
    ],
};
