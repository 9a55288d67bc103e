import { expect, test } from "vitest";

import * as sql from "../../convex/schemalock/model/sql";

const NULL = undefined;

test("comparisons with NULL are unknown", () => {
  const compare = [sql.eq, sql.ne, sql.lt, sql.le, sql.gt, sql.ge];
  for (const [a, b] of [
    [NULL, 1],
    [1, NULL],
    [NULL, NULL],
  ]) {
    expect(compare.map((holds) => holds(a, b))).toEqual(
      compare.map(() => NULL),
    );
  }
  expect(sql.isNull(NULL)).toBe(true);
  expect(sql.isNull(0)).toBe(false);
});

test("values that do not compare are unknown to each other", () => {
  expect(sql.eq("1", 1)).toBe(NULL);
  expect(sql.lt(true, 1)).toBe(NULL);
  expect(sql.lt(sql.decimal("1"), 2)).toBe(NULL);
});

test.each([
  [1, 2],
  [1, 2n],
  [9007199254740992, 9007199254740993n],
  [-1n, 0],
  ["a", "b"],
  ["", "a"],
  ["a", "aa"],
  ["Z", "a"],
  ["\uffff", "\u{10000}"],
  [false, true],
  [sql.decimal("-1.5"), sql.decimal("1.25")],
  [sql.decimal("9.99"), sql.decimal("10")],
])("%o is less than %o", (less, more) => {
  expect([sql.lt(less, more), sql.le(less, more)]).toEqual([true, true]);
  expect([sql.gt(more, less), sql.ge(more, less)]).toEqual([true, true]);
  expect([sql.lt(more, less), sql.le(more, less)]).toEqual([false, false]);
  expect([sql.eq(less, more), sql.ne(less, more)]).toEqual([false, true]);
  expect([sql.eq(less, less), sql.le(less, less)]).toEqual([true, true]);
});

test("decimals are equal as numbers", () => {
  expect(sql.eq(sql.decimal("1.50"), sql.decimal("1.5"))).toBe(true);
  expect(sql.eq(sql.decimal("-0.00"), sql.decimal("0"))).toBe(true);
  for (const none of [NULL, 1, "", "x", "1e3", "1."]) {
    expect(sql.decimal(none)).toBe(NULL);
  }
});

test("AND, OR and NOT have three values", () => {
  const truths = [true, false, NULL];
  const table = (of: typeof sql.and) =>
    truths.map((a) => truths.map((b) => of(a, b)));
  expect(table(sql.and)).toEqual([
    [true, false, NULL],
    [false, false, false],
    [NULL, false, NULL],
  ]);
  expect(table(sql.or)).toEqual([
    [true, true, true],
    [true, false, NULL],
    [true, NULL, NULL],
  ]);
  expect(truths.map(sql.not)).toEqual([false, true, NULL]);
  expect([sql.and(), sql.or()]).toEqual([true, false]);
});

test("IN and BETWEEN are made of them", () => {
  expect(sql.oneOf(2, [1, 2])).toBe(true);
  expect(sql.oneOf(3, [1, 2])).toBe(false);
  expect(sql.oneOf(3, [1, NULL])).toBe(NULL);
  expect(sql.oneOf(1, [1, NULL])).toBe(true);
  expect(sql.oneOf(NULL, [1])).toBe(NULL);
  expect(sql.oneOf(1, [])).toBe(false);
  expect(sql.between(2, 1, 2)).toBe(true);
  expect(sql.between(3, 1, 2)).toBe(false);
  expect(sql.between(3, NULL, 2)).toBe(false);
  expect(sql.between(2, NULL, 2)).toBe(NULL);
});
