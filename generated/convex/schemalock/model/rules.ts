// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { FieldDescription, Literal } from "./describe";
import { Decimal } from "./decimal";
import { compare } from "./order";
import { isFound } from "./pattern";
import { hasAtLeast, hasFormat, isNonEmpty } from "./text";

/** Whether a value of the field's kind keeps a rule. */
type Rule = (field: FieldDescription, value: any) => boolean;

/** By their keys in schema.yaml, in the order in which they are told. A rule that the field does not have is kept. */
const RULES: { readonly [rule: string]: Rule } = {
  min_length: ({ min_length: least = 0 }, text) => hasAtLeast(text, least),
  max_length: ({ max_length: most = Infinity }, text) =>
    !hasAtLeast(text, most + 1),
  non_empty: (_, text) => isNonEmpty(text),
  pattern: ({ pattern = "" }, text) => isFound(pattern, text),
  format: ({ format }, text) => !format || hasFormat(text, format),
  min: (field, value) => compareTo(field, value, field.min) >= 0,
  max: (field, value) => compareTo(field, value, field.max) <= 0,
  one_of: (field, value) =>
    field.one_of?.some((other) => compareTo(field, value, other) === 0) ?? true,
};

/** The rules that a value of the field's kind breaks. */
export function brokenRules(field: FieldDescription, value: unknown): string[] {
  return Object.entries(RULES)
    .filter(([rule, isKept]) => rule in field && !isKept(field, value))
    .map(([rule]) => rule);
}

/** NaN, which is neither smaller nor greater nor equal, for a bound of another type. */
function compareTo(
  field: FieldDescription,
  value: unknown,
  bound: Literal | undefined,
): number {
  return compare(comparable(field, value), comparable(field, bound)) ?? NaN;
}

/** Bounds are written as in schema.yaml, which is not always the form that values have. */
function comparable({ kind }: FieldDescription, value: unknown): unknown {
  switch (kind) {
    case "decimal":
      return Decimal.of(String(value));
    case "uuid":
      return String(value).toLowerCase();
    default:
      return value;
  }
}
