//! A row as a line of a file.

use schemalock::{Sealed, Value};
use schemalock_codegen::convex::Key;

use super::table::{Column, Holds, Table};
use super::{id, value};

/// Why a row is no document. It does not repeat what is stored.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwritable {
    /// A value that no document can hold.
    #[error("`{table}.{column}` holds a value that cannot be written: {source}")]
    Value { table: &'static str, column: &'static str, source: schemalock::EncodeError },
    /// An encrypted column that holds something else than ciphertext. It may be a plaintext, which is not carried anywhere.
    #[error(
        "`{table}.{column}` is encrypted and holds a value that is not sealed; `schemalock keys verify` counts such values"
    )]
    Unsealed { table: &'static str, column: &'static str },
    /// What names a document is NULL.
    #[error("`{table}` has a row without a key")]
    NoKey { table: &'static str },
}

/// Appends the row of that number, counted from 1, as a line. `numbers` are those of all tables in Convex, `at` the table's place.
pub(super) fn write(
    (table, at): (&Table, usize),
    numbers: &[u32],
    row: &[Value<'_>],
    number: u64,
    out: &mut Vec<u8>,
) -> Result<(), Unwritable> {
    out.extend_from_slice(b"{\"_id\":");
    value::text(&id_of(table, numbers[at], row)?, out);
    // Convex keeps a float here, and its own export writes one.
    out.extend_from_slice(format!(",\"_creationTime\":{}.0", table.created.millis(row, number)).as_bytes());
    for (column, value) in table.columns.iter().zip(row) {
        if let (Some(field), false) = (column.field, value.is_null()) {
            out.push(b',');
            value::text(field, out);
            out.push(b':');
            field_of(table, column, numbers, value, out)?;
        }
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

fn id_of(table: &Table, number: u32, row: &[Value<'_>]) -> Result<String, Unwritable> {
    let name = table.sql.name;
    let value = |column: &str| table.place(column).and_then(|at| row.get(at));
    if let Key::Document(column) | Key::Application(column) = &table.key {
        return match value(column) {
            Some(Value::Uuid(key)) => Ok(id::of_uuid(number, *key)),
            _ => Err(Unwritable::NoKey { table: name }),
        };
    }
    let key = table.sql.primary_key.iter().filter_map(|column| value(column));
    id::of_key(number, name, key).map_err(|_| Unwritable::NoKey { table: name })
}

fn field_of(
    table: &Table,
    column: &Column,
    numbers: &[u32],
    value: &Value<'_>,
    out: &mut Vec<u8>,
) -> Result<(), Unwritable> {
    let place = (table.sql.name, column.sql.name);
    match (column.holds, value) {
        (Holds::Id(owner), Value::Uuid(key)) => value::text(&id::of_uuid(numbers[owner], *key), out),
        (Holds::Sealed, Value::Text(text)) if Sealed::<Vec<u8>>::from_text(text.as_ref()).is_ok() => {
            value::text(text, out);
        }
        (Holds::Sealed, _) => return Err(Unwritable::Unsealed { table: place.0, column: place.1 }),
        _ => {
            let written = value::write(value, out);
            written.map_err(|source| Unwritable::Value { table: place.0, column: place.1, source })?;
        }
    }
    Ok(())
}
