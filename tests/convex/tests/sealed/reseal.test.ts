// Values under old keys, brought under the primary key of their own scope.

import { describe, expect, test } from "vitest";
import {
  Keyring,
  header,
  isSearchableUnderPrimary,
  isUnderPrimary,
  open,
  openSearchable,
  reseal,
  resealSearchable,
  seal,
  sealSearchable,
} from "../../convex/sealed";
import type { SealedColumn } from "../../convex/sealed";
import { openBytes } from "../../convex/schemalock/sealed/value";
import { code, hex, key } from "./support";

const column = {
  context: "users.email",
  bind: "row",
  pad: false,
  kind: "text",
  searchable: "lowercase",
} as const satisfies SealedColumn;
const ROW = ["1"];
const SCOPE = "tenant-7";

/** Keys 1 and 2 of no scope, 3 and 4 of a scope, index keys 5 to 8 in the same way: the first is old, the second new. */
async function rings() {
  const of = async (old: "primary" | "active", fresh: "primary" | "active") => {
    const keys = [];
    for (const [kind, byte, scope] of [
      ["data", 1, undefined],
      ["data", 3, SCOPE],
      ["index", 5, undefined],
      ["index", 7, SCOPE],
    ] as const) {
      keys.push(await key(kind, byte, old, scope));
      keys.push(await key(kind, byte + 1, fresh, scope));
    }
    return Keyring.of(keys);
  };
  return [
    await of("primary", "active"),
    await of("active", "primary"),
  ] as const;
}

test.each([undefined, SCOPE])("of the scope %s", async (scope) => {
  const [before, after] = await rings();
  const keys = scope === undefined ? before : before.scoped(scope);
  const old = await seal(keys, column, ROW, "s3cret");
  expect(isUnderPrimary(before, old)).toBe(true);
  expect(isUnderPrimary(after, old)).toBe(false);
  const anew = await reseal(after, column, ROW, old);
  expect(header(anew).keyId).toBe(after.primaryId(scope));
  expect(isUnderPrimary(after, anew)).toBe(true);
  expect(isUnderPrimary(before, anew)).toBe(false);
  expect(await open(after, column, ROW, anew)).toBe("s3cret");
  expect(await open(before, column, ROW, anew)).toBe("s3cret");
});

test("the bytes stay the same, also where this language would write others", async () => {
  const [before, after] = await rings();
  const asText = { ...column, context: "t.j" };
  const text = ' {"b": 1.0, "id": 9007199254740993} ';
  const old = await seal(before, asText, ROW, text);
  const json = { ...asText, kind: "json" } as const;
  const anew = await reseal(after, json, ROW, old);
  expect(await open(after, asText, ROW, anew)).toBe(text);
  const [one, other] = [
    await openBytes(after, json, ROW, old),
    await openBytes(after, json, ROW, anew),
  ];
  expect(hex(one)).toBe(hex(other));
});

test("padding is what the column says today", async () => {
  const [before, after] = await rings();
  const old = await seal(before, column, ROW, "s3cret");
  const padded = await reseal(after, { ...column, pad: true }, ROW, old);
  expect(header(padded)).toMatchObject({ padded: true, bound: "row" });
  const plain = await reseal(before, column, ROW, padded);
  expect(header(plain).padded).toBe(false);
  expect(await open(after, column, ROW, plain)).toBe("s3cret");
});

test("what does not open stays as it is", async () => {
  const [before, after] = await rings();
  const old = await seal(before, column, ROW, "s3cret");
  const resealing = (...args: Parameters<typeof reseal>) =>
    code(() => reseal(...args));
  expect(await resealing(after, column, ["2"], old)).toBe("OpenFailed");
  const elsewhere = { ...column, context: "users.name" };
  expect(await resealing(after, elsewhere, ROW, old)).toBe("OpenFailed");
  const unbound = { ...column, bind: "column" } as const;
  expect(await resealing(after, unbound, ROW, old)).toBe("OpenFailed");
  expect(await resealing(after, column, [], old)).toBe("OpenFailed");
  expect(await resealing(after, column, ROW, "s3cret")).toBe("NotSealed");
});

