// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

// What can be sealed, and the bytes that are sealed: one canonical form, the same in every language that opens it.

import { fromUtf8, utf8, type Bytes } from "./bytes";
import { date, time } from "./calendar";
import type { Kind, Plaintexts, SealedColumn } from "./column";
import { decimal } from "./decimal";
import { OpenError, SealError } from "./errors";
import { json } from "./json";
import { bigint, float, integer, smallint, timestamp } from "./numbers";
import type { TextForm } from "./text_form";
import { boolean, text, uuid, word } from "./texts";

type TextKind = Exclude<Kind, "bytes">;

/** How each kind is written; bytes stand for themselves. */
export const FORMS: { readonly [K in TextKind]: TextForm<Plaintexts[K]> } = {
  text,
  enum: word,
  json,
  smallint,
  integer,
  bigint,
  decimal,
  float,
  boolean,
  uuid,
  date,
  time,
  timestamp,
};

/**
 * The canonical bytes of a plaintext.
 *
 * @throws {@link SealError} `NotEncodable`, when it is none of the column's kind
 */
export function encode<K extends Kind>(
  column: SealedColumn<K>,
  plaintext: Plaintexts[K],
): Bytes {
  const kind: Kind = column.kind;
  const [bytes, expected] =
    kind === "bytes"
      ? [copied(plaintext), "an ArrayBuffer"]
      : written(FORMS[kind], column, plaintext);
  if (bytes === undefined) {
    throw new SealError(
      "NotEncodable",
      `the plaintext is no ${kind}: ${expected} was expected`,
    );
  }
  return bytes;
}

/**
 * The plaintext of canonical bytes.
 *
 * @throws {@link OpenError} `WrongType`, when no value of the column's kind has these; `Inexact`, when no number of JavaScript has
 */
export function decode<K extends Kind>(
  column: SealedColumn<K>,
  bytes: Bytes,
): Plaintexts[K] {
  const kind: Kind = column.kind;
  const plaintext: unknown =
    kind === "bytes" ? bytes.slice().buffer : read(FORMS[kind], column, bytes);
  if (plaintext === undefined) {
    throw new OpenError("WrongType", `the sealed value holds no ${kind}`);
  }
  // The form belongs to the kind, which the compiler does not follow this far.
  return plaintext as Plaintexts[K];
}

function written(
  form: TextForm<unknown>,
  column: SealedColumn,
  plaintext: unknown,
): [bytes: Bytes | undefined, expected: string] {
  const text = form.write(plaintext, column);
  return [text === undefined ? undefined : utf8(text), form.expected];
}

function read(
  form: TextForm<unknown>,
  column: SealedColumn,
  bytes: Bytes,
): unknown {
  const text = fromUtf8(bytes);
  return text === undefined ? undefined : form.read(text, column);
}

/** A copy, so that nobody changes what is being sealed. */
function copied(value: unknown): Bytes | undefined {
  try {
    // The one test for a buffer that holds across realms: this constructor takes nothing else.
    new DataView(value as ArrayBuffer);
    return new Uint8Array(value as ArrayBuffer).slice();
  } catch {
    return undefined;
  }
}
