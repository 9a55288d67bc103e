// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Kind, SealedColumn } from "../sealed/column";
import type { FieldDescription } from "./describe";

/** A sealed field as sealing and opening know it. */
export function columnOf(field: FieldDescription): SealedColumn {
  const {
    context = "",
    bind = "row",
    pad = false,
    searchable,
  } = field.sealed ?? {};
  const { kind, precision, scale, words } = field;
  return {
    context,
    bind,
    pad,
    kind: kind as Kind,
    ...(searchable && { searchable }),
    ...(precision !== undefined && { precision }),
    ...(scale !== undefined && { scale }),
    ...(words && { words }),
  };
}

/** Where the blind index of a field stands. */
export function blindIndexField(name: string): string {
  return `${name}BlindIndex`;
}

/** Where a field is compared with others: in its blind index, if it has one. */
export function comparedField(
  name: string,
  field: FieldDescription | undefined,
): string {
  return field?.sealed?.searchable === undefined ? name : blindIndexField(name);
}
