//! Bytes to text: everything that can be wrong before YAML begins.

use std::borrow::Cow;

use super::Limits;
use crate::diagnostic::Diagnostic;
use crate::rules::text::{bad_encoding, empty_file, nul_byte, too_large};

/// A text that was read, or what can be shown of bytes that are none.
#[derive(Debug)]
pub struct Text<'a> {
    /// The text; with replacement characters where the bytes were no UTF-8.
    pub text: Cow<'a, str>,
    /// Why it must not be read further; empty for a sound text.
    pub findings: Vec<Diagnostic>,
}

/// Takes bytes as text, or says why not.
#[must_use]
pub fn guard<'a>(bytes: &'a [u8], limits: &Limits) -> Text<'a> {
    let unreadable = |finding| Text { text: Cow::Borrowed(""), findings: vec![finding] };
    if bytes.len() > limits.bytes {
        return unreadable(too_large::report(limits.bytes));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return unreadable(bad_encoding::utf16());
    }
    let (text, mut findings) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), Vec::new()),
        Err(error) => (String::from_utf8_lossy(bytes), vec![bad_encoding::not_utf8(error.valid_up_to())]),
    };
    if let Some(at) = text.find('\0') {
        findings.push(nul_byte::report(at));
    }
    if findings.is_empty() && text.trim_start_matches('\u{feff}').trim().is_empty() {
        findings.push(empty_file::report());
    }
    Text { text, findings }
}
