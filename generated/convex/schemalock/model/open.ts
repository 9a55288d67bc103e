// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { blindIndexes } from "../sealed/blind_index";
import type { Keyring } from "../sealed/keyring";
import type { Keys } from "../sealed/keys";
import { openSearchable } from "../sealed/searchable";
import { open } from "../sealed/value";
import { blindIndexField, columnOf } from "./column";
import type { FieldDescription, Fields, TableDescription } from "./describe";
import { keyParts } from "./seal";

/** Opens a sealed field of a row; an absent one is `undefined`. */
export async function openField(
  keyring: Keyring,
  table: TableDescription,
  row: Fields,
  name: string,
): Promise<unknown> {
  const column = columnOf(sealedField(table, name));
  const sealed = row[name] as string | undefined;
  if (sealed === undefined) {
    return undefined;
  }
  const parts = keyParts(table, row);
  return column.searchable === undefined
    ? open(keyring, column, parts, sealed)
    : openSearchable(
        keyring,
        column,
        parts,
        sealed,
        row[blindIndexField(name)] as string,
      );
}

/** Every blind index that a plaintext may be stored under. */
export function searchField(
  keys: Keys,
  table: TableDescription,
  name: string,
  plaintext: any,
): Promise<string[]> {
  return blindIndexes(keys, columnOf(sealedField(table, name)), plaintext);
}

function sealedField(table: TableDescription, name: string): FieldDescription {
  const field = table.fields[name];
  if (field?.sealed === undefined) {
    throw new TypeError(`${name} is not sealed`);
  }
  return field;
}
