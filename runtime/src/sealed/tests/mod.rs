mod form;
mod golden;
mod place;
mod seal;

use crate::{EncodeError, KeyPart};

/// The samples that the format was published with: data key 32 x 0x42, context `connections.credentials`, row
/// `0198f2c0-0000-7000-8000-000000000001`, nonce 00..17, plaintext `{"token":"s3cret"}`.
const ROW: &str =
    "sl1.AQBCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXzKUkMpmYSVA4JffCV0rI0YAqNRbhlnnIdX-Aq_rXHCsStA";
/// The same, padded.
const PADDED: &str = "sl1.AQFCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXzKUkMpmYSVA4JffCV0rI0YAq8KVWCVhKPZFMgnHZjdZs7pVeiv-sEX7d4PTicMoi";
/// The same, bound to the column alone.
const COLUMN: &str =
    "sl1.AQJCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXzKUkMpmYSVA4JffCV0rI0YAqpLQQrOKL07YLAtiStkQHsw";
/// The empty plaintext under the row key (7, b).
const EMPTY: &str = "sl1.AQBCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXCZ7KQymNjymv9L4EQhjpLg";
const KEY: &str = "425d28462783316f5f6d5f2bd712c209";
const CONTEXT: &str = "connections.credentials";
const ID: &str = "0198f2c0-0000-7000-8000-000000000001";

/// A key's part that is already text.
struct Written<'a>(&'a str);

impl KeyPart for Written<'_> {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(())
    }
}

/// The bytes of hexadecimal digits.
fn unhex(digits: &str) -> Vec<u8> {
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}
