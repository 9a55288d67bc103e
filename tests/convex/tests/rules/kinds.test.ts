import { expect, test } from "vitest";

import type { Reader } from "../../convex/schemalock/model/database";
import type { FieldDescription } from "../../convex/schemalock/model/describe";
import { normalise } from "../../convex/schemalock/model/value";

const NO_DATABASE = {} as Reader;

/** The form of a sealed value: a header, and bytes that nobody can open. */
const SEALED = `sl1.AQAA${"A".repeat(76)}`;

const accepted: [FieldDescription, unknown, unknown?][] = [
  [{ kind: "text" }, ""],
  [{ kind: "smallint" }, -32768],
  [{ kind: "smallint" }, 32767],
  [{ kind: "integer" }, -2147483648],
  [{ kind: "integer" }, 2147483647],
  [{ kind: "bigint" }, -(2n ** 63n)],
  [{ kind: "bigint" }, 2n ** 63n - 1n],
  [{ kind: "float" }, Number.MAX_VALUE],
  [{ kind: "float" }, -0, 0],
  [{ kind: "float", sealed: { context: "t.c" } }, -0],
  [{ kind: "smallint" }, -0, 0],
  [{ kind: "integer" }, -0, 0],
  [{ kind: "integer", sealed: { context: "t.c" } }, -0, 0],
  [{ kind: "timestamp" }, -0, 0],
  [{ kind: "boolean" }, false],
  [{ kind: "decimal", precision: 9, scale: 2 }, "-1234567.89"],
  [{ kind: "decimal", precision: 9, scale: 2 }, "12.50", "12.5"],
  [{ kind: "decimal", precision: 9, scale: 2 }, "-0.00", "0"],
  [{ kind: "decimal", precision: 9, scale: 2 }, "007", "7"],
  [{ kind: "decimal", precision: 2, scale: 2 }, "0.99"],
  [{ kind: "decimal", precision: 18 }, "9".repeat(18)],
  [
    { kind: "uuid" },
    "0198F2C0-0000-7000-8000-000000000001",
    "0198f2c0-0000-7000-8000-000000000001",
  ],
  [{ kind: "date" }, "2024-02-29"],
  [{ kind: "date" }, "0000-01-01"],
  [{ kind: "date" }, "9999-12-31"],
  [{ kind: "time" }, "23:59:59"],
  [{ kind: "timestamp" }, -62_167_219_200_000],
  [{ kind: "timestamp" }, 253_402_300_799_999],
  [{ kind: "json" }, ' {"a": [1.5e3, null]} '],
  [{ kind: "json" }, '["\\\\u0000"]'],
  [{ kind: "json", sealed: { context: "t.c" } }, "a\0b"],
  [{ kind: "json", sealed: { context: "t.c" } }, [SEALED]],
  [{ kind: "json", sealed: { context: "t.c" } }, 1e21],
  [{ kind: "text" }, SEALED],
  [{ kind: "text", sealed: { context: "t.c" } }, "sl1.AQ"],
  [{ kind: "json", sealed: { context: "t.c" } }, { a: [1.5e3, null] }],
  [{ kind: "text", sealed: { context: "t.c" } }, "a\0b"],
  [{ kind: "enum", words: ["a"] }, "a"],
  [{ kind: "bytes" }, new ArrayBuffer(0)],
];

test.each(accepted)("%o takes %o", (field, value, stored = value) => {
  expect(normalise(NO_DATABASE, field, value)).toBe(stored);
});

const refused: [FieldDescription, unknown][] = [
  [{ kind: "text", sealed: { context: "t.c" } }, SEALED],
  [{ kind: "json", sealed: { context: "t.c" } }, SEALED],
  [{ kind: "json", sealed: { context: "t.c" } }, { a: [2 ** 60] }],
  [{ kind: "json" }, '"\\u0000"'],
  [{ kind: "json" }, '[{"a": "x\\u0000"}]'],
  [{ kind: "json" }, '{"\\u0000": 1}'],
  [{ kind: "json" }, '{"a": "\\\\\\u0000", "a": 1}'],
  [{ kind: "text" }, 1],
  [{ kind: "text" }, null],
  [{ kind: "text" }, "a\0b"],
  [{ kind: "text" }, "\udc00"],
  [{ kind: "text" }, ["a"]],
  [{ kind: "smallint" }, 32768],
  [{ kind: "smallint" }, -32769],
  [{ kind: "smallint" }, 1n],
  [{ kind: "smallint" }, "1"],
  [{ kind: "integer" }, 2147483648],
  [{ kind: "integer" }, 1.5],
  [{ kind: "bigint" }, 1],
  [{ kind: "bigint" }, 2n ** 63n],
  [{ kind: "bigint" }, -(2n ** 63n) - 1n],
  [{ kind: "float" }, NaN],
  [{ kind: "float" }, -Infinity],
  [{ kind: "float" }, "1"],
  [{ kind: "boolean" }, 0],
  [{ kind: "boolean" }, "true"],
  [{ kind: "decimal", precision: 9, scale: 2 }, "12345678"],
  [{ kind: "decimal", precision: 9, scale: 2 }, "0.001"],
  [{ kind: "decimal", precision: 9, scale: 2 }, 1.5],
  [{ kind: "decimal", precision: 9, scale: 2 }, "1e3"],
  [{ kind: "decimal", precision: 9, scale: 2 }, "+1"],
  [{ kind: "decimal", precision: 9, scale: 2 }, ".5"],
  [{ kind: "decimal", precision: 9, scale: 2 }, ""],
  [{ kind: "decimal", precision: 9, scale: 2 }, " 1"],
  [{ kind: "decimal", precision: 2, scale: 2 }, "1"],
  [{ kind: "uuid" }, "0198f2c0-0000-7000-8000-00000000000"],
  [{ kind: "uuid" }, "0198f2c000007000800000000000000a"],
  [{ kind: "date" }, "2023-02-29"],
  [{ kind: "date" }, "2023-2-01"],
  [{ kind: "date" }, "2023-01-01T00:00:00Z"],
  [{ kind: "date" }, "10000-01-01"],
  [{ kind: "time" }, "24:00:00"],
  [{ kind: "time" }, "12:00"],
  [{ kind: "time" }, "12:00:00.5"],
  [{ kind: "timestamp" }, 0.5],
  [{ kind: "timestamp" }, -62_167_219_200_001],
  [{ kind: "timestamp" }, "2024-01-01"],
  [{ kind: "json" }, { a: 1 }],
  [{ kind: "json" }, ""],
  [{ kind: "json" }, "1e999"],
  [{ kind: "json" }, "NaN"],
  [{ kind: "json" }, "[".repeat(128) + "]".repeat(128)],
  [{ kind: "json", sealed: { context: "t.c" } }, undefined],
  [{ kind: "json", sealed: { context: "t.c" } }, [1n]],
  [{ kind: "enum", words: ["a"] }, "A"],
  [{ kind: "enum", words: ["a"] }, ""],
  [{ kind: "bytes" }, new Uint8Array(1)],
  [{ kind: "bytes" }, "00"],
];

test.each(refused)("%o refuses %o", (field, value) => {
  expect(normalise(NO_DATABASE, field, value)).toBe(undefined);
});
