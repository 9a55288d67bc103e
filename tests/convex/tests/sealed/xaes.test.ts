// XAES-256-GCM against what C2SP published.

import { expect, test } from "vitest";
import { Xaes } from "../../convex/schemalock/sealed/xaes";
import type { Bytes } from "../../convex/schemalock/sealed/bytes";
import { bytes, xaes } from "./primitives";
import { filled, flipped, hex } from "./support";

const nonce = bytes("ABCDEFGHIJKLMNOPQRSTUVWX");
const plaintext = bytes("XAES-256-GCM");

/** https://c2sp.org/XAES-256-GCM, "Test vectors": one with and one without the carry of the subkey. */
const VECTORS: [key: Bytes, aad: string, sealed: string][] = [
  [filled(1), "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"],
  [
    filled(3),
    "c2sp.org/XAES-256-GCM",
    "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d",
  ],
];

test.each(VECTORS)("the vector of the key %o", async (key, aad, expected) => {
  const cipher = await xaes(key);
  const sealed = await cipher.seal(nonce, bytes(aad), plaintext);
  expect(hex(sealed)).toBe(expected);
  expect(await cipher.open(nonce, bytes(aad), sealed)).toEqual(plaintext);
});

test("whatever is changed does not open", async () => {
  const cipher = await xaes(filled(3));
  const aad = bytes("aad");
  const sealed = await cipher.seal(nonce, aad, plaintext);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const changed = flipped(sealed, bit);
    expect(await cipher.open(nonce, aad, changed)).toBeUndefined();
  }
  for (let bit = 0; bit < nonce.length * 8; bit++) {
    const changed = flipped(nonce, bit);
    expect(await cipher.open(changed, aad, sealed)).toBeUndefined();
  }
  expect(await cipher.open(nonce, bytes("aae"), sealed)).toBeUndefined();
  const other = await xaes(filled(4));
  expect(await other.open(nonce, aad, sealed)).toBeUndefined();
  for (let length = 0; length < sealed.length; length++) {
    const short = sealed.slice(0, length);
    expect(await cipher.open(nonce, aad, short)).toBeUndefined();
  }
});

test("calls at the same time do not disturb each other", async () => {
  const cipher = await xaes(filled(7));
  const numbers = Array.from({ length: 50 }, (_, at) => at);
  const sealed = await Promise.all(
    numbers.map((at) =>
      cipher.seal(filled(at, 24), filled(at), filled(at, at)),
    ),
  );
  for (const at of numbers) {
    const opened = await cipher.open(filled(at, 24), filled(at), sealed[at]!);
    expect(opened).toEqual(filled(at, at));
  }
  expect(cipher).toBeInstanceOf(Xaes);
});
