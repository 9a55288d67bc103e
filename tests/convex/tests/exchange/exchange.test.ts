// Values that Rust sealed at random, opened here, and sealed anew for Rust to open. `SCHEMALOCK_EXCHANGE` is the folder in which both
// leave them; a test of the Rust workspace sets it and runs this one.

import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import {
  Keyring,
  OpenError,
  SealError,
  blindIndexes,
  open,
  openSearchable,
  reseal,
} from "../../convex/sealed";
import type { SealedColumn } from "../../convex/sealed";
import { blindIndexOf } from "../../convex/schemalock/sealed/blind_index";
import { decode, encode } from "../../convex/schemalock/sealed/plaintext";
import {
  keyOf,
  openBytes,
  sealBytes,
} from "../../convex/schemalock/sealed/value";
import type { Bytes } from "../../convex/schemalock/sealed/bytes";
import { bytesOf, code, flipped, hex, textOf } from "../sealed/support";

/** A sealed value with all that is known of it, in both files. */
interface Entry {
  name: string;
  column: SealedColumn;
  /** The parts of the row's key as canonical texts. */
  row: string[];
  /** The canonical bytes in hexadecimal digits. */
  plaintext: string;
  sealed: string;
  blindIndex?: string | null;
}

/** Of so many values every bit is flipped; of the others as many bits as below, chosen at random. */
const THOROUGH = 5;
const FLIPS = 16;

const folder = process.env["SCHEMALOCK_EXCHANGE"];
if (!folder) {
  throw new Error(
    "SCHEMALOCK_EXCHANGE names no folder with keyring.json, kek.txt and from_rust.json",
  );
}
const file = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
const entries: Entry[] = JSON.parse(file("from_rust.json"));
const ring = await Keyring.fromText(file("keyring.json"), file("kek.txt"));

const REFUSED = ["OpenFailed", "UnknownKey", "Malformed", "UnsupportedSuite"];
const anew: Entry[] = [];

afterAll(() => {
  const text = JSON.stringify(anew, null, 1);
  writeFileSync(`${folder}/from_typescript.json`, text);
});

test("there are values to open", () => {
  expect(entries.length).toBeGreaterThan(0);
});

describe.each(entries.map((entry, at) => ({ ...entry, at })))(
  "$name",
  ({ at, name, column, row, plaintext, sealed, blindIndex: index }) => {
    const failing = (it: SealedColumn, key: string[], text: string) =>
      code(() => openBytes(ring, it, key, text));

    test("opens to what was sealed", async () => {
      const bytes = await openBytes(ring, column, row, sealed);
      expect(hex(bytes)).toBe(plaintext);
      await expectReadable(column, row, sealed, bytes);
    });

    test("opens with its blind index", async () => {
      if (index == null) {
        return;
      }
      const bytes = await openBytes(ring, column, row, sealed);
      const { scope } = keyOf(ring, sealed).info;
      const keys = scope === undefined ? ring : ring.scoped(scope);
      const value = decode(column, bytes);
      expect(await blindIndexes(keys, column, value)).toContain(index);
      const opened = openSearchable(ring, column, row, sealed, index);
      expect(await opened).toEqual(value);
      const moved = index.slice(0, -1) + (index.endsWith("0") ? "1" : "0");
      const opening = () => openSearchable(ring, column, row, sealed, moved);
      expect(await code(opening)).toBe("OpenFailed");
    });

    test("does not open with a bit flipped", async () => {
      const bytes = bytesOf(sealed);
      const count = bytes.length * 8;
      const bits =
        at < THOROUGH
          ? Array.from({ length: count }, (_, bit) => bit)
          : Array.from({ length: FLIPS }, () =>
              Math.floor(Math.random() * count),
            );
      for (const bit of bits) {
        const changed = textOf(flipped(bytes, bit));
        const refused = await failing(column, row, changed);
        expect(REFUSED, `bit ${bit}`).toContain(refused);
      }
    });

    test("does not open elsewhere", async () => {
      const context = `${column.context}x`;
      const elsewhere = { ...column, context };
      expect(await failing(elsewhere, row, sealed)).toBe("OpenFailed");
      const bind = column.bind === "row" ? "column" : "row";
      const otherwise = { ...column, bind } as const;
      expect(await failing(otherwise, ["x"], sealed)).toBe("OpenFailed");
      if (column.bind === "row") {
        const rows = [
          [...row, ""],
          row.slice(1),
          [`${row[0]}x`, ...row.slice(1)],
        ];
        for (const other of rows) {
          expect(await failing(column, other, sealed)).toBe("OpenFailed");
        }
      }
    });

    test("is sealed anew", async () => {
      anew.push(await sealedAnew(name, column, row, sealed, index));
    });
  },
);

/** What keeps JSON of other languages from being read or written here: integers, and floats that would be written as integers. */
const UNPORTABLE = ["Inexact", "NotEncodable"];

/** What is opened is written as it was; but for JSON, of which others write another text, and numbers that are not portable. */
async function expectReadable(
  column: SealedColumn,
  row: string[],
  sealed: string,
  bytes: Bytes,
): Promise<void> {
  try {
    const value = await open(ring, column, row, sealed);
    const again = encode(column, value);
    if (column.kind === "json") {
      expect(decode(column, again)).toEqual(value);
    } else {
      expect(hex(again)).toBe(hex(bytes));
    }
  } catch (error) {
    expect(column.kind).toBe("json");
    expect(UNPORTABLE).toContain((error as OpenError | SealError).code);
  }
}

/** The plaintext as this language writes it, under the primary key of the value's scope; what it cannot write, byte by byte. */
async function sealedAnew(
  name: string,
  column: SealedColumn,
  row: string[],
  sealed: string,
  index: string | null | undefined,
): Promise<Entry> {
  const bytes = await openBytes(ring, column, row, sealed);
  const { scope } = keyOf(ring, sealed).info;
  const keys = scope === undefined ? ring : ring.scoped(scope);
  const written = rewritten(column, bytes);
  const primary = ring.primary(scope);
  const text = await sealBytes<never>(primary, column, row, written);
  expect(hex(await openBytes(ring, column, row, text))).toBe(hex(written));
  expect(
    await openBytes(ring, column, row, await reseal(ring, column, row, sealed)),
  ).toEqual(bytes);
  const blind =
    index == null ? undefined : await blindIndexOf(keys, column, written);
  return {
    name,
    column,
    row,
    plaintext: hex(written),
    sealed: text,
    blindIndex: blind,
  };
}

function rewritten(column: SealedColumn, bytes: Bytes): Bytes {
  try {
    return encode(column, decode(column, bytes));
  } catch (error) {
    expect(UNPORTABLE).toContain((error as OpenError | SealError).code);
    return bytes;
  }
}
