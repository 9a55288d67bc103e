// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { brokenChecks, excessiveSize, missingFields, refuse } from "./check";
import { ModelError } from "./error";
import type { Plan, Step } from "./plan";
import {
  isKept,
  isTouched,
  pointingAt,
  referencesTo,
  type Incoming,
} from "./reference";
import { refuseDuplicates } from "./unique";

/**
 * Holds what is planned against checks, references and unique sets, as SQL does at the end of a statement.
 *
 * @throws {@link ModelError} `invalid`, `reference`, `unique`, `restricted`
 */
export async function settle(plan: Plan): Promise<void> {
  for (const { table, after } of plan.steps) {
    if (after) {
      const description = plan.tableOf(table);
      refuse(table, [
        ...missingFields(description, after),
        ...brokenChecks(description, after),
        ...excessiveSize(after),
      ]);
    }
  }
  for (const step of plan.steps) {
    await refuseDangling(plan, step);
    await refuseDuplicates(plan, step);
    await refuseOrphans(plan, step);
  }
}

/** A row that would point at none. */
async function refuseDangling(plan: Plan, step: Step): Promise<void> {
  const { table, before, after } = step;
  for (const reference of plan.tableOf(table).references ?? []) {
    if (!after || !isTouched(reference.fields, before, after)) {
      continue;
    }
    if (!(await isKept(plan, reference, after))) {
      throw new ModelError({
        code: "reference",
        table,
        constraint: reference.name,
        fields: [...reference.fields],
        to: reference.table,
      });
    }
  }
}

/** Rows that would still point at this one when it is gone, or is called otherwise. */
async function refuseOrphans(plan: Plan, step: Step): Promise<void> {
  for (const incoming of referencesTo(plan.descriptions, step.table)) {
    if (mayOrphan(step, incoming)) {
      await refuseOrphansOf(plan, step, incoming);
    }
  }
}

/** The other actions leave no row that points there; with `set_default` it may be the default. */
function mayOrphan({ before, after }: Step, { reference }: Incoming): boolean {
  const { to, on_delete, on_update } = reference;
  const action = after ? on_update : on_delete;
  const isLost = !after || isTouched(to, before, after);
  return isLost && (action === undefined || action === "set_default");
}

async function refuseOrphansOf(
  plan: Plan,
  { table, before }: Step,
  { table: by, reference }: Incoming,
): Promise<void> {
  const where = before && pointingAt(reference, before);
  for await (const child of where ? plan.rowsOf(by, where) : []) {
    if (!(await isKept(plan, reference, child))) {
      const { name: constraint } = reference;
      throw new ModelError({ code: "restricted", table, constraint, by });
    }
  }
}
