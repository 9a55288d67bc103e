//! Names and texts, easy and hostile.

use super::Draws;

/// Tables: no two have the same singular.
pub(crate) const TABLES: [&str; 10] =
    ["users", "order", "select", "groups", "events", "type_things", "logs", "table", "scenario_nodes", "where"];

/// Columns, words of SQL and of Rust among them.
pub(crate) const COLUMNS: [&str; 24] = [
    "name",
    "select",
    "order",
    "type",
    "group",
    "table",
    "value",
    "created_at",
    "note",
    "data",
    "position",
    "key",
    "where",
    "from",
    "class",
    "fn",
    "match",
    "count",
    "index",
    "title",
    "is_on",
    "b2",
    "default",
    "a_column_with_quite_a_long_name",
];

/// Enums.
pub(crate) const ENUMS: [&str; 4] = ["mood", "access_level", "union", "check"];

/// Values of enums: words that YAML takes for something else, and such as need quotes.
pub(crate) const VALUES: [&str; 18] = [
    "open",
    "closed",
    "yes",
    "no",
    "on",
    "null",
    "true",
    "1",
    "2.5",
    "a: b",
    "with space",
    "it's",
    "say \"hi\"",
    "- dash",
    "#hash",
    "élan",
    "now",
    "0x1F",
];

const FRAGMENTS: [&str; 44] = [
    "word",
    "two words",
    "a: b",
    " #no comment",
    "- dash",
    "\"",
    "it's",
    "\\",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "true",
    "null",
    "1e3",
    "é",
    "🦀",
    "\u{7f}",
    "\u{1}",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "{",
    "]",
    ",",
    "%",
    "@",
    "`",
    "|",
    ">",
    "&a",
    "*b",
    "!t",
    "?",
    "\r\n",
    "~",
    "---",
    "...",
    ":",
    "#",
    "\u{202e}",
    "\u{a0}",
    "now",
    "012",
];

/// Names in SQL of whole databases are all different.
pub(crate) fn sql_name(draws: &mut Draws, table: &str, of: &str) -> Option<String> {
    draws.maybe(4, |draws| format!("{}_{table}_{of}", draws.pick(&["fk", "PK", "IX own", "é", "is: a \"name\""])))
}

/// Any text but one with a NUL.
pub(crate) fn text(draws: &mut Draws) -> String {
    (0..draws.below(6)).map(|_| *draws.pick(&FRAGMENTS)).collect()
}

/// A text of at least one character.
pub(crate) fn some_text(draws: &mut Draws) -> String {
    let text = text(draws);
    if text.is_empty() { "word".to_owned() } else { text }
}
