import { expect, test } from "vitest";
import { Kek } from "../../convex/sealed";
import { decode } from "../../convex/schemalock/sealed/base64url";
import { KEK, wrapped } from "./documents";
import { code, data, filled, flipped, hex, thrown } from "./support";

const HEX = hex(KEK);
const BASE64 = data("vectors/keyring/kek.txt").trim();
const ID = "eafd6c2c7983a5fba5f5cad1433c8377";

test.each([
  HEX,
  HEX.toUpperCase(),
  BASE64,
  BASE64.replace("=", ""),
  ` \t${BASE64}\r\n\f`,
])("a KEK is read from %j", async (text) => {
  expect((await Kek.fromText(text)).id).toBe(ID);
});

test("either alphabet of base64 will do", async () => {
  const url = `${"-_".repeat(21)}8`;
  const plain = `${"+/".repeat(21)}8`;
  const ids = [url, plain, `${plain}=`].map((text) => Kek.fromText(text));
  const [first, ...others] = (await Promise.all(ids)).map((kek) => kek.id);
  expect(others).toEqual([first, first]);
});

test.each([
  "",
  "s3cret",
  HEX.slice(1),
  `${HEX}0`,
  HEX.replace("0", "g"),
  BASE64.slice(1),
  `${BASE64}=`,
  `${BASE64.slice(0, 42)}==`,
  BASE64.replace("8=", "9="),
  BASE64.replace("8=", "8A"),
  `${"-/".repeat(21)}8`,
  `=${BASE64.slice(0, 43)}`,
  BASE64.replace("EC", " C"),
  `\u00a0${BASE64}`,
  "=".repeat(44),
  "=".repeat(43),
])("%j is no KEK, and is not repeated", async (text) => {
  const error = await thrown(() => Kek.fromText(text, "the file `x`"));
  expect(error).toMatchObject({ name: "KeyringError", code: "NotAKek" });
  expect(error.message).toMatch(/^the file `x` holds no KEK: /);
  expect(text.length > 5 && error.message.includes(text)).toBe(false);
});

test("a KEK in an environment variable", async () => {
  const env = { A: BASE64, B: "s3cret", C: "" };
  expect((await Kek.fromEnvironment(env, "A")).id).toBe(ID);
  const none = await thrown(() => Kek.fromEnvironment(env, "X"));
  expect(none.message).toBe(
    "the environment variable `X` is not set: it should hold the KEK",
  );
  for (const name of ["B", "C"]) {
    const error = await thrown(() => Kek.fromEnvironment(env, name));
    expect(error.message).toContain(`the environment variable \`${name}\``);
    expect(error.message).not.toContain("s3cret");
  }
});

test("a wrapped key belongs to its entry", async () => {
  const kek = await Kek.fromText(BASE64);
  const entry = await wrapped(filled(0x42), { scope: "a" });
  const bytes = decode(entry.wrapped)!;
  const info = { id: entry.id, kind: "data", scope: "a" } as const;
  expect(await kek.unwrap(info, bytes)).toEqual(filled(0x42));
  for (const other of [
    { ...info, scope: "b" },
    { ...info, scope: undefined },
    { ...info, kind: "index" as const },
    { ...info, id: "6a3c47c12c9408c3b0564f565079f343" },
  ]) {
    expect(await kek.unwrap(other, bytes)).toBeUndefined();
  }
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    expect(await kek.unwrap(info, flipped(bytes, bit))).toBeUndefined();
  }
  for (const length of [0, 23, 24, 71]) {
    expect(await kek.unwrap(info, bytes.slice(0, length))).toBeUndefined();
  }
  const longer = Uint8Array.from([...bytes, 0]);
  expect(await kek.unwrap(info, longer)).toBeUndefined();
  const another = await Kek.fromText(hex(filled(9)));
  expect(await another.unwrap(info, bytes)).toBeUndefined();
  expect(await code(() => Kek.fromText("x"))).toBe("NotAKek");
});
