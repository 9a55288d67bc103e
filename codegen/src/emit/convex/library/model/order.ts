// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { Decimal } from "./decimal";

/**
 * Negative if the first value is the smaller one, 0 if they are equal, as SQL compares them: numbers as numbers, texts code point
 * by code point. Nothing for values that do not compare.
 */
export function compare(a: unknown, b: unknown): number | undefined {
  if (isNumber(a) && isNumber(b)) {
    return byOperators(a, b);
  }
  if (typeof a === "boolean" && typeof b === "boolean") {
    return byOperators(Number(a), Number(b));
  }
  if (typeof a === "string" && typeof b === "string") {
    return compareTexts(a, b);
  }
  return a instanceof Decimal && b instanceof Decimal
    ? a.compare(b)
    : undefined;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** Exact also between a number and a bigint. */
function byOperators(a: number | bigint, b: number | bigint): number {
  return Number(a > b) - Number(a < b);
}

/** JavaScript's own order is by UTF-16 units, which puts U+10000 before U+FFFF. */
function compareTexts(a: string, b: string): number {
  const [ours, theirs] = [Array.from(a), Array.from(b)];
  const at = ours.findIndex((letter, at) => letter !== theirs[at]);
  if (at < 0) {
    return ours.length - theirs.length;
  }
  return codePoint(ours[at]) - codePoint(theirs[at]);
}

/** A text that ends comes before one that goes on. */
function codePoint(letter: string | undefined): number {
  return letter?.codePointAt(0) ?? -1;
}
