//! The primitives that everything sealed is made of, and the two libraries that bring them.
//!
//! AWS-LC is what runs. The RustCrypto crates take its place where there is no C compiler, and in the tests both are held to
//! the same vectors. Everything above this module is generic over [`Backend`].

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(any(test, all(feature = "rust-crypto", not(feature = "aws-lc"))))]
mod rust_crypto;
#[cfg(test)]
mod tests;
mod xaes;

#[cfg(feature = "aws-lc")]
pub(crate) use aws_lc::AwsLc as Native;
#[cfg(test)]
pub(crate) use rust_crypto::RustCrypto;
#[cfg(all(feature = "rust-crypto", not(feature = "aws-lc")))]
pub(crate) use rust_crypto::RustCrypto as Native;
pub(crate) use xaes::{NONCE, Xaes};

#[cfg(not(any(feature = "aws-lc", feature = "rust-crypto")))]
compile_error!(
    "schemalock needs an implementation of cryptography: the feature `aws-lc` (the default) or `rust-crypto`"
);

use zeroize::Zeroizing;

/// The length of every key, in bytes.
pub(crate) const KEY: usize = 32;
/// The length of AES-GCM's tag, in bytes.
pub(crate) const TAG: usize = 16;

/// A key that is wiped when it goes.
pub(crate) type KeyBytes = Zeroizing<[u8; KEY]>;

/// The system's random numbers could not be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the system gave no random numbers")]
pub struct RandomError;

/// A library of cryptography.
pub(crate) trait Backend: 'static {
    /// AES-256 with an expanded key, for single blocks.
    type Block: Send + Sync;

    /// Expands a key.
    fn block(key: &[u8; KEY]) -> Self::Block;

    /// AES-256 of two blocks, each for itself.
    fn encrypt_blocks(block: &Self::Block, blocks: &mut [u8; 32]);

    /// AES-256-GCM: encrypts in place and returns the tag.
    fn gcm_seal(key: &[u8; KEY], nonce: &[u8; 12], aad: &[u8], in_out: &mut [u8]) -> [u8; TAG];

    /// AES-256-GCM: decrypts in place; `in_out` ends in the tag. The plaintext, or nothing if the tag is wrong.
    fn gcm_open<'a>(key: &[u8; KEY], nonce: &[u8; 12], aad: &[u8], in_out: &'a mut [u8]) -> Option<&'a mut [u8]>;

    /// HKDF-SHA256 (RFC 5869), extract and expand. `out` is at most 8,160 bytes long.
    fn hkdf(secret: &[u8], salt: &[u8], info: &[&[u8]], out: &mut [u8]);

    /// HMAC-SHA256.
    fn hmac(key: &[u8], data: &[u8]) -> [u8; 32];

    /// SHA-256.
    fn sha256(data: &[u8]) -> [u8; 32];

    /// Fills with random bytes, fit for keys.
    fn random(out: &mut [u8]) -> Result<(), RandomError>;
}

/// A key derived from another for one use. The salt is empty, as the secret is uniform already.
pub(crate) fn derive<B: Backend>(secret: &[u8; KEY], info: &[&[u8]]) -> KeyBytes {
    let mut key = Zeroizing::new([0; KEY]);
    B::hkdf(secret, b"", info, &mut *key);
    key
}
