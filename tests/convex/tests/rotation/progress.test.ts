import { expect, test } from "vitest";

import type { Descriptions } from "../../convex/schemalock/model/describe";
import {
  advance,
  begin,
  noteStuck,
  reportOf,
  reportOn,
  resume,
  sealedTables,
  type Progress,
} from "../../convex/schemalock/model/progress";

const descriptions: Descriptions = {
  plain: { fields: { a: { kind: "text" } } },
  one: { fields: { a: { kind: "text", sealed: { context: "one.a" } } } },
  two: { fields: { a: { kind: "text", sealed: { context: "two.a" } } } },
};

const TABLES = ["one", "two"];

const last = { cursor: "end", isDone: true };

/** Goes through all tables once. */
function pass(progress: Progress): void {
  for (const table of TABLES) {
    expect(progress.table).toBe(table);
    advance(progress, TABLES, last);
  }
}

test("tables without sealed fields are left out", () => {
  expect(sealedTables(descriptions)).toEqual(TABLES);
  expect(begin({}).phase).toBe("done");
});

test("pages, tables, the count, and the end follow each other", () => {
  const progress = begin(descriptions);
  advance(progress, TABLES, { cursor: "7", isDone: false });
  expect(progress).toMatchObject({ phase: "seal", table: "one", cursor: "7" });
  advance(progress, TABLES, last);
  expect(progress).toMatchObject({ phase: "seal", table: "two", cursor: null });
  advance(progress, TABLES, last);
  expect(progress).toMatchObject({
    phase: "count",
    table: "one",
    cursor: null,
  });
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

test("what was not counted is not proven", () => {
  const progress = begin(descriptions);
  progress.phase = "done";
  expect(reportOn(progress)).toMatchObject({ isDone: true, isProven: false });
  progress.phase = "count";
  advance(progress, TABLES, last);
  progress.phase = "done";
  expect(reportOn(progress).isProven).toBe(false);
  expect(reportOn(begin({}))).toMatchObject({ isDone: true, isProven: true });
});

test("another pass has its own count", () => {
  const progress = begin(descriptions);
  pass(progress);
  reportOf(progress, "one", "a").left = 1;
  pass(progress);
  expect(progress).toMatchObject({ phase: "seal", pass: 2, counted: [] });
});

test("it goes on where it was, unless other fields are sealed since", () => {
  const progress = begin(descriptions);
  advance(progress, TABLES, last);
  expect(resume(descriptions, progress)).toBe(progress);
  expect(resume(descriptions, undefined)).toEqual(begin(descriptions));
  const { two, ...fewer } = descriptions;
  const more = { ...descriptions, three: two! };
  for (const changed of [fewer, more, {}]) {
    expect(resume(changed, progress)).toEqual(begin(changed));
  }
  const strange = { ...progress, table: 1 as never };
  expect(resume(descriptions, strange)).toEqual(begin(descriptions));
});

test("the report of a field that was added meanwhile is kept", () => {
  const progress = begin(descriptions);
  reportOf(progress, "one", "b").left = 7;
  expect(reportOn(progress).fields).toContainEqual(
    expect.objectContaining({ table: "one", field: "b", left: 7 }),
  );
});
