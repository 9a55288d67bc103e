//! Values whose serde form is a text that must be checked.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::Deserializer;
use serde::de::{Error, Visitor};

/// Reads a text and parses it. `expected` ends the sentence "expected …".
///
/// No error repeats what was read: it may be a plaintext that was put where it doesn't belong.
pub fn deserialize<'de, D, T>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: fmt::Display>,
{
    let visitor = TextVisitor { expected, parsed: PhantomData };
    // Asked for a text, a format such as JSON quotes whatever else it finds in an error of its
    // own. Asked for anything, it leaves the answer to the visitor. Binary formats can't be asked.
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

struct TextVisitor<T> {
    expected: &'static str,
    parsed: PhantomData<T>,
}

impl<T> TextVisitor<T> {
    fn mismatch<E: Error>(self) -> E {
        E::custom(format_args!("expected {}", self.expected))
    }
}

impl<T: FromStr<Err: fmt::Display>> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }

    // serde's own messages for these would quote the value.

    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        Err(self.mismatch())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<T, E> {
        Err(self.mismatch())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<T, E> {
        Err(self.mismatch())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        Err(self.mismatch())
    }
}
