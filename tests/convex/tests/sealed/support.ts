// What the tests of sealed values share.

import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { Keyring, keyFromBytes } from "../../convex/sealed";
import type { KeyKind, KeyState, SealedColumn } from "../../convex/sealed";
import { decode, encode } from "../../convex/schemalock/sealed/base64url";
import { hex, type Bytes } from "../../convex/schemalock/sealed/bytes";

/** The samples that the format was published with: data key 32 x 0x42, nonce 00..17, plaintext `{"token":"s3cret"}`. */
export const ROW =
  "sl1.AQBCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXzKUkMpmYSVA4JffCV0rI0YAqNRbhlnnIdX-Aq_rXHCsStA";
/** The same, padded. */
export const PADDED =
  "sl1.AQFCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXzKUkMpmYSVA4JffCV0rI0YAq8KVWCVhKPZFMgnHZjdZs7pVeiv-sEX7d4PTicMoi";
/** The same, bound to the column alone. */
export const COLUMN =
  "sl1.AQJCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXzKUkMpmYSVA4JffCV0rI0YAqpLQQrOKL07YLAtiStkQHsw";
/** The empty plaintext under the row key (7, b). */
export const EMPTY =
  "sl1.AQBCXShGJ4Mxb19tXyvXEsIJAAECAwQFBgcICQoLDA0ODxAREhMUFRYXCZ7KQymNjymv9L4EQhjpLg";
export const KEY_ID = "425d28462783316f5f6d5f2bd712c209";
export const ID = "0198f2c0-0000-7000-8000-000000000001";

/** The column of the samples. */
export const credentials = {
  context: "connections.credentials",
  bind: "row",
  pad: false,
  kind: "json",
} as const satisfies SealedColumn;

/** The text of a file, with a path from the folder that the tests run in. */
export function data(path: string): string {
  return readFileSync(`data/${path}`, "utf8");
}

/** The bytes of hexadecimal digits. */
export function unhex(digits: string): Bytes {
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  );
}

/** As many bytes of one value. */
export function filled(byte: number, length = 32): Bytes {
  return new Uint8Array(length).fill(byte);
}

/** Whatever number of random bytes. */
export function random(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A key of 32 equal bytes. */
export function key(
  kind: KeyKind,
  byte: number,
  state: KeyState = "primary",
  scope?: string,
) {
  return keyFromBytes(kind, filled(byte), { state, scope });
}

/** A keyring of one primary data key, 32 x 0x42, and one primary index key, 32 x 0x24. */
export async function keyring(): Promise<Keyring> {
  return Keyring.of([await key("data", 0x42), await key("index", 0x24)]);
}

/** The bytes of a sealed text. */
export function bytesOf(sealed: string): Bytes {
  const bytes = decode(sealed.slice(4));
  expect(bytes, "canonical base64url").toBeDefined();
  return bytes!;
}

/** The sealed text of bytes. */
export function textOf(bytes: Bytes): string {
  return `sl1.${encode(bytes)}`;
}

/** The same bytes but for one bit. */
export function flipped(bytes: Bytes, bit: number): Bytes {
  const changed = bytes.slice();
  changed[bit >> 3]! ^= 1 << (bit & 7);
  return changed;
}

/** What a call throws or rejects with. */
export async function thrown(call: () => unknown): Promise<Error> {
  try {
    await call();
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return error as Error;
  }
  throw new Error("nothing was thrown");
}

/** The code of the error that a call throws or rejects with. */
export async function code(call: () => unknown): Promise<string | undefined> {
  const error = await thrown(call);
  return (error as { code?: string }).code ?? String(error);
}

/** Bytes as readable digits, for what is compared. */
export { hex };
