//! AWS-LC.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::cipher::{AES_256, EncryptingKey, UnboundCipherKey};
use aws_lc_rs::{digest, hkdf, hmac, rand};

use super::{Backend, KEY, RandomError, TAG};

/// AWS-LC through `aws-lc-rs`. It wipes its own copies of keys.
pub(crate) struct AwsLc;

/// A key of 32 bytes is all that these constructors can refuse, and the type says it is there.
const FITS: &str = "AES-256 takes a key of 32 bytes";

impl Backend for AwsLc {
    type Block = EncryptingKey;

    fn block(key: &[u8; KEY]) -> EncryptingKey {
        UnboundCipherKey::new(&AES_256, key).and_then(EncryptingKey::ecb).expect(FITS)
    }

    fn encrypt_blocks(block: &EncryptingKey, blocks: &mut [u8; 32]) {
        block.encrypt(blocks).expect("ECB takes whole blocks");
    }

    fn gcm_seal(key: &[u8; KEY], nonce: &[u8; 12], aad: &[u8], in_out: &mut [u8]) -> [u8; TAG] {
        let tag = gcm(key).seal_in_place_separate_tag(Nonce::from(nonce), Aad::from(aad), in_out);
        let tag = tag.expect("no plaintext in memory is longer than GCM's 64 GiB");
        *tag.as_ref().first_chunk().expect("GCM's tag is 16 bytes long")
    }

    fn gcm_open<'a>(key: &[u8; KEY], nonce: &[u8; 12], aad: &[u8], in_out: &'a mut [u8]) -> Option<&'a mut [u8]> {
        gcm(key).open_in_place(Nonce::from(nonce), Aad::from(aad), in_out).ok()
    }

    fn hkdf(secret: &[u8], salt: &[u8], info: &[&[u8]], out: &mut [u8]) {
        let prk = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret);
        let derived = prk.expand(info, Length(out.len())).and_then(|okm| okm.fill(out));
        derived.expect("HKDF-SHA256 gives up to 8,160 bytes");
    }

    fn hmac(key: &[u8], data: &[u8]) -> [u8; 32] {
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), data);
        *tag.as_ref().first_chunk().expect("HMAC-SHA256 is 32 bytes long")
    }

    fn sha256(data: &[u8]) -> [u8; 32] {
        let digest = digest::digest(&digest::SHA256, data);
        *digest.as_ref().first_chunk().expect("SHA-256 is 32 bytes long")
    }

    fn random(out: &mut [u8]) -> Result<(), RandomError> {
        rand::fill(out).map_err(|_| RandomError)
    }
}

fn gcm(key: &[u8; KEY]) -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).expect(FITS))
}

/// How many bytes HKDF is to give.
struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}
