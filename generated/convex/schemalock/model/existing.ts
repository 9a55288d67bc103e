// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { rowById, type Reader, type Row } from "./database";
import { ModelError } from "./error";

/**
 * The row with this id.
 *
 * @throws {@link ModelError} `notFound`, also for the id of another table
 */
export async function existing(
  db: Reader,
  table: string,
  id: unknown,
): Promise<Row> {
  const row = await rowById(db, table, id);
  if (row === undefined) {
    throw new ModelError({ code: "notFound", table });
  }
  return row;
}
