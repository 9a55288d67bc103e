// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

// What SQL's ON DELETE and ON UPDATE do. For `no_action` nothing is done: what it asks is looked at when everything is planned.

import type { Row } from "./database";
import { defaultOf } from "./defaults";
import type { Action, Fields } from "./describe";
import { ModelError } from "./error";
import type { Alike, Plan } from "./plan";
import {
  isTouched,
  pointingAt,
  referencesTo,
  type Incoming,
} from "./reference";
import { normalise } from "./value";

/**
 * Plans that a row goes, and what that does to the rows that point at it.
 *
 * @throws {@link ModelError} `restricted`
 */
export async function remove(
  plan: Plan,
  table: string,
  row: Row,
): Promise<void> {
  if (plan.isRemoved(row)) {
    return;
  }
  plan.remove(table, row);
  for (const incoming of referencesTo(plan.descriptions, table)) {
    const { on_delete } = incoming.reference;
    await act(plan, table, row, incoming, on_delete, (child) =>
      remove(plan, incoming.table, child),
    );
  }
}

/**
 * Plans a change, and what that does to the rows that point at the row.
 *
 * @throws {@link ModelError} `restricted`
 */
export async function change(
  plan: Plan,
  table: string,
  row: Row,
  changes: Fields,
  alike?: Alike,
): Promise<void> {
  const after = plan.change(table, row, changes, alike);
  for (const incoming of referencesTo(plan.descriptions, table)) {
    const { fields, to, on_update } = incoming.reference;
    if (isTouched(to, row, after)) {
      const followed = fields.map((field, at) => [field, after[to[at] ?? ""]]);
      await act(plan, table, row, incoming, on_update, (child) =>
        change(plan, incoming.table, child, Object.fromEntries(followed)),
      );
    }
  }
}

/** Does to the rows that point at this one what the reference says. */
async function act(
  plan: Plan,
  table: string,
  row: Row,
  incoming: Incoming,
  action: Action | undefined,
  cascade: (child: Row) => Promise<void>,
): Promise<void> {
  switch (action) {
    case undefined:
      return;
    case "restrict":
      return restrict(plan, table, row, incoming);
    case "cascade":
      return forEachChild(plan, row, incoming, cascade);
    default:
      return forEachChild(plan, row, incoming, (child) =>
        change(
          plan,
          incoming.table,
          child,
          withdrawn(plan, incoming, action === "set_default"),
        ),
      );
  }
}

/** A row that points at itself is no hindrance to itself, nor is one that goes or is changed already. */
async function restrict(
  plan: Plan,
  table: string,
  row: Row,
  { table: by, reference }: Incoming,
): Promise<void> {
  const where = pointingAt(reference, row);
  for await (const child of where ? plan.rowsOf(by, where) : []) {
    if (child._id !== row._id) {
      const { name: constraint } = reference;
      throw new ModelError({ code: "restricted", table, constraint, by });
    }
  }
}

async function forEachChild(
  plan: Plan,
  row: Row,
  { table, reference }: Incoming,
  act: (child: Row) => Promise<void>,
): Promise<void> {
  const where = pointingAt(reference, row);
  const children: Row[] = [];
  // All of them first: what is done to one changes which rows there are.
  for await (const child of where ? plan.rowsOf(table, where) : []) {
    children.push(child);
  }
  for (const child of children) {
    await act(child);
  }
}

/** The fields of a reference without what they pointed at. */
function withdrawn(
  plan: Plan,
  { table, reference }: Incoming,
  toDefault: boolean,
): Fields {
  const { fields } = plan.tableOf(table);
  return Object.fromEntries(
    reference.fields.map((name) => {
      const field = toDefault ? fields[name] : undefined;
      return [name, field && normalise(plan.db, field, defaultOf(field))];
    }),
  );
}
