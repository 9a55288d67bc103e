// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { canonical, type TextForm } from "./text_form";

/** Whole numbers of these limits in decimal digits. */
function whole(expected: string, least: number, most: number) {
  const write: TextForm<number>["write"] = (value) =>
    Number.isInteger(value) &&
    least <= (value as number) &&
    (value as number) <= most
      ? String(value)
      : undefined;
  return canonical(expected, write, Number);
}

/** 16 bits. */
export const smallint = whole(
  "a whole number of 16 bits",
  -(2 ** 15),
  2 ** 15 - 1,
);

/** 32 bits. */
export const integer = whole(
  "a whole number of 32 bits",
  -(2 ** 31),
  2 ** 31 - 1,
);

/** Milliseconds since the Unix epoch. */
export const timestamp = whole(
  "whole milliseconds in the years 0 to 9999",
  -62_167_219_200_000,
  253_402_300_799_999,
);

/** 64 bits. */
export const bigint = canonical(
  "a bigint of 64 bits",
  (value) =>
    typeof value === "bigint" && BigInt.asIntN(64, value) === value
      ? String(value)
      : undefined,
  // As many digits as there can be: longer ones cost time that grows with their square.
  (text) => (/^-?\d{1,19}$/.test(text) ? BigInt(text) : undefined),
);

/** What ECMA-262 calls Number::toString: the shortest digits that read back. One departure: the negative zero keeps its sign. */
export const float = canonical(
  "a finite number",
  (value) => {
    if (!Number.isFinite(value)) {
      return undefined;
    }
    return Object.is(value, -0) ? "-0" : String(value);
  },
  Number,
);
