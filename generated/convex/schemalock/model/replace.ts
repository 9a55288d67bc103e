// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { rowById, type Row, type Writer } from "./database";
import type { Descriptions } from "./describe";
import { ModelError } from "./error";
import { Plan } from "./plan";
import { isSame } from "./same";
import {
  cellOf,
  fieldsOf,
  sealedRowOf,
  type Cell,
  type SealedRow,
} from "./sealed_row";
import { refuseDuplicates } from "./unique";

/** One cell that was sealed anew. */
export type Replacement = { id: string; from: Cell; to: Cell };

/** Which cell of a table. */
export type CellId = { id: string; field: string };

/** What became of replacements. */
export type Replaced = {
  written: CellId[];
  /** The rows that were changed meanwhile, as they are now, with the cells that were not written. */
  changed: SealedRow[];
  /** What was not written, as another row has the same value in a unique set: it was written while index keys changed. */
  duplicates: CellId[];
};

/**
 * Writes what was sealed anew where nothing else was written since. Neither times of change nor versions move: nothing that the row
 * says has changed.
 */
export async function replaceCells(
  db: Writer,
  descriptions: Descriptions,
  table: string,
  replacements: readonly Replacement[],
): Promise<Replaced> {
  const plan = new Plan(db, descriptions);
  const result: Replaced = { written: [], changed: [], duplicates: [] };
  for (const id of new Set(replacements.map(({ id }) => id))) {
    const row = await rowById(db, table, id);
    const ofRow = replacements.filter((replacement) => replacement.id === id);
    if (row !== undefined) {
      await replaceInRow(plan, table, row, ofRow, result);
    }
  }
  return result;
}

/** All cells of a row at once: what is read and written is the whole row each time. */
async function replaceInRow(
  plan: Plan,
  table: string,
  row: Row,
  replacements: readonly Replacement[],
  result: Replaced,
): Promise<void> {
  let patch: { [field: string]: string } = {};
  for (const { id, from, to } of replacements) {
    if (!isUnchanged(row, from)) {
      result.changed.push(onlyOf(plan, table, row, from.field));
    } else if (await isDuplicate(plan, table, { ...row, ...patch }, to)) {
      result.duplicates.push({ id, field: from.field });
    } else {
      patch = { ...patch, ...fieldsOf(to) };
      result.written.push({ id, field: from.field });
    }
  }
  if (Object.keys(patch).length > 0) {
    await plan.db.patch(table, row._id as never, patch);
  }
}

function isUnchanged(row: Row, from: Cell): boolean {
  const { sealed, blindIndex } = cellOf(row, from.field);
  return isSame(sealed, from.sealed) && isSame(blindIndex, from.blindIndex);
}

function onlyOf(plan: Plan, table: string, row: Row, field: string): SealedRow {
  const sealed = sealedRowOf(plan.tableOf(table), row);
  const cells = sealed.cells.filter((cell) => cell.field === field);
  return { ...sealed, cells };
}

async function isDuplicate(
  plan: Plan,
  table: string,
  before: Row,
  to: Cell,
): Promise<boolean> {
  const after = { ...before, ...fieldsOf(to) };
  try {
    await refuseDuplicates(plan, { table, before, after, alike: {} });
    return false;
  } catch (error) {
    if (error instanceof ModelError) {
      return true;
    }
    throw error;
  }
}
