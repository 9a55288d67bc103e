//! The one canonical formatting of schema.yaml: comments kept, meaning kept.
//!
//! A text becomes *pieces* (`piece`): its values with their spelling, each in a *slot* that holds the *notes* (comments on
//! lines of their own) before it and the comment *beside* it. Where a value stands in the language is its *place*
//! (`place`); the place decides whether a map is written as lines or, when it fits, as one `{ … }`. The printer
//! ([`print`]) knows nothing of the source, so equal pieces always look the same, and what `emit::yaml` builds looks as if it
//! had been formatted.
//!
//! Conventions: two spaces a level; keys keep the author's order; scalars keep their spelling, but that a word moved into `{ … }`
//! is quoted where a comma or bracket would end it. Nothing is returned that has not been read back and found to say the same.

mod attach;
mod lines;
pub(crate) mod piece;
mod place;
pub(crate) mod print;
pub(crate) mod quote;
mod scalar;
mod verify;

use std::borrow::Cow;

use crate::diagnostic::{self, Diagnostic};
use crate::syntax::{self, Comment, Limits, Node};

/// Why a text was not formatted.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// It is not YAML of the kind that a schema is written in; the findings say why.
    #[error("the text is not the YAML that a schema is written in")]
    Invalid(Vec<Diagnostic>),
    /// The result would not say the same. A defect of the formatter; the file is better left alone.
    #[error("the formatted text would not mean the same, so the text was left as it is")]
    WouldChangeMeaning,
}

/// The canonical form of a schema's text. Formatting it again changes nothing.
///
/// # Errors
/// When the text cannot be read as YAML, or could not be formatted without a change of meaning.
pub fn format(text: &str) -> Result<String, FormatError> {
    let tree = read(text)?;
    let clean = normalise(text);
    let comments = comments(&clean);
    let formatted = match &clean {
        Cow::Borrowed(_) => print::document(&attach::attach(&tree, text, &comments)),
        Cow::Owned(clean) => print::document(&attach::attach(&read(clean)?, clean, &comments)),
    };
    if verify::same(&tree, &comments, &formatted) { Ok(formatted) } else { Err(FormatError::WouldChangeMeaning) }
}

fn comments(text: &str) -> Vec<Comment<'_>> {
    if !text.contains('#') {
        return Vec::new();
    }
    let mut comments = syntax::comments(text);
    // The parser tells of the comment behind `|` after the text below it.
    comments.sort_by_key(|comment| comment.span.start);
    comments
}

fn read(text: &str) -> Result<Node<'_>, FormatError> {
    let limits = Limits::default();
    let guarded = syntax::guard(text.as_bytes(), &limits);
    if !guarded.findings.is_empty() {
        return Err(FormatError::Invalid(guarded.findings));
    }
    let (tree, mut findings) = syntax::parse(text, &limits);
    diagnostic::sort(&mut findings);
    tree.filter(|_| findings.is_empty()).ok_or(FormatError::Invalid(findings))
}

/// Line ends as Unix has them, no byte order mark.
fn normalise(text: &str) -> Cow<'_, str> {
    match text.strip_prefix('\u{feff}') {
        None if !text.contains('\r') => Cow::Borrowed(text),
        rest => Cow::Owned(rest.unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n")),
    }
}
