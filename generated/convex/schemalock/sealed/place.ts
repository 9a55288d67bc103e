// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { concat, u32, utf8, type Bytes } from "./bytes";
import type { SealedColumn } from "./column";

/** The place a value is sealed for, and outside of which it does not open. */
export interface Place {
  /** The column's context. */
  readonly context: string;
  /** The parts of the row's key as canonical texts, in key order; nothing for a value that is bound to its column alone. */
  readonly row: readonly string[] | undefined;
}

/** The place of a column's value in the row with this key. */
export function placeOf(column: SealedColumn, row: readonly string[]): Place {
  return {
    context: column.context,
    // A copy: the caller may change its own while others are awaited.
    row: column.bind === "row" ? row.slice() : undefined,
  };
}

/** What a value that is sealed for this place is bound to. */
export function bindingOf(place: Place): "row" | "column" {
  return place.row === undefined ? "column" : "row";
}

/** Does it name a row, if it promises to? A key without parts would be the same for all rows. */
export function isComplete(place: Place): boolean {
  return place.row?.length !== 0;
}

/** What is authenticated beside the ciphertext: header, context and row, each with its length. Nothing if one has no bytes. */
export function authenticated(header: Bytes, place: Place): Bytes | undefined {
  const row = place.row ?? [];
  const pieces = [
    header,
    withLength(place.context),
    u32(row.length),
    ...row.map(withLength),
  ];
  const written = pieces.filter((piece): piece is Bytes => piece !== undefined);
  return written.length === pieces.length ? concat(...written) : undefined;
}

function withLength(text: string): Bytes | undefined {
  // A key that was read from elsewhere is a text by its type alone.
  const bytes = typeof text === "string" ? utf8(text) : undefined;
  return bytes && concat(u32(bytes.length), bytes);
}
