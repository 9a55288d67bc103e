//! Scalars in and out of quotes.
//!
//! *Plain* is YAML's word for a scalar without quotes. A text may be plain where no reader could take it for anything else.

use std::fmt::Write as _;

/// Is this, at the beginning of a line, a mark between documents?
pub(crate) fn is_document_mark(text: &str) -> bool {
    let rest = text.strip_prefix("---").or_else(|| text.strip_prefix("..."));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Would this end a plain scalar, or begin something else, between brackets?
pub(crate) fn has_flow_marks(text: &str) -> bool {
    let brackets = |b| matches!(b, b',' | b'[' | b']' | b'{' | b'}');
    // `{ a: }` has a key `a`, whatever `a:` was meant to be.
    text.bytes().any(brackets) || text.ends_with(':') || matches!(text, "-" | "?")
}

/// Is this spelling in quotes?
pub(crate) fn is_quoted(spelled: &str) -> bool {
    spelled.starts_with(['"', '\''])
}

/// A text as a scalar that reads back as that text, as plain as can be.
pub(crate) fn text(text: &str) -> String {
    if is_plain(text) && !means_more(text) { text.to_owned() } else { quoted(text) }
}

/// A text in quotes: double ones, unless those would need escapes that single ones do not.
pub(crate) fn quoted(text: &str) -> String {
    let escapes = text.contains(['"', '\\']);
    let single = escapes && !text.contains('\'') && text.chars().all(is_printable);
    if single { format!("'{text}'") } else { double(text) }
}

fn double(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    text.chars().for_each(|c| escape(c, &mut out));
    out.push('"');
    out
}

fn escape(c: char, out: &mut String) {
    match c {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        c if is_printable(c) => out.push(c),
        c => {
            let code = u32::from(c);
            let _ = if code <= 0xff {
                write!(out, "\\x{code:02x}")
            } else if code <= 0xffff {
                write!(out, "\\u{code:04x}")
            } else {
                write!(out, "\\U{code:08x}")
            };
        }
    }
}

/// Can the character be seen, and does it leave the text around it alone? Line ends and marks of direction do not.
pub(crate) fn is_printable(c: char) -> bool {
    let hidden = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    !c.is_control() && !hidden
}

/// Could this stand without quotes on a line of its own? Where brackets are around it, see [`has_flow_marks`].
pub(crate) fn is_plain(text: &str) -> bool {
    let starts = |c: char| c.is_alphanumeric() || "_/(<.+$^;)\\~".contains(c) || (!c.is_ascii() && !c.is_whitespace());
    let Some(first) = text.chars().next() else { return false };
    starts(first)
        && !text.starts_with("...")
        && !text.ends_with([' ', ':'])
        && !text.contains(": ")
        && !text.contains(" #")
        && text.chars().all(|c| is_printable(c) && (c == ' ' || !c.is_whitespace()))
}

/// Would a YAML reader, of any version, take this for something else than text?
pub(crate) fn means_more(text: &str) -> bool {
    const WORDS: [&str; 11] = ["null", "~", "true", "false", "yes", "no", "on", "off", "=", ".inf", ".nan"];
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    // Days and times count as numbers; a sentence that begins with a number does not.
    let number = unsigned.trim_start_matches('.').starts_with(|c: char| c.is_ascii_digit()) && !text.contains(' ');
    number || WORDS.iter().any(|word| word.eq_ignore_ascii_case(unsigned))
}

/// Is this a word that no reader takes for anything else: letters, digits and `_`, the first no digit?
pub(crate) fn is_word(text: &str) -> bool {
    let head = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    head && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') && !means_more(text)
}
