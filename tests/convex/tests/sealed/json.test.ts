// JSON: what is sealed, what is read, and the reader that keyrings are read by, too.

import { describe, expect, test } from "vitest";
import type { Json, SealedColumn } from "../../convex/sealed";
import { fromUtf8, utf8 } from "../../convex/schemalock/sealed/bytes";
import { readJson } from "../../convex/schemalock/sealed/json_reader";
import { decode, encode } from "../../convex/schemalock/sealed/plaintext";
import { code, thrown, unhex } from "./support";

const column = {
  context: "t.c",
  bind: "column",
  pad: false,
  kind: "json",
} as const satisfies SealedColumn;

const written = (value: unknown) => fromUtf8(encode(column, value as Json));
const read = (text: string) => decode(column, utf8(text)!);

function nested(depth: number): Json {
  let value: Json = [];
  for (let at = 1; at < depth; at++) {
    value = at % 2 === 0 ? [value] : { a: value };
  }
  return value;
}

describe("what is JSON is sealed as JSON.stringify writes it", () => {
  test.each<[Json]>([
    [null],
    [true],
    [0],
    [-1.5e-10],
    [1e21],
    [Number.MAX_SAFE_INTEGER],
    [Number.MAX_VALUE],
    [Number.MIN_SAFE_INTEGER],
    [-1.5e300],
    [""],
    ['"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028😀'],
    [[]],
    [{}],
    [{ n: [1, null], token: "s3cret" }],
    [{ b: 1, a: 2, 10: 3, 9: 4, "": 5, ü: { "\n": "\u0000" } }],
    [JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}')],
    [[[[]], [{}], [{ a: [] }]]],
    [nested(127)],
  ])("%j", (value) => {
    const text = written(value);
    expect(text).toBe(JSON.stringify(value));
    const again = read(text!);
    expect(again).toEqual(value);
    expect(JSON.stringify(again)).toBe(text);
  });
});

class Point {
  x = 1;
}

test.each<[string, () => unknown]>([
  ["undefined", () => undefined],
  ["a member that is undefined", () => ({ a: undefined })],
  ["an item that is undefined", () => [undefined]],
  ["a hole", () => [1, , 2]],
  ["NaN", () => NaN],
  ["Infinity", () => [-Infinity]],
  ["a bigint", () => ({ a: 1n })],
  ["an integer that is written without its last digits", () => [2 ** 60]],
  ["an integer that stands for several", () => ({ a: 2 ** 53 })],
  ["a negative one", () => -123456789012345680000],
  ["the largest that has no exponent", () => 999999999999999900000],
  ["a function", () => () => 1],
  ["a symbol", () => Symbol("x")],
  ["a date", () => new Date(0)],
  ["a map", () => new Map()],
  ["a class", () => new Point()],
  ["a number's object", () => Object(1)],
  ["bytes", () => new Uint8Array(1)],
  ["a buffer", () => new ArrayBuffer(1)],
  ["toJSON", () => ({ toJSON: () => "other" })],
  ["half of a surrogate pair", () => "\ud800"],
  ["half of a surrogate pair, deep", () => [{ a: "x\udc00" }]],
  ["half of a surrogate pair in a name", () => ({ "\ud800": 1 })],
  ["128 levels", () => nested(128)],
  [
    "a value within itself",
    () => {
      const value: unknown[] = [];
      value.push(value);
      return value;
    },
  ],
])("%s is not sealed", async (_, value) => {
  expect(await code(() => written(value()))).toBe("NotEncodable");
});

test("objects without a prototype are plain", () => {
  const value = Object.assign(Object.create(null), { a: 1 });
  expect(written(value)).toBe('{"a":1}');
});

test("the negative zero is written as JSON.stringify does", () => {
  expect(written(-0)).toBe("0");
});

test("what others wrote is read, in whatever form of JSON", () => {
  expect(read(' {"b": 1.0, "a" :\t[1e2 ,-0.5]\r\n} ')).toEqual({
    b: 1,
    a: [100, -0.5],
  });
  expect(read('"\\u00e9\\ud83d\\ude00\\/"')).toBe("é😀/");
  expect(read('{"a":1,"a":2}')).toEqual({ a: 2 });
  expect(read("-0")).toBe(-0);
  expect(read("1e-400")).toBe(0);
  const own = read('{"__proto__":{"polluted":true}}') as object;
  expect(Object.keys(own)).toEqual(["__proto__"]);
  expect((own as { polluted?: boolean }).polluted).toBeUndefined();
});

