//! Values to the formatter's pieces.

use std::borrow::Cow;
use std::fmt::Display;

use crate::fmt::piece::{Key, Piece, Scalar, Slot};
use crate::fmt::quote;
use crate::model::{PerDialect, Sql};

/// A value that is to be written.
pub(super) type Value = Piece<'static>;

/// The entries of a map, in the order of their adding.
#[derive(Default)]
pub(super) struct Entries(Vec<Slot<'static>>);

impl Entries {
    pub(super) fn add(&mut self, key: &str, value: Value) {
        let key = Key { name: Cow::Owned(key.to_owned()), spelled: Cow::Owned(quote::text(key)) };
        self.0.push(Slot::entry(key, value));
    }

    /// A text, if there is one.
    pub(super) fn text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.add(key, text(value));
        }
    }

    /// `true`, if it is.
    pub(super) fn flag(&mut self, key: &str, value: bool) {
        if value {
            self.add(key, word("true"));
        }
    }

    /// A number, if there is one.
    pub(super) fn number(&mut self, key: &str, value: Option<u32>) {
        if let Some(value) = value {
            self.add(key, number(value));
        }
    }

    /// What is said for each database, if anything is.
    pub(super) fn per_dialect(&mut self, key: &str, value: &PerDialect<String>) {
        if !value.is_empty() {
            self.add(key, per_dialect(value));
        }
    }

    /// The same with one entry before all others.
    pub(super) fn first(self, key: &str, value: Value) -> Self {
        let mut all = Self::default();
        all.add(key, value);
        all.0.extend(self.0);
        all
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn value(self) -> Value {
        Piece::group(true, self.0, Vec::new())
    }

    pub(super) fn slot(self) -> Slot<'static> {
        Slot::item(self.value())
    }
}

pub(super) fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    let mut all = Entries::default();
    entries.into_iter().for_each(|(key, value)| all.add(key, value));
    all.value()
}

pub(super) fn list(items: impl IntoIterator<Item = Value>) -> Value {
    Piece::group(false, items.into_iter().map(Slot::item).collect(), Vec::new())
}

/// A list of names.
pub(super) fn names<S: AsRef<str>>(names: &[S]) -> Value {
    list(names.iter().map(|name| text(name.as_ref())))
}

/// A word that means what it says without quotes: `true`, a number, `now`.
pub(super) fn word(word: &str) -> Value {
    if quote::is_plain(word) || word.starts_with('-') {
        plain(word)
    } else {
        Piece::Scalar(Scalar::Quoted(Cow::Owned(quote::quoted(word))))
    }
}

pub(super) fn number(number: impl Display) -> Value {
    plain(&number.to_string())
}

/// No value at all.
pub(super) fn nothing() -> Value {
    plain("")
}

fn plain(text: &str) -> Value {
    Piece::Scalar(Scalar::Plain(Cow::Owned(text.to_owned())))
}

/// A text, whatever is in it.
pub(super) fn text(text: &str) -> Value {
    if text.contains('\n') && is_block(text) {
        return block(text);
    }
    let spelled = quote::text(text);
    let scalar = if quote::is_quoted(&spelled) { Scalar::Quoted } else { Scalar::Plain };
    Piece::Scalar(scalar(Cow::Owned(spelled)))
}

/// Can it be written line by line below a `|`, so that a person and every reader see the same?
fn is_block(text: &str) -> bool {
    let lines = || text.strip_suffix('\n').unwrap_or(text).split('\n');
    let sound = |line: &str| !line.ends_with(char::is_whitespace) && line.chars().all(quote::is_printable);
    lines().all(sound)
        && lines().next().is_some_and(|first| !first.is_empty() && !first.starts_with(char::is_whitespace))
        && lines().next_back().is_some_and(|last| !last.is_empty())
}

fn block(text: &str) -> Value {
    let body = text.strip_suffix('\n');
    let header = if body.is_some() { "|" } else { "|-" };
    let lines = body.unwrap_or(text).split('\n').map(|line| Cow::Owned(line.to_owned()));
    Piece::Scalar(Scalar::Block { header: header.to_owned(), lines: lines.collect(), blank_lines: 0 })
}

/// An SQL expression.
pub(super) fn sql(sql: &Sql) -> Value {
    match sql {
        Sql::Any(expression) => text(expression),
        Sql::Each(expressions) => per_dialect(expressions),
    }
}

fn per_dialect(texts: &PerDialect<String>) -> Value {
    map(texts.iter().map(|(kind, value)| (kind.word(), text(value))))
}
