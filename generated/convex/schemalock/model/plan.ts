// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { rowById, rowsOf, type Row, type Where, type Writer } from "./database";
import { stamps } from "./defaults";
import type { Descriptions, Fields, TableDescription } from "./describe";
import { isSame, matches } from "./same";

/** Stands for the id of the new row, which has none yet. */
const NEW = "";

/**
 * For fields of a unique set: the stored values that are the same as the row's, which are the blind indexes of its plaintext under
 * each index key. Of a plaintext that a patch does not name only the stored one is known.
 */
export type Alike = { readonly [field: string]: readonly unknown[] };

/** What is going to be done to one row. */
export interface Step {
  readonly table: string;
  /** The row as it is stored; nothing if it is new. */
  readonly before: Row | undefined;
  /** The row as it is going to be; nothing if it goes. */
  readonly after: Row | undefined;
  readonly alike: Alike;
}

/**
 * What a call is going to write, and the tables as if it had. Everything is checked before anything is written: a mutation that
 * catches an error keeps what was written before.
 */
export class Plan {
  readonly #steps = new Map<string, Step>();
  /** Those of each table that leave a row. A cascade looks for some as often as it has rows, and the rows that go are none. */
  readonly #kept = new Map<string, Map<string, Step>>();

  constructor(
    readonly db: Writer,
    readonly descriptions: Descriptions,
  ) {}

  /** Everything that is planned. */
  get steps(): Step[] {
    return [...this.#steps.values()];
  }

  /** What is known of a table. */
  tableOf(name: string): TableDescription {
    const table = this.descriptions[name];
    if (table === undefined) {
      throw new TypeError(`the table ${name} is not described`);
    }
    return table;
  }

  insert(table: string, row: Fields, alike: Alike): void {
    const after = { ...row, _id: NEW };
    this.#plan(NEW, { table, before: undefined, after, alike });
  }

  /** Changes a row that may be in the plan already, and the fields of it that tell of changes. */
  change(table: string, row: Row, changes: Fields, alike: Alike = {}): Row {
    const step = this.#steps.get(row._id);
    const { before = row, after = row } = step ?? {};
    const stamped = stamps(this.tableOf(table), before);
    const changed = { ...after, ...changes, ...stamped };
    this.#plan(row._id, {
      table,
      before,
      after: changed,
      alike: { ...step?.alike, ...alike },
    });
    return changed;
  }

  remove(table: string, row: Row): void {
    const { before = row } = this.#steps.get(row._id) ?? {};
    this.#plan(row._id, { table, before, after: undefined, alike: {} });
  }

  isRemoved(row: Row): boolean {
    return this.#afterwards(row) === undefined;
  }

  /** The row with this id as it is going to be; nothing if there will be none. */
  async rowById(table: string, id: unknown): Promise<Row | undefined> {
    const row = await rowById(this.db, table, id);
    return row && this.#afterwards(row);
  }

  /** The rows that are going to match, as they are going to be. */
  async *rowsOf(table: string, where: Where): AsyncGenerator<Row> {
    for await (const row of rowsOf(this.db, table, where)) {
      const after = this.#afterwards(row);
      if (after && matches(after, where.values)) {
        yield after;
      }
    }
    for (const step of this.#kept.get(table)?.values() ?? []) {
      if (step.after && isNewTo(step, where.values)) {
        yield step.after;
      }
    }
  }

  /** Writes it all. Gives the id of the new row, if there is one. */
  async commit(): Promise<string | undefined> {
    let id: string | undefined;
    for (const { table, before, after } of this.steps) {
      if (before === undefined) {
        const { _id, ...row } = after ?? {};
        id = await this.db.insert(table, row);
      } else if (after === undefined) {
        await this.db.delete(table, before._id as never);
      } else {
        await this.db.patch(table, before._id as never, changes(before, after));
      }
    }
    return id;
  }

  #plan(id: string, step: Step): void {
    const kept = this.#kept.get(step.table) ?? new Map<string, Step>();
    this.#kept.set(step.table, kept);
    this.#steps.set(id, step);
    if (step.after === undefined) {
      kept.delete(id);
    } else {
      kept.set(id, step);
    }
  }

  #afterwards(row: Row): Row | undefined {
    const step = this.#steps.get(row._id);
    return step === undefined ? row : step.after;
  }
}

/** Whether the row matches, and did not before. */
function isNewTo({ before, after }: Step, values: Fields): boolean {
  return (
    after !== undefined &&
    matches(after, values) &&
    !(before && matches(before, values))
  );
}

/** The fields that differ; `undefined` takes one away. */
function changes(before: Row, after: Row): Fields {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([field, value]) => !isSame(before[field], value),
    ),
  );
}
