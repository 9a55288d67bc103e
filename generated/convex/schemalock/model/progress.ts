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
  /** Which of the tables with sealed fields. */
  table: number;
  cursor: string | null;
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
  const phase = fields.length > 0 ? "seal" : "done";
  return { phase, pass: 1, table: 0, cursor: null, fields };
}

/** The report of a field, which is written into. */
export function reportOf(
  progress: Progress,
  table: string,
  field: string,
): FieldReport {
  const isOf = (report: FieldReport) =>
    report.table === table && report.field === field;
  return progress.fields.find(isOf) ?? emptyReport(table, field);
}

/** What came of it so far. */
export function reportOn({ phase, fields }: Progress): RotationReport {
  const isDone = phase === "done";
  const isProven = isDone && fields.every(({ left }) => left === 0);
  return { isDone, isProven, fields };
}

/** Notes a value that stays as it is. */
export function noteStuck(report: FieldReport, id: string, code: string): void {
  report.stuck += 1;
  if (report.stuckRows.length < MOST_IDS) {
    report.stuckRows.push({ id, code });
  }
}

/** Goes on behind a page: to the next one, the next table, the count, or another pass. */
export function advance(
  progress: Progress,
  tables: number,
  page: { cursor: string; isDone: boolean },
): void {
  if (!page.isDone) {
    progress.cursor = page.cursor;
    return;
  }
  progress.cursor = null;
  progress.table += 1;
  if (progress.table === tables) {
    progress.table = 0;
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
