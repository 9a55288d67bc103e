//! Schemas of any size, always the same for the same size.

use std::fmt::Write;

/// The fewest columns a synthetic table can have: its key, its reference, what is unique, and what is indexed.
pub const FEWEST_COLUMNS: usize = 5;

/// The text of a schema.yaml with that many tables of that many columns, for SQLite only. Every table has a primary
/// key, a unique column, two indexes, and a reference to the table before it (the first: to itself).
///
/// # Panics
/// When `columns` is less than [`FEWEST_COLUMNS`].
#[must_use]
pub fn schema(tables: usize, columns: usize) -> String {
    assert!(columns >= FEWEST_COLUMNS, "a synthetic table has at least {FEWEST_COLUMNS} columns");
    let mut text = String::from(HEAD);
    for number in 0..tables {
        table(&mut text, number, columns).expect("writing to a String cannot fail");
    }
    text
}

const HEAD: &str = "\
schemalock: 1
name: synthetic
description: Made by a generator, to measure with.
targets:
  sqlite: \"3.40\"

tables:
";

/// What the columns beyond the fewest are, in turn.
const FILLERS: [&str; 6] = [
    "{ type: text, min_length: 1, max_length: 120 }",
    "{ type: integer, default: 0 }",
    "{ type: boolean, default: false }",
    "{ type: json, optional: true }",
    "{ type: bigint, optional: true }",
    "{ type: timestamp, default: now }",
];

fn table(text: &mut String, number: usize, columns: usize) -> std::fmt::Result {
    let target = number.saturating_sub(1);
    let (on_delete, optional) = if number == 0 { ("set_null", ", optional: true") } else { ("restrict", "") };
    writeln!(text, "  table_{number:04}:")?;
    writeln!(text, "    description: Synthetic table number {number}.")?;
    writeln!(text, "    columns:")?;
    writeln!(text, "      id: {{ type: uuid, primary_key: true, default: uuid_v7 }}")?;
    writeln!(text, "      parent_id: {{ references: table_{target:04}.id, on_delete: {on_delete}{optional} }}")?;
    writeln!(text, "      code: {{ type: text, max_length: 64, unique: true }}")?;
    writeln!(text, "      status: {{ type: text, max_length: 32 }}")?;
    writeln!(text, "      created_at: {{ type: timestamp, default: now }}")?;
    for (filler, place) in FILLERS.iter().cycle().zip(FEWEST_COLUMNS..columns) {
        writeln!(text, "      column_{place:02}: {filler}")?;
    }
    writeln!(text, "    indexes:")?;
    writeln!(text, "      by_parent_id: [parent_id]")?;
    writeln!(text, "      by_status: [status, created_at]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_large_as_asked_and_always_the_same() {
        let text = schema(3, 12);
        assert_eq!(text.matches("primary_key").count(), 3);
        assert_eq!(text.lines().filter(|line| line.starts_with("      ") && line.contains(": {")).count(), 3 * 12);
        assert_eq!(text, schema(3, 12));
    }
}
