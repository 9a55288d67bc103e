// Blind indexes, and values that are opened with theirs.

import { expect, test } from "vitest";
import {
  Keyring,
  blindIndex,
  blindIndexes,
  openSearchable,
  seal,
  sealSearchable,
} from "../../convex/sealed";
import type { SealedColumn } from "../../convex/sealed";
import { flipped, code, hex, key, keyring, thrown, unhex } from "./support";

const email = {
  context: "users.email",
  bind: "row",
  pad: true,
  kind: "text",
  searchable: "lowercase",
} as const satisfies SealedColumn;
const exact = { ...email, searchable: "none" } as const;
const ADA = "Ada@Example.com";

test("a look-up asks for the keys before and after a rotation", async () => {
  const before = Keyring.of([await key("index", 1)]);
  const during = Keyring.of([
    await key("index", 1, "active"),
    await key("index", 2),
    await key("index", 3, "primary", "tenant-7"),
  ]);
  const [old, now] = [
    await blindIndex(before, email, ADA),
    await blindIndex(during, email, ADA),
  ];
  expect(old).toMatch(/^[0-9a-f]{40}$/);
  expect(await blindIndexes(during, email, "ada@example.COM")).toEqual([
    now,
    old,
  ]);
  const tenant = during.scoped("tenant-7");
  expect(await blindIndexes(tenant, email, ADA)).toEqual([
    await blindIndex(tenant, email, ADA),
  ]);
  const elsewhere = { ...email, context: "users.name" };
  const other = await blindIndex(during, elsewhere, ADA);
  expect(other).not.toBe(now);
  expect(other.slice(0, 8)).toBe(now.slice(0, 8));
  expect(await blindIndex(during, exact, ADA)).not.toBe(now);
  expect(await blindIndex(during, exact, ADA.toLowerCase())).toBe(now);
});

test("the primary key's comes first, wherever its id stands in order", async () => {
  for (const primary of [1, 2, 3, 4, 5]) {
    const keys = [1, 2, 3, 4, 5].map((byte) =>
      key("index", byte, byte === primary ? "primary" : "active"),
    );
    const ring = Keyring.of(await Promise.all(keys));
    const all = await blindIndexes(ring, email, ADA);
    expect(all[0]).toBe(await blindIndex(ring, email, ADA));
    expect(all.slice(1)).toEqual(all.slice(1).sort());
    expect(new Set(all).size).toBe(5);
  }
});

test("lower case is Unicode's, whatever the language", async () => {
  const ring = await keyring();
  const same = async (one: string, other: string) =>
    (await blindIndex(ring, email, one)) ===
    (await blindIndex(ring, email, other));
  expect(await same("ÄÖÜ STRASSE", "äöü strasse")).toBe(true);
  expect(await same("ΟΔΟΣ", "οδος")).toBe(true);
  expect(await same("İ", "i\u0307")).toBe(true);
  expect(await same("STRASSE", "straße")).toBe(false);
  // Composed and decomposed letters are different values.
  expect(await same("é", "e\u0301")).toBe(false);
});

test("bytes that are no text are compared as they are", async () => {
  const ring = await keyring();
  const column = { ...email, kind: "bytes" } as const;
  const bytes = unhex("ff41").buffer;
  expect(await blindIndex(ring, column, bytes)).toBe(
    await blindIndex(ring, { ...column, searchable: "none" }, bytes),
  );
  const text = unhex("41").buffer;
  expect(await blindIndex(ring, column, text)).toBe(
    await blindIndex(ring, column, unhex("61").buffer),
  );
});

test("a column that does not say so is not searched", async () => {
  const ring = await keyring();
  const plain: SealedColumn = { ...email, searchable: undefined };
  for (const make of [blindIndex, blindIndexes]) {
    expect(await code(() => make(ring, plain, ADA))).toBe("NotSearchable");
  }
  const both = () => sealSearchable(ring, plain, ["1"], ADA);
  expect(await code(both)).toBe("NotSearchable");
  const sealed = await seal(ring, plain, ["1"], ADA);
  const index = await blindIndex(ring, email, ADA);
  const opening = () => openSearchable(ring, plain, ["1"], sealed, index);
  expect(await code(opening)).toBe("NotSearchable");
});

test("what has no canonical form has no blind index", async () => {
  const ring = await keyring();
  const making = () => blindIndex(ring, email, "\ud800");
  expect(await code(making)).toBe("NotEncodable");
});

test("a value opens with its blind index, and with no other", async () => {
  const ring = await keyring();
  const ada = await sealSearchable(ring, email, ["1"], ADA);
  const bob = await sealSearchable(ring, email, ["2"], "bob@example.com");
  const opening = (index: string) =>
    openSearchable(ring, email, ["1"], ada.sealed, index);
  expect(await opening(ada.blindIndex)).toBe(ADA);
  expect(await code(() => opening(bob.blindIndex))).toBe("OpenFailed");
  const bytes = unhex(ada.blindIndex);
  for (let bit = 32; bit < 160; bit++) {
    const changed = hex(flipped(bytes, bit));
    expect(await code(() => opening(changed)), `${bit}`).toBe("OpenFailed");
  }
  // It says no more than opening anything else does.
  const error = await thrown(() => opening(bob.blindIndex));
  expect(error.message).toBe("the sealed value does not open here");
});

test("a blind index under a key that is gone is not looked at", async () => {
  const old = Keyring.of([await key("data", 0x42), await key("index", 1)]);
  const { sealed, blindIndex } = await sealSearchable(old, email, ["1"], ADA);
  const ring = await keyring();
  const opened = openSearchable(ring, email, ["1"], sealed, blindIndex);
  expect(await opened).toBe(ADA);
});

test("an index key of any scope compares, a data key of the same id none", async () => {
  const ring = Keyring.of([
    await key("data", 0x42),
    await key("index", 7, "active", "tenant-7"),
  ]);
  const of = Keyring.of([await key("index", 7)]);
  const other = await blindIndex(of, email, "bob@example.com");
  const sealed = await seal(ring, email, ["1"], ADA);
  const opening = () => openSearchable(ring, email, ["1"], sealed, other);
  expect(await code(opening)).toBe("OpenFailed");
  const likeData = `425d2846${other.slice(8)}`;
  const opened = openSearchable(ring, email, ["1"], sealed, likeData);
  expect(await opened).toBe(ADA);
});

test.each(["", "s3cret", "A".repeat(40), "0".repeat(39), "0".repeat(41), 7])(
  "%j is no blind index, and is not repeated",
  async (text) => {
    const ring = await keyring();
    const sealed = await seal(ring, email, ["1"], ADA);
    const error = await thrown(() =>
      openSearchable(ring, email, ["1"], sealed, text as string),
    );
    expect(error).toMatchObject({ code: "NotABlindIndex" });
    expect(error.message).not.toContain("s3cret");
  },
);
