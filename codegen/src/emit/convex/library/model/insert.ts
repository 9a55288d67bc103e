// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Keys } from "../sealed/keys";
import { brokenChecks, checkValues, refuse } from "./check";
import { withDefaults } from "./defaults";
import type { Fields, TableDescription } from "./describe";
import { refuseFields, isVersion } from "./immutable";
import type { Plan } from "./plan";
import { sealValues } from "./seal";
import { settle } from "./settle";

/**
 * Writes a new row, and gives its id.
 *
 * @throws {@link ModelError} `invalid`, `immutable`, `unique`, `reference`
 */
export async function insertRow(
  plan: Plan,
  table: string,
  given: Fields,
  keys?: Keys,
): Promise<string> {
  const description = plan.tableOf(table);
  refuseFields(table, description, given, isVersion);
  const complete = withDefaults(description, withAll(description, given));
  const { values, violations } = checkValues(plan.db, description, complete);
  refuse(table, [...violations, ...brokenChecks(description, values)]);
  const { stored, alike } = await sealValues(keys, description, values, values);
  plan.insert(table, stored, alike);
  await settle(plan);
  return (await plan.commit()) ?? "";
}

/** With all fields of the table, so that a missing one is seen. */
function withAll({ fields }: TableDescription, given: Fields): Fields {
  const absent = Object.keys(fields).map((name) => [name, undefined]);
  return { ...Object.fromEntries(absent), ...given };
}
