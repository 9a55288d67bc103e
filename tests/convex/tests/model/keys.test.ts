// Keys that are no `_id`: natural ones, over several fields, and those that point elsewhere.

import { beforeAll, expect, test } from "vitest";

import {
  categories,
  countries,
  customers,
  orderLines,
  orders,
  products,
  profiles,
  shipments,
  suppliers,
} from "../../schemas/shop/model";
import { header, type Keyring } from "../../schemas/shop/sealed";
import {
  refusal,
  shop,
  shopKeyring,
  violations,
  type ShopCtx,
} from "../support";

let keys: Keyring;
beforeAll(async () => {
  keys = await shopKeyring();
});

/** An order with the number 7, and something to order. */
async function ordered(ctx: ShopCtx) {
  await categories.insert(ctx, { slug: "misc" });
  await products.insert(ctx, { sku: "pen", price: "1.5" });
  const email = "ada@example.com";
  const customerId = await customers.insert(ctx, keys, { email });
  return orders.insert(ctx, { customerId, number: 7 });
}

test("a key of one's own is given, unique, and never changes", async () => {
  await shop().run(async (ctx) => {
    const id = await countries.insert(ctx, { code: "NL", name: "Nederland" });
    const again = countries.insert(ctx, { code: "NL", name: "Holland" });
    expect(await refusal(again)).toEqual({
      code: "unique",
      table: "countries",
      constraint: "countries_pkey",
      fields: ["code"],
    });
    // @ts-expect-error the key is required
    const without = countries.insert(ctx, { name: "Belgium" });
    expect(await violations(without)).toEqual(["code: required"]);
    // @ts-expect-error the key is no part of a patch
    const change = countries.patch(ctx, id, { code: "BE" });
    expect(await refusal(change)).toMatchObject({ fields: ["code"] });
    const wrong = countries.insert(ctx, { code: "nlx", name: "x" });
    expect(await violations(wrong)).toEqual([
      "code: max_length",
      "code: pattern",
    ]);
  });
});

test("values are bound to a key that is a number", async () => {
  await shop().run(async (ctx) => {
    const row = { id: 7, code: "acme", iban: "NL91ABNA0417164300" };
    const _id = await suppliers.insert(ctx, keys, row);
    const stored = await suppliers.get(ctx, _id);
    expect(await suppliers.open(keys, stored, "iban")).toBe(row.iban);
    const moved = suppliers.open(keys, { ...stored, id: 8 }, "iban");
    await expect(moved).rejects.toMatchObject({ code: "OpenFailed" });
  });
});

test("what is unique may be absent in many rows", async () => {
  await shop().run(async (ctx) => {
    const insert = (id: number, vat?: string) =>
      suppliers.insert(ctx, keys, { id, code: `s${id}`, iban: "X", vat });
    await insert(1);
    const second = await insert(2);
    await insert(3, "NL1");
    const refused = {
      code: "unique",
      table: "suppliers",
      constraint: "suppliers_vat_key",
      fields: ["vat"],
    };
    expect(await refusal(insert(4, "NL1"))).toEqual(refused);
    const patch = suppliers.patch(ctx, keys, second, { vat: "NL1" });
    expect(await refusal(patch)).toEqual(refused);
    await suppliers.patch(ctx, keys, second, { vat: "NL2" });
    await suppliers.patch(ctx, keys, second, { vat: undefined });
  });
});

test("a row may point at itself from the start", async () => {
  await shop().run(async (ctx) => {
    const row = { id: 7, code: "a", iban: "X", partOf: 7 };
    await suppliers.insert(ctx, keys, row);
    const other = suppliers.insert(ctx, keys, { ...row, id: 8, partOf: 9 });
    expect(await refusal(other)).toMatchObject({ code: "reference" });
  });
});

test("a sealed field's rules are held against the plaintext", async () => {
  await shop().run(async (ctx) => {
    const insert = (iban: string) =>
      suppliers.insert(ctx, keys, { id: 1, code: "a", iban });
    expect(await violations(insert("x".repeat(35)))).toEqual([
      "iban: max_length",
      "iban: pattern",
    ]);
    await insert("A".repeat(34));
  });
});

test("a key over two fields is unique as a whole, and binds values", async () => {
  await shop().run(async (ctx) => {
    await ordered(ctx);
    const line = { orderNumber: 7, line: 1, productSku: "pen" };
    const note = { gift: true };
    const _id = await orderLines.insert(ctx, keys, { ...line, note });
    await orderLines.insert(ctx, keys, { ...line, line: 2 });
    const again = orderLines.insert(ctx, keys, line);
    expect(await refusal(again)).toEqual({
      code: "unique",
      table: "orderLines",
      constraint: "order_lines_pkey",
      fields: ["orderNumber", "line"],
    });
    const stored = await orderLines.get(ctx, _id);
    expect(stored.quantity).toBe(1);
    expect(await orderLines.open(keys, stored, "note")).toEqual(note);
    const moved = orderLines.open(keys, { ...stored, line: 2 }, "note");
    await expect(moved).rejects.toMatchObject({ code: "OpenFailed" });
    const patch = orderLines.patch(
      ctx,
      keys,
      _id,
      // @ts-expect-error the key is no part of a patch
      { line: 3, orderNumber: 8 },
    );
    expect(await refusal(patch)).toMatchObject({
      code: "immutable",
      fields: ["line", "orderNumber"],
    });
  });
});

test("an absent sealed field is absent, and can go", async () => {
  await shop().run(async (ctx) => {
    await ordered(ctx);
    const line = { orderNumber: 7, line: 1, productSku: "pen" };
    const _id = await orderLines.insert(ctx, keys, line);
    const without = await orderLines.get(ctx, _id);
    expect(without).not.toHaveProperty("note");
    expect(await orderLines.open(keys, without, "note")).toBe(undefined);
    await orderLines.patch(ctx, keys, _id, { note: 1 });
    await orderLines.patch(ctx, keys, _id, { note: undefined });
    expect(await orderLines.get(ctx, _id)).toEqual(without);
  });
});

test("a key that points at another row goes with it", async () => {
  await shop().run(async (ctx) => {
    const email = "ada@example.com";
    const customerId = await customers.insert(ctx, keys, { email });
    const secret = new Uint8Array([1, 2, 3]).buffer;
    const row = { customerId, nickname: "ada", secret };
    const id = await profiles.insert(ctx, keys, row);
    expect(await refusal(profiles.insert(ctx, keys, row))).toMatchObject({
      code: "unique",
      constraint: "profiles_pkey",
    });
    const stored = await profiles.get(ctx, id);
    expect(header(stored.secret).bound).toBe("column");
    const opened = await profiles.open(keys, stored, "secret");
    expect(new Uint8Array(opened)).toEqual(new Uint8Array(secret));
    await customers.delete(ctx, customerId);
    expect(await ctx.db.query("profiles").collect()).toEqual([]);
  });
});

test("a key follows what it points at", async () => {
  await shop().run(async (ctx) => {
    const order = await ordered(ctx);
    const id = await shipments.insert(ctx, { orderNumber: 7 });
    await orders.patch(ctx, order, { number: 8 });
    expect(await shipments.get(ctx, id)).toMatchObject({ orderNumber: 8 });
  });
});
