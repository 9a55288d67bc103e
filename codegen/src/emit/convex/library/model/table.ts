// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type {
  DocumentByName,
  GenericDataModel,
  TableNamesInDataModel,
} from "convex/server";
import type { GenericId } from "convex/values";

import type { Keyring } from "../sealed/keyring";
import type { Keys } from "../sealed/keys";
import type { Reader, Writer } from "./database";
import { deleteRow } from "./delete";
import type { Descriptions, Fields, TableDescription } from "./describe";
import { existing } from "./existing";
import { insertRow } from "./insert";
import { openField, searchField } from "./open";
import { patchRow } from "./patch";
import { Plan } from "./plan";
import type {
  Input,
  Insert,
  Patch,
  ReadCtx,
  SealedField,
  SearchableField,
  VersionOf,
  WriteCtx,
} from "./types";

/** A row as it is stored, of what a model has for a table. */
export type Row<T extends Readable> = Awaited<ReturnType<T["get"]>>;

type Readable = { get(ctx: never, id: never): Promise<unknown> };

/** What a table with sealed fields and one without have in common. */
interface CommonTable<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
> {
  /**
   * The row with this id.
   *
   * @throws {@link ModelError} `notFound`
   */
  get(ctx: ReadCtx<M, N>, id: GenericId<N>): Promise<DocumentByName<M, N>>;

  /**
   * Deletes a row, and does to the rows that point at it what their foreign keys say. All of them are read and written in this
   * transaction, whose limits are Convex's.
   *
   * @throws {@link ModelError} `notFound`, `restricted`; what else a row breaks that is to point nowhere or elsewhere
   */
  delete(ctx: WriteCtx<M, N>, id: GenericId<N>): Promise<void>;
}

/** The helpers of a table. Nothing is written if they throw. */
export interface Table<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
  T extends TableDescription,
> extends CommonTable<M, N> {
  /**
   * Writes a new row with its defaults, and gives its id.
   *
   * @throws {@link ModelError} `invalid`, `reference`, `unique`
   */
  insert(ctx: WriteCtx<M, N>, row: Insert<M, N, T>): Promise<GenericId<N>>;

  /**
   * Changes fields of a row; `undefined` takes an optional one away.
   *
   * @param expected - the version that the row has to have
   * @throws {@link ModelError} `notFound`, `stale`, `invalid`, `restricted`, `reference`, `unique`
   */
  patch(
    ctx: WriteCtx<M, N>,
    id: GenericId<N>,
    changes: Patch<M, N, T>,
    expected?: { version?: VersionOf<M, N, T> },
  ): Promise<void>;
}

/** The helpers of a table with sealed fields. They take plaintexts, and give rows with sealed values. */
export interface SealedTable<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
  T extends TableDescription,
> extends CommonTable<M, N> {
  /**
   * Writes a new row with its defaults, and gives its id.
   *
   * @throws {@link ModelError} `invalid`, `reference`, `unique`; {@link SealError} `NoPrimaryKey`
   */
  insert(
    ctx: WriteCtx<M, N>,
    keys: Keys,
    row: Insert<M, N, T>,
  ): Promise<GenericId<N>>;

  /**
   * Changes fields of a row; `undefined` takes an optional one away.
   *
   * @param expected - the version that the row has to have
   * @throws {@link ModelError} `notFound`, `stale`, `invalid`, `restricted`, `reference`, `unique`; {@link SealError} `NoPrimaryKey`
   */
  patch(
    ctx: WriteCtx<M, N>,
    keys: Keys,
    id: GenericId<N>,
    changes: Patch<M, N, T>,
    expected?: { version?: VersionOf<M, N, T> },
  ): Promise<void>;

  /**
   * Opens a sealed field of a row.
   *
   * @throws {@link SealedError}, {@link OpenError}
   */
  open<F extends SealedField<T>>(
    keyring: Keyring,
    row: DocumentByName<M, N>,
    field: F,
  ): Promise<Input<DocumentByName<M, N>[F]>>;

  /**
   * What to look for in the index of `<field>BlindIndex`: one blind index for each index key, as there are two while these are being
   * rotated.
   *
   * @throws {@link SealError} `NoPrimaryKey`, `NotEncodable`
   */
  search<F extends SearchableField<T>>(
    keys: Keys,
    field: F,
    plaintext: Exclude<Input<DocumentByName<M, N>[F]>, undefined>,
  ): Promise<string[]>;
}

/** The helpers of a table without sealed fields. */
export function plainTable<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
  T extends TableDescription,
>(descriptions: Descriptions, name: N): Table<M, N, T> {
  return {
    ...commonTable<M, N>(descriptions, name),
    insert: async (ctx, row) => {
      const plan = planOf(ctx, descriptions);
      return (await insertRow(plan, name, row as Fields)) as GenericId<N>;
    },
    patch: (ctx, id, changes, expected) =>
      patchRow(
        planOf(ctx, descriptions),
        name,
        id,
        changes as Fields,
        expected as { version?: number },
      ),
  };
}

/** The helpers of a table with sealed fields. */
export function sealedTable<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
  T extends TableDescription,
>(descriptions: Descriptions, name: N): SealedTable<M, N, T> {
  const description = descriptions[name] as TableDescription;
  return {
    ...commonTable<M, N>(descriptions, name),
    insert: async (ctx, keys, row) => {
      const plan = planOf(ctx, descriptions);
      return (await insertRow(plan, name, row as Fields, keys)) as GenericId<N>;
    },
    patch: (ctx, keys, id, changes, expected) =>
      patchRow(
        planOf(ctx, descriptions),
        name,
        id,
        changes as Fields,
        expected as { version?: number },
        keys,
      ),
    open: (keyring, row, field) =>
      openField(keyring, description, row, field) as Promise<any>,
    search: (keys, field, plaintext) =>
      searchField(keys, description, field, plaintext),
  };
}

function commonTable<
  M extends GenericDataModel,
  N extends TableNamesInDataModel<M>,
>(descriptions: Descriptions, name: N): CommonTable<M, N> {
  return {
    get: async (ctx, id) => {
      const db = ctx.db as unknown as Reader;
      return (await existing(db, name, id)) as DocumentByName<M, N>;
    },
    delete: (ctx, id) => deleteRow(planOf(ctx, descriptions), name, id),
  };
}

function planOf(ctx: { readonly db: unknown }, descriptions: Descriptions) {
  return new Plan(ctx.db as Writer, descriptions);
}
