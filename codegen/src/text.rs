//! Small things about words that several rooms need.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;

/// The candidate nearest to what was written, if it is near enough to be worth offering.
#[must_use]
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Edit distance is quadratic: nobody mistypes a name of hundreds of characters.
    if written.len() > 128 {
        return None;
    }
    let allowed = (written.chars().count() / 3).max(1);
    let scored = candidates.into_iter().filter(|c| c.len() <= 128).map(|c| (distance(written, c), c));
    scored.filter(|(distance, _)| *distance <= allowed).min().map(|(_, candidate)| candidate)
}

/// Spelling distance; words that differ only in case or in `-` for `_` are at distance 0.
fn distance(a: &str, b: &str) -> usize {
    let fold = |s: &str| s.to_lowercase().replace('-', "_");
    strsim::damerau_levenshtein(&fold(a), &fold(b))
}

/// "`a`, `b` or `c`".
#[must_use]
pub fn one_of<S: AsRef<str>>(words: &[S]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [init @ .., last] => format!("{} or {last}", init.join(", ")),
    }
}

/// 36 characters, of either case.
#[must_use]
pub fn is_uuid(text: &str) -> bool {
    let dash = |at: usize| matches!(at, 8 | 13 | 18 | 23);
    text.len() == 36 && text.bytes().enumerate().all(|(at, b)| if dash(at) { b == b'-' } else { b.is_ascii_hexdigit() })
}

/// JSON as every file and every answer of this project has it: two spaces, a newline at the end.
#[must_use]
pub fn pretty_json<T: Serialize>(value: &T) -> String {
    // Only maps with keys that are not strings and failing Serialize impls fail, and none is ours.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    let mut hex = String::with_capacity(64);
    for byte in sha2::Sha256::digest(bytes) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// A word of a command line, as a POSIX shell takes it.
#[must_use]
pub fn shell_word(word: &str) -> Cow<'_, str> {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "_.-/:".contains(letter);
    match !word.is_empty() && word.chars().all(plain) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(format!("'{}'", word.replace('\'', "'\\''"))),
    }
}
