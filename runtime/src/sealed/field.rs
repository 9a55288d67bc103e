//! The types of fields that hold ciphertext.

use super::{OpenError, SealError, Sealed, SealedError};
use crate::{
    BlindIndex, BlindIndexError, ColumnKind, Encryption, KeyPart, Keyring, Keys, Plaintext, Searchable, Secret,
};

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

    /// The sealed text, and the blind index of a field that can be searched, as they are stored; nothing for NULL.
    fn stored(&self) -> Option<(&str, Option<BlindIndex>)>;

    /// The field that a database returned: a sealed text and a blind index, each unless it is NULL.
    ///
    /// # Errors
    /// When something is missing, or is not what it should be.
    fn from_stored(sealed: Option<&str>, blind_index: Option<&str>) -> Result<Self, StoredError>;
}

/// Why what a database returned for an encrypted column is no field. It may be a plaintext, so it is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoredError {
    /// NULL, where a value is required.
    #[error("NULL, where a value is required")]
    Null,
    /// A value without its blind index.
    #[error("the value has no blind index beside it")]
    NoBlindIndex,
    /// Not a sealed value.
    #[error(transparent)]
    Sealed(#[from] SealedError),
    /// Not a blind index.
    #[error(transparent)]
    BlindIndex(#[from] BlindIndexError),
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

    fn stored(&self) -> Option<(&str, Option<BlindIndex>)> {
        Some((self.as_text(), None))
    }

    fn from_stored(sealed: Option<&str>, _: Option<&str>) -> Result<Self, StoredError> {
        Ok(Self::from_text(sealed.ok_or(StoredError::Null)?)?)
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

    fn stored(&self) -> Option<(&str, Option<BlindIndex>)> {
        Some((self.sealed().as_text(), Some(self.blind_index())))
    }

    fn from_stored(sealed: Option<&str>, blind_index: Option<&str>) -> Result<Self, StoredError> {
        let sealed = Sealed::from_text(sealed.ok_or(StoredError::Null)?)?;
        Ok(Self::from_parts(sealed, blind_index.ok_or(StoredError::NoBlindIndex)?.parse()?))
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

    fn stored(&self) -> Option<(&str, Option<BlindIndex>)> {
        self.as_ref().and_then(F::stored)
    }

    fn from_stored(sealed: Option<&str>, blind_index: Option<&str>) -> Result<Self, StoredError> {
        sealed.map(|sealed| F::from_stored(Some(sealed), blind_index)).transpose()
    }
}
