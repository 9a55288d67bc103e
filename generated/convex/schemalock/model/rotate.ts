// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import {
  makeFunctionReference,
  type GenericActionCtx,
  type GenericDataModel,
} from "convex/server";

import type { Keyring } from "../sealed/keyring";
import type { At, Count, Page } from "./cells";
import type { Descriptions } from "./describe";
import {
  advance,
  noteStuck,
  reportOf,
  reportOn,
  resume,
  sealedTables,
  type FieldReport,
  type Progress,
  type RotationReport,
} from "./progress";
import type { Replaced, Replacement } from "./replace";
import { isCurrent, resealed } from "./reseal";
import type { Cell, SealedRow } from "./sealed_row";

/** A row that changes while it is sealed anew is tried so often in a pass. */
const MOST_TRIES = 5;

/** How many characters of sealed texts are written in one transaction, which may not take and write more than some 16 MiB. */
const MOST_TEXT = 4 * 2 ** 20;

type Ctx = Pick<
  GenericActionCtx<GenericDataModel>,
  "runQuery" | "runMutation" | "scheduler"
>;

/** How far to go. */
export interface RotateOptions {
  /** How many rows are looked at in one transaction. */
  readonly pageSize: number;
  /** How long this call goes on, in milliseconds. */
  readonly budget: number;
  /** Where the call before stopped. */
  readonly progress: Progress | undefined;
}

/** Goes on with a rotation until it is done or the time is up. In that case the action is scheduled to go on. */
export async function rotate(
  ctx: Ctx,
  keyring: Keyring,
  descriptions: Descriptions,
  module: string,
  options: RotateOptions,
): Promise<RotationReport> {
  const { pageSize, budget } = options;
  const progress = resume(descriptions, options.progress);
  const rotation = new Rotation(ctx, keyring, descriptions, module, progress);
  const until = Date.now() + budget;
  while (isOpen(progress)) {
    await rotation.page(pageSize);
    if (Date.now() >= until) {
      break;
    }
  }
  if (isOpen(progress)) {
    const run = makeFunctionReference<"action">(`${module}:run`);
    await ctx.scheduler.runAfter(0, run, { pageSize, budget, progress });
  }
  const report = reportOn(progress);
  // A scheduled action has nobody to return to.
  console.info(`schemalock rotation: ${JSON.stringify(report)}`);
  return report;
}

function isOpen({ phase }: Progress): boolean {
  return phase !== "done";
}

/** The steps of a rotation, each of which notes in the progress what came of it. */
class Rotation {
  readonly #tables: string[];

  constructor(
    private readonly ctx: Ctx,
    private readonly keyring: Keyring,
    private readonly descriptions: Descriptions,
    private readonly module: string,
    private readonly progress: Progress,
  ) {
    this.#tables = sealedTables(descriptions);
  }

  /** Does the next page. */
  async page(pageSize: number): Promise<void> {
    const { phase, table, cursor } = this.progress;
    const at = { table, cursor, pageSize };
    const page =
      phase === "seal" ? await this.#seal(at) : await this.#count(at);
    advance(this.progress, this.#tables, page);
  }

  async #seal(at: At): Promise<Page> {
    const page: Page = await this.#query("page", at);
    for (const { field } of page.rows.flatMap(({ cells }) => cells)) {
      this.#report(at.table, field).looked += 1;
    }
    let { rows } = page;
    for (let tries = 0; rows.length > 0 && tries < MOST_TRIES; tries += 1) {
      rows = await this.#replace(at.table, await this.#anew(at.table, rows));
    }
    return page;
  }

  async #count(at: At): Promise<Count> {
    const count: Count = await this.#query("count", at);
    for (const [field, left] of Object.entries(count.left)) {
      this.#report(at.table, field).left += left;
    }
    return count;
  }

  /** Seals anew what is not under a primary key. */
  async #anew(
    table: string,
    rows: readonly SealedRow[],
  ): Promise<Replacement[]> {
    const replacements: Replacement[] = [];
    for (const { id, key, cells } of rows) {
      for (const from of cells) {
        const to = await this.#cell(table, id, key, from);
        if (to !== undefined) {
          replacements.push({ id, from, to });
        }
      }
    }
    return replacements;
  }

  /** A cell that is sealed anew; nothing if it stays as it is. */
  async #cell(
    table: string,
    id: string,
    key: readonly string[],
    cell: Cell,
  ): Promise<Cell | undefined> {
    const field = this.descriptions[table]?.fields[cell.field];
    if (field === undefined || isCurrent(this.keyring, field, cell)) {
      return undefined;
    }
    const to = await resealed(this.keyring, field, key, cell);
    if ("code" in to) {
      noteStuck(this.#report(table, cell.field), id, to.code);
      return undefined;
    }
    return to;
  }

  /** Writes what was sealed anew, and gives the rows that were changed meanwhile. */
  async #replace(
    table: string,
    replacements: readonly Replacement[],
  ): Promise<SealedRow[]> {
    const changed: SealedRow[] = [];
    for (const batch of batches(replacements)) {
      changed.push(...(await this.#replaceBatch(table, batch)));
    }
    return changed;
  }

  async #replaceBatch(
    table: string,
    replacements: readonly Replacement[],
  ): Promise<SealedRow[]> {
    const replaced: Replaced = await this.ctx.runMutation(
      makeFunctionReference<"mutation">(`${this.module}:replace`),
      { table, replacements },
    );
    for (const { field } of replaced.written) {
      this.#report(table, field).sealed += 1;
    }
    for (const { id, field } of replaced.duplicates) {
      noteStuck(this.#report(table, field), id, "Duplicate");
    }
    return replaced.changed;
  }

  #query(name: string, at: At) {
    const query = makeFunctionReference<"query">(`${this.module}:${name}`);
    return this.ctx.runQuery(query, { ...at });
  }

  #report(table: string, field: string): FieldReport {
    return reportOf(this.progress, table, field);
  }
}

/** In order, so many at once as fit into a transaction. */
function batches(replacements: readonly Replacement[]): Replacement[][] {
  const all: Replacement[][] = [];
  let length = Infinity;
  for (const replacement of replacements) {
    length += textLength(replacement);
    if (length > MOST_TEXT) {
      length = textLength(replacement);
      all.push([]);
    }
    all[all.length - 1]?.push(replacement);
  }
  return all;
}

/** Sealed texts are ASCII: a character of them is a byte. */
function textLength({ from, to }: Replacement): number {
  return [from, to]
    .flatMap(({ sealed = "", blindIndex = "" }) => [sealed, blindIndex])
    .reduce((length, text) => length + text.length, 0);
}
