//! Rows, by their primary keys.

use crate::{Date, Decimal, EncodeError, Plaintext, TimeOfDay, Timestamp, Uuid, Value};

/// A column of a primary key, as a sealed value is bound to it.
///
/// The form is the canonical text of the value: that of [`Plaintext`](crate::Plaintext), but that bytes are lower-case hex.
/// It stays the same for ever, whatever `Display` does.
pub trait KeyPart {
    /// Appends the canonical text.
    ///
    /// # Errors
    /// When the value has none.
    fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError>;
}

macro_rules! as_plaintext {
    ($($type:ty),*) => {
        $(
            impl KeyPart for $type {
                fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
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
    fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        out.extend_from_slice(self.hyphenated().encode_lower(&mut Self::encode_buffer()).as_bytes());
        Ok(())
    }
}

impl KeyPart for String {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        out.extend_from_slice(self.as_bytes());
        Ok(())
    }
}

impl KeyPart for Vec<u8> {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        write_hex(self, out);
        Ok(())
    }
}

fn write_hex(bytes: &[u8], out: &mut Vec<u8>) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.extend(bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(|digit| DIGITS[usize::from(digit)]));
}

/// A value as a database returned it, where no model says its type.
impl KeyPart for Value<'_> {
    fn write(&self, out: &mut Vec<u8>) -> Result<(), EncodeError> {
        match self {
            Self::Null => return Err(EncodeError::Null),
            Self::Uuid(id) => return id.write(out),
            Self::Text(text) | Self::Json(text) => out.extend_from_slice(text.as_bytes()),
            Self::SmallInt(number) => return number.write(out),
            Self::Integer(number) => return number.write(out),
            Self::BigInt(number) => return number.write(out),
            Self::Boolean(truth) => return truth.write(out),
            Self::Float(number) => return number.write(out),
            Self::Decimal(number) => return number.write(out),
            Self::Timestamp(moment) => return moment.write(out),
            Self::Date(date) => return date.write(out),
            Self::Time(time) => return time.write(out),
            Self::Bytes(bytes) => write_hex(bytes, out),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(part: &dyn KeyPart) -> String {
        let mut bytes = Vec::new();
        part.write(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_value_is_written_as_the_type_that_a_model_has_for_it() {
        let id: Uuid = "0198F2C0-0000-7000-8000-00000000000A".parse().unwrap();
        let moment = Timestamp::from_unix_millis(-5).unwrap();
        let price: Decimal = "12.50".parse().unwrap();
        let pairs: [(Value<'_>, &dyn KeyPart); 8] = [
            (Value::Uuid(id), &id),
            (Value::text("ß 'a'"), &"ß 'a'".to_owned()),
            (Value::SmallInt(-7), &-7_i16),
            (Value::BigInt(i64::MIN), &i64::MIN),
            (Value::Boolean(true), &true),
            (Value::Decimal(price), &price),
            (Value::Timestamp(moment), &moment),
            (Value::Bytes(vec![0, 0xAB].into()), &vec![0_u8, 0xab]),
        ];
        for (value, typed) in pairs {
            assert_eq!(text(&value), text(typed));
        }
        assert_eq!(text(&Value::Bytes(vec![0, 0xAB].into())), "00ab");
        assert_eq!(Value::Null.write(&mut Vec::new()), Err(EncodeError::Null));
    }
}
