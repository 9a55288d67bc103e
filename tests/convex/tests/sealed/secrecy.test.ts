// @vitest-environment node
// No secret shows where things are shown: in texts, in JSON, in what a console prints, and in errors.

import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  Kek,
  Keyring,
  keyFromBytes,
  open,
  openSearchable,
  seal,
  sealSearchable,
} from "../../convex/sealed";
import type { Key, Kind, Plaintext, SealedColumn } from "../../convex/sealed";
import { encode } from "../../convex/schemalock/sealed/base64url";
import { hex, type Bytes } from "../../convex/schemalock/sealed/bytes";
import { DataKey } from "../../convex/schemalock/sealed/key";
import { bytes } from "./primitives";
import { data, thrown } from "./support";

const SECRET = bytes("thirty-two bytes, printable ones");
const column = {
  context: "t.c",
  bind: "row",
  pad: false,
  kind: "text",
  searchable: "none",
} as const satisfies SealedColumn;

/** All that is shown of a value, one way or another. */
function shown(value: unknown): string {
  const options = { depth: Infinity, showHidden: true, getters: true };
  return [
    String(value),
    `${JSON.stringify(value)}`,
    inspect(value, options),
    Object.keys(value as object).join(),
    Reflect.ownKeys(value as object)
      .map((name) => String((value as Record<PropertyKey, unknown>)[name]))
      .join(),
    value instanceof Error ? `${value.stack}${inspect(value.cause)}` : "",
  ].join("\n");
}

/** The ways in which bytes may show. */
function forms(secret: Bytes): string[] {
  const list = [...secret.slice(0, 8)];
  return [
    new TextDecoder().decode(secret).slice(0, 8),
    hex(secret).slice(0, 12),
    encode(secret).slice(0, 12),
    btoa(String.fromCharCode(...secret)).slice(0, 12),
    list.join(", "),
    list.join(),
    list.map((byte) => byte.toString(16)).join(" "),
  ];
}

function expectHidden(value: unknown, secret: Bytes = SECRET): void {
  const text = shown(value);
  for (const form of forms(secret)) {
    expect(text).not.toContain(form);
  }
}

async function keys(): Promise<Key[]> {
  const state = "primary";
  const other = SECRET.slice().reverse();
  return [
    await keyFromBytes("data", SECRET, { state }),
    await keyFromBytes("index", other, { state }),
  ];
}

test("the test itself would see a secret", () => {
  expect(() => expectHidden({ key: SECRET })).toThrow();
  expect(() => expectHidden(new Error(hex(SECRET)))).toThrow();
  expect(() =>
    expectHidden({
      get key() {
        return [...SECRET];
      },
    }),
  ).toThrow();
});

describe("keys, keyrings and KEKs show their ids", () => {
  test("a key", async () => {
    for (const key of await keys()) {
      expectHidden(key);
      expectHidden(key, SECRET.slice().reverse());
      expect(JSON.parse(JSON.stringify(key))).toEqual({
        info: { id: key.info.id, kind: key.info.kind, state: "primary" },
      });
    }
  });

  test("a keyring, also after use", async () => {
    const all = await keys();
    const ring = Keyring.of(all);
    const { sealed, blindIndex } = await sealSearchable(
      ring,
      column,
      ["1"],
      "s3cret",
    );
    await openSearchable(ring, column, ["1"], sealed, blindIndex);
    for (const value of [ring, ring.scoped("a"), all]) {
      expectHidden(value);
      expectHidden(value, SECRET.slice().reverse());
      expectHidden(value, bytes("s3cret"));
    }
    const [dataKey, index] = all.map((key) => key.info.id);
    const json = { data: [dataKey], index: [index] };
    expect(JSON.parse(JSON.stringify(ring))).toEqual(json);
    expect(inspect(ring)).toBe("Keyring {}");
  });

  test("a KEK", async () => {
    const kek = await Kek.fromText(hex(SECRET));
    expectHidden(kek);
    expect(JSON.parse(JSON.stringify(kek))).toEqual({ id: kek.id });
  });

  test("a key of a column", async () => {
    const [key] = await keys();
    const field = await (key as DataKey).field("t.c");
    expectHidden(field);
    expect(inspect(field, { showHidden: true })).toBe("Xaes {}");
    expect(JSON.stringify(field)).toBe("{}");
  });
});

describe("errors", () => {
  test("of keyrings show neither the KEK nor what is wrapped", async () => {
    const text = data("vectors/keyring/keyring.json");
    const wrapped = JSON.parse(text).keys[0].wrapped as string;
    const secret = hex(SECRET);
    for (const load of [
      () => Keyring.fromText(text, secret),
      () => Keyring.fromText(secret, secret),
      () => Keyring.fromText(text, `${secret}0`),
      () => Keyring.fromText(text.replace("primary", secret), secret),
      () => Keyring.fromEnvironment({ SCHEMALOCK_KEK: secret }),
      () =>
        Keyring.fromEnvironment({
          SCHEMALOCK_KEYRING: secret,
          SCHEMALOCK_KEK: secret,
        }),
      () => keyFromBytes("data", SECRET.slice(1)),
    ]) {
      const error = await thrown(load);
      expectHidden(error);
      expect(shown(error)).not.toContain(wrapped.slice(0, 20));
    }
  });

  test("of values show no plaintext", async () => {
    const ring = Keyring.of(await keys());
    const secret = bytes("s3cret");
    const kinds: [Kind, unknown][] = [
      ["integer", "s3cret"],
      ["json", { s3cret: undefined }],
      ["text", "s3cret\ud800"],
      ["uuid", "s3cret"],
      ["bytes", "s3cret"],
      ["decimal", "s3cret"],
    ];
    for (const [kind, value] of kinds) {
      const it: SealedColumn = { ...column, kind };
      const error = await thrown(() =>
        seal(ring, it, ["1"], value as Plaintext),
      );
      expectHidden(error, secret);
    }
    const sealed = await seal(ring, column, ["1"], "s3cret");
    for (const kind of ["integer", "json", "date", "enum"] as const) {
      const it: SealedColumn = { ...column, kind, words: ["x"] };
      expectHidden(await thrown(() => open(ring, it, ["1"], sealed)), secret);
    }
    expectHidden(await thrown(() => open(ring, column, ["2"], sealed)), secret);
    expectHidden(
      await thrown(() => open(ring, column, ["1"], "s3cret")),
      secret,
    );
  });
});
