// Helpers that are called at once, as `Promise.all` does.

import { expect, test } from "vitest";

import { categories, products } from "../../schemas/shop/model";
import { refusal, shop } from "../support";

/** The codes of those that were refused. */
async function refusals(doing: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(doing);
  const refused = doing.filter((_, at) => settled[at]?.status === "rejected");
  return Promise.all(refused.map(async (one) => (await refusal(one)).code));
}

test("one of several rows that are the same is written", async () => {
  await shop().run(async (ctx) => {
    const insert = () => categories.insert(ctx, { slug: "misc" });
    const codes = await refusals([insert(), insert(), insert()]);
    expect(codes).toEqual(["unique", "unique"]);
    expect(await ctx.db.query("categories").collect()).toHaveLength(1);
  });
});

test("one that is refused stops none of those that wait", async () => {
  await shop().run(async (ctx) => {
    const insert = (slug: string) => categories.insert(ctx, { slug });
    const doing = ["a", "A", "b", "a", "c"].map(insert);
    expect(await refusals(doing)).toEqual(["invalid", "unique"]);
    const stored = await ctx.db.query("categories").collect();
    expect(stored.map(({ slug }) => slug)).toEqual(["a", "b", "c"]);
  });
});

test("one of several changes of a version is made", async () => {
  await shop().run(async (ctx) => {
    await categories.insert(ctx, { slug: "misc" });
    const pen = await products.insert(ctx, { sku: "pen", price: "1" });
    const patch = (price: string) =>
      products.patch(ctx, pen, { price }, { version: 0n });
    const codes = await refusals(["2", "3", "4"].map(patch));
    expect(codes).toEqual(["stale", "stale"]);
    const row = { price: "2", version: 1n };
    expect(await products.get(ctx, pen)).toMatchObject(row);
  });
});

test("no row is left to point at one that goes", async () => {
  await shop().run(async (ctx) => {
    const before = await categories.insert(ctx, { slug: "before" });
    const after = await categories.insert(ctx, { slug: "after" });
    const child = (parentId: typeof before) =>
      categories.insert(ctx, { slug: "child", parentId });
    const codes = await refusals([
      child(before),
      categories.delete(ctx, before),
      categories.delete(ctx, after),
      child(after),
    ]);
    expect(codes).toEqual(["reference"]);
    expect(await ctx.db.query("categories").collect()).toEqual([]);
  });
});

test("what waits is written as it was given", async () => {
  await shop().run(async (ctx) => {
    const row = { slug: "a" };
    const first = categories.insert(ctx, row);
    row.slug = "b";
    const second = categories.insert(ctx, row);
    row.slug = "c";
    const change = { slug: "d" };
    const third = categories.patch(ctx, await first, change);
    change.slug = "e";
    await Promise.all([second, third]);
    const stored = await ctx.db.query("categories").collect();
    expect(stored.map(({ slug }) => slug)).toEqual(["d", "b"]);
  });
});
