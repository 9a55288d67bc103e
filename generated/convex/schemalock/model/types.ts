// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type {
  DocumentByName,
  GenericDataModel,
  TableNamesInDataModel,
  WithoutSystemFields,
} from "convex/server";
import type { GenericId } from "convex/values";

import type { Sealed, Unsealed } from "../sealed/column";
import type { Descriptions, TableDescription } from "./describe";

/**
 * The context of a query or a mutation whose schema has this table, perhaps among others. Two methods of the database say so, as
 * TypeScript does not relate databases of different schemas.
 */
export interface ReadCtx<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
> {
  readonly db: {
    readonly query: (table: N) => AsyncIterable<DocumentByName<M, N>>;
  };
}

/** The same of a mutation. */
export interface WriteCtx<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
> extends ReadCtx<M, N> {
  readonly db: ReadCtx<M, N>["db"] & {
    readonly insert: (
      table: N,
      row: WithoutSystemFields<DocumentByName<M, N>>,
    ) => Promise<GenericId<N>>;
  };
}

/** The names of the tables without sealed fields. */
export type PlainTableName<
  M extends GenericDataModel,
  D extends Descriptions,
> = Exclude<TableNamesInDataModel<M> & keyof D, SealedTableName<M, D>>;

/** The names of the tables with sealed fields. */
export type SealedTableName<
  M extends GenericDataModel,
  D extends Descriptions,
> = {
  [N in TableNamesInDataModel<M> & keyof D]: [SealedField<D[N]>] extends [never]
    ? never
    : N;
}[TableNamesInDataModel<M> & keyof D];

/** What a field takes: the plaintext, where values are sealed. One that is sealed already would be sealed twice. */
export type Input<T> =
  T extends Sealed<infer Plaintext> ? Unsealed<Plaintext> : T;

/** What a sealed field holds. */
export type Opened<T> = T extends Sealed<infer Plaintext> ? Plaintext : T;

/** What a new row is made of. What is optional, or has a default, may be left out. */
export type Insert<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
  T extends TableDescription,
> = Expand<
  Inputs<DocumentByName<M, N>, Exclude<Writable<T>, MayBeLeftOut<T>>> &
    Partial<Inputs<DocumentByName<M, N>, Extract<Writable<T>, MayBeLeftOut<T>>>>
>;

/** What a row can be changed to. `undefined` takes an optional field away. */
export type Patch<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
  T extends TableDescription,
> = Expand<Partial<Inputs<DocumentByName<M, N>, Changeable<T>>>>;

/** The names of the sealed fields. */
export type SealedField<T extends TableDescription> = FieldsWith<T, "sealed">;

/** The names of the sealed fields that have a blind index. */
export type SearchableField<T extends TableDescription> = {
  [F in FieldName<T>]: T["fields"][F] extends { sealed: { searchable: string } }
    ? F
    : never;
}[FieldName<T>];

/** The type of the field that counts changes. */
export type VersionOf<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
  T extends TableDescription,
> = DocumentByName<M, N>[FieldsWith<T, "version">];

type FieldName<T extends TableDescription> = keyof T["fields"] & string;

type KeyField<T extends TableDescription> = T extends {
  key: { fields: readonly (infer F)[] };
}
  ? F
  : never;

/** Only the helpers write versions. */
type Writable<T extends TableDescription> = Exclude<
  FieldName<T>,
  FieldsWith<T, "version">
>;

type MayBeLeftOut<T extends TableDescription> = FieldsWith<
  T,
  "optional" | "default" | "made"
>;

type Changeable<T extends TableDescription> = Exclude<
  Writable<T>,
  KeyField<T> | FieldsWith<T, "immutable" | "on_update">
>;

/** The fields whose description has one of these keys. */
type FieldsWith<T extends TableDescription, K extends string> = {
  [F in FieldName<T>]: K extends keyof T["fields"][F] ? F : never;
}[FieldName<T>];

/** Mapped from the document, so that the fields keep their comments. */
type Inputs<Document, F extends string> = {
  [K in keyof Pick<Document, F & keyof Document>]: Input<Document[K]>;
};

/** The same type, shown field by field. */
type Expand<T> = { [K in keyof T]: T[K] };
