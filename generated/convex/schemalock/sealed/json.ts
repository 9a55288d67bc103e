// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { isWellFormed } from "./bytes";
import type { Json } from "./column";
import { OpenError } from "./errors";
import { DEEPEST, JsonSyntaxError, readJson, type Node } from "./json_reader";
import type { TextForm } from "./text_form";

/** JSON text. Here alone several texts are one value: others write blanks and members in their own way. */
export const json: TextForm<Json> = {
  expected:
    "JSON: no undefined, NaN, bigint, function or class, no integers beyond 2^53, no halves of surrogate pairs, and at most 127 levels",
  write: (value) => write(value, DEEPEST),
  read: (text) => {
    try {
      return value(readJson(text));
    } catch (error) {
      if (error instanceof JsonSyntaxError) {
        return undefined;
      }
      throw error;
    }
  },
};

/** What `JSON.stringify` writes of a value that is JSON; of any other value nothing, where that would leave something out. */
function write(value: unknown, deepest: number): string | undefined {
  switch (typeof value) {
    case "string":
      return isWellFormed(value) ? JSON.stringify(value) : undefined;
    case "number":
      return isPortable(value) ? JSON.stringify(value) : undefined;
    case "boolean":
      return String(value);
    case "object":
      return value === null ? "null" : writeObject(value, deepest);
    default:
      return undefined;
  }
}

/**
 * Of an integer beyond 2^53 the shortest digits are written, and another language, with 64 bits, reads them as another integer. What
 * has a point or an exponent is a float there, too.
 */
function isPortable(value: number): boolean {
  return (
    Number.isSafeInteger(value) ||
    (Number.isFinite(value) && /[.e]/.test(String(value)))
  );
}

function writeObject(value: object, deepest: number): string | undefined {
  if (deepest === 0) {
    return undefined;
  }
  if (Array.isArray(value)) {
    // `Array.from` makes undefined of the holes that `map` would leave out.
    const items = Array.from(value, (item) => write(item, deepest - 1));
    return items.includes(undefined) ? undefined : `[${items.join()}]`;
  }
  if (!isPlain(value)) {
    return undefined;
  }
  const members = Object.entries(value).map(([name, member]) => {
    const [key, text] = [write(name, 0), write(member, deepest - 1)];
    return key && text && `${key}:${text}`;
  });
  return members.includes(undefined) ? undefined : `{${members.join()}}`;
}

/** Not of a class: of dates, maps and the like, JSON would be something else or empty. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The `Object` of another realm has nothing above it either.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function value(node: Node): Json {
  switch (node.is) {
    case "text":
      return node.text;
    case "number":
      return number(node.source);
    case "literal":
      return node.value;
    case "list":
      return node.items.map(value);
    case "members":
      // Of those that are there twice the last one counts, as for `JSON.parse`; `__proto__` is a name like any other.
      return Object.fromEntries(
        node.members.map(([name, member]) => [name, value(member)]),
      );
  }
}

/** Other languages write integers of 64 bits. To read another number than was sealed would be worse than to read none. */
function number(source: string): number {
  const number = Number(source);
  const isExact =
    !/^-?\d+$/.test(source) ||
    String(number) === source ||
    BigInt(number) === BigInt(source);
  if (!isExact) {
    throw new OpenError(
      "Inexact",
      "the sealed JSON has an integer that no JavaScript number holds: open it with the kind `text`",
    );
  }
  return number;
}
