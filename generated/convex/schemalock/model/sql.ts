// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

// Conditions of SQL in its three-valued logic: `undefined` is NULL as a value, and unknown as an answer.

import { Decimal } from "./decimal";
import { compare } from "./order";

/** SQL's true, false and unknown. */
export type Truth = boolean | undefined;

/** `a = b` */
export function eq(a: unknown, b: unknown): Truth {
  return ordered(a, b, (order) => order === 0);
}

/** `a <> b` */
export function ne(a: unknown, b: unknown): Truth {
  return not(eq(a, b));
}

/** `a < b` */
export function lt(a: unknown, b: unknown): Truth {
  return ordered(a, b, (order) => order < 0);
}

/** `a <= b` */
export function le(a: unknown, b: unknown): Truth {
  return not(lt(b, a));
}

/** `a > b` */
export function gt(a: unknown, b: unknown): Truth {
  return lt(b, a);
}

/** `a >= b` */
export function ge(a: unknown, b: unknown): Truth {
  return not(lt(a, b));
}

/** `a AND b …` */
export function and(...truths: Truth[]): Truth {
  return not(or(...truths.map(not)));
}

/** `a OR b …` */
export function or(...truths: Truth[]): Truth {
  return (
    truths.includes(true) || (truths.includes(undefined) ? undefined : false)
  );
}

/** `NOT a` */
export function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** `a IS NULL`, which is never unknown. */
export function isNull(value: unknown): boolean {
  return value === undefined;
}

/** `a IN (…)` */
export function oneOf(value: unknown, alternatives: readonly unknown[]): Truth {
  return or(...alternatives.map((alternative) => eq(value, alternative)));
}

/** `a BETWEEN least AND most` */
export function between(value: unknown, least: unknown, most: unknown): Truth {
  return and(le(least, value), le(value, most));
}

/** A field or a literal of the type `decimal`, which compares as a number; unknown if it is none. */
export function decimal(text: unknown): Decimal | undefined {
  return typeof text === "string" && /^-?\d+(\.\d+)?$/.test(text)
    ? Decimal.of(text)
    : undefined;
}

function ordered(
  a: unknown,
  b: unknown,
  holds: (order: number) => boolean,
): Truth {
  const order = compare(a, b);
  return order === undefined ? undefined : holds(order);
}
