// Every kind of field, and checks.

import { expect, test } from "vitest";

import { categories, products } from "../../schemas/shop/model";
import { refusal, shop, violations, type ShopCtx } from "../support";

async function drafted(ctx: ShopCtx) {
  await categories.insert(ctx, { slug: "misc" });
  return (row: object) =>
    products.insert(ctx, { sku: "pen", price: "10", ...row });
}

test("defaults are of every kind", async () => {
  await shop().run(async (ctx) => {
    const insert = await drafted(ctx);
    const id = await insert({});
    expect(await products.get(ctx, id)).toEqual({
      _id: id,
      _creationTime: expect.any(Number),
      sku: "pen",
      categorySlug: "misc",
      size: "small",
      price: "10",
      discount: "0",
      stock: 0n,
      soldFrom: "2024-02-29",
      soldAt: "08:00:00",
      launchedAt: Date.parse("2025-01-31T12:00:00Z"),
      version: 0n,
    });
  });
});

test("values of every kind are written", async () => {
  await shop().run(async (ctx) => {
    const insert = await drafted(ctx);
    const row = {
      size: "extra large",
      weight: 0.1,
      stock: 9007199254740993n,
      rating: 3,
      picture: new Uint8Array([0, 255]).buffer,
      soldFrom: "0000-02-29",
      soldAt: "23:59:59",
      launchedAt: -1,
      galleryId: "0198f2c0-0000-7000-8000-000000000001",
      changedAt: 5,
    };
    expect(await products.get(ctx, await insert(row))).toMatchObject(row);
  });
});

test("decimals are stored in one form", async () => {
  await shop().run(async (ctx) => {
    const insert = await drafted(ctx);
    const id = await insert({ price: "0012.50", discount: "-0.00" });
    expect(await products.get(ctx, id)).toMatchObject({
      price: "12.5",
      discount: "0",
    });
  });
});

test("rules hold at their edges", async () => {
  await shop().run(async (ctx) => {
    const insert = await drafted(ctx);
    await insert({ sku: "a", price: "999999.99" });
    await insert({ sku: "b", weight: 1000.5, stock: 9007199254740993n });
    const wrong: [object, string[]][] = [
      [{ price: "1000000" }, ["price: max"]],
      [{ price: "0.001" }, ["price: type"]],
      [{ price: 10 }, ["price: type"]],
      [{ weight: -0.1 }, ["weight: min"]],
      [{ weight: 1000.6 }, ["weight: max"]],
      [{ stock: 9007199254740994n }, ["stock: max"]],
      [{ stock: -1n }, ["stock: min"]],
      [{ stock: 1 }, ["stock: type"]],
      [{ rating: 0 }, ["rating: one_of"]],
      [{ picture: new Uint8Array(2) }, ["picture: type"]],
      [{ size: "Small" }, ["size: type"]],
      [{ soldFrom: "2023-02-29" }, ["soldFrom: type"]],
      [{ soldAt: "24:00:00" }, ["soldAt: type"]],
      [{ galleryId: "x" }, ["galleryId: type"]],
    ];
    for (const [row, expected] of wrong) {
      expect(await violations(insert(row))).toEqual(expected);
    }
    expect(await refusal(insert({ price: "x" }))).toMatchObject({
      violations: [{ field: "price", rule: "type", expected: "decimal(9,2)" }],
    });
  });
});

test("checks compare decimals as numbers, and pass what is unknown", async () => {
  await shop().run(async (ctx) => {
    const insert = await drafted(ctx);
    const id = await insert({ price: "10", discount: "9.99" });
    expect(await violations(insert({ discount: "10.01" }))).toEqual([
      "products_discounted_check",
    ]);
    const cheaper = products.patch(ctx, id, { price: "9.98" });
    expect(await violations(cheaper)).toEqual(["products_discounted_check"]);
    await products.patch(ctx, id, { price: "9.990" });
    await products.patch(ctx, id, { rating: 2 });
    const praised = products.patch(ctx, id, { rating: 3 });
    expect(await violations(praised)).toEqual(["products_launched_check"]);
    await products.patch(ctx, id, { rating: 3, size: "large" });
    const both = products.patch(ctx, id, { size: "small", discount: "10" });
    expect(await violations(both)).toEqual([
      "products_discounted_check",
      "products_launched_check",
    ]);
  });
});
