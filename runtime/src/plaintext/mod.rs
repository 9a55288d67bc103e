//! What can be sealed, and the bytes that are sealed.
//!
//! Every type has one canonical form in bytes, the same in every language that opens it:
//!
//! | type | bytes |
//! | --- | --- |
//! | text, enums | UTF-8 |
//! | JSON | its text, in UTF-8 |
//! | integers | decimal text: `-7` |
//! | decimals | decimal text without trailing zeros: `12.5` |
//! | floats | the shortest decimal text that reads back to it, laid out as ECMAScript does: `1e+21` |
//! | booleans | `true`, `false` |
//! | UUIDs | 36 lower-case characters |
//! | dates, times of day | `2025-06-06`, `18:18:41` |
//! | timestamps | decimal milliseconds since the Unix epoch |
//! | bytes | themselves |

mod builtin;
mod float;
mod json;
#[cfg(test)]
mod tests;

pub use json::JsonOf;

use zeroize::Zeroizing;

use crate::ColumnType;

/// A type of values that can be sealed.
///
/// Implemented for every type of a column, for the ids and enums of this crate's macros, and for a struct of your own by
/// [`JsonOf`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sealed",
    label = "this type has no canonical form in bytes",
    note = "a struct of your own is sealed as JSON: `Sealed<JsonOf<{Self}>>`"
)]
pub trait Plaintext: ColumnType + Sized {
    /// The canonical bytes.
    ///
    /// # Errors
    /// When the value is outside of what its type can hold in a database, such as a float that is not finite.
    fn encode(&self) -> Result<Zeroizing<Vec<u8>>, EncodeError>;

    /// The value of canonical bytes, or nothing if no value has these.
    fn decode(bytes: Zeroizing<Vec<u8>>) -> Option<Self>;

    /// Overwrites the value in memory, as far as it can be reached.
    fn wipe(&mut self);
}

/// Puts another value in the place of one, also where nobody will look again and the compiler would rather not.
pub fn overwrite<T>(value: &mut T, with: T) {
    *value = with;
    std::hint::black_box(value);
}

/// A value has no canonical bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EncodeError {
    /// Infinite, or not a number.
    #[error("a float is finite")]
    NotFinite,
    /// A date outside of the years 0 to 9999.
    #[error("a date lies in the years 0 to 9999")]
    YearOutOfRange,
    /// A time of day with a fraction of a second.
    #[error("a time of day is whole seconds")]
    FractionOfASecond,
    /// A text with the character U+0000.
    #[error("a text has no character U+0000")]
    Nul,
    /// A decimal with more digits behind the point than its column has.
    #[error("a decimal has no more digits behind the point than its column")]
    TooManyDigits,
    /// NULL, where a value names its row.
    #[error("NULL has no canonical form")]
    Null,
    /// serde could not write the value as JSON, or could not read it back. Its own message may repeat the value, so it is not
    /// kept.
    #[error("the value cannot be written as JSON and read again")]
    Json,
}
