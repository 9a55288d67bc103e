//! Where a sealed value stands.

use super::{Binding, Header};
use crate::{EncodeError, KeyPart};

/// The place a value is sealed for, and outside of which it does not open.
///
/// Models make it themselves. It is written by hand only where a value is sealed or opened without one. Contexts are constants: what
/// is derived from a key for each of them is kept for as long as the key.
///
/// ```
/// use schemalock::{Key, KeyKind, KeyPart, Keyring, Place, Sealed, Uuid};
///
/// let keyring = Keyring::new([Key::generate(KeyKind::Data)?.primary()])?;
/// let id = Uuid::now_v7();
/// let row: [&dyn KeyPart; 1] = [&id];
/// let place = Place::row("connections.credentials", &row);
/// let sealed = Sealed::seal(&keyring, &place, &String::from("s3cret"))?;
/// assert_eq!(sealed.open(&keyring, &place)?.expose(), "s3cret");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Place<'a> {
    context: &'a str,
    row: Option<&'a [&'a dyn KeyPart]>,
}

impl<'a> Place<'a> {
    /// A column of one row: the column's context, and the columns of the row's primary key in key order. A key without
    /// columns names no row, so nothing is sealed for it.
    pub const fn row(context: &'a str, key: &'a [&'a dyn KeyPart]) -> Self {
        Self { context, row: Some(key) }
    }

    /// A column in any row.
    pub const fn column(context: &'a str) -> Self {
        Self { context, row: None }
    }

    /// Whichever of both values are bound to.
    pub(crate) const fn of(binding: Binding, context: &'a str, key: &'a [&'a dyn KeyPart]) -> Self {
        match binding {
            Binding::Row => Self::row(context, key),
            Binding::Column => Self::column(context),
        }
    }

    /// The column's context.
    pub const fn context(&self) -> &'a str {
        self.context
    }

    /// What a value sealed for this place is bound to.
    pub const fn binding(&self) -> Binding {
        if self.row.is_some() { Binding::Row } else { Binding::Column }
    }

    /// Does it name a row that it promises to name?
    pub(super) const fn is_complete(&self) -> bool {
        !matches!(self.row, Some([]))
    }

    /// What is authenticated beside the ciphertext: header, context and row, each with its length.
    pub(super) fn authenticated(&self, header: &[u8; Header::LENGTH]) -> Result<Vec<u8>, EncodeError> {
        let row = self.row.unwrap_or_default();
        // A row's key is mostly one UUID: this holds it without growing.
        let mut aad = Vec::with_capacity(Header::LENGTH + 8 + self.context.len() + row.len() * 40);
        aad.extend_from_slice(header);
        with_length(&mut aad, |aad| {
            aad.extend_from_slice(self.context.as_bytes());
            Ok(())
        })?;
        aad.extend_from_slice(&length(row.len()));
        for part in row {
            with_length(&mut aad, |aad| part.write(aad))?;
        }
        Ok(aad)
    }
}

/// Writes a length and then that many bytes.
fn with_length(
    bytes: &mut Vec<u8>,
    write: impl FnOnce(&mut Vec<u8>) -> Result<(), EncodeError>,
) -> Result<(), EncodeError> {
    let at = bytes.len();
    bytes.extend_from_slice(&[0; 4]);
    write(bytes)?;
    let written = length(bytes.len() - at - 4);
    bytes[at..at + 4].copy_from_slice(&written);
    Ok(())
}

/// Four bytes, most significant first. What is longer than 4 GiB is no key, and does not get here.
fn length(n: usize) -> [u8; 4] {
    u32::try_from(n).unwrap_or(u32::MAX).to_be_bytes()
}
