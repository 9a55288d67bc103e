// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Keyring } from "../sealed/keyring";
import type { Reader, Row } from "./database";
import type { Descriptions, TableDescription } from "./describe";
import { isCurrent } from "./reseal";
import { sealedRowOf, type SealedRow } from "./sealed_row";

/** How many bytes of rows are read in one transaction, in which Convex reads 16 MiB at most, and returns and takes no more. */
const MOST_BYTES = 4 * 2 ** 20;

/** Which rows: at most so many of a table, from behind a cursor. */
export type At = {
  readonly table: string;
  readonly cursor: string | null;
  readonly pageSize: number;
};

/** The sealed values of some rows. */
export type Page = { rows: SealedRow[]; cursor: string; isDone: boolean };

/** How many values of some rows are not under a primary key, by field. */
export type Count = {
  left: { [field: string]: number };
  cursor: string;
  isDone: boolean;
};

/** The sealed values of some rows, in the order in which the rows were made: others' changes move none of them. */
export async function readPage(
  db: Reader,
  descriptions: Descriptions,
  { table, cursor, pageSize }: At,
): Promise<Page> {
  const description = described(descriptions, table);
  const limits = { numItems: pageSize, maximumBytesRead: MOST_BYTES };
  const page = await db.query(table).paginate({ cursor, ...limits });
  return {
    rows: page.page.map((row: Row) => sealedRowOf(description, row)),
    cursor: page.continueCursor,
    isDone: page.isDone,
  };
}

/** Counts the values of some rows that are not under a primary key. */
export async function countPage(
  keyring: Keyring,
  db: Reader,
  descriptions: Descriptions,
  at: At,
): Promise<Count> {
  const { rows, cursor, isDone } = await readPage(db, descriptions, at);
  const { fields } = described(descriptions, at.table);
  const left: { [field: string]: number } = {};
  for (const cell of rows.flatMap((row) => row.cells)) {
    const field = fields[cell.field];
    if (field && !isCurrent(keyring, field, cell)) {
      left[cell.field] = (left[cell.field] ?? 0) + 1;
    }
  }
  return { left, cursor, isDone };
}

function described(descriptions: Descriptions, name: string): TableDescription {
  const table = descriptions[name];
  if (table === undefined) {
    throw new TypeError(`the table ${name} is not described`);
  }
  return table;
}
