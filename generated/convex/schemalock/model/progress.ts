// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Descriptions } from "./describe";
import { sealedFieldsOf } from "./sealed_row";

/** How many ids of rows that are stuck are kept of each field. */
const MOST_IDS = 20;

/** After so many passes others write old values as fast as they are found: their keyring is an old one. */
const MOST_PASSES = 10;

/** What came of a sealed field. */
export type FieldReport = {
  table: string;
  field: string;
  /** Values looked at in the last pass. */
  looked: number;
  /** Values sealed anew in all passes. */
  sealed: number;
  /** Values that stay as they are, and the first of their rows. */
  stuck: number;
  stuckRows: { id: string; code: string }[];
  /** Values that are not under a primary key, as counted at the end; those that are stuck among them. */
  left: number;
};

/** What came of a rotation so far. */
export type RotationReport = {
  /** Whether this is the end. If not, the action has scheduled itself to go on. */
  isDone: boolean;
  /** Whether every value was counted to be under a primary key. */
  isProven: boolean;
  fields: FieldReport[];
};

/** Where a rotation is: what the next call goes on from. */
export type Progress = {
  phase: "seal" | "count" | "done";
  /** From 1. */
  pass: number;
  /** The table that is gone through. */
  table: string;
  cursor: string | null;
  /** The tables that were counted to their end in this pass. */
  counted: string[];
  fields: FieldReport[];
};

/** The tables that have sealed fields. */
export function sealedTables(descriptions: Descriptions): string[] {
  return Object.keys(descriptions).filter((name) => {
    const table = descriptions[name];
    return table !== undefined && sealedFieldsOf(table).length > 0;
  });
}

/** Before the first page. */
export function begin(descriptions: Descriptions): Progress {
  const fields = Object.entries(descriptions).flatMap(([table, description]) =>
    sealedFieldsOf(description).map((field) => emptyReport(table, field)),
  );
  const [table = ""] = sealedTables(descriptions);
  const phase = fields.length > 0 ? "seal" : "done";
  return { phase, pass: 1, table, cursor: null, counted: [], fields };
}

/** Where to go on: at the beginning, if a deploy has changed what is sealed since. */
export function resume(
  descriptions: Descriptions,
  progress: Progress | undefined,
): Progress {
  const start = begin(descriptions);
  const isOfToday =
    progress !== undefined &&
    sealedTables(descriptions).includes(progress.table) &&
    namesOf(progress) === namesOf(start);
  return isOfToday ? progress : start;
}

function namesOf({ fields }: Progress): string {
  return JSON.stringify(fields.map(({ table, field }) => [table, field]));
}

/** The report of a field, which is written into. A field that a deploy has added meanwhile gets one, too. */
export function reportOf(
  progress: Progress,
  table: string,
  field: string,
): FieldReport {
  const isOf = (report: FieldReport) =>
    report.table === table && report.field === field;
  const known = progress.fields.find(isOf);
  const report = known ?? emptyReport(table, field);
  if (known === undefined) {
    progress.fields.push(report);
  }
  return report;
}

/** What came of it so far. */
export function reportOn(progress: Progress): RotationReport {
  const { phase, counted, fields } = progress;
  const isDone = phase === "done";
  const isCounted = ({ table, left }: FieldReport) =>
    left === 0 && counted.includes(table);
  return { isDone, isProven: isDone && fields.every(isCounted), fields };
}

/** Notes a value that stays as it is. */
export function noteStuck(report: FieldReport, id: string, code: string): void {
  report.stuck += 1;
  if (report.stuckRows.length < MOST_IDS) {
    report.stuckRows.push({ id, code });
  }
}

/**
 * Goes on behind a page: to the next one, the next table, the count, or another pass.
 *
 * @param tables - those with sealed fields, in the order in which they are gone through
 */
export function advance(
  progress: Progress,
  tables: readonly string[],
  page: { cursor: string; isDone: boolean },
): void {
  if (!page.isDone) {
    progress.cursor = page.cursor;
    return;
  }
  if (progress.phase === "count") {
    progress.counted.push(progress.table);
  }
  const next = tables[tables.indexOf(progress.table) + 1];
  progress.cursor = null;
  progress.table = next ?? tables[0] ?? "";
  if (next === undefined) {
    nextPhase(progress);
  }
}

function nextPhase(progress: Progress): void {
  if (progress.phase === "seal") {
    progress.phase = "count";
    return;
  }
  const isBehind = progress.fields.some(({ left, stuck }) => left > stuck);
  if (!isBehind || progress.pass === MOST_PASSES) {
    progress.phase = "done";
    return;
  }
  progress.phase = "seal";
  progress.pass += 1;
  progress.counted = [];
  for (const report of progress.fields) {
    Object.assign(report, { looked: 0, stuck: 0, stuckRows: [], left: 0 });
  }
}

function emptyReport(table: string, field: string): FieldReport {
  return {
    table,
    field,
    looked: 0,
    sealed: 0,
    stuck: 0,
    stuckRows: [],
    left: 0,
  };
}
