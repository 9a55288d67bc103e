//! Texts of SQL as catalogues print them.

/// An expression without the brackets around it. In texts of engines that mind it, a backslash covers what follows.
pub(super) fn bare(text: &str, backslash: bool) -> &str {
    let mut text = text.trim();
    while let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        if !balanced(inner, backslash) {
            break;
        }
        text = inner.trim();
    }
    text
}

/// Does every bracket close that opens, and none that did not?
fn balanced(text: &str, backslash: bool) -> bool {
    let (mut depth, mut quote, mut covered, mut before) = (0_usize, None, false, ' ');
    for letter in text.chars() {
        match quote {
            Some((_, true)) if covered => covered = false,
            Some((_, true)) if letter == '\\' => covered = true,
            Some((end, _)) if letter == end => quote = None,
            Some(_) => {}
            None => match letter {
                '\'' | '"' | '`' => {
                    quote = Some((letter, (backslash || matches!(before, 'E' | 'e')) && letter != '`'));
                }
                '(' => depth += 1,
                ')' if depth == 0 => return false,
                ')' => depth -= 1,
                _ => {}
            },
        }
        before = letter;
    }
    depth == 0 && quote.is_none()
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ").trim_end_matches(';').trim_end().to_owned()
}

/// What says something, with a blank between.
pub(super) fn joined<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{bare, one_line};

    #[test]
    fn only_brackets_around_everything_go() {
        for (text, expected) in [
            ("(a > 0)", "a > 0"),
            ("((a > 0))", "a > 0"),
            ("(a) + (b)", "(a) + (b)"),
            ("((a) + (b))", "(a) + (b)"),
            ("(a = ')(')", "a = ')('"),
            ("(a = E'\\')(')", "a = E'\\')('"),
            ("(\"a)\" = 1)", "\"a)\" = 1"),
            ("(a", "(a"),
            ("()", ""),
            ("('it''s')", "'it''s'"),
        ] {
            assert_eq!(bare(text, false), expected, "{text}");
        }
    }

    #[test]
    fn a_backslash_covers_a_quote_where_the_engine_says_so() {
        assert_eq!(bare(r"(a = '\') or (b = \'')", true), r"a = '\') or (b = \''");
        assert_eq!(bare(r"(a = '\') or (b = '\')", false), r"(a = '\') or (b = '\')");
    }

    #[test]
    fn lines_become_one() {
        assert_eq!(one_line(" SELECT a\n   FROM t;\n"), "SELECT a FROM t");
    }
}
