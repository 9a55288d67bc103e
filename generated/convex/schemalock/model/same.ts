// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Fields } from "./describe";

/** Whether the row has all these values. */
export function matches(row: Fields, values: Fields): boolean {
  return Object.entries(values).every(([field, value]) =>
    isSame(row[field], value),
  );
}

/** Whether two stored values are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return isBytes(a) && isBytes(b)
    ? isSameBytes(new Uint8Array(a), new Uint8Array(b))
    : Object.is(a, b);
}

/** Unlike `instanceof`, the same for the buffers of another realm. */
export function isBytes(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === "[object ArrayBuffer]";
}

function isSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
