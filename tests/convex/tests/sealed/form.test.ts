// The form of a sealed text: what can be said of it without a key.

import { expect, test } from "vitest";
import { header, isUnderPrimary, open, parse } from "../../convex/sealed";
import { decode, encode } from "../../convex/schemalock/sealed/base64url";
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
  keyring,
  random,
  textOf,
  thrown,
} from "./support";

test.each([
  [ROW, false, "row"],
  [PADDED, true, "row"],
  [COLUMN, false, "column"],
  [EMPTY, false, "row"],
])("the header of %s is read", (text, padded, bound) => {
  const suite = "xaes-256-gcm";
  expect(header(text)).toEqual({ suite, padded, bound, keyId: KEY_ID });
  expect(parse(text)).toBe(text);
});

test.each([
  "",
  "sl1",
  "SL1.",
  " sl1.",
  "sl2.AQ",
  '{"token":"s3cret"}',
  ROW.slice(4),
])("%j is not sealed", async (text) => {
  expect(await code(() => header(text))).toBe("NotSealed");
});

test.each([undefined, null, 7, {}, [ROW]])(
  "%j, which a database may return, is not sealed",
  async (value) => {
    expect(await code(() => header(value as never))).toBe("NotSealed");
    const ring = await keyring();
    const opening = () => open(ring, credentials, [ID], value as never);
    expect(await code(opening)).toBe("NotSealed");
  },
);

test.each([0x00, 0x02, 0xff])("the suite %i is named", async (suite) => {
  const error = await thrown(() => header(textOf(Uint8Array.of(suite))));
  expect(error).toMatchObject({ code: "UnsupportedSuite" });
  const shown = suite.toString(16).padStart(2, "0");
  expect(error.message).toContain(`suite 0x${shown},`);
});

test("a value that is cut short is malformed", async () => {
  const bytes = bytesOf(EMPTY);
  expect(bytes).toHaveLength(58);
  for (let length = 0; length < bytes.length; length++) {
    const text = textOf(bytes.slice(0, length));
    expect(await code(() => header(text))).toBe("Malformed");
  }
});

test("reserved flags are malformed", async () => {
  const bytes = bytesOf(EMPTY);
  for (let flags = 0b100; flags <= 0xff; flags++) {
    bytes[1] = flags;
    expect(await code(() => header(textOf(bytes)))).toBe("Malformed");
  }
});

test.each([
  // `g` ends the sample; `h` has the same value but for a bit that base64 does not use.
  `${EMPTY.slice(0, -1)}h`,
  `${EMPTY}==`,
  `${EMPTY}=`,
  `${EMPTY}\n`,
  `${EMPTY} `,
  EMPTY.replace("sl1.", "sl1. "),
  ROW.replaceAll("-", "+"),
  ROW.replaceAll("_", "/"),
  `${EMPTY}AAA`,
  `${EMPTY.slice(0, -1)}é`,
  `${EMPTY.slice(0, -1)}\u0000`,
  // A letter whose low byte is a letter of the alphabet.
  `${EMPTY.slice(0, -1)}\u0167`,
])("only the canonical text is accepted, not %j", async (text) => {
  expect(await code(() => header(text))).toBe("Malformed");
  const ring = await keyring();
  expect(await code(() => isUnderPrimary(ring, text))).toBe("Malformed");
});

test("no error repeats the content", async () => {
  for (const text of ["s3cret", "sl1.s3cret", "sl1.s3cret=="]) {
    expect((await thrown(() => header(text))).message).not.toContain("s3cret");
  }
});

test("base64url is that of RFC 4648", () => {
  // Section 10, without padding, and both letters that differ from plain base64.
  const cases = { "": "", f: "Zg", fo: "Zm8", foo: "Zm9v", foob: "Zm9vYg" };
  for (const [text, expected] of Object.entries(cases)) {
    expect(encode(new TextEncoder().encode(text) as never)).toBe(expected);
  }
  expect(encode(Uint8Array.of(0xfb, 0xff))).toBe("-_8");
});

test("base64url reads what it writes, and one text for each value", () => {
  for (let length = 0; length < 100; length++) {
    const bytes = random(length);
    const text = encode(bytes);
    expect(text).toBe(Buffer.from(bytes).toString("base64url"));
    expect(decode(text)).toEqual(bytes);
  }
  const alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const accepted = [...alphabet].filter((letter) => decode(`A${letter}`));
  expect(accepted.join("")).toBe("AQgw");
  for (let letter = 0; letter < 0x300; letter++) {
    const text = `AAA${String.fromCharCode(letter)}`;
    const known = alphabet.includes(text[3]!);
    expect(decode(text) !== undefined, text).toBe(known);
  }
  expect(decode("A")).toBeUndefined();
  expect(decode("AAAAA")).toBeUndefined();
});
