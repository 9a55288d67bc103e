//! The types of fields that hold ciphertext.

use super::{OpenError, SealError, Sealed};
use crate::{BlindIndex, ColumnKind, Encryption, KeyPart, Keyring, Keys, Plaintext, Searchable, Secret};

/// The type of a field that holds ciphertext: [`Sealed`] or [`Searchable`], or an `Option` of either.
#[diagnostic::on_unimplemented(
    message = "`#[encrypted]` needs a sealed field, not `{Self}`",
    label = "this type would hold the plaintext",
    note = "write `Sealed<_>`, or `Option<Sealed<_>>` for a column that allows NULL"
)]
pub trait SealedField: Sized {
    /// The logical type of the plaintext.
    const KIND: ColumnKind;
    /// Whether the column allows NULL.
    const OPTIONAL: bool;
    /// Whether a blind index stands beside the value.
    const SEARCHABLE: bool;
    /// The type of the values.
    type Value: Plaintext;
    /// A plaintext of the field: a [`Secret`], or an `Option` of one.
    type Plaintext;

    /// Seals a plaintext for a column of the row with this key.
    ///
    /// # Errors
    /// See [`SealError`].
    fn seal(
        how: &Encryption,
        row: &[&dyn KeyPart],
        keys: Keys<'_>,
        plaintext: &Self::Plaintext,
    ) -> Result<Self, SealError>;

    /// Opens the value of a column of the row with this key.
    ///
    /// # Errors
    /// See [`OpenError`].
    fn open(&self, how: &Encryption, row: &[&dyn KeyPart], keyring: &Keyring) -> Result<Self::Plaintext, OpenError>;

    /// The plaintext, unless it is NULL.
    fn value(plaintext: &Self::Plaintext) -> Option<&Self::Value>;
}

impl<T: Plaintext> SealedField for Sealed<T> {
    const KIND: ColumnKind = T::KIND;
    const OPTIONAL: bool = false;
    const SEARCHABLE: bool = false;
    type Value = T;
    type Plaintext = Secret<T>;

    fn seal(how: &Encryption, row: &[&dyn KeyPart], keys: Keys<'_>, plaintext: &Secret<T>) -> Result<Self, SealError> {
        let place = how.place(row);
        if how.padded {
            Self::seal_padded(keys, &place, plaintext.expose())
        } else {
            Self::seal(keys, &place, plaintext.expose())
        }
    }

    fn open(&self, how: &Encryption, row: &[&dyn KeyPart], keyring: &Keyring) -> Result<Secret<T>, OpenError> {
        self.open(keyring, &how.place(row))
    }

    fn value(plaintext: &Secret<T>) -> Option<&T> {
        Some(plaintext.expose())
    }
}

impl<T: Plaintext> SealedField for Searchable<T> {
    const KIND: ColumnKind = T::KIND;
    const OPTIONAL: bool = false;
    const SEARCHABLE: bool = true;
    type Value = T;
    type Plaintext = Secret<T>;

    fn seal(how: &Encryption, row: &[&dyn KeyPart], keys: Keys<'_>, plaintext: &Secret<T>) -> Result<Self, SealError> {
        let blind_index = BlindIndex::new(keys, how.context, how.normalise(), plaintext.expose())?;
        let sealed = <Sealed<T> as SealedField>::seal(how, row, keys, plaintext)?;
        Ok(Self::from_parts(sealed, blind_index))
    }

    fn open(&self, how: &Encryption, row: &[&dyn KeyPart], keyring: &Keyring) -> Result<Secret<T>, OpenError> {
        let opened = self.sealed().open(keyring, &how.place(row))?;
        // A blind index is not bound to its row. One that was moved here would let a look-up find the wrong one.
        match self.blind_index().is_of(keyring, how.context, how.normalise(), opened.expose()) {
            Some(false) => Err(OpenError::OpenFailed),
            Some(true) | None => Ok(opened),
        }
    }

    fn value(plaintext: &Secret<T>) -> Option<&T> {
        Some(plaintext.expose())
    }
}

impl<F: SealedField<Plaintext = Secret<T>, Value = T>, T: Plaintext> SealedField for Option<F> {
    const KIND: ColumnKind = F::KIND;
    const OPTIONAL: bool = true;
    const SEARCHABLE: bool = F::SEARCHABLE;
    type Value = T;
    type Plaintext = Option<Secret<T>>;

    fn seal(
        how: &Encryption,
        row: &[&dyn KeyPart],
        keys: Keys<'_>,
        plaintext: &Option<Secret<T>>,
    ) -> Result<Self, SealError> {
        plaintext.as_ref().map(|plaintext| F::seal(how, row, keys, plaintext)).transpose()
    }

    fn open(&self, how: &Encryption, row: &[&dyn KeyPart], keyring: &Keyring) -> Result<Self::Plaintext, OpenError> {
        self.as_ref().map(|sealed| sealed.open(how, row, keyring)).transpose()
    }

    fn value(plaintext: &Option<Secret<T>>) -> Option<&T> {
        plaintext.as_ref().map(Secret::expose)
    }
}
