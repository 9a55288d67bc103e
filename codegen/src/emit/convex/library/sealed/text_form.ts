// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { SealedColumn } from "./column";

/** How the plaintexts of a kind are written as text. */
export interface TextForm<T> {
  /** What a plaintext has to be, in words. */
  readonly expected: string;
  /** The canonical text of a value; nothing if it is none of this kind. */
  write(value: unknown, column: SealedColumn): string | undefined;
  /** The value of a canonical text; nothing if no value has this. */
  read(text: string, column: SealedColumn): T | undefined;
}

/**
 * A form that reads exactly what it writes. What can be read from is more than what is written, and two texts of one value would
 * have two blind indexes.
 */
export function canonical<T>(
  expected: string,
  write: TextForm<T>["write"],
  parse: (text: string) => T | undefined,
): TextForm<T> {
  const read: TextForm<T>["read"] = (text, column) => {
    const value = parse(text);
    return value !== undefined && write(value, column) === text
      ? value
      : undefined;
  };
  return { expected, write, read };
}

/** The same for a value that is a text itself. */
export function canonicalText(
  expected: string,
  write: (text: string, column: SealedColumn) => string | undefined,
): TextForm<string> {
  return canonical(
    expected,
    (value, column) =>
      typeof value === "string" ? write(value, column) : undefined,
    (text) => text,
  );
}
