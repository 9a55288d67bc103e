// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { FieldDescription, Fields, TableDescription } from "./describe";
import { uuidV4, uuidV7 } from "./uuid";

/** The row with what it does not say: defaults, times, new UUIDs, and the first version. */
export function withDefaults(table: TableDescription, given: Fields): Fields {
  const made = Object.entries(table.fields)
    .filter(([name]) => given[name] === undefined)
    .map(([name, field]) => [name, defaultOf(field)] as const)
    .filter(([, value]) => value !== undefined);
  return { ...given, ...Object.fromEntries(made) };
}

/** What a field has if nobody says. */
export function defaultOf(field: FieldDescription): unknown {
  switch (field.made) {
    case "now":
      return Date.now();
    case "uuid_v4":
      return uuidV4();
    case "uuid_v7":
      return uuidV7(Date.now());
    case undefined:
      return field.version ? firstVersion(field) : field.default;
  }
}

/** What a change does to the fields that tell of changes. */
export function stamps(table: TableDescription, before: Fields): Fields {
  const stamped = Object.entries(table.fields).flatMap(([name, field]) => {
    if (field.on_update === "now") {
      return [[name, Date.now()] as const];
    }
    return field.version ? [[name, next(before[name])] as const] : [];
  });
  return Object.fromEntries(stamped);
}

function firstVersion({ kind, default: first }: FieldDescription): unknown {
  return first ?? (kind === "bigint" ? 0n : 0);
}

function next(version: unknown): unknown {
  return typeof version === "bigint" ? version + 1n : Number(version) + 1;
}
