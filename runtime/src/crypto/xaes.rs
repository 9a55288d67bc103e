//! XAES-256-GCM, as [C2SP](https://c2sp.org/XAES-256-GCM) defines it.
//!
//! AES-256-GCM under a key made for each message from the first half of a 24-byte nonce, which is therefore safe to draw at
//! random: 2^80 messages under one key leave a chance of collision of 2^-32.

use zeroize::Zeroizing;

use super::{Backend, KEY, TAG};

/// The length of a nonce, in bytes.
pub(crate) const NONCE: usize = 24;

/// A key of XAES-256-GCM, with what doesn't depend on the message already computed.
pub(crate) struct Xaes<B: Backend> {
    block: B::Block,
    /// CMAC's first subkey, once for each of the two blocks.
    subkeys: Zeroizing<[u8; 32]>,
}

impl<B: Backend> Xaes<B> {
    pub(crate) fn new(key: &[u8; KEY]) -> Self {
        let block = B::block(key);
        let mut blocks = Zeroizing::new([0; 32]);
        B::encrypt_blocks(&block, &mut blocks);
        Self { block, subkeys: subkeys(&blocks) }
    }

    /// Encrypts `in_out` in place and returns the tag.
    pub(crate) fn seal(&self, nonce: &[u8; NONCE], aad: &[u8], in_out: &mut [u8]) -> [u8; TAG] {
        let (key, nonce) = self.message(nonce);
        B::gcm_seal(&key, &nonce, aad, in_out)
    }

    /// Decrypts `in_out`, which ends in the tag, in place: the plaintext, or nothing if anything differs from what was sealed.
    pub(crate) fn open<'a>(&self, nonce: &[u8; NONCE], aad: &[u8], in_out: &'a mut [u8]) -> Option<&'a mut [u8]> {
        let (key, nonce) = self.message(nonce);
        B::gcm_open(&key, &nonce, aad, in_out)
    }

    /// The key and nonce of one message: CMAC in counter mode (NIST SP 800-108) over the nonce's first half.
    fn message(&self, nonce: &[u8; NONCE]) -> (Zeroizing<[u8; KEY]>, [u8; 12]) {
        let mut key = self.subkeys.clone();
        let (first, second) = (first_half(nonce), second_half(nonce));
        for (counter, block) in [(1, 0), (2, 16)] {
            let input = [0, counter, b'X', 0].into_iter().chain(first);
            key[block..block + 16].iter_mut().zip(input).for_each(|(byte, input)| *byte ^= input);
        }
        B::encrypt_blocks(&self.block, &mut key);
        (key, second)
    }
}

fn first_half(nonce: &[u8; NONCE]) -> [u8; 12] {
    std::array::from_fn(|at| nonce[at])
}

fn second_half(nonce: &[u8; NONCE]) -> [u8; 12] {
    std::array::from_fn(|at| nonce[at + 12])
}

/// The doubled block in GF(2^128), twice. `blocks` begins with the block of zeros, encrypted.
fn subkeys(blocks: &[u8; 32]) -> Zeroizing<[u8; 32]> {
    let carry = blocks[0] >> 7;
    let mut doubled = Zeroizing::new([0; 32]);
    for at in 0..16 {
        let next = if at < 15 { blocks[at + 1] >> 7 } else { 0 };
        doubled[at] = blocks[at] << 1 | next;
    }
    // Without a branch: the carry is a bit of the key's.
    doubled[15] ^= carry * 0x87;
    doubled.copy_within(..16, 16);
    doubled
}
