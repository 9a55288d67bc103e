// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { comparedField } from "./column";
import type { Where } from "./database";
import type { Fields, TableDescription, UniqueDescription } from "./describe";
import { ModelError } from "./error";
import type { Plan, Step } from "./plan";
import { isTouched, uniquesOf } from "./reference";

/**
 * Refuses a row whose key, or whose values in a unique set, another row has.
 *
 * @throws {@link ModelError} `unique`
 */
export async function refuseDuplicates(plan: Plan, step: Step): Promise<void> {
  const { table, before, after } = step;
  const description = plan.tableOf(table);
  for (const unique of uniquesOf(description)) {
    const fields = comparedFields(description, unique.fields);
    if (
      after &&
      isTouched(fields, before, after) &&
      (await isTaken(plan, step, wheresOf(description, unique, step, after)))
    ) {
      throw new ModelError({
        code: "unique",
        table,
        constraint: unique.name,
        fields: [...unique.fields],
      });
    }
  }
}

async function isTaken(
  plan: Plan,
  { table, after }: Step,
  wheres: readonly Where[],
): Promise<boolean> {
  for (const where of wheres) {
    for await (const row of plan.rowsOf(table, where)) {
      if (row._id !== after?._id) {
        return true;
      }
    }
  }
  return false;
}

/** Where a row with the same values would be. With a field absent, there is none. */
function wheresOf(
  table: TableDescription,
  unique: UniqueDescription,
  { alike }: Step,
  row: Fields,
): Where[] {
  const fields = comparedFields(table, unique.fields);
  const prefix = comparedFields(table, unique.prefix ?? unique.fields);
  const isAbsent = fields.some((field) => row[field] === undefined);
  const alternatives = isAbsent ? [] : combinations(fields, row, alike);
  return alternatives.map((values) => ({
    index: unique.index,
    prefix,
    values,
  }));
}

/** The row's own values, and where others would be the same, each of these with each. */
function combinations(
  fields: readonly string[],
  row: Fields,
  alike: { readonly [field: string]: readonly unknown[] },
): Fields[] {
  return fields.reduce<Fields[]>(
    (all, field) =>
      all.flatMap((values) =>
        (alike[field] ?? [row[field]]).map((value) => ({
          ...values,
          [field]: value,
        })),
      ),
    [{}],
  );
}

function comparedFields(
  { fields }: TableDescription,
  names: readonly string[],
): string[] {
  return names.map((name) => comparedField(name, fields[name]));
}