test("a key that is not there, and a scope that has none that seals", async () => {
  const [before] = await rings();
  const old = await seal(before.scoped(SCOPE), column, ROW, "s3cret");
  const without = Keyring.of([await key("data", 1)]);
  expect(isUnderPrimary(without, old)).toBe(false);
  expect(await code(() => reseal(without, column, ROW, old))).toBe(
    "UnknownKey",
  );
  const left = Keyring.of([
    await key("data", 1),
    await key("data", 3, "active", SCOPE),
  ]);
  expect(isUnderPrimary(left, old)).toBe(false);
  expect(await code(() => reseal(left, column, ROW, old))).toBe("NoPrimaryKey");
});

describe("a value and its blind index", () => {
  test.each([undefined, SCOPE])("of the scope %s", async (scope) => {
    const [before, after] = await rings();
    const [old, now] = [before, after].map((ring) =>
      scope === undefined ? ring : ring.scoped(scope),
    );
    const both = await sealSearchable(old!, column, ROW, "Ada");
    expect(isUnder(before, both)).toBe(true);
    expect(isUnder(after, both)).toBe(false);
    const anew = await resealSearchable(
      after,
      column,
      ROW,
      both.sealed,
      both.blindIndex,
    );
    expect(isUnder(after, anew)).toBe(true);
    const asked = await sealSearchable(now!, column, ROW, "ada");
    expect(anew.blindIndex).toBe(asked.blindIndex);
    expect(
      await openSearchable(after, column, ROW, anew.sealed, anew.blindIndex),
    ).toBe("Ada");
  });

  test("of which one is old: the other stays", async () => {
    const [before, after] = await rings();
    const old = await sealSearchable(before, column, ROW, "Ada");
    const now = await sealSearchable(after, column, ROW, "Ada");
    const mixed = [
      { sealed: old.sealed, blindIndex: now.blindIndex },
      { sealed: now.sealed, blindIndex: old.blindIndex },
    ];
    for (const both of mixed) {
      expect(isUnder(after, both)).toBe(false);
      const { sealed, blindIndex } = both;
      const anew = await resealSearchable(
        after,
        column,
        ROW,
        sealed,
        blindIndex,
      );
      expect(isUnder(after, anew)).toBe(true);
      expect(anew.blindIndex).toBe(now.blindIndex);
      expect(anew.sealed === now.sealed).toBe(sealed === now.sealed);
    }
    const { sealed, blindIndex } = now;
    expect(
      await resealSearchable(after, column, ROW, sealed, blindIndex),
    ).toEqual(now);
  });

  test("that is another value's", async () => {
    const [before, after] = await rings();
    const ada = await sealSearchable(before, column, ROW, "Ada");
    const bob = await sealSearchable(before, column, ROW, "Bob");
    const mixing = (index: string) => () =>
      resealSearchable(after, column, ROW, ada.sealed, index);
    expect(await code(mixing(bob.blindIndex))).toBe("OpenFailed");
    expect(await code(mixing("s3cret"))).toBe("NotABlindIndex");
    expect(
      await code(() => isSearchableUnderPrimary(after, ada.sealed, "s3cret")),
    ).toBe("NotABlindIndex");
  });

  test("of a scope that has no index key that seals", async () => {
    const [before] = await rings();
    const old = await sealSearchable(before, column, ROW, "Ada");
    const left = Keyring.of([
      await key("data", 1),
      await key("index", 5, "active"),
    ]);
    expect(isUnder(left, old)).toBe(false);
    expect(
      await code(() =>
        resealSearchable(left, column, ROW, old.sealed, old.blindIndex),
      ),
    ).toBe("NoPrimaryKey");
  });

  function isUnder(
    ring: Keyring,
    { sealed, blindIndex }: { sealed: string; blindIndex: string },
  ): boolean {
    return isSearchableUnderPrimary(ring, sealed, blindIndex);
  }
});
