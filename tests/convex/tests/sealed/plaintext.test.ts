// The canonical bytes of every kind: what is written, what is read, and what is refused.

import { describe, expect, test } from "vitest";
import { open, seal } from "../../convex/sealed";
import type { Kind, Plaintext, SealedColumn } from "../../convex/sealed";
import { fromUtf8, utf8 } from "../../convex/schemalock/sealed/bytes";
import { decode, encode } from "../../convex/schemalock/sealed/plaintext";
import { code, filled, hex, keyring, thrown, unhex } from "./support";

function column(kind: Kind, more: Partial<SealedColumn> = {}): SealedColumn {
  return { context: "t.c", bind: "column", pad: false, kind, ...more };
}

function written(kind: Kind, value: unknown): string | undefined {
  return fromUtf8(encode(column(kind), value as Plaintext));
}

function read(kind: Kind, text: string): Plaintext {
  return decode(column(kind), utf8(text)!);
}

const kinds: Record<
  Exclude<Kind, "json" | "bytes">,
  {
    /** A value, and the text that it is written as and read from. */
    same: [value: Plaintext, text: string][];
    /** A value that is written in another form than it was given. */
    brought: [value: Plaintext, text: string][];
    refusedValues: unknown[];
    refusedTexts: string[];
  }
> = {
  text: {
    same: ["", "gône 🙂", "a\0b", "\ufeffx", "\u{10ffff}", " "].map((text) => [
      text,
      text,
    ]),
    brought: [],
    refusedValues: ["\ud800", "\udc00\ud800", "a\udfff", 7, null, undefined],
    refusedTexts: [],
  },
  enum: {
    same: [["active", "active"]],
    brought: [],
    refusedValues: ["\ud800", 7, null, undefined, ["active"]],
    refusedTexts: [],
  },
  boolean: {
    same: [
      [true, "true"],
      [false, "false"],
    ],
    brought: [],
    refusedValues: [1, 0, "true", null, undefined, Object(true)],
    refusedTexts: ["", "1", "True", "TRUE", " true", "true\n", "constructor"],
  },
  smallint: {
    same: [
      [-32768, "-32768"],
      [32767, "32767"],
      [0, "0"],
      [-7, "-7"],
    ],
    brought: [[-0, "0"]],
    refusedValues: [
      -32769,
      32768,
      1.5,
      NaN,
      Infinity,
      "7",
      7n,
      null,
      Object(7),
    ],
    refusedTexts: [
      "32768",
      "-32769",
      "-0",
      "+7",
      "007",
      "7.0",
      "7e0",
      "",
      " 7",
    ],
  },
  integer: {
    same: [
      [-2147483648, "-2147483648"],
      [2147483647, "2147483647"],
    ],
    brought: [[-0, "0"]],
    refusedValues: [
      -2147483649,
      2147483648,
      0.1,
      -Infinity,
      "1",
      1n,
      undefined,
    ],
    refusedTexts: ["2147483648", "+007", "-0", "0x10", "1e3", "7\n", "٣", "7n"],
  },
  bigint: {
    same: [
      [-(2n ** 63n), "-9223372036854775808"],
      [2n ** 63n - 1n, "9223372036854775807"],
      [0n, "0"],
    ],
    brought: [],
    refusedValues: [2n ** 63n, -(2n ** 63n) - 1n, 2n ** 64n, 7, "7", null],
    refusedTexts: [
      "9223372036854775808",
      "-9223372036854775809",
      "18446744073709551616",
      "-0",
      "+1",
      "01",
      "0x1",
      "",
      " 1",
      "1n",
      "9".repeat(100_000),
    ],
  },
  timestamp: {
    same: [
      [0, "0"],
      [-1, "-1"],
      [-61_941_283_200_000, "-61941283200000"],
      [-62_167_219_200_000, "-62167219200000"],
      [253_402_300_799_999, "253402300799999"],
    ],
    brought: [[-0, "0"]],
    refusedValues: [
      -62_167_219_200_001,
      253_402_300_800_000,
      0.5,
      NaN,
      new Date(0),
      0n,
      "0",
    ],
    refusedTexts: ["now", "01", "-0", "1.5", "253402300800000", "1e3", ""],
  },
  float: {
    same: [
      [0, "0"],
      [-0, "-0"],
      [1, "1"],
      [-1.5, "-1.5"],
      [0.1, "0.1"],
      [123456789.123, "123456789.123"],
      [1e20, "100000000000000000000"],
      [1e21, "1e+21"],
      [1.5e21, "1.5e+21"],
      [123456789012345680000, "123456789012345680000"],
      [1e-6, "0.000001"],
      [1e-7, "1e-7"],
      [1.23e-7, "1.23e-7"],
      [0.0000015, "0.0000015"],
      [5e-324, "5e-324"],
      [1.7976931348623157e308, "1.7976931348623157e+308"],
    ],
    brought: [],
    refusedValues: [NaN, Infinity, -Infinity, "1", 1n, null, undefined],
    refusedTexts: [
      "inf",
      "Infinity",
      "NaN",
      "1.50",
      "1e21",
      "1E+21",
      ".5",
      "5.",
      "+1",
      "1e400",
      "0x10",
      "-0.0",
      "0.10000000000000001",
      "",
      " 1",
    ],
  },
  decimal: {
    same: [
      "12.5",
      "-0.05",
      "100",
      "0",
      "-7",
      "-999999999.999999999",
      "79228162514264337593543950335",
      "-7.9228162514264337593543950335",
      "0.0000000000000000000000000001",
    ].map((text) => [text, text]),
    brought: [
      ["12.50", "12.5"],
      ["-0.00", "0"],
      ["-0", "0"],
      ["0.10", "0.1"],
      ["-7.000", "-7"],
      ["007", "7"],
      ["00.5", "0.5"],
      ["000", "0"],
      [`1.${"0".repeat(100_000)}`, "1"],
    ],
    refusedValues: [
      "79228162514264337593543950336",
      "9.9999999999999999999999999999",
      "0.00000000000000000000000000001",
      "ten",
      "",
      "-",
      ".5",
      "5.",
      "+1",
      "1e3",
      "1_000",
      "1,5",
      " 1",
      "1\n",
      "0x1",
      "Infinity",
      "--1",
      "٣",
      12.5,
      12n,
      null,
      `1.${"0".repeat(100_000)}1`,
      "9".repeat(100_000),
    ],
    refusedTexts: [
      "1.50",
      "-0",
      "0.0",
      "007",
      "ten",
      "",
      "1.",
      "+1",
      "0.12345678901234567890123456789012345",
      "79228162514264337593543950336",
      "1e3",
    ],
  },
  uuid: {
    same: [
      "0198f2c0-0000-7000-8000-00000000abcd",
      "f".repeat(8) + "-ffff".repeat(3) + `-${"f".repeat(12)}`,
    ].map((text) => [text, text]),
    brought: [
      [
        "0198F2C0-0000-7000-8000-00000000ABCD",
        "0198f2c0-0000-7000-8000-00000000abcd",
      ],
    ],
    refusedValues: [
      "",
      "0198f2c000007000800000000000abcd",
      "{0198f2c0-0000-7000-8000-00000000abcd}",
      "urn:uuid:0198f2c0-0000-7000-8000-00000000abcd",
      "0198f2c0-0000-7000-8000-00000000abc",
      "0198f2c0-0000-7000-8000-00000000abcg",
      7,
      null,
    ],
    refusedTexts: [
      "",
      "0198F2C0-0000-7000-8000-00000000ABCD",
      "{0198f2c0-0000-7000-8000-00000000abcd}",
      "0198f2c0-0000-7000-8000-00000000abcd\n",
    ],
  },
  date: {
    same: [
      "2025-06-06",
      "2024-02-29",
      "2000-02-29",
      "0000-02-29",
      "0001-01-01",
      "0007-02-28",
      "9999-12-31",
    ].map((text) => [text, text]),
    brought: [],
    refusedValues: [new Date(0), 0, null, "2025-02-29", "2025-6-6"],
    refusedTexts: [
      "2025-02-29",
      "1900-02-29",
      "2100-02-29",
      "2025-04-31",
      "2025-00-10",
      "2025-13-01",
      "2025-01-00",
      "2025-01-32",
      "2025-1-01",
      "25-01-01",
      "10000-01-01",
      "+2025-06-06",
      "-0001-01-01",
      "2025-06-06T00:00:00Z",
      "2025-06-06 ",
      "2025-06-06\n",
      "",
    ],
  },
  time: {
    same: ["00:00:00", "18:18:41", "07:05:09", "23:59:59"].map((text) => [
      text,
      text,
    ]),
    brought: [],
    refusedValues: [0, null, "18:18", "18:18:41.5"],
    refusedTexts: [
      "24:00:00",
      "23:60:00",
      "23:59:60",
      "7:05:09",
      "18:18",
      "18:18:41.5",
      "18:18:41Z",
      " 18:18:41",
      "18:18:41\n",
      "",
    ],
  },
};

