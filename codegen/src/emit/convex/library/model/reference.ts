// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Where } from "./database";
import type {
  Descriptions,
  Fields,
  ReferenceDescription,
  TableDescription,
  UniqueDescription,
} from "./describe";
import type { Plan } from "./plan";
import { matches } from "./same";

/** A reference and the table that has it. */
export interface Incoming {
  readonly table: string;
  readonly reference: ReferenceDescription;
}

/** All references to a table. */
export function referencesTo(
  descriptions: Descriptions,
  table: string,
): Incoming[] {
  return Object.entries(descriptions).flatMap(([name, { references = [] }]) =>
    references
      .filter((reference) => reference.table === table)
      .map((reference) => ({ table: name, reference })),
  );
}

/** Where the rows are that point at this one; nowhere, if a field that they would point at is absent. */
export function pointingAt(
  { fields, to, index, prefix = fields }: ReferenceDescription,
  row: Fields,
): Where | undefined {
  const values = renamed(row, to, fields);
  return values && { index, prefix, values };
}

/** Whether there is going to be the row that this one points at. With a field absent, a row points nowhere. */
export async function isKept(
  plan: Plan,
  { fields, table, to }: ReferenceDescription,
  row: Fields,
): Promise<boolean> {
  const values = renamed(row, fields, to);
  return values === undefined || (await exists(plan, table, values));
}

/** Whether a change of the row touches one of these fields. */
export function isTouched(
  fields: readonly string[],
  before: Fields | undefined,
  after: Fields,
): boolean {
  const values = fields.map((field) => [field, after[field]] as const);
  return before === undefined || !matches(before, Object.fromEntries(values));
}

async function exists(
  plan: Plan,
  table: string,
  values: Fields,
): Promise<boolean> {
  if ("_id" in values) {
    const row = await plan.rowById(table, values._id);
    return row !== undefined && matches(row, values);
  }
  const { index, prefix } = uniqueOver(plan.tableOf(table), values);
  for await (const _ of plan.rowsOf(table, { index, prefix, values })) {
    return true;
  }
  return false;
}

/** The key or unique set that a reference points at. */
function uniqueOver(table: TableDescription, values: Fields) {
  const fields = Object.keys(values);
  const isOver = (unique: UniqueDescription) =>
    unique.fields.length === fields.length &&
    unique.fields.every((field) => fields.includes(field));
  const unique = uniquesOf(table).find(isOver);
  if (unique === undefined) {
    throw new TypeError(`nothing is unique over ${fields.join(", ")}`);
  }
  return { index: unique.index, prefix: unique.prefix ?? unique.fields };
}

/** The key, unless it is `_id`, and the unique sets. */
export function uniquesOf(table: TableDescription): UniqueDescription[] {
  return [...(table.key ? [table.key] : []), ...(table.uniques ?? [])];
}

/** The values of fields under other names; nothing if one is absent. */
function renamed(
  row: Fields,
  from: readonly string[],
  to: readonly string[],
): Fields | undefined {
  const entries = from.map((field, at) => [to[at] ?? "", row[field]] as const);
  return entries.some(([, value]) => value === undefined)
    ? undefined
    : Object.fromEntries(entries);
}
