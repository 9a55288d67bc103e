// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { ConvexError } from "convex/values";

/** What is wrong with a row. It says what was asked, and never what was there: that may be the plaintext of a sealed field. */
export type Violation =
  | {
      readonly field: string;
      /**
       * A rule by its key in schema.yaml, such as `max_length`; `type` for a value of another kind, `required` for one that is
       * missing, `unknown` for a field that the table does not have.
       */
      readonly rule: string;
      /** With `type`: the kind, such as `smallint`, or `id of apps`. */
      readonly expected?: string;
    }
  | {
      readonly rule: "check";
      /** The name of the check in SQL. */
      readonly constraint: string;
    }
  /** The row is larger than a document of Convex may be: 1 MiB, with its fields' names. */
  | { readonly rule: "size" };

/** Why nothing was written. Constraints are called by their names in SQL. */
export type ModelErrorData =
  | {
      /** All that is wrong with the row itself. */
      readonly code: "invalid";
      readonly table: string;
      readonly violations: Violation[];
    }
  | {
      /** Another row has the same values. */
      readonly code: "unique";
      readonly table: string;
      readonly constraint: string;
      readonly fields: string[];
    }
  | {
      /** There is no row to point at. */
      readonly code: "reference";
      readonly table: string;
      readonly constraint: string;
      readonly fields: string[];
      /** Where it would be. */
      readonly to: string;
    }
  | {
      /** A row of another table points at the row. */
      readonly code: "restricted";
      readonly table: string;
      readonly constraint: string;
      /** That table. */
      readonly by: string;
    }
  | { readonly code: "notFound"; readonly table: string }
  | {
      /** The row has another version than the expected one. */
      readonly code: "stale";
      readonly table: string;
    }
  | {
      /** These fields never change, or only by themselves. */
      readonly code: "immutable";
      readonly table: string;
      readonly fields: string[];
    };

/** Why nothing was written. No error has a value of the row in it. */
export class ModelError extends ConvexError<ModelErrorData> {
  override name = "ModelError";

  constructor(data: ModelErrorData) {
    super(data);
    this.message = messageOf(data);
  }
}

function messageOf(data: ModelErrorData): string {
  switch (data.code) {
    case "invalid":
      return `${data.table}: ${data.violations.map(clauseOf).join("; ")}`;
    case "unique":
      return `${data.table}: another row has the same ${data.fields.join(", ")} (${data.constraint})`;
    case "reference":
      return `${data.table}: ${data.fields.join(", ")} is of no row of ${data.to} (${data.constraint})`;
    case "restricted":
      return `${data.table}: a row of ${data.by} points at it (${data.constraint})`;
    case "notFound":
      return `${data.table}: no such row`;
    case "stale":
      return `${data.table}: the row was changed meanwhile`;
    case "immutable":
      return `${data.table}: ${data.fields.join(", ")} cannot be changed`;
  }
}

function clauseOf(violation: Violation): string {
  if ("constraint" in violation) {
    return `${violation.constraint} does not hold`;
  }
  if (!("field" in violation)) {
    return "the row is larger than a document may be";
  }
  const { field, rule, expected } = violation;
  return expected === undefined
    ? `${field} (${rule})`
    : `${field} is no ${expected} (${rule})`;
}
