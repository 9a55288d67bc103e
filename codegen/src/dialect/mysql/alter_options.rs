//! Table options of MariaDB and MySQL that change: ALTER TABLE gives options, and takes none away.

use std::collections::BTreeMap;

use crate::dialect::structure::TableForm;
use crate::model::{DialectKind, Table};
use crate::plan::Pair;

/// What stands behind ALTER TABLE and the table's name, or why nothing can.
pub(super) fn clause(kind: DialectKind, pair: &Pair) -> Result<String, String> {
    let words = |form: &TableForm| form.options.trim().to_owned();
    let (before, after) = (read(&pair.mid.options), read(&pair.new.options));
    // A character set brings its collation, and a collation its character set.
    let given = |name: &str| match TEXT.contains(&name) {
        true => TEXT.iter().any(|name| after.contains_key(*name)),
        false => after.contains_key(name),
    };
    if let Some(gone) = before.keys().find(|name| !given(name)) {
        return Err(format!("ALTER TABLE cannot take `{gone}` away"));
    }
    if before.get(OTHER) != after.get(OTHER) {
        return Err(String::from("it is not known what ALTER TABLE makes of them"));
    }
    let text = |options: &BTreeMap<String, String>| TEXT.map(|name| options.get(name).cloned());
    if text(&before) != text(&after)
        && let Some(column) = follows_table(kind, &pair.after)
    {
        return Err(format!("the column `{column}` would keep the character set that it took from its table"));
    }
    Ok(words(&pair.new))
}

/// Under which everything stands that is no option with a value.
const OTHER: &str = "";

/// The options that columns of texts take over when they say nothing themselves.
const TEXT: [&str; 2] = ["CHARSET", "COLLATE"];

/// Options by name, in capital letters.
fn read(text: &str) -> BTreeMap<String, String> {
    let words = words(text);
    let mut options = BTreeMap::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let next = |by: usize| words.get(at + by).map(String::as_str);
        let upper = word.to_uppercase();
        let (name, length) = match (upper.as_str(), next(1).map(str::to_uppercase).as_deref()) {
            ("DEFAULT", _) => {
                at += 1;
                continue;
            }
            ("CHARACTER", Some("SET")) => (String::from(TEXT[0]), 2),
            ("CHARSET" | "COLLATE" | "ENGINE", _) | (_, Some("=")) => (upper, 1),
            (_, Some(second)) if next(2) == Some("=") => (format!("{upper} {second}"), 2),
            _ => {
                options.insert(String::from(OTHER), words[at..].join(" "));
                break;
            }
        };
        let length = length + usize::from(next(length) == Some("="));
        options.insert(name, next(length).unwrap_or_default().to_owned());
        at += length + 1;
    }
    options
}

/// Words, texts in quotes, and `=`; blanks and commas are between them.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for letter in text.chars() {
        let last = words.len() - 1;
        match (quote, letter) {
            (Some(open), _) => {
                words[last].push(letter);
                quote = Some(open).filter(|open| *open != letter);
            }
            (None, '\'' | '"' | '`') => {
                words[last].push(letter);
                quote = Some(letter);
            }
            (None, '=') => words.extend([String::from("="), String::new()]),
            (None, ',') => words.push(String::new()),
            (None, _) if letter.is_whitespace() => words.push(String::new()),
            (None, _) => words[last].push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A column of texts in the engine's own words that leave character set and collation to the table.
fn follows_table(kind: DialectKind, table: &Table) -> Option<&str> {
    const TEXTS: [&str; 8] = ["CHAR", "VARCHAR", "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT", "ENUM", "SET"];
    let follows = |native: &String| {
        let upper = native.to_uppercase();
        let first = upper.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        TEXTS.contains(&first) && !["CHARACTER SET", "CHARSET", "COLLATE"].iter().any(|word| upper.contains(word))
    };
    let found = table.columns.iter().find(|column| column.native.get(&kind).is_some_and(follows));
    found.map(|column| column.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_in_every_spelling() {
        let said = read(
            " ENGINE = InnoDB, default CHARSET=latin1 collate latin1_bin DATA DIRECTORY='/a b' row_format=Dynamic",
        );
        let expected = [
            ("CHARSET", "latin1"),
            ("COLLATE", "latin1_bin"),
            ("DATA DIRECTORY", "'/a b'"),
            ("ENGINE", "InnoDB"),
            ("ROW_FORMAT", "Dynamic"),
        ];
        assert_eq!(said, expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        assert_eq!(read("CHARACTER SET utf8mb4 WITH SYSTEM VERSIONING")[OTHER], "WITH SYSTEM VERSIONING");
    }
}
