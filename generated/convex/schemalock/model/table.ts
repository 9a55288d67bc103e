// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type {
  DocumentByName,
  GenericDataModel,
  TableNamesInDataModel,
} from "convex/server";
import type { GenericId } from "convex/values";

import type { Keyring } from "../sealed/keyring";
import type { Keys } from "../sealed/keys";
import { inTurn, type Reader, type Writer } from "./database";
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
  Opened,
  Patch,
  ReadCtx,
  SealedField,
  SearchableField,
  VersionOf,
  WriteCtx,
} from "./types";

/** A row as it is stored, of what a model has for a table. */
export type Row<T extends Readable> = Awaited<ReturnType<T["get"]>>;

type Ctx = { readonly db: unknown };

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

/**
 * The helpers of a table. Nothing is written if they throw a {@link ModelError} or a {@link SealError}. Any other error is the database's
 * own, such as for more than a transaction may write: let it through, for what was written before it stays if the mutation goes on.
 * Helpers that are called at once work one after the other.
 */
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
  ): Promise<Opened<DocumentByName<M, N>[F]>>;

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
    insert: (ctx, row) => insert(ctx, descriptions, name, row as Fields),
    patch: (ctx, id, changes, expected) =>
      patch(ctx, descriptions, name, id, changes as Fields, expected),
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
    insert: (ctx, keys, row) =>
      insert(ctx, descriptions, name, row as Fields, keys),
    patch: (ctx, keys, id, changes, expected) =>
      patch(ctx, descriptions, name, id, changes as Fields, expected, keys),
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
    delete: (ctx, id) =>
      write(ctx, descriptions, (plan) => deleteRow(plan, name, id)),
  };
}

function insert<N extends string>(
  ctx: Ctx,
  descriptions: Descriptions,
  name: N,
  row: Fields,
  keys?: Keys,
): Promise<GenericId<N>> {
  // As it is now: the caller may change the object while others have their turn.
  const given = { ...row };
  return write(ctx, descriptions, async (plan) => {
    const id = await insertRow(plan, name, given, keys);
    return id as GenericId<N>;
  });
}

function patch(
  ctx: Ctx,
  descriptions: Descriptions,
  name: string,
  id: string,
  changes: Fields,
  expected: object | undefined,
  keys?: Keys,
): Promise<void> {
  const given = { ...changes };
  return write(ctx, descriptions, (plan) =>
    patchRow(plan, name, id, given, expected, keys),
  );
}

/** Makes a plan and carries it out, when it is its turn. */
function write<T>(
  { db }: Ctx,
  descriptions: Descriptions,
  carryOut: (plan: Plan) => Promise<T>,
): Promise<T> {
  const writer = db as Writer;
  return inTurn(writer, () => carryOut(new Plan(writer, descriptions)));
}
