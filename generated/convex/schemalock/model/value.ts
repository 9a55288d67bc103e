// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { isSealed } from "../sealed/header";
import { JsonSyntaxError, readJson, type Node } from "../sealed/json_reader";
import { FORMS } from "../sealed/plaintext";
import { columnOf } from "./column";
import { idOf, type Reader } from "./database";
import { fitsDecimal } from "./decimal";
import type { FieldDescription } from "./describe";
import { isBytes } from "./same";

/** The value in the one form that is stored or sealed; nothing if it is none of the field's kind. */
export function normalise(
  db: Reader,
  field: FieldDescription,
  value: unknown,
): unknown {
  switch (field.kind) {
    case "id":
      return idOf(db, field.table ?? "", value);
    case "bytes":
      return isBytes(value) ? value : undefined;
    default:
      return isStorable(field, value) ? canonical(field, value) : undefined;
  }
}

/** What a kind is called in an error: `smallint`, `decimal(9,2)`, `id of apps`. */
export function kindName(field: FieldDescription): string {
  const { kind, table, precision, scale = 0 } = field;
  switch (kind) {
    case "id":
      return `id of ${table}`;
    case "decimal":
      return `decimal(${precision},${scale})`;
    default:
      return kind;
  }
}

/** The value as canonical text; nothing for ids, bytes, and what is none of the field's kind. */
export function textOf(
  field: FieldDescription,
  value: unknown,
): string | undefined {
  const { kind } = field;
  return kind === "id" || kind === "bytes"
    ? undefined
    : FORMS[kind].write(value, columnOf(field));
}

/** Texts, such as decimals, and zeros in their canonical form; other values are canonical. */
function canonical(field: FieldDescription, value: unknown): unknown {
  if (isJsonText(field)) {
    return value;
  }
  const text = textOf(field, value);
  const isText = typeof value === "string" && field.kind !== "json";
  return text === undefined || isText ? text : withoutSign(field, value);
}

/** The negative zero as the other one, for they are equal in SQL and not in an index. Sealed, a float keeps its sign. */
function withoutSign({ kind, sealed }: FieldDescription, value: unknown) {
  const isSigned = kind === "json" || (kind === "float" && sealed);
  return value === 0 && !isSigned ? 0 : value;
}

/** What the kind asks beyond its canonical form. */
function isStorable(field: FieldDescription, value: unknown): boolean {
  switch (field.kind) {
    case "json":
      // A sealed value that is sealed again was meant to be left alone.
      return isJsonText(field) ? isJson(value) : !isSealed(value);
    case "text":
      // PostgreSQL has no such text. Sealed, it is bytes like others.
      return field.sealed ? !isSealed(value) : !String(value).includes("\0");
    case "decimal":
      return fitsDecimal(field, textOf(field, value));
    default:
      return true;
  }
}

/** JSON is stored as its text, and sealed as what it says. */
function isJsonText({ kind, sealed }: FieldDescription): boolean {
  return kind === "json" && sealed === undefined;
}

function isJson(text: unknown): boolean {
  try {
    return typeof text === "string" && !hasNul(readJson(text));
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return false;
    }
    throw error;
  }
}

/** U+0000, which PostgreSQL's `jsonb` refuses however it is written. */
function hasNul(node: Node): boolean {
  switch (node.is) {
    case "text":
      return node.text.includes("\0");
    case "list":
      return node.items.some(hasNul);
    case "members":
      return node.members.some(
        ([name, value]) => name.includes("\0") || hasNul(value),
      );
    default:
      return false;
  }
}
