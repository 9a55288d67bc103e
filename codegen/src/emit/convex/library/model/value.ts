// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { JsonSyntaxError, readJson } from "../sealed/json_reader";
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

/** Texts, such as decimals, in their canonical form; other values are canonical. */
export function canonical(field: FieldDescription, value: unknown): unknown {
  if (isJsonText(field)) {
    return value;
  }
  const text = textOf(field, value);
  const isText = typeof value === "string" && field.kind !== "json";
  return text === undefined || isText ? text : value;
}

/** What the kind asks beyond its canonical form. */
function isStorable(field: FieldDescription, value: unknown): boolean {
  switch (field.kind) {
    case "json":
      return !isJsonText(field) || isJson(value);
    case "text":
      // PostgreSQL has no such text. Sealed, it is bytes like others.
      return field.sealed !== undefined || !String(value).includes("\0");
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
    return typeof text === "string" && readJson(text) !== undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      return false;
    }
    throw error;
  }
}
