// What happens to rows that point at a field which a patch changes.

import { beforeAll, expect, test } from "vitest";

import {
  categories,
  customers,
  orderLines,
  orders,
  products,
  shipments,
  suppliers,
} from "../../schemas/shop/model";
import type { Keyring } from "../../schemas/shop/sealed";
import { refusal, shop, shopKeyring, type ShopCtx } from "../support";

let keys: Keyring;
beforeAll(async () => {
  keys = await shopKeyring();
});

async function order(ctx: ShopCtx, number: number) {
  const email = `${number}@example.com`;
  const customerId = await customers.insert(ctx, keys, { email });
  return orders.insert(ctx, { customerId, number });
}

test("cascade: they follow", async () => {
  await shop().run(async (ctx) => {
    const misc = await categories.insert(ctx, { slug: "misc" });
    const id = await products.insert(ctx, { sku: "pen", price: "1" });
    await categories.patch(ctx, misc, { slug: "pens" });
    expect(await products.get(ctx, id)).toMatchObject({
      categorySlug: "pens",
      version: 1n,
      changedAt: expect.any(Number),
    });
  });
});

test("set_null: they point nowhere", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    const supplier = { id: 1, code: "acme", iban: "X" };
    const acme = await suppliers.insert(ctx, keys, supplier);
    const product = { sku: "pen", price: "1", supplierCode: "acme" };
    const id = await products.insert(ctx, product);
    await suppliers.patch(ctx, keys, acme, { website: "https://acme.test" });
    expect(await products.get(ctx, id)).toMatchObject(product);
    await suppliers.patch(ctx, keys, acme, { code: "ajax" });
    expect(await products.get(ctx, id)).not.toHaveProperty("supplierCode");
  });
});

test("no_action: refused while they point there", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    await products.insert(ctx, { sku: "pen", price: "1" });
    const seven = await order(ctx, 7);
    const line = { orderNumber: 7, line: 1, productSku: "pen" };
    const id = await orderLines.insert(ctx, keys, line);
    expect(await refusal(orders.patch(ctx, seven, { number: 8 }))).toEqual({
      code: "restricted",
      table: "orders",
      constraint: "order_lines_order_number_fkey",
      by: "orderLines",
    });
    await orders.patch(ctx, seven, { number: 7 });
    await orderLines.delete(ctx, id);
    await orders.patch(ctx, seven, { number: 8 });
  });
});

test("cascade into a unique field that is taken is refused", async () => {
  await shop().run(async (ctx) => {
    const seven = await order(ctx, 7);
    const eight = await order(ctx, 8);
    const first = await shipments.insert(ctx, { orderNumber: 7 });
    await shipments.insert(ctx, { orderNumber: 8 });
    expect(
      await refusal(orders.patch(ctx, seven, { number: 8 })),
    ).toMatchObject({ code: "unique", constraint: "orders_number_key" });
    await orders.patch(ctx, eight, { number: 9 });
    await orders.patch(ctx, seven, { number: 8 });
    expect(await shipments.get(ctx, first)).toMatchObject({ orderNumber: 8 });
  });
});
