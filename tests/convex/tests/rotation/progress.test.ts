import { expect, test } from "vitest";

import type { Descriptions } from "../../convex/schemalock/model/describe";
import {
  advance,
  begin,
  noteStuck,
  reportOf,
  reportOn,
  sealedTables,
  type Progress,
} from "../../convex/schemalock/model/progress";

const descriptions: Descriptions = {
  plain: { fields: { a: { kind: "text" } } },
  one: { fields: { a: { kind: "text", sealed: { context: "one.a" } } } },
  two: { fields: { a: { kind: "text", sealed: { context: "two.a" } } } },
};

const last = { cursor: "end", isDone: true };

/** Goes through all tables once. */
function pass(progress: Progress): void {
  for (const table of sealedTables(descriptions)) {
    expect(table).toBe(sealedTables(descriptions)[progress.table]);
    advance(progress, 2, last);
  }
}

test("tables without sealed fields are left out", () => {
  expect(sealedTables(descriptions)).toEqual(["one", "two"]);
  expect(begin({}).phase).toBe("done");
});

test("pages, tables, the count, and the end follow each other", () => {
  const progress = begin(descriptions);
  advance(progress, 2, { cursor: "7", isDone: false });
  expect(progress).toMatchObject({ phase: "seal", table: 0, cursor: "7" });
  advance(progress, 2, last);
  expect(progress).toMatchObject({ phase: "seal", table: 1, cursor: null });
  advance(progress, 2, last);
  expect(progress).toMatchObject({ phase: "count", table: 0, cursor: null });
  pass(progress);
  expect(reportOn(progress)).toMatchObject({ isDone: true, isProven: true });
});

test("while others write old values there is another pass, but not for ever", () => {
  const progress = begin(descriptions);
  let passes = 0;
  while (progress.phase !== "done") {
    pass(progress);
    reportOf(progress, "two", "a").left = 1;
    pass(progress);
    passes += 1;
  }
  expect(passes).toBe(10);
  expect(reportOn(progress)).toMatchObject({ isDone: true, isProven: false });
});

test("what is stuck asks for no other pass", () => {
  const progress = begin(descriptions);
  pass(progress);
  const report = reportOf(progress, "one", "a");
  for (let id = 0; id < 30; id += 1) {
    noteStuck(report, String(id), "OpenFailed");
  }
  report.left = 30;
  pass(progress);
  expect(progress).toMatchObject({ phase: "done", pass: 1 });
  expect(report).toMatchObject({ stuck: 30, left: 30 });
  expect(report.stuckRows).toHaveLength(20);
});
