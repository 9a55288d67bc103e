// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { existing } from "./existing";
import { remove } from "./effects";
import type { Plan } from "./plan";
import { settle } from "./settle";

/**
 * Deletes a row, and does what foreign keys say to those that point at it.
 *
 * @throws {@link ModelError} `notFound`, `restricted`; for rows that are to point nowhere or elsewhere `invalid`, `reference`,
 * `unique`
 */
export async function deleteRow(
  plan: Plan,
  table: string,
  id: unknown,
): Promise<void> {
  const row = await existing(plan.db, table, id);
  await remove(plan, table, row);
  await settle(plan);
  await plan.commit();
}
