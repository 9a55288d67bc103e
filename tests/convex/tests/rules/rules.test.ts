// Holds the helpers to the outcomes that every target of Schemalock agrees on.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { checkValues } from "../../convex/schemalock/model/check";
import type { Reader } from "../../convex/schemalock/model/database";
import type {
  FieldDescription,
  Literal,
} from "../../convex/schemalock/model/describe";

type Written = null | number | string | { repeat: string; times: number };

interface Group {
  type: string;
  rules: { [rule: string]: Written | Written[] | boolean };
  values?: string[];
  cases: Case[];
}

interface Case {
  value: Written;
  accepted: boolean;
  violated?: string[];
  about?: string;
}

const { groups } = JSON.parse(
  readFileSync("data/cases/rules.json", "utf8"),
) as {
  groups: Group[];
};

/** The reader is asked for ids alone, which the cases have none of. */
const NO_DATABASE = {} as Reader;

const BOUNDS = ["min", "max", "one_of"];

/** The column of a group, as a model describes it. */
function fieldOf({ type, rules, values }: Group): FieldDescription {
  const [, kind = "", precision, scale] =
    /^(\w+)(?:\((\d+),(\d+)\))?$/.exec(type) ?? [];
  const described = Object.entries(rules).map(([rule, bound]) => [
    rule,
    BOUNDS.includes(rule) ? bounds(type, bound) : bound,
  ]);
  return {
    kind: kind as FieldDescription["kind"],
    optional: true,
    ...(values && { words: values }),
    ...(precision && { precision: Number(precision), scale: Number(scale) }),
    ...Object.fromEntries(described),
  };
}

function bounds(type: string, bound: Group["rules"][string]) {
  return Array.isArray(bound)
    ? bound.map((one) => valueOf(type, one))
    : valueOf(type, bound as Written);
}

/** What is written as text where JSON has no number for it. */
function valueOf(type: string, written: Written): Literal | undefined {
  if (written === null) {
    return undefined;
  }
  if (typeof written === "object") {
    return written.repeat.repeat(written.times);
  }
  switch (type) {
    case "bigint":
      return BigInt(written);
    case "float":
      return Number(written);
    case "timestamp":
      return Date.parse(String(written));
    default:
      return written;
  }
}

function violated(field: FieldDescription, value: unknown): string[] {
  const table = { fields: { value: field } };
  const { violations } = checkValues(NO_DATABASE, table, { value });
  return violations.map(({ rule }) => rule);
}

describe.each(groups)("$type $rules", (group) => {
  const field = fieldOf(group);
  test.each(group.cases)("$value", ({ value, violated: expected = [] }) => {
    expect(violated(field, valueOf(group.type, value))).toEqual(expected);
  });
});

test("a case is refused if and only if it says by what", () => {
  const cases = groups.flatMap((group) => group.cases);
  expect(cases.length).toBeGreaterThan(500);
  for (const { accepted, violated } of cases) {
    expect(accepted).toBe(violated === undefined);
  }
});
