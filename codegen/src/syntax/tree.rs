//! The tree.

use std::borrow::Cow;

use crate::span::Span;

/// A value and the bytes it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// The bytes of the value, without its key.
    pub span: Span,
    /// The value.
    pub value: Value<'a>,
}

/// What stands at a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// A word, number, text, or nothing at all.
    Scalar(Scalar<'a>),
    /// `[a, b]` or lines beginning with `-`.
    List(Vec<Node<'a>>),
    /// `{ a: b }` or lines of `a: b`.
    Map(Vec<Entry<'a>>),
}

/// A scalar as written: its type is decided by who reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar<'a> {
    /// The text with quoting and folding undone.
    pub text: Cow<'a, str>,
    /// Written without quotes, so that `true`, `12` and `null` mean more than their letters.
    pub plain: bool,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key with quoting undone.
    pub key: Cow<'a, str>,
    /// The bytes of the key.
    pub key_span: Span,
    /// What the key is given.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The entries, when this is a map.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry<'a>]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, when this is a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Node<'a>]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The scalar, when this is one.
    #[must_use]
    pub fn scalar(&self) -> Option<&Scalar<'a>> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| scalar.text.as_ref())
    }

    /// The first entry with this key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry<'a>> {
        self.entries()?.iter().find(|entry| entry.key == key)
    }

    /// The value of the first entry with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Nothing written after the key, or `null`, or `~`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.scalar().is_some_and(|s| s.plain && matches!(s.text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What kind of thing this is, in words for messages.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match &self.value {
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
            Value::Scalar(_) if self.is_null() => "nothing",
            Value::Scalar(scalar) if scalar.boolean().is_some() => "a boolean",
            Value::Scalar(scalar) if scalar.number() => "a number",
            Value::Scalar(_) => "text",
        }
    }

    /// The span of the value that `path` leads to, or of the nearest value on the way that exists. Steps are keys, and decimal
    /// numbers in lists. Linear in the width of the maps passed: meant for findings, not for reading.
    #[must_use]
    pub fn locate(&self, path: &[&str]) -> Span {
        self.walk(path).1.span
    }

    /// The span of the key that ends `path`; of the nearest key on the way where there is none.
    #[must_use]
    pub fn locate_key(&self, path: &[&str]) -> Span {
        let (key, node) = self.walk(path);
        key.unwrap_or(node.span)
    }

    fn walk(&self, path: &[&str]) -> (Option<Span>, &Node<'a>) {
        let mut at = (None, self);
        for step in path {
            let next = match &at.1.value {
                Value::Map(_) => at.1.entry(step).map(|entry| (Some(entry.key_span), &entry.value)),
                Value::List(items) => {
                    step.parse().ok().and_then(|i: usize| items.get(i)).map(|item| (Some(item.span), item))
                }
                Value::Scalar(_) => None,
            };
            match next {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }
}

impl Scalar<'_> {
    /// `true` or `false`, as YAML 1.2 has them.
    #[must_use]
    pub fn boolean(&self) -> Option<bool> {
        match self.text.as_ref() {
            "true" if self.plain => Some(true),
            "false" if self.plain => Some(false),
            _ => None,
        }
    }

    /// A whole number in decimal.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        let digits = self.text.strip_prefix(['-', '+']).unwrap_or(&self.text);
        let decimal = self.plain && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        if decimal { self.text.parse().ok() } else { None }
    }

    /// A finite number.
    #[must_use]
    pub fn float(&self) -> Option<f64> {
        if self.number() { self.text.parse().ok().filter(|number: &f64| number.is_finite()) } else { None }
    }

    /// Written as YAML 1.2's core schema writes a decimal number.
    #[must_use]
    pub fn number(&self) -> bool {
        let unsigned = self.text.strip_prefix(['-', '+']).unwrap_or(&self.text);
        let starts = unsigned.bytes().next().is_some_and(|b| b.is_ascii_digit() || b == b'.');
        let allowed = unsigned.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'e' | b'E' | b'-' | b'+'));
        self.plain && starts && allowed && self.text.parse::<f64>().is_ok()
    }
}
