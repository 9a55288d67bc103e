//! What is wrong with a keyring, or with what was to be done to it.

use crate::KeyId;
use crate::keyring::kek::KekId;

/// Why a text is no keyring. None shows any of a key, wrapped or not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// The text is no JSON.
    #[error(
        "not a keyring: no JSON from line {line}, column {column} on; if the file was cut short, restore it from a backup"
    )]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// JSON of another kind.
    #[error("not a keyring: it has no member `schemalock_keyring`")]
    NotAKeyring,
    /// A format of another release.
    #[error("a keyring of version {0}, and this release reads version 1: update schemalock")]
    Version(u64),
    /// A value is of the wrong form.
    #[error("`{at}` is not {expected}")]
    Form {
        /// Where.
        at: String,
        /// What belongs there.
        expected: &'static str,
    },
    /// A member is missing.
    #[error("`{at}` has no member `{member}`")]
    Missing {
        /// Where.
        at: String,
        /// Its name.
        member: &'static str,
    },
    /// A member is there twice.
    #[error("`{at}` has the member `{member}` twice")]
    Twice {
        /// Where.
        at: String,
        /// Its name.
        member: &'static str,
    },
    /// A member that no keyring has.
    #[error("`{at}` has a member that is not {members}")]
    Unknown {
        /// Where.
        at: String,
        /// Those it may have.
        members: String,
    },
    /// The checksum is another's.
    #[error(
        "the checksum does not match: the keyring was cut short or edited by hand; restore it from a backup, and change it with \
         `schemalock keys` only"
    )]
    Checksum,
    /// One key stands there twice.
    #[error("the key {0} stands there twice")]
    Repeated(KeyId),
    /// Two keys want to seal the same values.
    #[error("the keys {0} and {1} are both primary, of one kind and scope: only one can seal")]
    TwoPrimaries(KeyId, KeyId),
    /// The ids of two index keys begin alike, so a blind index would not tell which made it.
    #[error("the ids of the index keys {0} and {1} begin alike: make another key")]
    AlikeIndexKeys(KeyId, KeyId),
    /// Two KEKs wrapped the keys, and a program has one.
    #[error(
        "the key {first} was wrapped by {}, and the key {second} by {}: a keyring has one KEK, and `schemalock keys rewrap` changes it \
         for all keys",
        first_kek.described(), second_kek.described()
    )]
    TwoKeks {
        /// A key.
        first: KeyId,
        /// What wrapped it.
        first_kek: KekId,
        /// Another key.
        second: KeyId,
        /// What wrapped that.
        second_kek: KekId,
    },
}

/// Why a keyring was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChangeError {
    /// Too little of an id.
    #[error("at least 4 characters of a key's id are needed")]
    ShortPrefix,
    /// No such key.
    #[error("the keyring has no such key")]
    NotFound,
    /// More than one key begins like this.
    #[error("more than one key begins like this, {0} and {1} among them: say more of its id")]
    Ambiguous(KeyId, KeyId),
    /// A retired key cannot become primary.
    #[error("the key {0} is retired: add a new key in its place, or activate it first")]
    PromoteRetired(KeyId),
    /// A key that programs load cannot be destroyed.
    #[error("the key {0} is in use: only a retired key can be destroyed")]
    DestroyUsable(KeyId),
    /// The primary key cannot be retired.
    #[error("the key {0} is primary: promote another key of its kind and scope first")]
    RetirePrimary(KeyId),
    /// The keyring would not be valid.
    #[error(transparent)]
    Document(#[from] DocumentError),
}
