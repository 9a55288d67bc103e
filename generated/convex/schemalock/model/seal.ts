// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { hex } from "../sealed/bytes";
import { blindIndexes } from "../sealed/blind_index";
import type { Keys } from "../sealed/keys";
import { seal } from "../sealed/value";
import { blindIndexField, columnOf } from "./column";
import type { FieldDescription, Fields, TableDescription } from "./describe";
import type { Alike } from "./plan";
import { isBytes } from "./same";
import { textOf } from "./value";

/** Values as they are stored, and the blind indexes that the same plaintexts may have in other rows. */
export interface SealedValues {
  readonly stored: Fields;
  readonly alike: Alike;
}

/** Seals the values of the sealed fields, for the row with this key; the others stay as they are. */
export async function sealValues(
  keys: Keys | undefined,
  table: TableDescription,
  row: Fields,
  values: Fields,
): Promise<SealedValues> {
  const stored: { [field: string]: unknown } = { ...values };
  const alike: { [field: string]: readonly string[] } = {};
  for (const [name, value] of Object.entries(values)) {
    const field = table.fields[name];
    if (field?.sealed === undefined) {
      continue;
    }
    const sealed = await sealValue(keys, field, keyParts(table, row), value);
    stored[name] = sealed.value;
    if (field.sealed.searchable !== undefined) {
      stored[blindIndexField(name)] = sealed.blindIndexes[0];
      alike[blindIndexField(name)] = sealed.blindIndexes;
    }
  }
  return { stored, alike };
}

/** The key of a row as sealed values are bound to it: a canonical text for each of its fields. */
export function keyParts(
  { key, fields }: TableDescription,
  row: Fields,
): string[] {
  return (key?.fields ?? []).map((name) => keyPart(fields[name], row[name]));
}

function keyPart(field: FieldDescription | undefined, value: unknown): string {
  if (isBytes(value)) {
    return hex(new Uint8Array(value));
  }
  return (field && textOf(field, value)) ?? String(value);
}

async function sealValue(
  keys: Keys | undefined,
  field: FieldDescription,
  row: readonly string[],
  plaintext: any,
): Promise<{ value?: string; blindIndexes: readonly string[] }> {
  const column = columnOf(field);
  if (plaintext === undefined) {
    return { blindIndexes: [] };
  }
  if (keys === undefined) {
    throw new TypeError("a sealed field needs keys");
  }
  return {
    value: await seal(keys, column, row, plaintext),
    blindIndexes:
      column.searchable === undefined
        ? []
        : await blindIndexes(keys, column, plaintext),
  };
}
