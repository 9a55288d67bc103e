// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Keys } from "../sealed/keys";
import { brokenChecks, checkValues, refuse } from "./check";
import type { Row } from "./database";
import type { Fields, TableDescription } from "./describe";
import { change } from "./effects";
import { ModelError } from "./error";
import { existing } from "./existing";
import { isUnchangeable, refuseFields } from "./immutable";
import type { Plan } from "./plan";
import { sealValues } from "./seal";
import { settle } from "./settle";

/** What a patch was made for. */
export interface Expected {
  /** The version that the row has to have. */
  readonly version?: number | bigint | undefined;
}

/**
 * Changes fields of a row.
 *
 * @throws {@link ModelError} `notFound`, `stale`, `immutable`, `invalid`, `unique`, `reference`, `restricted`
 */
export async function patchRow(
  plan: Plan,
  table: string,
  id: unknown,
  changes: Fields,
  expected: Expected = {},
  keys?: Keys,
): Promise<void> {
  const description = plan.tableOf(table);
  const row = await existing(plan.db, table, id);
  refuseStale(table, description, row, expected);
  refuseFields(table, description, changes, isUnchangeable);
  const { values, violations } = checkValues(plan.db, description, changes);
  const changed = { ...row, ...values };
  refuse(table, [...violations, ...brokenChecks(description, changed)]);
  const { stored, alike } = await sealValues(keys, description, row, values);
  await change(plan, table, row, stored, alike);
  await settle(plan);
  await plan.commit();
}

function refuseStale(
  table: string,
  { fields }: TableDescription,
  row: Row,
  { version }: Expected,
): void {
  const [field] = Object.keys(fields).filter((name) => fields[name]?.version);
  if (version !== undefined && row[field ?? ""] !== version) {
    throw new ModelError({ code: "stale", table });
  }
}
