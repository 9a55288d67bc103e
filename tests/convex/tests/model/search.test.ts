// Sealed fields that are found and unique by their blind indexes.

import { beforeAll, expect, test } from "vitest";

import { customers } from "../../schemas/shop/model";
import { header, type Keyring } from "../../schemas/shop/sealed";
import {
  refusal,
  shop,
  shopKeyring,
  violations,
  type ShopCtx,
} from "../support";

const EMAIL = "Ada@Example.com";

let keys: Keyring;
let rotated: Keyring;
beforeAll(async () => {
  keys = await shopKeyring(2);
  rotated = await shopKeyring(3, 2);
});

async function found(ctx: ShopCtx, by: Keyring, email: string) {
  const indexes = await customers.search(by, "email", email);
  const rows = await Promise.all(
    indexes.map((index) =>
      ctx.db
        .query("customers")
        .withIndex("by_email_blind_index", (q) =>
          q.eq("emailBlindIndex", index),
        )
        .collect(),
    ),
  );
  return rows.flat().map(({ _id }) => _id);
}

test("a row is found by what is sealed", async () => {
  await shop().run(async (ctx) => {
    const id = await customers.insert(ctx, keys, { email: EMAIL });
    const row = await customers.get(ctx, id);
    expect(row.emailBlindIndex).toMatch(/^[0-9a-f]{40}$/);
    expect(JSON.stringify(row).toLowerCase()).not.toContain("example");
    expect(await found(ctx, keys, "ada@example.COM")).toEqual([id]);
    expect(await found(ctx, keys, "bob@example.com")).toEqual([]);
    expect(await customers.open(keys, row, "email")).toBe(EMAIL);
  });
});

test("a blind index follows its value", async () => {
  await shop().run(async (ctx) => {
    const id = await customers.insert(ctx, keys, { email: EMAIL, phone: "1" });
    const before = await customers.get(ctx, id);
    await customers.patch(ctx, keys, id, {
      email: "b@example.com",
      phone: undefined,
    });
    const after = await customers.get(ctx, id);
    expect(after.emailBlindIndex).not.toBe(before.emailBlindIndex);
    expect(after).not.toHaveProperty("phone");
    expect(after).not.toHaveProperty("phoneBlindIndex");
    expect(await found(ctx, keys, EMAIL)).toEqual([]);
    expect(await found(ctx, keys, "b@example.com")).toEqual([id]);
  });
});

test("a blind index of another value is not taken", async () => {
  await shop().run(async (ctx) => {
    const id = await customers.insert(ctx, keys, { email: EMAIL });
    const other = await customers.insert(ctx, keys, { email: "b@example.com" });
    const { emailBlindIndex } = await customers.get(ctx, other);
    const row = { ...(await customers.get(ctx, id)), emailBlindIndex };
    await expect(customers.open(keys, row, "email")).rejects.toMatchObject({
      code: "OpenFailed",
    });
  });
});

test("equal values are duplicates, in either case of letters", async () => {
  await shop().run(async (ctx) => {
    await customers.insert(ctx, keys, { email: EMAIL });
    const refused = {
      code: "unique",
      table: "customers",
      constraint: "customers_shop_email_blind_index_key",
      fields: ["shop", "email"],
    };
    const email = EMAIL.toLowerCase();
    expect(await refusal(customers.insert(ctx, keys, { email }))).toEqual(
      refused,
    );
    const west = { email, shop: "west" };
    const id = await customers.insert(ctx, keys, west);
    const move = customers.patch(ctx, keys, id, { shop: "main" });
    expect(await refusal(move)).toEqual(refused);
    await customers.patch(ctx, keys, id, { email: EMAIL });
  });
});

test("they are duplicates under an older index key, too", async () => {
  await shop().run(async (ctx) => {
    const id = await customers.insert(ctx, keys, { email: EMAIL });
    expect(await found(ctx, rotated, EMAIL)).toEqual([id]);
    const again = customers.insert(ctx, rotated, { email: EMAIL });
    expect(await refusal(again)).toMatchObject({ code: "unique" });
    await customers.patch(ctx, rotated, id, { email: EMAIL });
    expect(await found(ctx, rotated, EMAIL)).toEqual([id]);
  });
});

test("each kind is sealed as itself", async () => {
  await shop().run(async (ctx) => {
    const id = await customers.insert(ctx, keys, {
      email: EMAIL,
      phone: "+31 20",
      bornOn: "1815-12-10",
      credit: "12.50",
    });
    const row = await customers.get(ctx, id);
    expect(header(row.phone!)).toMatchObject({ padded: true, bound: "column" });
    expect(await customers.open(keys, row, "bornOn")).toBe("1815-12-10");
    expect(await customers.open(keys, row, "credit")).toBe("12.5");
    expect(await customers.open(keys, row, "phone")).toBe("+31 20");
    const wrong = customers.patch(ctx, keys, id, {
      email: "no address",
      bornOn: "1815-02-29",
      credit: "-0.01",
    });
    expect(await violations(wrong)).toEqual([
      "email: format",
      "bornOn: type",
      "credit: min",
    ]);
  });
});

test("only searchable fields can be looked for", async () => {
  // @ts-expect-error this one has no blind index
  const search = async () => customers.search(keys, "bornOn", "1815-12-10");
  await expect(search()).rejects.toMatchObject({ code: "NotSearchable" });
});

test("a blind index is no field to write", async () => {
  await shop().run(async (ctx) => {
    const emailBlindIndex = "0".repeat(40);
    const row = { email: EMAIL, emailBlindIndex };
    const insert = customers.insert(ctx, keys, row);
    expect(await violations(insert)).toEqual(["emailBlindIndex: unknown"]);
  });
});

test("a scope has keys of its own", async () => {
  await shop().run(async (ctx) => {
    const insert = customers.insert(ctx, keys.scoped("tenant-7"), {
      email: EMAIL,
    });
    await expect(insert).rejects.toMatchObject({ code: "NoPrimaryKey" });
    expect(await ctx.db.query("customers").collect()).toEqual([]);
  });
});
