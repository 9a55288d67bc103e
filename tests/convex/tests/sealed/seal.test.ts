// Sealing and opening: at the right place it opens, and nowhere else.

import { describe, expect, test } from "vitest";
import { Keyring, header, open, parse, seal } from "../../convex/sealed";
import type { SealedColumn } from "../../convex/sealed";
import { concat } from "../../convex/schemalock/sealed/bytes";
import { sealWith } from "../../convex/schemalock/sealed/envelope";
import { toBytes } from "../../convex/schemalock/sealed/header";
import type { DataKey } from "../../convex/schemalock/sealed/key";
import { authenticated } from "../../convex/schemalock/sealed/place";
import { bytes } from "./primitives";
import {
  COLUMN,
  EMPTY,
  ID,
  KEY_ID,
  PADDED,
  ROW,
  bytesOf,
  code,
  credentials,
  filled,
  flipped,
  hex,
  key,
  keyring,
  textOf,
  thrown,
  unhex,
} from "./support";

const NONCE = unhex("000102030405060708090a0b0c0d0e0f1011121314151617");
const note = { ...credentials, kind: "text" } as const;
const anywhere = { ...note, bind: "column" } as const;

describe("the published samples", () => {
  test.each<[string, SealedColumn, string[], string]>([
    [ROW, credentials, [ID], '{"token":"s3cret"}'],
    [PADDED, { ...credentials, pad: true }, [ID], '{"token":"s3cret"}'],
    [COLUMN, { ...credentials, bind: "column" }, [], '{"token":"s3cret"}'],
    [EMPTY, note, ["7", "b"], ""],
  ])("%s", async (text, column, row, plaintext) => {
    const field = await ((await key("data", 0x42)) as DataKey).field(
      column.context,
    );
    const head = { keyId: KEY_ID, padded: column.pad };
    const place = {
      context: column.context,
      row: column.bind === "row" ? row : undefined,
    };
    const sealed = sealWith(field, head, NONCE, place, bytes(plaintext));
    expect(await sealed).toBe(text);
    const asText = { ...column, kind: "text" } as const;
    expect(await open(await keyring(), asText, row, text)).toBe(plaintext);
  });
});

test("every piece is told by its length", () => {
  const head = filled(0xaa, 18);
  expect(hex(authenticated(head, { context: "t.c", row: ["7", "b"] })!)).toBe(
    `${"aa".repeat(18)}00000003742e6300000002000000013700000001` + "62",
  );
  expect(hex(authenticated(head, { context: "t.c", row: undefined })!)).toBe(
    `${"aa".repeat(18)}00000003742e6300000000`,
  );
});

describe("no value with one bit changed is opened", () => {
  test.each<[string, SealedColumn]>([
    [ROW, credentials],
    [PADDED, credentials],
    [COLUMN, { ...credentials, bind: "column" }],
  ])("%s", async (text, column) => {
    const ring = await keyring();
    const sealed = bytesOf(text);
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = textOf(flipped(sealed, bit));
      const refused = await code(() => open(ring, column, [ID], changed));
      expect(refused, `bit ${bit}`).toBe(refusalOf(bit));
    }
    expect(await open(ring, column, [ID], text)).toEqual({ token: "s3cret" });
  });

  /** Suite and reserved flags are refused before any key is asked for, and another key's id asks for another key. */
  function refusalOf(bit: number): string {
    if (bit < 8) {
      return "UnsupportedSuite";
    }
    if (10 <= bit && bit < 16) {
      return "Malformed";
    }
    return 16 <= bit && bit < 18 * 8 ? "UnknownKey" : "OpenFailed";
  }
});

test("a value that was cut or grew does not open", async () => {
  const ring = await keyring();
  const sealed = bytesOf(ROW);
  for (let length = 58; length < sealed.length; length++) {
    const text = textOf(sealed.slice(0, length));
    const opening = () => open(ring, credentials, [ID], text);
    expect(await code(opening)).toBe("OpenFailed");
  }
  const longer = textOf(concat(sealed, filled(0, 1)));
  const opening = () => open(ring, credentials, [ID], longer);
  expect(await code(opening)).toBe("OpenFailed");
});

