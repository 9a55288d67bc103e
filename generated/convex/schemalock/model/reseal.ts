// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { OpenError, SealedError, SealError } from "../sealed/errors";
import type { Keyring } from "../sealed/keyring";
import {
  isSearchableUnderPrimary,
  resealSearchable,
} from "../sealed/searchable";
import { isUnderPrimary, reseal } from "../sealed/value";
import { columnOf } from "./column";
import type { FieldDescription } from "./describe";
import type { Cell } from "./sealed_row";

/** Why a value stays as it is: the code of an error of sealing, or what does not belong together. */
export type Stuck = { code: string };

/** Is everything in a cell under the primary keys of the value's scope? What cannot be read is not. */
export function isCurrent(
  keyring: Keyring,
  field: FieldDescription,
  cell: Cell,
): boolean {
  return stuckOf(field, cell) === undefined && isUnder(keyring, field, cell);
}

/** The cell with its values under the primary keys, or why there is none. */
export async function resealed(
  keyring: Keyring,
  field: FieldDescription,
  key: readonly string[],
  cell: Cell,
): Promise<Cell | Stuck> {
  const stuck = stuckOf(field, cell);
  if (stuck !== undefined) {
    return stuck;
  }
  try {
    return { field: cell.field, ...(await anew(keyring, field, key, cell)) };
  } catch (error) {
    return { code: codeOf(error) };
  }
}

/** A value without its blind index, or a blind index without its value. */
function stuckOf(field: FieldDescription, cell: Cell): Stuck | undefined {
  if (cell.sealed === undefined) {
    return { code: "StrayBlindIndex" };
  }
  const isSearchable = field.sealed?.searchable !== undefined;
  return isSearchable && cell.blindIndex === undefined
    ? { code: "NoBlindIndex" }
    : undefined;
}

function isUnder(
  keyring: Keyring,
  field: FieldDescription,
  { sealed = "", blindIndex = "" }: Cell,
): boolean {
  try {
    return field.sealed?.searchable === undefined
      ? isUnderPrimary(keyring, sealed)
      : isSearchableUnderPrimary(keyring, sealed, blindIndex);
  } catch (error) {
    codeOf(error);
    return false;
  }
}

async function anew(
  keyring: Keyring,
  field: FieldDescription,
  key: readonly string[],
  { sealed = "", blindIndex = "" }: Cell,
) {
  const column = columnOf(field);
  return column.searchable === undefined
    ? { sealed: await reseal(keyring, column, key, sealed) }
    : resealSearchable(keyring, column, key, sealed, blindIndex);
}

/** The code of an error that is about the value. Any other is thrown. */
function codeOf(error: unknown): string {
  if (
    error instanceof SealedError ||
    error instanceof OpenError ||
    error instanceof SealError
  ) {
    return error.code;
  }
  throw error;
}
