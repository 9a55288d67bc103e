// What one call does to several rows, by descriptions by hand.

import { convexTest } from "convex-test";
import { defineSchema, defineTable } from "convex/server";
import { getDocumentSize, v, type VString } from "convex/values";
import { expect, test } from "vitest";

import { categories, products } from "../../schemas/shop/model";
import type { Descriptions } from "../../schemas/shop/schemalock/model/describe";
import { defineModel } from "../../schemas/shop/schemalock/model/model";
import type { Sealed } from "../../schemas/shop/sealed";
import { refusal, shop, shopKeyring, violations } from "../support";

const schema = defineSchema({
  rates: defineTable({ percent: v.string(), zone: v.number() })
    .index("by_key", ["percent"])
    .index("by_zone", ["zone"]),
  goods: defineTable({ percent: v.string(), zone: v.optional(v.number()) })
    .index("by_percent", ["percent"])
    .index("by_zone", ["zone"]),
  boxes: defineTable({ name: v.string() }),
  labels: defineTable({
    boxId: v.id("boxes"),
    itemId: v.optional(v.id("items")),
  })
    .index("by_box", ["boxId"])
    .index("by_item", ["itemId"]),
  items: defineTable({ boxId: v.id("boxes") }).index("by_box", ["boxId"]),
  people: defineTable({
    name: v.string(),
    email: v.string() as VString<Sealed<string>>,
    emailBlindIndex: v.string(),
    boss: v.optional(v.string()),
  })
    .index("by_name", ["name"])
    .index("by_email", ["emailBlindIndex"])
    .index("by_boss", ["boss"]),
});

const percent = { kind: "decimal", precision: 4, scale: 2 } as const;

const descriptions = {
  rates: {
    key: { name: "rates_pkey", fields: ["percent"], index: "by_key" },
    fields: { percent, zone: { kind: "integer" } },
    uniques: [{ name: "rates_zone_key", fields: ["zone"], index: "by_zone" }],
  },
  goods: {
    fields: {
      percent: { ...percent, default: "1.50" },
      zone: { kind: "integer", optional: true },
    },
    references: [
      {
        name: "goods_percent_fkey",
        fields: ["percent"],
        table: "rates",
        to: ["percent"],
        index: "by_percent",
        on_delete: "set_default",
      },
      {
        name: "goods_zone_fkey",
        fields: ["zone"],
        table: "rates",
        to: ["zone"],
        index: "by_zone",
        on_delete: "set_null",
      },
    ],
  },
  boxes: { fields: { name: { kind: "text" } } },
  labels: {
    fields: {
      boxId: { kind: "id", table: "boxes" },
      itemId: { kind: "id", table: "items", optional: true },
    },
    references: [
      {
        name: "labels_box_id_fkey",
        fields: ["boxId"],
        table: "boxes",
        to: ["_id"],
        index: "by_box",
        on_delete: "cascade",
      },
      {
        name: "labels_item_id_fkey",
        fields: ["itemId"],
        table: "items",
        to: ["_id"],
        index: "by_item",
        on_delete: "restrict",
      },
    ],
  },
  items: {
    fields: { boxId: { kind: "id", table: "boxes" } },
    references: [
      {
        name: "items_box_id_fkey",
        fields: ["boxId"],
        table: "boxes",
        to: ["_id"],
        index: "by_box",
        on_delete: "cascade",
      },
    ],
  },
  people: {
    fields: {
      name: { kind: "text" },
      email: {
        kind: "text",
        sealed: { context: "people.email", bind: "column", searchable: "none" },
      },
      boss: { kind: "text", optional: true },
    },
    uniques: [
      { name: "people_name_key", fields: ["name"], index: "by_name" },
      { name: "people_email_key", fields: ["email"], index: "by_email" },
    ],
    references: [
      {
        name: "people_boss_fkey",
        fields: ["boss"],
        table: "people",
        to: ["name"],
        index: "by_boss",
        on_update: "cascade",
      },
    ],
  },
} as const satisfies Descriptions;

const model = defineModel(schema, descriptions);
const rates = model.table("rates");
const goods = model.table("goods");
const boxes = model.table("boxes");
const labels = model.table("labels");
const items = model.table("items");
const people = model.sealedTable("people");

function database() {
  return convexTest(schema, { "./_generated/api.ts": async () => ({}) });
}

test("a reference with the negative zero finds its row", async () => {
  await database().run(async (ctx) => {
    const rate = { percent: "1.5", zone: 0 };
    const id = await rates.insert(ctx, rate);
    const good = await goods.insert(ctx, { zone: -0 });
    await rates.patch(ctx, id, { zone: -0 });
    expect((await goods.get(ctx, good)).zone).toBe(0);
  });
});

test("set_default writes the default in its canonical form", async () => {
  await database().run(async (ctx) => {
    await rates.insert(ctx, { percent: "1.50", zone: 1 });
    const other = await rates.insert(ctx, { percent: "2", zone: 2 });
    const good = await goods.insert(ctx, { percent: "2.0", zone: 2 });
    await rates.delete(ctx, other);
    const { _id, _creationTime, ...stored } = await goods.get(ctx, good);
    expect(stored).toEqual({ percent: "1.5" });
  });
});

test("a row that goes as well restricts nothing", async () => {
  await database().run(async (ctx) => {
    const boxId = await boxes.insert(ctx, { name: "box" });
    const other = await boxes.insert(ctx, { name: "other" });
    const itemId = await items.insert(ctx, { boxId });
    await labels.insert(ctx, { boxId, itemId });
    const label = await labels.insert(ctx, { boxId: other, itemId });
    expect(await refusal(boxes.delete(ctx, boxId))).toMatchObject({
      code: "restricted",
      constraint: "labels_item_id_fkey",
    });
    await labels.delete(ctx, label);
    await boxes.delete(ctx, boxId);
    expect(await ctx.db.query("labels").collect()).toEqual([]);
    expect(await ctx.db.query("items").collect()).toEqual([]);
  });
});

test("a row that is changed twice is compared under every index key", async () => {
  const older = await shopKeyring(2);
  const newer = await shopKeyring(4, 2);
  await database().run(async (ctx) => {
    await people.insert(ctx, older, { name: "ada", email: "ada@example.com" });
    const row = { name: "bob", email: "bob@example.com", boss: "bob" };
    const bob = await people.insert(ctx, newer, row);
    const patch = { name: "bert", email: "ada@example.com" };
    const twice = people.patch(ctx, newer, bob, patch);
    expect(await refusal(twice)).toMatchObject({
      code: "unique",
      constraint: "people_email_key",
    });
    await people.patch(ctx, newer, bob, { name: "bert" });
    expect(await people.get(ctx, bob)).toMatchObject({ boss: "bert" });
  });
});

test("nothing of a cascade is written if a row becomes too large", async () => {
  await shop().run(async (ctx) => {
    const misc = await categories.insert(ctx, { slug: "misc" });
    const pen = await products.insert(ctx, { sku: "pen", price: "1" });
    await products.patch(ctx, pen, { picture: new ArrayBuffer(0) });
    const room = 2 ** 20 - getDocumentSize(await products.get(ctx, pen));
    await products.patch(ctx, pen, { picture: new ArrayBuffer(room) });
    const rename = categories.patch(ctx, misc, { slug: "miscs" });
    expect(await violations(rename)).toEqual(["size"]);
    expect(await categories.get(ctx, misc)).toMatchObject({ slug: "misc" });
    await categories.patch(ctx, misc, { slug: "etc" });
  });
});
