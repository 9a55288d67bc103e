// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Bytes } from "./bytes";

const MARK = 0x80;
/** Below this length all values look alike. */
const SHORTEST = 32;

/** The padded length of a plaintext of `length` bytes. */
export function paddedLength(length: number): number {
  const least = length + 1;
  return least > SHORTEST ? padme(least) : SHORTEST;
}

/**
 * Padmé: the next length whose binary form ends in enough zeros, a float whose mantissa is as long as its exponent. Only
 * O(log log n) bits of a length show, for at most 12 % more bytes. From "Reducing Metadata Leakage from Encrypted Files and
 * Communication with PURBs" (Nikitin, Barman, Lueks, Underwood, Hubaux, Ford; 2019), section 4.3.
 */
function padme(length: number): number {
  const exponent = log2(length);
  const mantissa = log2(exponent) + 1;
  const unit = 2 ** (exponent - mantissa);
  return Math.ceil(length / unit) * unit;
}

/** Rounded down, without the error that `Math.log2` may have. */
function log2(number: number): number {
  return number.toString(2).length - 1;
}

/** The plaintext, a mark, and zeros. */
export function pad(plaintext: Bytes): Bytes {
  const padded = new Uint8Array(paddedLength(plaintext.length));
  padded.set(plaintext);
  padded[plaintext.length] = MARK;
  return padded;
}

/** What stood before the padding. Nothing if there is none: the value was not padded by these rules. */
export function unpad(padded: Bytes): Bytes | undefined {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) {
    end--;
  }
  const isPadding = padded[end] === MARK && padded.length === paddedLength(end);
  return isPadding ? padded.slice(0, end) : undefined;
}