describe.each(Object.entries(kinds))("%s", (name, it) => {
  const kind = name as Kind;

  test.each(it.same)("%s is written as %s and read from it", (value, text) => {
    expect(written(kind, value)).toBe(text);
    expect(read(kind, text)).toBe(value);
  });

  test("there is one text for each value", () => {
    for (const [value, text] of it.brought) {
      expect(written(kind, value)).toBe(text);
    }
  });

  test("values of another kind are not sealed", async () => {
    for (const value of it.refusedValues) {
      const writing = await thrown(() => written(kind, value));
      expect(writing).toMatchObject({ code: "NotEncodable" });
    }
  });

  test("texts of another form are no value", async () => {
    for (const text of it.refusedTexts) {
      const shown = text.slice(0, 50);
      expect(await code(() => read(kind, text)), shown).toBe("WrongType");
    }
  });

  test("what is no UTF-8 is no value", async () => {
    for (const digits of ["ff", "c0af", "eda080", "f4908080", "31ff"]) {
      const reading = () => decode(column(kind), unhex(digits));
      expect(await code(reading)).toBe("WrongType");
    }
  });
});

describe("enum", () => {
  const words = column("enum", { words: ["active", "gône"] });

  test("its words, and no other", async () => {
    expect(fromUtf8(encode(words, "gône"))).toBe("gône");
    expect(decode(words, utf8("active")!)).toBe("active");
    expect(await code(() => encode(words, "Active"))).toBe("NotEncodable");
    for (const text of ["Active", "", "active "]) {
      expect(await code(() => decode(words, utf8(text)!))).toBe("WrongType");
    }
  });
});

