//! The envelope without a random nonce and without its text form, which is what AES-GCM alone can be compared with.

use zeroize::Zeroizing;

use crate::keyring::DataKey;
use crate::sealed::envelope;
use crate::{Header, KeyId, Keyring, Keys, Place, Suite};

/// Seals bytes with a nonce that is not random. Two values sealed with one nonce give away both.
///
/// # Panics
/// Without a primary key.
pub fn seal_with_nonce(keyring: &Keyring, nonce: &[u8; 24], place: &Place<'_>, plaintext: &[u8]) -> Vec<u8> {
    let ring = keyring.ring();
    let key: &DataKey = ring.primary(Keys::from(keyring).scope()).expect("a primary key");
    let header = Header { suite: Suite::Xaes256Gcm, padded: false, binding: place.binding(), key_id: key.id() };
    envelope::seal_bytes(key.field(place.context()), &header, nonce, place, plaintext).expect("a canonical key")
}

/// Opens what [`seal_with_nonce`] gave.
///
/// # Panics
/// If it does not open.
pub fn open_bytes(keyring: &Keyring, key_id: KeyId, place: &Place<'_>, bytes: Vec<u8>) -> Zeroizing<Vec<u8>> {
    let ring = keyring.ring();
    let key = ring.data(key_id).expect("a key");
    let header = Header { suite: Suite::Xaes256Gcm, padded: false, binding: place.binding(), key_id };
    envelope::open_bytes(key.field(place.context()), &header, place, bytes).expect("it opens")
}
