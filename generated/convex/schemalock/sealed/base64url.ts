// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Bytes } from "./bytes";

const ALPHABET =
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const FOREIGN = -1;
const VALUES = new Int8Array(128).fill(FOREIGN);
for (let value = 0; value < ALPHABET.length; value++) {
  VALUES[ALPHABET.charCodeAt(value)] = value;
}

/** Base64url (RFC 4648, section 5) without padding. */
export function encode(bytes: Bytes): string {
  const letters = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  for (let at = 0; at < letters.length; at++) {
    const byte = Math.floor((at * 6) / 8);
    const pair = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0);
    letters[at] = ALPHABET.charCodeAt((pair >> (10 - ((at * 6) % 8))) & 63);
  }
  return new TextDecoder().decode(letters);
}

/**
 * The bytes of base64url in the one form that {@link encode} gives them: nothing for padding, for characters outside of the
 * alphabet, blanks included, and for unused bits that are not 0. `atob` takes all of these.
 */
export function decode(text: string): Bytes | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [held, bits, at] = [0, 0, 0];
  for (let letter = 0; letter < text.length; letter++) {
    const value = VALUES[text.charCodeAt(letter)] ?? FOREIGN;
    if (value === FOREIGN) {
      return undefined;
    }
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  }
  // Six bits that are left are a letter too many.
  return bits < 6 && held === 0 ? bytes : undefined;
}
