// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

// The primitives, and the only file that names `crypto`. Everything here runs in Convex's queries and mutations.

import type { Bytes } from "./bytes";

/** The length of every key, in bytes. */
export const KEY = 32;
/** The length of AES-GCM's tag, in bytes. */
export const TAG = 16;
const BLOCK = 16;

/** Random bytes, fit for nonces. To be called while a function runs: at a module's level Convex repeats its seed. */
export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A key that others are derived from. It cannot be read back. */
export function importSecret(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", key, "HKDF", false, [
    "deriveBits",
    "deriveKey",
  ]);
}

/** HKDF-SHA256 (RFC 5869). The salt is empty, as the secret is uniform already. */
function hkdf(info: Bytes): HkdfParams {
  return { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(0), info };
}

/** The first `length` bytes that HKDF gives for this `info`. */
export async function deriveBytes(
  secret: CryptoKey,
  info: Bytes,
  length: number,
): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.deriveBits(hkdf(info), secret, length * 8),
  );
}

/** A derived key of AES-256 for {@link encryptBlock}. It never stands in this program's memory as bytes. */
export function deriveBlockKey(
  secret: CryptoKey,
  info: Bytes,
): Promise<CryptoKey> {
  const type = { name: "AES-CTR", length: KEY * 8 };
  return crypto.subtle.deriveKey(hkdf(info), secret, type, false, ["encrypt"]);
}

/** A derived key of {@link hmac}, 32 bytes. */
export function deriveHmacKey(
  secret: CryptoKey,
  info: Bytes,
): Promise<CryptoKey> {
  const type = { name: "HMAC", hash: "SHA-256", length: KEY * 8 };
  return crypto.subtle.deriveKey(hkdf(info), secret, type, false, ["sign"]);
}

/** AES-256 of one block. WebCrypto has no such call: it is what counter mode adds to zeros. */
export async function encryptBlock(
  key: CryptoKey,
  block: Bytes,
): Promise<Bytes> {
  const mode = { name: "AES-CTR", counter: block, length: BLOCK * 8 };
  return new Uint8Array(
    await crypto.subtle.encrypt(mode, key, new Uint8Array(BLOCK)),
  );
}

/** A key of AES-256-GCM. */
export function importGcmKey(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", key, "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
}

function gcm(nonce: Bytes, aad: Bytes): AesGcmParams {
  return {
    name: "AES-GCM",
    iv: nonce,
    additionalData: aad,
    tagLength: TAG * 8,
  };
}

/** AES-256-GCM with a nonce of 12 bytes: the ciphertext, then its tag. */
export async function gcmSeal(
  key: CryptoKey,
  nonce: Bytes,
  aad: Bytes,
  plaintext: Bytes,
): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.encrypt(gcm(nonce, aad), key, plaintext),
  );
}

/** What {@link gcmSeal} sealed, or nothing if the tag is another's. */
export async function gcmOpen(
  key: CryptoKey,
  nonce: Bytes,
  aad: Bytes,
  sealed: Bytes,
): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(gcm(nonce, aad), key, sealed),
    );
  } catch {
    return undefined;
  }
}

/** HMAC-SHA256, 32 bytes. */
export async function hmac(key: CryptoKey, data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, data));
}

/** SHA-256, 32 bytes. */
export async function sha256(data: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", data));
}
