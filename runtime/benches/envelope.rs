//! Sealing and opening beside AES-256-GCM of the same library with its key set up beforehand.
//!
//! `cargo bench -p schemalock --features internals`
//!
//! `gcm` is the peer: one allocation, associated data of the same length, no key schedule. `bytes` is the envelope alone: the look-up
//! of keys, XAES-256-GCM, header and associated data. `whole` is what a model does: nonce from the system, text form, `Secret`.
//! What was sealed is dropped inside of what is timed, so that its memory is used again; what was opened is dropped, and so
//! wiped, outside. Quote ratios of one run, of the fastest samples: they are the least disturbed.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use divan::{Bencher, black_box};
use schemalock::{Key, KeyKind, KeyPart, Keyring, Place, Sealed, Uuid, internals};

const SIZES: [usize; 4] = [64, 256, 1024, 16 * 1024];
const CONTEXT: &str = "connections.credentials";
const NONCE: [u8; 24] = [7; 24];
/// Header, context and a UUID, each of the latter two with its length, and the number of the key's parts.
const AAD: [u8; 18 + 4 + CONTEXT.len() + 4 + 4 + 36] = [0; 18 + 4 + CONTEXT.len() + 4 + 4 + 36];

fn main() {
    divan::main();
}

fn keyring() -> Keyring {
    Keyring::new([Key::from_bytes(KeyKind::Data, &[0x42; 32]).primary()]).expect("one key")
}

fn gcm_key() -> LessSafeKey {
    LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[0x42; 32]).expect("32 bytes"))
}

fn gcm_nonce() -> Nonce {
    Nonce::assume_unique_for_key([7; 12])
}

fn plaintext(size: usize) -> Vec<u8> {
    vec![b'x'; size]
}

mod seal {
    use super::*;

    #[divan::bench(args = SIZES, sample_count = 500, sample_size = 200)]
    fn a_gcm(bencher: Bencher<'_, '_>, size: usize) {
        let (key, plaintext) = (gcm_key(), plaintext(size));
        bencher.bench_local(|| {
            let mut bytes = Vec::with_capacity(size + 16);
            bytes.extend_from_slice(black_box(&plaintext));
            key.seal_in_place_append_tag(gcm_nonce(), Aad::from(black_box(&AAD)), &mut bytes).expect("sealed");
            drop(black_box(bytes));
        });
    }

    #[divan::bench(args = SIZES, sample_count = 500, sample_size = 200)]
    fn b_bytes(bencher: Bencher<'_, '_>, size: usize) {
        let (keyring, plaintext, id) = (keyring(), plaintext(size), Uuid::now_v7());
        bencher.bench_local(|| {
            let row: &[&dyn KeyPart] = &[&id];
            let place = Place::row(CONTEXT, row);
            drop(black_box(internals::seal_with_nonce(&keyring, &NONCE, &place, black_box(&plaintext))));
        });
    }

    #[divan::bench(args = SIZES, sample_count = 500, sample_size = 200)]
    fn c_whole(bencher: Bencher<'_, '_>, size: usize) {
        let (keyring, plaintext, id) = (keyring(), plaintext(size), Uuid::now_v7());
        bencher.bench_local(|| {
            let row: &[&dyn KeyPart] = &[&id];
            drop(black_box(Sealed::seal(&keyring, &Place::row(CONTEXT, row), black_box(&plaintext))));
        });
    }
}

mod open {
    use super::*;

    #[divan::bench(args = SIZES, sample_count = 500, sample_size = 200)]
    fn a_gcm(bencher: Bencher<'_, '_>, size: usize) {
        let key = gcm_key();
        let mut sealed = plaintext(size);
        key.seal_in_place_append_tag(gcm_nonce(), Aad::from(&AAD), &mut sealed).expect("sealed");
        bencher.with_inputs(|| sealed.clone()).bench_local_values(|mut bytes| {
            key.open_in_place(gcm_nonce(), Aad::from(black_box(&AAD)), &mut bytes).expect("opened").to_vec()
        });
    }

    #[divan::bench(args = SIZES, sample_count = 500, sample_size = 200)]
    fn b_bytes(bencher: Bencher<'_, '_>, size: usize) {
        let (keyring, id) = (keyring(), Uuid::now_v7());
        let row: &[&dyn KeyPart] = &[&id];
        let place = Place::row(CONTEXT, row);
        let key_id = keyring.primary_id().expect("a primary key");
        let sealed = internals::seal_with_nonce(&keyring, &NONCE, &place, &plaintext(size));
        bencher
            .with_inputs(|| sealed.clone())
            .bench_local_values(|bytes| internals::open_bytes(&keyring, key_id, &place, bytes));
    }

    #[divan::bench(args = SIZES, sample_count = 500, sample_size = 200)]
    fn c_whole(bencher: Bencher<'_, '_>, size: usize) {
        let (keyring, id) = (keyring(), Uuid::now_v7());
        let row: &[&dyn KeyPart] = &[&id];
        let place = Place::row(CONTEXT, row);
        let sealed = Sealed::seal(&keyring, &place, &plaintext(size)).expect("sealed");
        bencher.bench_local(|| black_box(&sealed).open(&keyring, &place).expect("opened"));
    }
}
