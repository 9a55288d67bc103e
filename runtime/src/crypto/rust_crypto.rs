//! The RustCrypto crates.

use aes::Aes256;
use aes::cipher::{BlockCipherEncrypt, KeyInit};
use aes_gcm::Aes256Gcm;
use aes_gcm::aead::AeadInOut;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::{Backend, KEY, RandomError, TAG};

/// Cryptography in Rust alone.
pub(crate) struct RustCrypto;

impl Backend for RustCrypto {
    type Block = Aes256;

    fn block(key: &[u8; KEY]) -> Aes256 {
        Aes256::new(key.into())
    }

    fn encrypt_blocks(block: &Aes256, blocks: &mut [u8; 32]) {
        let (first, second) = blocks.split_at_mut(16);
        for half in [first, second] {
            block.encrypt_block(half.try_into().expect("half of 32 bytes is a block"));
        }
    }

    fn gcm_seal(key: &[u8; KEY], nonce: &[u8; 12], aad: &[u8], in_out: &mut [u8]) -> [u8; TAG] {
        let tag = Aes256Gcm::new(key.into()).encrypt_inout_detached(nonce.into(), aad, in_out.into());
        tag.expect("no plaintext in memory is longer than GCM's 64 GiB").into()
    }

    fn gcm_open<'a>(key: &[u8; KEY], nonce: &[u8; 12], aad: &[u8], in_out: &'a mut [u8]) -> Option<&'a mut [u8]> {
        let (text, tag) = in_out.split_last_chunk_mut::<TAG>()?;
        let gcm = Aes256Gcm::new(key.into());
        gcm.decrypt_inout_detached(nonce.into(), aad, (&mut *text).into(), (&*tag).into()).ok()?;
        Some(text)
    }

    fn hkdf(secret: &[u8], salt: &[u8], info: &[&[u8]], out: &mut [u8]) {
        let derived = Hkdf::<Sha256>::new(Some(salt), secret).expand_multi_info(info, out);
        derived.expect("HKDF-SHA256 gives up to 8,160 bytes");
    }

    fn hmac(key: &[u8], data: &[u8]) -> [u8; 32] {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes keys of any length");
        mac.chain_update(data).finalize().into_bytes().into()
    }

    fn sha256(data: &[u8]) -> [u8; 32] {
        Sha256::digest(data).into()
    }

    fn random(out: &mut [u8]) -> Result<(), RandomError> {
        getrandom::fill(out).map_err(|_| RandomError)
    }
}