test("a value opens at its own place only", async () => {
  const ring = await keyring();
  const sealed = await seal(ring, note, [ID], "s3cret");
  const at = (context: string, row: string[], bind: "row" | "column" = "row") =>
    code(() => open(ring, { ...note, context, bind }, row, sealed));
  const other = "0198f2c0-0000-7000-8000-000000000002";
  expect(await at(note.context, [other])).toBe("OpenFailed");
  expect(await at("connections.refresh_token", [ID])).toBe("OpenFailed");
  expect(await at("accounts.credentials", [ID])).toBe("OpenFailed");
  // The same bytes, cut elsewhere.
  expect(await at("connections.credential", [`s${ID}`])).toBe("OpenFailed");
  expect(await at(note.context, [ID, ""])).toBe("OpenFailed");
  expect(await at(note.context, ["", ID])).toBe("OpenFailed");
  expect(await at(note.context, [ID.slice(0, 8), ID.slice(8)])).toBe(
    "OpenFailed",
  );
  expect(await at(note.context, [ID.toUpperCase()])).toBe("OpenFailed");
  expect(await at(note.context, [])).toBe("OpenFailed");
  expect(await at(note.context, [ID], "column")).toBe("OpenFailed");
  expect(await at(note.context, [], "column")).toBe("OpenFailed");
  expect(await open(ring, note, [ID], sealed)).toBe("s3cret");
});

test("a value bound to its column opens in any row, and does not pass for one bound to a row", async () => {
  const ring = await keyring();
  const sealed = await seal(ring, anywhere, ["1"], "s3cret");
  expect(header(sealed).bound).toBe("column");
  expect(await open(ring, anywhere, ["2"], sealed)).toBe("s3cret");
  expect(await open(ring, anywhere, [], sealed)).toBe("s3cret");
  for (const row of [["1"], ["2"], []]) {
    const opening = () => open(ring, note, row, sealed);
    expect(await code(opening)).toBe("OpenFailed");
  }
});

test("a row without a key is no row", async () => {
  const ring = await keyring();
  expect(await code(() => seal(ring, note, [], "x"))).toBe("NoRow");
});

test("parts of a key that UTF-8 cannot write would be alike, and are refused", async () => {
  const ring = await keyring();
  for (const part of ["\ud800", "a\udfffb", undefined, 7]) {
    const row = [part as string];
    expect(await code(() => seal(ring, note, row, "x"))).toBe("NotEncodable");
    const sealed = await seal(ring, note, ["\ufffd"], "x");
    const opening = () => open(ring, note, row, sealed);
    expect(await code(opening)).toBe("OpenFailed");
  }
});

test("a row that its caller changes meanwhile is the row that was given", async () => {
  const ring = await keyring();
  const row = ["1"];
  const sealing = seal(ring, note, row, "x");
  row[0] = "2";
  const sealed = await sealing;
  expect(await code(() => open(ring, note, row, sealed))).toBe("OpenFailed");
  expect(await open(ring, note, ["1"], sealed)).toBe("x");
});

test("a missing key is named, and none is tried", async () => {
  const other = Keyring.of([
    await key("data", 1),
    await key("data", 2, "active"),
  ]);
  const error = await thrown(() => open(other, credentials, [ID], ROW));
  expect(error).toMatchObject({ name: "OpenError", code: "UnknownKey" });
  expect(error.message).toBe(`the keyring has no key ${KEY_ID}`);
  // An index key with the same bytes, and so the same id, opens nothing.
  const index = Keyring.of([await key("index", 0x42)]);
  const opening = () => open(index, credentials, [ID], ROW);
  expect(await code(opening)).toBe("UnknownKey");
  const sealing = await thrown(() => seal(index, note, [ID], "x"));
  expect(sealing.message).toBe("the keyring has no primary data key");
  // That comes before the place is looked at, which is nobody's business without the key.
  expect(await code(() => open(other, note, [], ROW))).toBe("UnknownKey");
});

test("why a value does not open is not told", async () => {
  const ring = await keyring();
  const sealed = bytesOf(ROW);
  const errors = await Promise.all([
    thrown(() => open(ring, credentials, ["x"], ROW)),
    thrown(() => open(ring, { ...credentials, bind: "column" }, [], ROW)),
    thrown(() => open(ring, credentials, [ID], textOf(flipped(sealed, 300)))),
    thrown(() => open(ring, credentials, [ID], textOf(flipped(sealed, 8)))),
  ]);
  const told = errors.map((error) => [error.message, error.cause]);
  expect(new Set(told.map(String)).size).toBe(1);
  expect(errors.map((error) => Object.keys(error)).flat()).not.toContain(
    "cause",
  );
});

