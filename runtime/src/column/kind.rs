//! What is asked of a field's type once it is known which column it stands for.
//!
//! There is one trait for each [`ColumnKind`](crate::ColumnKind), so that a model that disagrees with its schema hears which kind
//! was expected, and what to write. The traits say nothing that [`ColumnType::KIND`] doesn't: a type of
//! your own that is held against a schema implements both.

use crate::ColumnType;

macro_rules! kinds {
    ($($kind:ident, $message:literal, $label:literal, $note:literal;)*) => {
        $(
            #[doc = $label]
            #[diagnostic::on_unimplemented(message = $message, label = $label, note = $note)]
            pub trait $kind: ColumnType {}
        )*
    };
}

kinds! {
    Uuid, "`{Self}` cannot stand for a column of UUIDs", "the schema says `uuid`",
        "write `schemalock::Uuid` or an id: `schemalock::typed_id! {{ pub struct AppId(Uuid); }}`";
    Text, "`{Self}` cannot stand for a column of text", "the schema says `text`",
        "write `String` or an id: `schemalock::typed_id! {{ pub struct CountryId(String); }}`";
    SmallInt, "`{Self}` cannot stand for a column of 16-bit integers", "the schema says `smallint`",
        "write `i16` or an id over it";
    Integer, "`{Self}` cannot stand for a column of 32-bit integers", "the schema says `integer`",
        "write `i32` or an id over it";
    BigInt, "`{Self}` cannot stand for a column of 64-bit integers", "the schema says `bigint`",
        "write `i64` or an id over it";
    Boolean, "`{Self}` cannot stand for a column of booleans", "the schema says `boolean`", "write `bool`";
    Float, "`{Self}` cannot stand for a column of floats", "the schema says `float`", "write `f64`";
    Decimal, "`{Self}` cannot stand for a column of decimals", "the schema says `decimal`", "write `schemalock::Decimal`";
    Json, "`{Self}` cannot stand for a column of JSON", "the schema says `json`",
        "write `schemalock::Json`, or `schemalock::JsonOf<_>` for a struct of your own";
    Timestamp, "`{Self}` cannot stand for a column of timestamps", "the schema says `timestamp`",
        "write `schemalock::Timestamp`";
    Date, "`{Self}` cannot stand for a column of dates", "the schema says `date`", "write `schemalock::Date`";
    Time, "`{Self}` cannot stand for a column of times of day", "the schema says `time`", "write `schemalock::TimeOfDay`";
    Bytes, "`{Self}` cannot stand for a column of bytes", "the schema says `bytes`", "write `Vec<u8>`";
    Enum, "`{Self}` cannot stand for a column of an enum", "the schema says that a few texts are its values",
        "declare them by `schemalock::text_enum!`, or use the enum of the generated crate";
}
