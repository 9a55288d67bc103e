// Values that were sealed once and have to open for ever.

import { expect, test } from "vitest";
import { Keyring, blindIndex, header, keyFromBytes } from "../../convex/sealed";
import { open, openSearchable, seal } from "../../convex/sealed";
import type { Kind, SealedColumn } from "../../convex/sealed";
import { sealWith } from "../../convex/schemalock/sealed/envelope";
import { DataKey } from "../../convex/schemalock/sealed/key";
import { placeOf } from "../../convex/schemalock/sealed/place";
import { decode, encode } from "../../convex/schemalock/sealed/plaintext";
import { openBytes } from "../../convex/schemalock/sealed/value";
import { bytesOf, data, hex, key, unhex } from "./support";

interface Case {
  name: string;
  data_key: string;
  key_id: string;
  context: string;
  row: string[] | null;
  padded: boolean;
  nonce: string;
  type: Kind;
  plaintext: string;
  sealed: string;
}

interface IndexCase {
  index_key: string;
  key_id: string;
  context: string;
  normalise: "none" | "lowercase";
  type: Kind;
  value: string;
  blind_index: string;
}

const golden: { sealed: Case[]; blind_indexes: IndexCase[] } = JSON.parse(
  data("vectors/sl1.json"),
);

function columnOf({ context, row, padded, type }: Case): SealedColumn {
  const bind = row === null ? "column" : "row";
  return { context, bind, pad: padded, kind: type };
}

test("there are as many as were released", () => {
  expect(golden.sealed.length).toBeGreaterThanOrEqual(60);
  expect(golden.blind_indexes.length).toBeGreaterThanOrEqual(10);
});

test.each(golden.sealed)(
  "$name opens, and seals to the same text",
  async (it) => {
    const dataKey = await keyFromBytes("data", unhex(it.data_key), {
      state: "primary",
    });
    expect(dataKey.info.id).toBe(it.key_id);
    const ring = Keyring.of([dataKey]);
    const column = columnOf(it);
    const row = it.row ?? [];
    expect(header(it.sealed)).toEqual({
      suite: "xaes-256-gcm",
      padded: it.padded,
      bound: column.bind,
      keyId: it.key_id,
    });

    const bytes = await openBytes(ring, column, row, it.sealed);
    expect(hex(bytes)).toBe(it.plaintext);
    const plaintext = await open(ring, column, row, it.sealed);
    expect(hex(encode(column, plaintext))).toBe(it.plaintext);
    expect(decode(column, bytes)).toEqual(plaintext);

    const field = await (dataKey as DataKey).field(it.context);
    const head = { keyId: it.key_id, padded: it.padded };
    const place = placeOf(column, row);
    const again = await sealWith(field, head, unhex(it.nonce), place, bytes);
    expect(again).toBe(it.sealed);

    const anew = await seal(ring, column, row, plaintext);
    expect(anew).not.toBe(it.sealed);
    expect(bytesOf(anew).length).toBe(bytesOf(it.sealed).length);
    expect(await open(ring, column, row, anew)).toEqual(plaintext);
  },
);

test.each(golden.blind_indexes)(
  "the blind index of $type $value stays the same",
  async (it) => {
    const index = await keyFromBytes("index", unhex(it.index_key), {
      state: "primary",
    });
    expect(index.info.id).toBe(it.key_id);
    const data = await key("data", 1);
    const ring = Keyring.of([index, data]);
    const column: SealedColumn = {
      context: it.context,
      bind: "row",
      pad: false,
      kind: it.type,
      searchable: it.normalise,
    };
    const value = decode(column, new TextEncoder().encode(it.value) as never);
    expect(await blindIndex(ring, column, value)).toBe(it.blind_index);
    const sealed = await seal(ring, column, ["1"], value);
    const opened = openSearchable(ring, column, ["1"], sealed, it.blind_index);
    expect(await opened).toEqual(value);
  },
);