const REFUSED = [
  "",
  " ",
  "{",
  "[",
  "[1,]",
  "[,1]",
  '{"a":1,}',
  '{"a"}',
  '{"a":}',
  "{a:1}",
  "{'a':1}",
  "nul",
  "nulll",
  "True",
  "undefined",
  "NaN",
  "Infinity",
  "-Infinity",
  "+1",
  "01",
  "-01",
  "1.",
  ".5",
  "1e",
  "1e+",
  "-",
  "0x10",
  "1_0",
  "1 2",
  "[1]]",
  '"',
  '"a',
  '"\\"',
  '"\\x41"',
  '"\\u12"',
  '"\\u12g4"',
  '"a\nb"',
  '"\t"',
  '"\u0000"',
  "\ufeff1",
  "\u00a01",
  "1\u2028",
  "// x\n1",
  "[1/**/]",
  // What JSON.parse takes and others do not.
  "1e400",
  "-1e400",
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '{"\\ud800":1}',
  "[".repeat(128) + "]".repeat(128),
  "[".repeat(100_000),
];

test("what is no JSON, or none that others read, is no value", async () => {
  for (const text of REFUSED) {
    const shown = text.slice(0, 40);
    expect(await code(() => read(text)), shown).toBe("WrongType");
  }
  for (const digits of ["ff", "22ff22", "22eda08022"]) {
    const reading = () => decode(column, unhex(digits));
    expect(await code(reading)).toBe("WrongType");
  }
});

test("an integer that no number holds is refused, and not read as another", async () => {
  for (const text of [
    "9007199254740993",
    "-9007199254740993",
    "18446744073709551615",
    '{"id": [9223372036854775807]}',
    "123456789012345678901234567890",
  ]) {
    const error = await thrown(() => read(text));
    expect(error, text).toMatchObject({ code: "Inexact" });
    expect(error.message).not.toMatch(/\d{5}/);
    const asText = { ...column, kind: "text" } as const;
    expect(decode(asText, utf8(text)!)).toBe(text);
  }
  for (const text of [
    "9007199254740991",
    "9007199254740992",
    "1152921504606846976",
    "100000000000000000000",
  ]) {
    expect(read(text)).toBe(Number(text));
  }
});

describe("the reader", () => {
  const judged = (call: () => unknown) => {
    try {
      call();
      return true;
    } catch (error) {
      expect((error as Error).name).toMatch(/^(Json)?SyntaxError$/);
      return false;
    }
  };

  test("agrees with JSON.parse about what was changed by chance", () => {
    const text = JSON.stringify({
      a: [1, -2.5e-3, true, false, null, { "": 'x\\"\n\u0000é' }],
      "😀": [[], {}, [0]],
    });
    const letters = '{}[]:,"\\ \n0123456789.eE+-truefalsn\t\u0000é';
    let valid = 0;
    for (let round = 0; round < 20_000; round++) {
      const at = Math.floor(Math.random() * text.length);
      const to = at + Math.floor(Math.random() * 3);
      const letter = letters[Math.floor(Math.random() * letters.length)];
      const changed = text.slice(0, at) + letter + text.slice(to);
      const expected = judged(() => JSON.parse(changed));
      // Halves of surrogate pairs and huge exponents are the only things told apart, and neither comes about here.
      const isWellFormed = utf8(JSON.stringify(changed)) !== undefined;
      if (!/[\ud800-\udfff]/.test(changed.replace("😀", "")) && isWellFormed) {
        expect(
          judged(() => readJson(changed)),
          changed,
        ).toBe(expected);
        valid += expected ? 1 : 0;
      }
    }
    expect(valid).toBeGreaterThan(1000);
  });

  test("keeps the digits of numbers, and members that are there twice", () => {
    expect(readJson('{"a": 1.0, "a": 1E2}')).toEqual({
      is: "members",
      members: [
        ["a", { is: "number", source: "1.0" }],
        ["a", { is: "number", source: "1E2" }],
      ],
    });
  });

  test("says how far it came", async () => {
    const at = async (text: string) =>
      (await thrown(() => readJson(text))) as Error & { at: number };
    expect((await at("[1, x]")).at).toBe(4);
    expect((await at('{"a": 1')).at).toBe(7);
    expect((await at('"a\\')).at).toBe(3);
    expect((await at("")).at).toBe(0);
  });

  test("reads long texts in a time that grows with their length", () => {
    const text = JSON.stringify("\\".repeat(1_000_000));
    expect(readJson(text)).toMatchObject({ is: "text" });
    expect(readJson(`[${"1,".repeat(300_000)}1]`)).toMatchObject({
      is: "list",
    });
  });
});
