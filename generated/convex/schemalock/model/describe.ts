// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Kind } from "../sealed/column";

/**
 * What the helpers know of the tables, by the names that they have in Convex.
 *
 * Keys and words that schema.yaml has, such as `max_length` or `"set_null"`, are written and meant as there. What is not said has
 * schema.yaml's default. Constraints are called by their names in SQL.
 */
export type Descriptions = { readonly [table: string]: TableDescription };

/** One table. */
export interface TableDescription {
  /** The key, unless that is `_id`. Its fields never change. */
  readonly key?: UniqueDescription;
  /** Every field but `_id`, `_creationTime` and blind indexes, in order. */
  readonly fields: { readonly [field: string]: FieldDescription };
  /** Fields that together are unique, unless `_id` is among them. */
  readonly uniques?: readonly UniqueDescription[];
  readonly references?: readonly ReferenceDescription[];
  readonly checks?: readonly CheckDescription[];
}

/** One field. */
export interface FieldDescription extends RuleDescription {
  /** The type in schema.yaml; `id` for the `_id` of a row. */
  readonly kind: Kind | "id";
  /** For `id`: the table of that row. */
  readonly table?: string;
  /** For `enum`: its words. */
  readonly words?: readonly string[];
  /** For `decimal`: digits in all. */
  readonly precision?: number;
  /** For `decimal`: digits behind the point. */
  readonly scale?: number;
  readonly optional?: true;
  /** What a new row has if it does not say: JSON as its text. Bytes have no defaults. */
  readonly default?: Literal;
  /** The same, made when the row is. */
  readonly made?: "now" | "uuid_v7" | "uuid_v4";
  readonly immutable?: true;
  /** `now`: the time of the last change. */
  readonly on_update?: "now";
  /** Counts the changes of the row, from `default` or 0. */
  readonly version?: true;
  readonly sealed?: SealedDescription;
}

/** What a field asks of its values. */
export interface RuleDescription {
  readonly min_length?: number;
  readonly max_length?: number;
  readonly non_empty?: true;
  /** A regular expression of schema.yaml's subset, as written there. */
  readonly pattern?: string;
  readonly format?: "url" | "email";
  readonly min?: Literal;
  readonly max?: Literal;
  readonly one_of?: readonly Literal[];
}

/** A value in a description. Decimals, dates, times and UUIDs are text, timestamps are milliseconds. */
export type Literal = string | number | bigint | boolean;

/** How a field is sealed. */
export interface SealedDescription {
  readonly context: string;
  readonly bind?: "column";
  readonly pad?: true;
  /** How values are normalised for the blind index, which is in the field `<field>BlindIndex`. */
  readonly searchable?: "none" | "lowercase";
}

/** Fields that together are unique. For a searchable field, its blind index is. */
export interface UniqueDescription {
  readonly name: string;
  readonly fields: readonly string[];
  /** An index that begins with `prefix`. */
  readonly index: string;
  /** The fields in the index's order, where that is another. */
  readonly prefix?: readonly string[];
}

/** A foreign key. */
export interface ReferenceDescription {
  readonly name: string;
  readonly fields: readonly string[];
  /** The table pointed at. */
  readonly table: string;
  /** Its fields that `fields` are equal to, in their order: `_id` among them, or its key, or a unique set. */
  readonly to: readonly string[];
  /** An index of this table that begins with `prefix`. */
  readonly index: string;
  /** Those of `fields` that the index begins with, in its order, where these are not all of them in their order. */
  readonly prefix?: readonly string[];
  readonly on_delete?: Action;
  readonly on_update?: Action;
}

/** What is done to the rows that point at a row which goes or changes. `no_action` if nothing is said. */
export type Action = "restrict" | "cascade" | "set_null" | "set_default";

/** A condition that holds for every row. */
export interface CheckDescription {
  readonly name: string;
  /** Whether it holds: `undefined` is SQL's unknown, and passes. */
  readonly holds: (row: Fields) => boolean | undefined;
}

/** The fields of a row as they are stored. An absent one is `undefined`. */
export type Fields = { readonly [field: string]: unknown };
