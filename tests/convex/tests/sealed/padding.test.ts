import { expect, test } from "vitest";
import {
  pad,
  paddedLength,
  unpad,
} from "../../convex/schemalock/sealed/padding";
import { filled, random } from "./support";

/** Of docs/envelope.md, as Rust has it. */
test.each([
  [0, 32],
  [30, 32],
  [31, 32],
  [32, 36],
  [35, 36],
  [63, 64],
  [64, 72],
  [100, 104],
  [1000, 1024],
  [10_000, 10_240],
])("%i bytes become %i", (length, expected) => {
  expect(paddedLength(length)).toBe(expected);
  expect(pad(random(length))).toHaveLength(expected);
});

/** Padmé as docs/envelope.md words it, with integers that do not round. */
function padme(length: bigint): bigint {
  const log2 = (number: bigint) => BigInt(number.toString(2).length - 1);
  const zeros = log2(length) - (log2(log2(length)) + 1n);
  const unit = 1n << zeros;
  return ((length + unit - 1n) / unit) * unit;
}

test("every length is that of the words", () => {
  const lengths = Array.from({ length: 5000 }, (_, at) => at);
  for (let exponent = 12; exponent < 50; exponent++) {
    lengths.push(2 ** exponent - 2, 2 ** exponent - 1, 2 ** exponent);
    lengths.push(Math.floor(2 ** exponent * 1.37));
  }
  for (const length of lengths) {
    const least = BigInt(Math.max(length + 1, 32));
    expect(paddedLength(length), `${length}`).toBe(Number(padme(least)));
  }
});

test("padding costs little, and what is padded stays as long", () => {
  for (let at = 0; at < 2000; at++) {
    const length = Math.floor(Math.random() * 100_000_000);
    const padded = paddedLength(length);
    expect(padded).toBeGreaterThan(length);
    expect(padded * 100).toBeLessThanOrEqual(
      Math.max(3200, (length + 1) * 112),
    );
    expect(paddedLength(padded - 1)).toBe(padded);
  }
});

test("padding comes off", () => {
  for (let length = 0; length < 300; length++) {
    const plaintext = random(length);
    expect(unpad(pad(plaintext))).toEqual(plaintext);
  }
  for (const like of [filled(0x80, 5), filled(0, 40), filled(0, 31)]) {
    expect(unpad(pad(like))).toEqual(like);
  }
});

test("any other padding is refused", () => {
  const padded = pad(filled(1, 10));
  expect(unpad(padded.slice(0, -1))).toBeUndefined();
  expect(unpad(new Uint8Array([...padded, 0]))).toBeUndefined();
  const text = (text: string) => new TextEncoder().encode(text) as never;
  for (const none of ["", "no mark", "zeros\0\0", "\u0080"].map(text)) {
    expect(unpad(none)).toBeUndefined();
  }
  for (const none of [filled(0), filled(0x80, 31), Uint8Array.of(0x80)]) {
    expect(unpad(none)).toBeUndefined();
  }
  // The right length with another mark, and a mark at the beginning of the block behind.
  for (const mark of [0x81, 0x40, 0xff, 0x01]) {
    const other = new Uint8Array(32);
    other[10] = mark;
    expect(unpad(other)).toBeUndefined();
  }
  const long = new Uint8Array(64);
  long[10] = 0x80;
  expect(unpad(long)).toBeUndefined();
});
