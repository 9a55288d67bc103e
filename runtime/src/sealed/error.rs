//! Why a value was not sealed, is not sealed, or does not open.

use super::KeyId;
use crate::keyring::KeyKind;
use crate::{ColumnKind, EncodeError, Keys};

/// Why a text is no [`Sealed`](crate::Sealed).
///
/// The text may be a plaintext that stands in the wrong place, so no error repeats any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealedError {
    /// The text does not begin with `sl1.`.
    #[error("not a sealed value: it does not begin with `sl1.`")]
    NotSealed,
    /// The value was sealed by a suite that this release does not know.
    #[error("sealed by suite 0x{suite:02x}, which this release does not know")]
    UnsupportedSuite {
        /// The value's first byte.
        suite: u8,
    },
    /// The text is cut short, is not canonical base64url, or sets a reserved flag.
    #[error("a malformed sealed value")]
    Malformed,
}

/// Why a plaintext could not be sealed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// The keyring has no key to seal with.
    #[error("the keyring has no primary {kind} key{}", of_scope(scope.as_deref()))]
    NoPrimaryKey {
        /// What the key is for.
        kind: KeyKind,
        /// Whose key it is; no one's in particular if there is none.
        scope: Option<String>,
    },
    /// The plaintext, or the row's key, has no canonical form.
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// The value was to be bound to a row, and the row's key has no columns.
    #[error("a value is bound to its row, and the row's key has no columns")]
    NoRow,
    /// The plaintext breaks rules of its column.
    #[error(transparent)]
    Invalid(#[from] crate::Violations),
    /// The system gave no random numbers.
    #[error(transparent)]
    Random(#[from] crate::RandomError),
}

impl SealError {
    pub(crate) fn no_primary(keys: Keys<'_>) -> Self {
        Self::NoPrimaryKey { kind: KeyKind::Data, scope: keys.scope().map(str::to_owned) }
    }
}

fn of_scope(scope: Option<&str>) -> String {
    scope.map(|scope| format!(" of the scope `{scope}`")).unwrap_or_default()
}

/// Why a sealed value does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The value was changed, or was sealed for another place. Which of them, nobody is told.
    #[error("the sealed value does not open here")]
    OpenFailed,
    /// The keyring does not have the key. No other is tried.
    #[error("the keyring has no key {0}")]
    UnknownKey(KeyId),
    /// The value opened and was of another type.
    #[error("the sealed value holds no {kind}")]
    WrongType {
        /// What the column holds.
        kind: ColumnKind,
    },
    /// What was to be opened is no sealed value.
    #[error(transparent)]
    Sealed(#[from] SealedError),
}
