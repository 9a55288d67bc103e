//! Descriptions as documentation comments.
//!
//! A description is plain text in which `` `code` `` may stand. rustdoc reads Markdown, so whatever else has a meaning
//! there is escaped: the page shows what the schema says, and no link, tag or list appears by accident.

use crate::emit::prose::{fill, paragraphs, visible};

/// What fits beside the indent and the comment mark.
const WIDTH: usize = 80;

/// The description, or a sentence in Markdown for what has none.
pub(super) fn or(description: Option<&str>, otherwise: String) -> Vec<String> {
    let lines = description.map(lines).unwrap_or_default();
    if lines.is_empty() { vec![otherwise] } else { lines }
}

/// A name inside a sentence in Markdown.
pub(super) fn code(name: &str) -> String {
    let plain = !name.is_empty() && name.trim() == name && !name.contains(['`', '\n', '\r']);
    if plain && name.chars().all(|c| visible(c) == c) {
        format!("`{name}`")
    } else {
        lines(&format!("\"{name}\"")).join(" ")
    }
}

/// A text as lines of Markdown; none, if there is nothing to see.
pub(super) fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(text) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let markdown = Paragraph::new(&paragraph).words();
        lines.extend(fill(markdown, WIDTH).into_iter().map(begin));
    }
    lines
}

struct Paragraph<'a> {
    text: &'a str,
    /// Whether backticks stand in pairs around code.
    has_code: bool,
}

impl<'a> Paragraph<'a> {
    fn new(text: &'a str) -> Self {
        let pairs = text.matches('`').count().is_multiple_of(2);
        Self { text, has_code: pairs && !text.contains("``") }
    }

    /// The words in Markdown. Code is one word, even with blanks in it.
    fn words(&self) -> Vec<String> {
        let mut in_code = false;
        let words = self.text.split(|c: char| {
            in_code ^= self.has_code && c == '`';
            !in_code && c.is_whitespace()
        });
        words.filter(|word| !word.is_empty()).map(|word| self.word(word)).collect()
    }

    fn word(&self, word: &str) -> String {
        if !self.has_code {
            return escape(word);
        }
        let parts = word.split('`').enumerate();
        let parts = parts.map(|(i, part)| if i % 2 == 0 { escape(part) } else { format!("`{part}`") });
        parts.collect()
    }
}

/// A word without code in it.
fn escape(word: &str) -> String {
    match address(word) {
        Some((before, address, after)) => format!("{}<{address}>{}", escape(before), escape(after)),
        None => escape_characters(word),
    }
}

/// A web address in a word, which rustdoc wants in angle brackets.
fn address(word: &str) -> Option<(&str, &str, &str)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    let rest = &word[start..];
    let end = rest.find(['<', '>', '"', '\'', '`', '\\', '(', ')']).unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let has_host = !address.ends_with('/') || address.matches('/').count() > 2;
    has_host.then(|| (&word[..start], address, &rest[address.len()..]))
}

fn escape_characters(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    let mut before = None;
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        if has_meaning(before, c, characters.peek().copied()) {
            escaped.push('\\');
        }
        escaped.push(c);
        before = Some(c);
    }
    escaped
}

/// Could Markdown see more in this character than itself?
fn has_meaning(before: Option<char>, c: char, after: Option<char>) -> bool {
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' => true,
        '_' => !(in_word(before) && in_word(after)),
        '&' => in_word(after) || after == Some('#'),
        _ => false,
    }
}

/// A line that doesn't begin a heading, a list or a quotation.
fn begin(line: String) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        Some(b'#' | b'>' | b'+' | b'-' | b'=' | b':') if digits == 0 => format!("\\{line}"),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_stays_as_it_is() {
        let text = "The app's `config_template`, e.g. of app_id 7 (or 8).";
        assert_eq!(lines(text), [text]);
    }

    #[test]
    fn markdown_is_escaped() {
        let cases = [
            ("Vec<T> of [x]", "Vec\\<T> of \\[x\\]"),
            ("# no heading", "\\# no heading"),
            ("- no list", "\\- no list"),
            ("1. no list", "1\\. no list"),
            ("*/ _a_ __b__", "\\*/ \\_a\\_ \\_\\_b\\_\\_"),
            ("one ` backtick", "one \\` backtick"),
            ("```rust", "\\`\\`\\`rust"),
            ("a & b &amp; c", "a & b \\&amp; c"),
            ("\\", "\\\\"),
            ("`Vec<T> [x]`s <T>", "`Vec<T> [x]`s \\<T>"),
        ];
        for (text, markdown) in cases {
            assert_eq!(lines(text), [markdown]);
        }
    }

    #[test]
    fn addresses_become_links() {
        assert_eq!(lines("See https://a.example/b_c?d=1."), ["See <https://a.example/b_c?d=1>."]);
        assert_eq!(lines("(http://a.example)"), ["(<http://a.example>)"]);
        assert_eq!(lines("begins with http://"), ["begins with http://"]);
    }

    #[test]
    fn paragraphs_are_kept_and_lines_filled() {
        assert_eq!(lines("\n\n  one\n\ttwo\r\n\r\nthree\rfour\n\n"), ["one two", "", "three four"]);
        let long = lines(&"word ".repeat(100));
        assert!(long.len() > 5 && long.iter().all(|line| line.len() <= WIDTH));
    }

    #[test]
    fn what_cannot_be_seen_is_no_documentation() {
        for text in ["", " ", "\n\n", "\u{0}\t"] {
            assert_eq!(lines(text), [""; 0]);
            assert_eq!(or(Some(text), String::from("otherwise")), ["otherwise"]);
        }
        assert_eq!(lines("a\u{202e}b"), ["a\u{fffd}b"]);
    }

    #[test]
    fn names_stand_in_sentences() {
        assert_eq!(code("app_id"), "`app_id`");
        assert_eq!(code("a`b\n"), "\"a\\`b \"");
    }
}
