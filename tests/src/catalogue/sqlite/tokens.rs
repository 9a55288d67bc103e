//! SQLite's own tokens, as far as a CREATE statement needs them.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A keyword, an unquoted name, or a number.
    Word,
    /// A name in `"…"`, `` `…` `` or `[…]`.
    Quoted,
    /// A text in `'…'`.
    Text,
    /// One character of punctuation.
    Symbol,
}

/// One token of a source text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'s> {
    pub kind: Kind,
    /// The token as it stands there, quotes included.
    pub text: &'s str,
    pub start: usize,
    pub end: usize,
}

impl Token<'_> {
    /// Whether this is the keyword, in any case, and not a quoted name that happens to be spelled like it.
    pub(super) fn is(&self, keyword: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(keyword)
    }

    pub(super) fn is_symbol(&self, symbol: char) -> bool {
        self.kind == Kind::Symbol && self.text.starts_with(symbol)
    }

    /// The name that this token means, without quotes.
    pub(super) fn name(&self) -> String {
        if matches!(self.kind, Kind::Word | Kind::Symbol) {
            return self.text.to_owned();
        }
        let inner = &self.text[1..self.text.len() - 1];
        match &self.text[..1] {
            "[" => inner.to_owned(),
            quote => inner.replace(&quote.repeat(2), quote),
        }
    }
}

/// The tokens of a text, without white space and comments.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let length = length(rest, first);
        if let Some(kind) = kind(rest, first) {
            found.push(Token { kind, text: &rest[..length], start: at, end: at + length });
        }
        at += length;
    }
    found
}

fn kind(rest: &str, first: char) -> Option<Kind> {
    match first {
        _ if first.is_whitespace() || is_comment(rest) => None,
        '"' | '`' | '[' => Some(Kind::Quoted),
        '\'' => Some(Kind::Text),
        _ if is_word(first) => Some(Kind::Word),
        _ => Some(Kind::Symbol),
    }
}

fn length(rest: &str, first: char) -> usize {
    match first {
        _ if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
        _ if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
        '[' => rest.find(']').map_or(rest.len(), |end| end + 1),
        '"' | '`' | '\'' => quoted_length(rest, first),
        _ if is_word(first) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
        _ => first.len_utf8(),
    }
}

/// A quote inside is doubled, so that a text with quotes in it looks like several texts without a gap.
fn quoted_length(rest: &str, quote: char) -> usize {
    let mut at = 1;
    while let Some(close) = rest[at..].find(quote) {
        at += close + 1;
        if !rest[at..].starts_with(quote) {
            return at;
        }
        at += 1;
    }
    rest.len()
}

fn is_comment(rest: &str) -> bool {
    rest.starts_with("--") || rest.starts_with("/*")
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$') || !c.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> Vec<String> {
        tokens(source).iter().map(Token::name).collect()
    }

    #[test]
    fn quotes_are_undone() {
        assert_eq!(names(r#""a""b" `c``d` [e"f] 'g''h'"#), ["a\"b", "c`d", "e\"f", "g'h"]);
    }

    #[test]
    fn comments_are_no_tokens() {
        assert_eq!(names("a -- (b\nc /* ' */ d"), ["a", "c", "d"]);
    }

    #[test]
    fn a_quoted_keyword_is_a_name() {
        assert!(tokens("check")[0].is("CHECK"));
        assert!(!tokens("\"check\"")[0].is("CHECK"));
    }

    #[test]
    fn any_letter_makes_a_word() {
        assert_eq!(names("Ünïcode(ß)"), ["Ünïcode", "(", "ß", ")"]);
    }
}
