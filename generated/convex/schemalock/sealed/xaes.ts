// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { concat, xor, type Bytes } from "./bytes";
import { encryptBlock, gcmOpen, gcmSeal, importGcmKey } from "./crypto";

/** The length of a nonce, in bytes. */
export const NONCE = 24;
const HALF = 12;

/**
 * XAES-256-GCM, as C2SP defines it (https://c2sp.org/XAES-256-GCM): AES-256-GCM under a key made for each message from the first
 * half of a nonce, which is therefore safe to draw at random. 2^80 messages under one key leave a chance of collision of 2^-32.
 */
export class Xaes {
  readonly #block: CryptoKey;
  /** CMAC's first subkey. */
  readonly #subkey: Bytes;

  private constructor(block: CryptoKey, subkey: Bytes) {
    this.#block = block;
    this.#subkey = subkey;
  }

  /** With a key of AES-256 in counter mode: what does not depend on the message is computed here, once. */
  static async of(block: CryptoKey): Promise<Xaes> {
    const zeros = await encryptBlock(block, new Uint8Array(16));
    return new Xaes(block, doubled(zeros));
  }

  /** The ciphertext, then its tag of 16 bytes. Whoever calls it draws the nonce, and uses none twice. */
  async seal(nonce: Bytes, aad: Bytes, plaintext: Bytes): Promise<Bytes> {
    const key = await this.#messageKey(nonce);
    return gcmSeal(key, nonce.slice(HALF), aad, plaintext);
  }

  /** The plaintext, or nothing if anything differs from what was sealed. */
  async open(
    nonce: Bytes,
    aad: Bytes,
    sealed: Bytes,
  ): Promise<Bytes | undefined> {
    const key = await this.#messageKey(nonce);
    return gcmOpen(key, nonce.slice(HALF), aad, sealed);
  }

  /** CMAC in counter mode (NIST SP 800-108) over the nonce's first half. */
  async #messageKey(nonce: Bytes): Promise<CryptoKey> {
    const half = (counter: number) => {
      const label = Uint8Array.of(0, counter, "X".charCodeAt(0), 0);
      const block = xor(this.#subkey, concat(label, nonce.slice(0, HALF)));
      return encryptBlock(this.#block, block);
    };
    const bytes = concat(...(await Promise.all([half(1), half(2)])));
    const key = await importGcmKey(bytes);
    bytes.fill(0);
    return key;
  }
}

/** The block times x in GF(2^128), as CMAC (NIST SP 800-38B) does it. */
function doubled(block: Bytes): Bytes {
  const shifted = block.map(
    (byte, at) => (byte << 1) | ((block[at + 1] ?? 0) >> 7),
  );
  // Without a branch: the carry is a bit of the key's.
  const carry = (block[0] ?? 0) >> 7;
  return shifted.map((byte, at) => (at === 15 ? byte ^ (carry * 0x87) : byte));
}