describe("bytes", () => {
  test("stand for themselves, and are copied", () => {
    const buffer = Uint8Array.of(0, 0x80, 0xff).buffer;
    const bytes = encode(column("bytes"), buffer);
    expect(hex(bytes)).toBe("0080ff");
    new Uint8Array(buffer).fill(1);
    expect(hex(bytes)).toBe("0080ff");
    const read = decode(column("bytes"), bytes) as ArrayBuffer;
    bytes.fill(1);
    expect(hex(new Uint8Array(read))).toBe("0080ff");
  });

  test("decoding gives no more than the value", () => {
    const part = filled(7, 100).subarray(10, 12);
    const read = decode(column("bytes"), part) as ArrayBuffer;
    expect(read.byteLength).toBe(2);
  });

  test.each(["", [1, 2], { byteLength: 2 }, null, undefined, 7])(
    "%j is none",
    async (value) => {
      const writing = () => encode(column("bytes"), value as never);
      expect(await code(writing)).toBe("NotEncodable");
    },
  );

  test("a view is none: it may be a part of a buffer", async () => {
    const writing = () => encode(column("bytes"), filled(1) as never);
    expect(await code(writing)).toBe("NotEncodable");
  });
});

test("a kind that does not exist is none", async () => {
  const unknown = column("constructor" as Kind);
  await thrown(() => encode(unknown, "x"));
  await thrown(() => decode(unknown, utf8("x")!));
});

test("no message repeats a plaintext", async () => {
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (kind !== "text" && kind !== "enum") {
      const one = await thrown(() => written(kind, "s3cret"));
      const other = await thrown(() => read(kind, "s3cret"));
      expect(`${one}${one.stack}${other}${other.stack}`).not.toContain(
        "s3cret",
      );
    }
  }
});

test("random values come back", async () => {
  const ring = await keyring();
  const view = new DataView(new ArrayBuffer(8));
  for (let round = 0; round < 500; round++) {
    crypto.getRandomValues(new Uint8Array(view.buffer));
    const float = view.getFloat64(0);
    if (Number.isFinite(float)) {
      expect(read("float", written("float", float)!)).toBe(float);
    }
    const bigint = view.getBigInt64(0);
    expect(read("bigint", written("bigint", bigint)!)).toBe(bigint);
    const integer = view.getInt32(0);
    expect(read("integer", written("integer", integer)!)).toBe(integer);
    const padded = column("float", { pad: round % 2 === 0 });
    const sealed = await seal(ring, padded, [], integer / 7);
    expect(await open(ring, padded, [], sealed)).toBe(integer / 7);
  }
});
