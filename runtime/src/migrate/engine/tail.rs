//! Comments behind the last statement. MariaDB and MySQL take them for one more, and refuse it for being empty.

/// The statements up to the end of the last one.
pub(super) fn without_tail(sql: &str) -> &str {
    let (mut at, mut end) = (0, 0);
    while at < sql.len() {
        let rest = &sql[at..];
        let (length, says) = piece(rest);
        at += length;
        if says {
            end = at;
        }
    }
    &sql[..end]
}

/// How long the first piece is, and whether it is more than space.
fn piece(rest: &str) -> (usize, bool) {
    let upto = |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '\'' | '"' | '`' => (quoted(rest, first), true),
        '#' => (upto("\n", 0), false),
        '-' if is_comment(rest) => (upto("\n", 0), false),
        // These are run by servers of some versions.
        '/' if rest.starts_with("/*!") || rest.starts_with("/*M!") => (upto("*/", 2), true),
        '/' if rest.starts_with("/*") => (upto("*/", 2), false),
        other => (other.len_utf8(), !other.is_whitespace()),
    }
}

/// Two dashes and a space.
fn is_comment(rest: &str) -> bool {
    rest.strip_prefix("--").is_some_and(|rest| rest.is_empty() || rest.starts_with(|next: char| next.is_whitespace()))
}

/// Up to the quote that ends it. A doubled one ends it, too, and begins the next: that comes to the same.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if !escaped && letter == quote {
            return at + letter.len_utf8();
        }
        escaped = !escaped && letter == '\\' && quote != '`';
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::without_tail;

    #[test]
    fn only_what_stands_behind_the_last_statement_goes() {
        for (whole, left) in [
            ("-- nothing here\n", ""),
            ("/* nothing */ # here", ""),
            ("SELECT 1; -- why\n", "SELECT 1;"),
            ("SELECT '\n-- a'; ", "SELECT '\n-- a';"),
            ("SELECT 'it\\'s\n-- a' ; -- 'b'", "SELECT 'it\\'s\n-- a' ;"),
            ("SELECT 'it''s -- a'", "SELECT 'it''s -- a'"),
            ("-- a\nSELECT 1--1;\n--", "-- a\nSELECT 1--1;"),
            ("SELECT `a\\`; -- b", "SELECT `a\\`;"),
            ("/*!50003 SELECT 1 */", "/*!50003 SELECT 1 */"),
        ] {
            assert_eq!(without_tail(whole), left);
        }
    }
}
