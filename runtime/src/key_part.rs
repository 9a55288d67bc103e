//! Rows, by their primary keys.

use crate::{Date, Decimal, Plaintext, TimeOfDay, Timestamp, Uuid};

/// A column of a primary key, as a sealed value is bound to it.
///
/// The form is the canonical text of the value: that of [`Plaintext`](crate::Plaintext), but that bytes are lower-case hex.
/// It stays the same for ever, whatever `Display` does.
pub trait KeyPart {
    /// Appends the canonical text.
    ///
    /// # Errors
    /// When the value has none.
    fn write(&self, out: &mut Vec<u8>) -> Result<(), crate::EncodeError>;
}

macro_rules! as_plaintext {
    ($($type:ty),*) => {
        $(
            impl KeyPart for $type {
                fn write(&self, out: &mut Vec<u8>) -> Result<(), crate::EncodeError> {
                    out.extend_from_slice(&self.encode()?);
                    Ok(())
                }
            }
        )*
    };
}

as_plaintext!(i16, i32, i64, bool, f64, Decimal, Date, TimeOfDay, Timestamp);

// The usual keys, without a detour through a buffer that is wiped.

impl KeyPart for Uuid {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), crate::EncodeError> {
        out.extend_from_slice(self.hyphenated().encode_lower(&mut Self::encode_buffer()).as_bytes());
        Ok(())
    }
}

impl KeyPart for String {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), crate::EncodeError> {
        out.extend_from_slice(self.as_bytes());
        Ok(())
    }
}

impl KeyPart for Vec<u8> {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), crate::EncodeError> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        out.extend(self.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| DIGITS[usize::from(digit)]));
        Ok(())
    }
}
