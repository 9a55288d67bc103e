import { beforeAll, expect, test } from "vitest";

import { categories, customers, products } from "../../schemas/shop/model";
import type { Keyring } from "../../schemas/shop/sealed";
import { refusal, shop, shopKeyring } from "../support";

let keys: Keyring;
beforeAll(async () => {
  keys = await shopKeyring();
});

test("a version begins at its default, and counts changes", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    const pen = await products.insert(ctx, { sku: "pen", price: "1" });
    expect((await products.get(ctx, pen)).version).toBe(0n);
    await products.patch(ctx, pen, { price: "2" });
    await products.patch(ctx, pen, {}, { version: 1n });
    expect((await products.get(ctx, pen)).version).toBe(2n);
    const ada = await customers.insert(ctx, keys, { email: "ada@example.com" });
    expect((await customers.get(ctx, ada)).version).toBe(1);
  });
});

test("who expects another version is told so, and nothing is written", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    const pen = await products.insert(ctx, { sku: "pen", price: "1" });
    await products.patch(ctx, pen, { price: "2" }, { version: 0n });
    const before = await products.get(ctx, pen);
    const late = products.patch(ctx, pen, { price: "3" }, { version: 0n });
    const stale = { code: "stale", table: "products" };
    expect(await refusal(late)).toEqual(stale);
    // @ts-expect-error the version is a bigint
    const wrong = products.patch(ctx, pen, { price: "3" }, { version: 1 });
    expect(await refusal(wrong)).toEqual(stale);
    expect(await products.get(ctx, pen)).toEqual(before);
    const ada = await customers.insert(ctx, keys, { email: "ada@example.com" });
    const patch = { shop: "west" };
    await customers.patch(ctx, keys, ada, patch, { version: 1 });
    expect(
      await refusal(customers.patch(ctx, keys, ada, patch, { version: 1 })),
    ).toEqual({ code: "stale", table: "customers" });
  });
});

test("nobody writes a version by hand", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    const row = { sku: "pen", price: "1" };
    const frozen = {
      code: "immutable",
      table: "products",
      fields: ["version"],
    };
    // @ts-expect-error it is no part of a new row
    const insert = products.insert(ctx, { ...row, version: 5n });
    expect(await refusal(insert)).toEqual(frozen);
    const pen = await products.insert(ctx, row);
    // @ts-expect-error nor of a patch
    const patch = products.patch(ctx, pen, { version: 5n });
    expect(await refusal(patch)).toEqual(frozen);
  });
});

test("a table without versions expects none", async () => {
  await shop().run(async (ctx) => {
    const misc = await categories.insert(ctx, { slug: "misc" });
    // @ts-expect-error there is no version
    const patch = categories.patch(ctx, misc, {}, { version: 1 });
    expect(await refusal(patch)).toMatchObject({ code: "stale" });
  });
});
