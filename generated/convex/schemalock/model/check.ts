// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { getDocumentSize } from "convex/values";

import type { Reader } from "./database";
import type {
  CheckDescription,
  FieldDescription,
  Fields,
  TableDescription,
} from "./describe";
import { ModelError, type Violation } from "./error";
import { brokenRules } from "./rules";
import { kindName, normalise } from "./value";

/** What a document of Convex may have, in bytes. */
const MOST_BYTES = 2 ** 20;

/** Values in the form that is stored or sealed, and all that is wrong with them. */
export interface Checked {
  readonly values: Fields;
  readonly violations: readonly Violation[];
}

/** Holds these values against their fields. Those that are wrong are left out: to checks they are unknown. */
export function checkValues(
  db: Reader,
  table: TableDescription,
  given: Fields,
): Checked {
  const fields = new Map(Object.entries(table.fields));
  const values: { [field: string]: unknown } = {};
  const violations: Violation[] = [];
  for (const name of inOrder([...fields.keys()], Object.keys(given))) {
    const checked = checkValue(db, name, fields.get(name), given[name]);
    values[name] = checked.value;
    violations.push(...checked.violations);
  }
  return { values, violations };
}

/** The checks of the table that the row breaks. */
export function brokenChecks(
  table: TableDescription,
  row: Fields,
): Violation[] {
  const isBroken = (check: CheckDescription) => check.holds(row) === false;
  return (table.checks ?? [])
    .filter(isBroken)
    .map(({ name }) => ({ rule: "check", constraint: name }));
}

/** The fields that a row must have and this one has not. */
export function missingFields(
  table: TableDescription,
  row: Fields,
): Violation[] {
  return Object.entries(table.fields)
    .filter(([name, field]) => row[name] === undefined && !field.optional)
    .map(([field]) => ({ field, rule: "required" }));
}

/** The row, if it is too large to be stored: that is known before anything is written. */
export function excessiveSize(row: Fields): Violation[] {
  // Convex counts the id that a new row is going to have.
  const stored = { ...row, _id: row._id || undefined };
  const isExcessive = getDocumentSize(stored as never) > MOST_BYTES;
  return isExcessive ? [{ rule: "size" }] : [];
}

/** @throws {@link ModelError} `invalid`, if there are any */
export function refuse(table: string, violations: readonly Violation[]): void {
  if (violations.length > 0) {
    throw new ModelError({
      code: "invalid",
      table,
      violations: [...violations],
    });
  }
}

/** The given names in the table's order, then those that it does not know. */
function inOrder(known: readonly string[], given: readonly string[]) {
  return [
    ...known.filter((name) => given.includes(name)),
    ...given.filter((name) => !known.includes(name)),
  ];
}

function checkValue(
  db: Reader,
  name: string,
  field: FieldDescription | undefined,
  given: unknown,
): { value: unknown; violations: Violation[] } {
  if (field === undefined) {
    return refused({ field: name, rule: "unknown" });
  }
  if (given === undefined) {
    return field.optional
      ? { value: given, violations: [] }
      : refused({ field: name, rule: "required" });
  }
  const value = normalise(db, field, given);
  if (value === undefined) {
    const expected = kindName(field);
    return refused({ field: name, rule: "type", expected });
  }
  const broken = brokenRules(field, value);
  return { value, violations: broken.map((rule) => ({ field: name, rule })) };
}

function refused(violation: Violation) {
  return { value: undefined, violations: [violation] };
}
