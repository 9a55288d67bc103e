// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type {
  GenericDatabaseReader,
  GenericDatabaseWriter,
} from "convex/server";

import type { Fields } from "./describe";
import { matches } from "./same";

type AnyTables = {
  [table: string]: {
    document: any;
    fieldPaths: string;
    indexes: { [index: string]: string[] };
    searchIndexes: {};
    vectorIndexes: {};
  };
};

/** A database without the types of its tables, which the descriptions stand in for. */
export type Reader = GenericDatabaseReader<AnyTables>;
/** The same for writing. */
export type Writer = GenericDatabaseWriter<AnyTables>;

/** A row as it is stored. */
export interface Row extends Fields {
  readonly _id: string;
}

/** The rows of a table where each of these fields has this value. */
export interface Where {
  readonly index: string;
  /** The fields that the index begins with, in its order; they are among those of `values`. */
  readonly prefix: readonly string[];
  readonly values: Fields;
}

/** By database, which each call of a function has its own of: the last write that was asked for. */
const turns = new WeakMap<object, Promise<unknown>>();

/**
 * Writes when all that was asked for before is written or refused. Between what a helper looks at and what it writes nothing else may
 * be written, and `Promise.all` calls several helpers at once.
 */
export function inTurn<T>(db: object, write: () => Promise<T>): Promise<T> {
  const before = turns.get(db) ?? Promise.resolve();
  const turn = before.then(write, write);
  turns.set(db, turn);
  return turn;
}

/** Goes through these rows in the index's order. */
export async function* rowsOf(
  db: Reader,
  table: string,
  where: Where,
): AsyncGenerator<Row> {
  const query = db
    .query(table)
    .withIndex(where.index, (q) =>
      where.prefix.reduce(
        (range, field) => range.eq(field, where.values[field]) as typeof q,
        q,
      ),
    );
  for await (const row of query) {
    if (matches(row, where.values)) {
      yield row;
    }
  }
}

/** The row with this id; nothing if it is not there, or if the id is that of another table. */
export async function rowById(
  db: Reader,
  table: string,
  id: unknown,
): Promise<Row | undefined> {
  const known = idOf(db, table, id);
  return known && ((await db.get(table, known)) ?? undefined);
}

/** The id, if it is one of this table. */
export function idOf(db: Reader, table: string, id: unknown) {
  return typeof id === "string"
    ? (db.normalizeId(table, id) ?? undefined)
    : undefined;
}
