//! References: the words shared by columns and by `foreign_keys:`.

use super::{Key, Kind, Object, SQL_NAME};

/// What happens to a row when the row it points at goes or changes.
pub(super) const ACTIONS: &[(&str, &str)] = &[
    ("restrict", "Refused while a row points there."),
    ("cascade", "Done to the pointing rows, too."),
    ("set_null", "The pointing columns become NULL."),
    ("set_default", "The pointing columns take their default."),
    ("no_action", "Refused at the end of the statement, or of the transaction when deferrable. The default."),
];

/// `table.column`, or both apart.
pub(super) static REFERENCE: Object = Object {
    name: "reference",
    doc: "A column elsewhere. Short form: `table.column`.",
    keys: &[
        Key::new("table", Kind::Name("table"), "The table.").required(),
        Key::new("column", Kind::Name("column"), "Its column, which is the primary key or unique.").required(),
        SQL_NAME,
    ],
};

/// A reference over one or several columns.
pub(super) static FOREIGN_KEY: Object = Object {
    name: "foreign key",
    doc: "A reference over several columns at once. One over a single column is shorter as the column's `references`.",
    keys: &[
        Key::new("columns", Kind::List(&Kind::Name("column")), "The columns of this table.").required(),
        Key::new("references", Kind::Object(&TARGET), "What they point at.").required(),
        Key::new("on_delete", Kind::Word(ACTIONS), "When the row pointed at is deleted."),
        Key::new("on_update", Kind::Word(ACTIONS), "When its key changes."),
        Key::new("deferrable", Kind::Boolean, "Checked at the end of the transaction.").only(&["sqlite", "postgres"]),
        SQL_NAME,
    ],
};

static TARGET: Object = Object {
    name: "foreign key target",
    doc: "The columns that a foreign key points at: the primary key of a table or a unique set, in the same order.",
    keys: &[
        Key::new("table", Kind::Name("table"), "The table.").required(),
        Key::new("columns", Kind::List(&Kind::Name("column")), "Its columns, in the order of the foreign key's.")
            .required(),
    ],
};
