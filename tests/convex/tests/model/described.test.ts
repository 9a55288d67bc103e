// Descriptions by hand, of what schemas of this project's own have none of.

import { convexTest } from "convex-test";
import { defineSchema, defineTable } from "convex/server";
import { v, type VString } from "convex/values";
import { expect, test } from "vitest";

import type { Descriptions } from "../../convex/schemalock/model/describe";
import { defineModel } from "../../convex/schemalock/model/model";
import { open, type Sealed } from "../../convex/sealed";
import { keyring, refusal, violations } from "../support";

const schema = defineSchema({
  owners: defineTable({ street: v.string(), house: v.number() }).index(
    "by_house_and_street",
    ["house", "street"],
  ),
  pets: defineTable({
    street: v.optional(v.string()),
    ownerId: v.id("owners"),
  }).index("by_owner", ["ownerId"]),
  stamps: defineTable({
    picture: v.bytes(),
    worth: v.string(),
    isRare: v.boolean(),
    issuedAt: v.number(),
    weight: v.number(),
    note: v.string() as VString<Sealed<string>>,
  }).index("by_key", ["picture", "worth", "isRare", "issuedAt", "weight"]),
});

const descriptions = {
  owners: {
    fields: { street: { kind: "text" }, house: { kind: "integer" } },
    uniques: [
      {
        name: "owners_street_house_key",
        fields: ["street", "house"],
        index: "by_house_and_street",
        prefix: ["house", "street"],
      },
    ],
  },
  pets: {
    fields: {
      street: { kind: "text", optional: true },
      ownerId: { kind: "id", table: "owners" },
    },
    references: [
      {
        name: "pets_street_owner_id_fkey",
        fields: ["street", "ownerId"],
        table: "owners",
        to: ["street", "_id"],
        index: "by_owner",
        prefix: ["ownerId"],
        on_delete: "set_default",
        on_update: "cascade",
      },
    ],
  },
  stamps: {
    key: {
      name: "stamps_pkey",
      fields: ["picture", "worth", "isRare", "issuedAt", "weight"],
      index: "by_key",
    },
    fields: {
      picture: { kind: "bytes" },
      worth: { kind: "decimal", precision: 9, scale: 2 },
      isRare: { kind: "boolean" },
      issuedAt: { kind: "timestamp" },
      weight: { kind: "float" },
      note: { kind: "text", sealed: { context: "stamps.note" } },
    },
  },
} as const satisfies Descriptions;

const model = defineModel(schema, descriptions);
const owners = model.table("owners");
const pets = model.table("pets");
const stamps = model.sealedTable("stamps");

function database() {
  return convexTest(schema, { "./_generated/api.ts": async () => ({}) });
}

test("an index may have the fields of a unique set in another order", async () => {
  await database().run(async (ctx) => {
    await owners.insert(ctx, { street: "Dam", house: 1 });
    await owners.insert(ctx, { street: "Dam", house: 2 });
    const again = owners.insert(ctx, { street: "Dam", house: 1 });
    expect(await refusal(again)).toMatchObject({
      code: "unique",
      fields: ["street", "house"],
    });
  });
});

test("the negative zero is the zero", async () => {
  await database().run(async (ctx) => {
    const id = await owners.insert(ctx, { street: "Dam", house: 0 });
    const again = owners.insert(ctx, { street: "Dam", house: -0 });
    expect(await refusal(again)).toMatchObject({ code: "unique" });
    await owners.patch(ctx, id, { house: -0 });
    expect((await owners.get(ctx, id)).house).toBe(0);
  });
});

test("an index may have some of the fields of a reference", async () => {
  await database().run(async (ctx) => {
    const ownerId = await owners.insert(ctx, { street: "Dam", house: 1 });
    const pet = await pets.insert(ctx, { street: "Dam", ownerId });
    const stray = await pets.insert(ctx, { ownerId });
    await owners.patch(ctx, ownerId, { street: "Spui" });
    expect(await pets.get(ctx, pet)).toMatchObject({ street: "Spui" });
    expect(await pets.get(ctx, stray)).not.toHaveProperty("street");
    const wrong = pets.insert(ctx, { street: "Dam", ownerId });
    expect(await refusal(wrong)).toMatchObject({ code: "reference" });
  });
});

test("set_default without a default takes no required field away", async () => {
  await database().run(async (ctx) => {
    const ownerId = await owners.insert(ctx, { street: "Dam", house: 1 });
    const pet = await pets.insert(ctx, { ownerId });
    await owners.delete(ctx, ownerId);
    const other = await owners.insert(ctx, { street: "Dam", house: 1 });
    await pets.patch(ctx, pet, { street: "Dam", ownerId: other });
    expect(await violations(owners.delete(ctx, other))).toEqual([
      "ownerId: required",
    ]);
  });
});

test("values are bound to the canonical text of each part of a key", async () => {
  const keys = await keyring();
  await database().run(async (ctx) => {
    const row = {
      picture: new Uint8Array([0, 171]).buffer,
      worth: "1.50",
      isRare: true,
      issuedAt: -1,
      weight: 1e21,
    };
    const id = await stamps.insert(ctx, keys, { ...row, note: "blue" });
    const stored = await stamps.get(ctx, id);
    const column = {
      context: "stamps.note",
      bind: "row",
      pad: false,
      kind: "text",
    } as const;
    const key = ["00ab", "1.5", "true", "-1", "1e+21"];
    expect(await open(keys, column, key, stored.note)).toBe("blue");
    const again = stamps.insert(ctx, keys, { ...row, note: "red" });
    expect(await refusal(again)).toMatchObject({ code: "unique" });
    await stamps.insert(ctx, keys, { ...row, weight: 2, note: "red" });
  });
});

test("fields are found by their own names alone", async () => {
  await database().run(async (ctx) => {
    const row = { street: "Dam", house: 1, constructor: 1, toString: 2 };
    expect(await violations(owners.insert(ctx, row))).toEqual([
      "constructor: unknown",
      "toString: unknown",
    ]);
  });
});
