//! Defaults and expressions as SQL. MariaDB prints both as such; MySQL prints the values of defaults, and expressions as texts in a
//! text.

use super::{Words, text};

/// Types whose values need no quotes.
const NUMBERS: [&str; 12] = [
    "tinyint",
    "smallint",
    "mediumint",
    "int",
    "bigint",
    "decimal",
    "float",
    "double",
    "year",
    "bit",
    "numeric",
    "real",
];

/// What stands behind DEFAULT; none for NULL.
pub(super) fn default(value: String, ty: &str, computed: bool, words: &Words) -> Option<String> {
    if !words.values {
        return Some(value).filter(|value| value != "NULL");
    }
    Some(match computed {
        // Any other expression has to stand in brackets.
        true if value.starts_with("CURRENT_TIMESTAMP") => value,
        true => format!("({})", expression(&value, words)),
        false if is_number(ty) || is_bytes(&value, ty) => value,
        false => text(&value),
    })
}

fn is_number(ty: &str) -> bool {
    let word = ty.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default();
    NUMBERS.contains(&word)
}

fn is_bytes(value: &str, ty: &str) -> bool {
    value.starts_with("0x") && (ty.starts_with("binary") || ty.starts_with("varbinary"))
}

/// An expression as SQL.
pub(super) fn expression(printed: &str, words: &Words) -> String {
    if !words.values {
        return printed.to_owned();
    }
    let mut out = String::with_capacity(printed.len());
    let mut letters = printed.chars();
    while let Some(letter) = letters.next() {
        out.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('0') => '\0',
                Some('Z') => '\u{1a}',
                Some(covered) => covered,
                None => '\\',
            },
            other => other,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{MARIADB, MYSQL};
    use super::{default, expression};

    fn mysql(value: &str, ty: &str, computed: bool) -> Option<String> {
        default(value.to_owned(), ty, computed, &MYSQL)
    }

    #[test]
    fn values_become_sql() {
        assert_eq!(mysql("0.00", "decimal(10,2) unsigned", false).unwrap(), "0.00");
        assert_eq!(mysql("b'101'", "bit(3)", false).unwrap(), "b'101'");
        assert_eq!(mysql("it's \\", "varchar(20)", false).unwrap(), r"'it''s \\'");
        assert_eq!(mysql("NULL", "varchar(20)", false).unwrap(), "'NULL'");
        assert_eq!(mysql("1", "enum('1','2')", false).unwrap(), "'1'");
        assert_eq!(mysql("0x61", "binary(1)", false).unwrap(), "0x61");
        assert_eq!(mysql("CURRENT_TIMESTAMP(3)", "datetime(3)", true).unwrap(), "CURRENT_TIMESTAMP(3)");
        assert_eq!(mysql(r"concat(_utf8mb4\'a\',1)", "text", true).unwrap(), "(concat(_utf8mb4'a',1))");
        assert_eq!(mysql("2024-01-01", "date", false).unwrap(), "'2024-01-01'");
    }

    #[test]
    fn mariadb_prints_sql() {
        assert_eq!(default("NULL".to_owned(), "int(11)", false, &MARIADB), None);
        assert_eq!(default("'NULL'".to_owned(), "text", false, &MARIADB).unwrap(), "'NULL'");
        assert_eq!(expression(r"`a` = '\\'", &MARIADB), r"`a` = '\\'");
    }

    #[test]
    fn expressions_in_texts_are_taken_out() {
        assert_eq!(expression(r"(`a` <> _utf8mb4\'it\\\'s\')", &MYSQL), r"(`a` <> _utf8mb4'it\'s')");
    }
}
