// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Fields, TableDescription } from "./describe";
import { ModelError } from "./error";

/** Whether a field may not be given. */
type IsFrozen = (table: TableDescription, name: string) => boolean;

/** Refuses values of fields that may not be given. */
export function refuseFields(
  table: string,
  description: TableDescription,
  given: Fields,
  isFrozen: IsFrozen,
): void {
  const fields = Object.keys(given).filter((name) =>
    isFrozen(description, name),
  );
  if (fields.length > 0) {
    throw new ModelError({ code: "immutable", table, fields });
  }
}

/** Versions are for the helpers to count. */
export const isVersion: IsFrozen = ({ fields }, name) =>
  fields[name]?.version === true;

/** What stays as it was inserted, and what the helpers change by themselves. */
export const isUnchangeable: IsFrozen = (table, name) => {
  const field = table.fields[name];
  return (
    isVersion(table, name) ||
    field?.immutable === true ||
    field?.on_update !== undefined ||
    table.key?.fields.includes(name) === true
  );
};
