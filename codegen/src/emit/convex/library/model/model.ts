// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type {
  DataModelFromSchemaDefinition,
  GenericDataModel,
  SchemaDefinition,
} from "convex/server";

import type { Descriptions } from "./describe";
import { plainTable, sealedTable, type Table, type SealedTable } from "./table";
import type { PlainTableName, SealedTableName } from "./types";

export type { Row } from "./table";

/** The helpers of each table of a schema. */
export interface Model<M extends GenericDataModel, D extends Descriptions> {
  /** Those of a table that has no sealed fields. */
  table<N extends PlainTableName<M, D>>(name: N): Table<M, N, D[N]>;
  /** Those of a table with sealed fields, which need keys to write. */
  sealedTable<N extends SealedTableName<M, D>>(
    name: N,
  ): SealedTable<M, N, D[N]>;
}

/** Makes the helpers of a schema. The schema is for the types alone. */
export function defineModel<
  S extends SchemaDefinition<any, boolean>,
  D extends Descriptions,
>(_schema: S, descriptions: D): Model<DataModelFromSchemaDefinition<S>, D> {
  return {
    table: (name) => plainTable(descriptions, name),
    sealedTable: (name) => sealedTable(descriptions, name),
  };
}