test("a value of another type is not read as this one", async () => {
  const ring = await keyring();
  const sealed = await seal(ring, anywhere, [], "s3cret");
  const whole = { ...anywhere, kind: "integer" } as const;
  const error = await thrown(() => open(ring, whole, [], sealed));
  expect(error).toMatchObject({ code: "WrongType" });
  expect(error.message).toBe("the sealed value holds no integer");
});

test("the same plaintext is never sealed the same way twice", async () => {
  const ring = await keyring();
  const all = await Promise.all(
    Array.from({ length: 200 }, () => seal(ring, note, [ID], "")),
  );
  const nonces = all.map((sealed) => hex(bytesOf(sealed).slice(18, 42)));
  expect(new Set(nonces).size).toBe(all.length);
  expect(new Set(all.map((sealed) => sealed.slice(0, 28))).size).toBe(1);
});

test("padding is what the column says, and opening takes either", async () => {
  const ring = await keyring();
  const padded = { ...note, pad: true };
  const [short, long] = ["x", "x".repeat(31)];
  const lengths = await Promise.all(
    [short, long].map(async (text) => {
      const sealed = await seal(ring, padded, [ID], text);
      expect(header(sealed).padded).toBe(true);
      expect(await open(ring, note, [ID], sealed)).toBe(text);
      return sealed.length;
    }),
  );
  expect(lengths[0]).toBe(lengths[1]);
  const plain = await seal(ring, note, [ID], short);
  expect(header(plain).padded).toBe(false);
  expect(await open(ring, padded, [ID], plain)).toBe(short);
});

test("a forged padding is refused", async () => {
  const field = await ((await key("data", 0x42)) as DataKey).field(
    note.context,
  );
  const ring = await keyring();
  const head = toBytes({
    suite: "xaes-256-gcm",
    padded: true,
    bound: "column",
    keyId: KEY_ID,
  });
  const aad = authenticated(head, { context: note.context, row: undefined })!;
  const bodies = ["", "no mark", "zeros\0\0", "\u0080"].map(bytes);
  // Whoever has the key could write these; what they mean is not a matter of taste.
  for (const body of [...bodies, filled(0), filled(0x80, 31)]) {
    const sealed = await field.seal(NONCE, aad, body);
    const text = textOf(concat(head, NONCE, sealed));
    const opening = () => open(ring, anywhere, [], text);
    expect(await code(opening)).toBe("OpenFailed");
  }
});

test("a forged binding is refused", async () => {
  const field = await ((await key("data", 0x42)) as DataKey).field(
    note.context,
  );
  const ring = await keyring();
  // Whoever has the key could write these: the flag says the one, what is authenticated beside it the other.
  for (const [bound, row, column] of [
    ["column", [ID], note],
    ["row", undefined, anywhere],
  ] as const) {
    const suite = "xaes-256-gcm";
    const head = toBytes({ suite, padded: false, bound, keyId: KEY_ID });
    const aad = authenticated(head, { context: note.context, row })!;
    const sealed = await field.seal(NONCE, aad, bytes("s3cret"));
    const text = textOf(concat(head, NONCE, sealed));
    const opening = () => open(ring, column, [ID], text);
    expect(await code(opening)).toBe("OpenFailed");
  }
});

test("contexts and rows of any text", async () => {
  const ring = await keyring();
  const column = { ...note, context: "länder.表" };
  const row = ["", "ключ\0", "\ufeff", "😀"];
  const sealed = await seal(ring, column, row, "x");
  expect(await open(ring, column, row, sealed)).toBe("x");
  const without = row.map((part) => part.replace("\ufeff", ""));
  const opening = () => open(ring, column, without, sealed);
  expect(await code(opening)).toBe("OpenFailed");
  expect(parse(sealed)).toBe(sealed);
});

test("a long value", async () => {
  const ring = await keyring();
  const column = { ...anywhere, kind: "bytes", pad: true } as const;
  const plaintext = filled(7, 1_000_000).buffer;
  const sealed = await seal(ring, column, [], plaintext);
  expect(await open(ring, column, [], sealed)).toEqual(plaintext);
});
