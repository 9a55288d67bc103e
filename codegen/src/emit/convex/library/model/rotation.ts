// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import {
  internalActionGeneric,
  internalMutationGeneric,
  internalQueryGeneric,
} from "convex/server";
import { v } from "convex/values";

import { Keyring } from "../sealed/keyring";
import { countPage, readPage } from "./cells";
import type { Writer, Reader } from "./database";
import type { Descriptions } from "./describe";
import type { Progress, RotationReport } from "./progress";
import { replaceCells } from "./replace";
import { rotate } from "./rotate";

/** How many rows are looked at in one transaction. */
const PAGE_SIZE = 100;
/** How long one action goes on, in milliseconds. Convex breaks actions off after ten minutes. */
const BUDGET = 5 * 60_000;

const pageArgs = {
  table: v.string(),
  cursor: v.union(v.string(), v.null()),
  pageSize: v.optional(v.number()),
};
const cell = v.object({
  field: v.string(),
  sealed: v.optional(v.string()),
  blindIndex: v.optional(v.string()),
});

/**
 * The functions that bring values which are under an older key of their scope, or have a blind index of one, under the primary keys,
 * while other functions read and write the same rows.
 *
 * - `run`, an action, does it: it goes through the tables, schedules itself when its time is up, and ends with a count. It can be
 *   broken off anywhere and said again: what is done is seen by the values. A value that does not open stays as it is, and is
 *   reported with its row.
 * - `page` gives the sealed values of some rows, `replace` writes those that nobody else has written meanwhile, `count` counts
 *   those that are not under a primary key.
 *
 * @param module - where the functions are exported, below the functions folder: `"rotation"` for `convex/rotation.ts`
 * @param load - gives the keyring: from the environment, unless something else is said
 */
export function rotation(
  descriptions: Descriptions,
  module: string,
  load: () => Promise<Keyring> = () => Keyring.fromEnvironment(),
) {
  const page = internalQueryGeneric({
    args: pageArgs,
    handler: (ctx, { pageSize = PAGE_SIZE, ...at }) =>
      readPage(ctx.db as unknown as Reader, descriptions, { ...at, pageSize }),
  });
  const replace = internalMutationGeneric({
    args: {
      table: v.string(),
      replacements: v.array(v.object({ id: v.string(), from: cell, to: cell })),
    },
    handler: (ctx, { table, replacements }) =>
      replaceCells(
        ctx.db as unknown as Writer,
        descriptions,
        table,
        replacements,
      ),
  });
  const count = internalQueryGeneric({
    args: pageArgs,
    handler: async (ctx, { pageSize = PAGE_SIZE, ...at }) =>
      countPage(await load(), ctx.db as unknown as Reader, descriptions, {
        ...at,
        pageSize,
      }),
  });
  const run = internalActionGeneric({
    args: {
      pageSize: v.optional(v.number()),
      budget: v.optional(v.number()),
      progress: v.optional(v.any()),
    },
    handler: async (ctx, args): Promise<RotationReport> =>
      rotate(ctx, await load(), descriptions, module, {
        pageSize: args.pageSize ?? PAGE_SIZE,
        budget: args.budget ?? BUDGET,
        progress: args.progress as Progress | undefined,
      }),
  });
  return { page, replace, count, run };
}
