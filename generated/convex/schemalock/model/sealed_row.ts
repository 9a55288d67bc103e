// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Row } from "./database";
import { blindIndexField } from "./column";
import type { TableDescription } from "./describe";
import { keyParts } from "./seal";

/** What is stored of one sealed field. */
export type Cell = {
  field: string;
  sealed?: string | undefined;
  blindIndex?: string | undefined;
};

/** What is sealed of a row. */
export type SealedRow = {
  id: string;
  /** The key that values are bound to, as canonical texts. */
  key: string[];
  cells: Cell[];
};

/** The names of the sealed fields. */
export function sealedFieldsOf({ fields }: TableDescription): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.sealed);
}

/** What is sealed of a row; absent values are left out. */
export function sealedRowOf(table: TableDescription, row: Row): SealedRow {
  const cells = sealedFieldsOf(table).map((field) => cellOf(row, field));
  return {
    id: row._id,
    key: keyParts(table, row),
    cells: cells.filter(isThere),
  };
}

/** What is stored of a field. */
export function cellOf(row: Row, field: string): Cell {
  return {
    field,
    sealed: row[field] as string | undefined,
    blindIndex: row[blindIndexField(field)] as string | undefined,
  };
}

/** The fields of a row that a cell is stored in. */
export function fieldsOf(cell: Cell): { [field: string]: string } {
  const { field, sealed, blindIndex } = cell;
  return {
    ...(sealed !== undefined && { [field]: sealed }),
    ...(blindIndex !== undefined && { [blindIndexField(field)]: blindIndex }),
  };
}

function isThere({ sealed, blindIndex }: Cell): boolean {
  return sealed !== undefined || blindIndex !== undefined;
}
