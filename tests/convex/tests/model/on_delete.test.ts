import type { GenericId } from "convex/values";
import { beforeAll, expect, test } from "vitest";

import {
  categories,
  cities,
  countries,
  customers,
  orderLines,
  orders,
  products,
  suppliers,
} from "../../schemas/shop/model";
import type { Keyring } from "../../schemas/shop/sealed";
import { refusal, shop, shopKeyring, type ShopCtx } from "../support";

let keys: Keyring;
beforeAll(async () => {
  keys = await shopKeyring();
});

function customer(ctx: ShopCtx, name: string) {
  return customers.insert(ctx, keys, { email: `${name}@example.com` });
}

test("cascade goes down a tree of rows, and around a circle", async () => {
  await shop().run(async (ctx) => {
    const shelf = (slug: string, parentId?: GenericId<"categories">) =>
      categories.insert(ctx, { slug, parentId });
    const root = await shelf("root");
    const child = await shelf("child", root);
    await shelf("leaf", child);
    const other = await shelf("other");
    await categories.patch(ctx, root, { parentId: child });
    await categories.delete(ctx, root);
    const left = await ctx.db.query("categories").collect();
    expect(left.map(({ _id }) => _id)).toEqual([other]);
  });
});

test("a row that points at itself goes", async () => {
  await shop().run(async (ctx) => {
    const self = await categories.insert(ctx, { slug: "self" });
    await categories.patch(ctx, self, { parentId: self });
    await categories.delete(ctx, self);
    expect(await ctx.db.query("categories").collect()).toEqual([]);
  });
});

test("restrict does not keep a row from itself", async () => {
  await shop().run(async (ctx) => {
    const supplier = { id: 1, code: "a", iban: "X", partOf: 1 };
    const self = await suppliers.insert(ctx, keys, supplier);
    const part = { id: 2, code: "b", iban: "X", partOf: 1 };
    const other = await suppliers.insert(ctx, keys, part);
    expect(await refusal(suppliers.delete(ctx, self))).toMatchObject({
      code: "restricted",
      constraint: "suppliers_part_of_fkey",
    });
    await suppliers.delete(ctx, other);
    await suppliers.delete(ctx, self);
    expect(await ctx.db.query("suppliers").collect()).toEqual([]);
  });
});

test("cascade and set_null meet in a circle of two tables", async () => {
  await shop().run(async (ctx) => {
    const country = await countries.insert(ctx, { code: "NL", name: "NL" });
    const city = { countryCode: "NL", name: "Amsterdam" };
    const capitalId = await cities.insert(ctx, city);
    await cities.insert(ctx, { ...city, name: "Utrecht" });
    await countries.patch(ctx, country, { capitalId });
    await cities.delete(ctx, capitalId);
    expect(await countries.get(ctx, country)).not.toHaveProperty("capitalId");
    await countries.patch(ctx, country, {
      capitalId: await cities.insert(ctx, city),
    });
    await countries.delete(ctx, country);
    expect(await ctx.db.query("cities").collect()).toEqual([]);
    expect(await ctx.db.query("countries").collect()).toEqual([]);
  });
});

test("set_null takes the field away, and counts as a change", async () => {
  await shop().run(async (ctx) => {
    const ada = await customer(ctx, "ada");
    const bob = await customer(ctx, "bob");
    await customers.patch(ctx, keys, bob, { referrerId: ada });
    await customers.delete(ctx, ada);
    const stored = await customers.get(ctx, bob);
    expect(stored).not.toHaveProperty("referrerId");
    expect(stored.version).toBe(3);
  });
});

test("set_null touches the time of the last change", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    const supplier = { id: 1, code: "acme", iban: "X" };
    const id = await suppliers.insert(ctx, keys, supplier);
    const product = await products.insert(ctx, {
      sku: "pen",
      price: "1",
      supplierCode: "acme",
    });
    expect(await products.get(ctx, product)).not.toHaveProperty("changedAt");
    await suppliers.delete(ctx, id);
    const after = await products.get(ctx, product);
    expect(after).not.toHaveProperty("supplierCode");
    expect(after).toMatchObject({ version: 1n, changedAt: expect.any(Number) });
  });
});

test("set_default asks for the row that the default points at", async () => {
  await shop().run(async (ctx) => {
    const misc = await categories.insert(ctx, { slug: "misc" });
    const pens = await categories.insert(ctx, { slug: "pens" });
    const id = await products.insert(ctx, {
      sku: "pen",
      categorySlug: "pens",
      price: "1",
    });
    await categories.delete(ctx, pens);
    expect(await products.get(ctx, id)).toMatchObject({ categorySlug: "misc" });
    expect(await refusal(categories.delete(ctx, misc))).toMatchObject({
      code: "restricted",
      constraint: "products_category_slug_fkey",
    });
    const inks = await categories.insert(ctx, { slug: "inks" });
    await products.patch(ctx, id, { categorySlug: "inks" });
    await categories.delete(ctx, misc);
    expect(await refusal(categories.delete(ctx, inks))).toEqual({
      code: "reference",
      table: "products",
      constraint: "products_category_slug_fkey",
      fields: ["categorySlug"],
      to: "categories",
    });
    expect(await categories.get(ctx, inks)).toBeDefined();
  });
});

test("no_action and restrict keep a row that others point at", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    const pen = await products.insert(ctx, { sku: "pen", price: "1" });
    const ada = await customer(ctx, "ada");
    const bob = await customer(ctx, "bob");
    const order = await orders.insert(ctx, {
      customerId: ada,
      number: 1,
      giftToId: bob,
    });
    await orderLines.insert(ctx, keys, {
      orderNumber: 1,
      line: 1,
      productSku: "pen",
    });
    const restricted = (table: string, constraint: string, by: string) => ({
      code: "restricted",
      table,
      constraint,
      by,
    });
    expect(await refusal(products.delete(ctx, pen))).toEqual(
      restricted("products", "order_lines_product_sku_fkey", "orderLines"),
    );
    expect(await refusal(customers.delete(ctx, ada))).toEqual(
      restricted("customers", "orders_customer_id_fkey", "orders"),
    );
    expect(await refusal(customers.delete(ctx, bob))).toEqual(
      restricted("customers", "orders_gift_to_id_fkey", "orders"),
    );
    await orders.delete(ctx, order);
    expect(await ctx.db.query("orderLines").collect()).toEqual([]);
    await products.delete(ctx, pen);
    await customers.delete(ctx, ada);
    await customers.delete(ctx, bob);
  });
});
