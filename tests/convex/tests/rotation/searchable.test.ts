// Blind indexes under rotation. The shop's emails are unique within a shop.

import { makeFunctionReference } from "convex/server";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import {
  customers,
  descriptions,
  profiles,
  suppliers,
} from "../../schemas/shop/model";
import type { Writer } from "../../schemas/shop/schemalock/model/database";
import type { RotationReport } from "../../schemas/shop/schemalock/model/progress";
import { replaceCells } from "../../schemas/shop/schemalock/model/replace";
import { header, Keyring } from "../../schemas/shop/sealed";
import { KEK, document, wrapped } from "../sealed/documents";
import { shop, type ShopCtx } from "../support";

const run = makeFunctionReference<"action", any, RotationReport>(
  "rotation:run",
);

/** A keyring of these data and index keys, the first of each the primary one. */
async function text(data: number[], index: number[]): Promise<string> {
  const keys = (["data", "index"] as const).flatMap((kind) =>
    (kind === "data" ? data : index).map((byte, at) =>
      wrapped(new Uint8Array(32).fill(byte), {
        kind,
        state: at === 0 ? "primary" : "active",
      }),
    ),
  );
  return document(await Promise.all(keys));
}

const kek = btoa(String.fromCharCode(...KEK));

let old: Keyring;
let current: Keyring;
let onlyIndex: Keyring;

beforeAll(async () => {
  old = await Keyring.fromText(await text([1], [2]), kek);
  current = await Keyring.fromText(await text([3, 1], [4, 2]), kek);
  onlyIndex = await Keyring.fromText(await text([1], [4, 2]), kek);
});

beforeEach(async () => {
  vi.stubEnv("SCHEMALOCK_KEYRING", await text([3, 1], [4, 2]));
  vi.stubEnv("SCHEMALOCK_KEK", kek);
  vi.spyOn(console, "info").mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function filled(ctx: ShopCtx) {
  const customerId = await customers.insert(ctx, old, {
    email: "Ada@Example.com",
    phone: "1",
    bornOn: "1815-12-10",
  });
  await customers.insert(ctx, old, { email: "bob@example.com" });
  const secret = new ArrayBuffer(3);
  await profiles.insert(ctx, old, { customerId, nickname: "a", secret });
  await suppliers.insert(ctx, old, { id: 7, code: "acme", iban: "X" });
  return customerId;
}

function fieldReport(report: RotationReport, name: string) {
  const [table, field] = name.split(".");
  return report.fields.find(
    (report) => report.table === table && report.field === field,
  );
}

test("values and blind indexes come under the primary keys together", async () => {
  const t = shop();
  const id = await t.run(filled);
  const before = await t.run((ctx) => customers.get(ctx, id));
  const report = await t.action(run, { pageSize: 1 });
  expect(report.isProven).toBe(true);
  expect(
    report.fields.map(({ table, field, sealed }) => [table, field, sealed]),
  ).toEqual([
    ["suppliers", "iban", 1],
    ["customers", "email", 2],
    ["customers", "phone", 1],
    ["customers", "bornOn", 1],
    ["customers", "credit", 0],
    ["profiles", "secret", 1],
    ["orderLines", "note", 0],
  ]);
  await t.run(async (ctx) => {
    const row = await customers.get(ctx, id);
    expect(header(row.email).keyId).toBe(current.primaryId());
    expect(row.emailBlindIndex).toBe(
      (await customers.search(current, "email", "ADA@example.com"))[0],
    );
    expect(await customers.open(current, row, "email")).toBe("Ada@Example.com");
    expect(await customers.open(current, row, "phone")).toBe("1");
    expect(row.version).toBe(before.version);
    const [supplier] = await ctx.db.query("suppliers").collect();
    expect(await suppliers.open(current, supplier!, "iban")).toBe("X");
    const [profile] = await ctx.db.query("profiles").collect();
    const opened = await profiles.open(current, profile!, "secret");
    expect(opened.byteLength).toBe(3);
  });
});

test("a blind index that alone is old moves alone", async () => {
  vi.stubEnv("SCHEMALOCK_KEYRING", await text([1], [4, 2]));
  const t = shop();
  const id = await t.run(filled);
  const before = await t.run((ctx) => customers.get(ctx, id));
  const report = await t.action(run, {});
  expect(report.isProven).toBe(true);
  const after = await t.run((ctx) => customers.get(ctx, id));
  expect(after.email).toBe(before.email);
  expect(after.emailBlindIndex).not.toBe(before.emailBlindIndex);
  expect(fieldReport(report, "suppliers.iban")).toMatchObject({ sealed: 0 });
});

test("a blind index that was written since is not overwritten", async () => {
  const t = shop();
  const id = await t.run(filled);
  const { email, emailBlindIndex } = await t.run((ctx) =>
    customers.get(ctx, id),
  );
  const cell = (blindIndex: string) => ({
    field: "email",
    sealed: email,
    blindIndex,
  });
  const replaced = await t.mutation(
    makeFunctionReference<"mutation">("rotation:replace"),
    {
      table: "customers",
      replacements: [{ id, from: cell("older"), to: cell("newer") }],
    },
  );
  expect(replaced).toMatchObject({
    written: [],
    changed: [{ id, cells: [cell(emailBlindIndex)] }],
  });
});

test("a row is written once, however much of it is sealed anew", async () => {
  const t = shop();
  const id = await t.run(filled);
  await t.run(async (ctx) => {
    const patch = vi.spyOn(ctx.db, "patch");
    const { email, emailBlindIndex, bornOn, phone } = await customers.get(
      ctx,
      id,
    );
    const from = { field: "email", sealed: email, blindIndex: emailBlindIndex };
    const replaced = await replaceCells(
      ctx.db as unknown as Writer,
      descriptions,
      "customers",
      [
        { id, from, to: { ...from, sealed: "new" } },
        {
          id,
          from: { field: "phone", sealed: "older" },
          to: { field: "phone", sealed: "new" },
        },
        {
          id,
          from: { field: "bornOn", sealed: bornOn },
          to: { field: "bornOn", sealed: "new" },
        },
      ],
    );
    expect(replaced.written.map(({ field }) => field)).toEqual([
      "email",
      "bornOn",
    ]);
    expect(replaced.changed).toMatchObject([{ cells: [{ field: "phone" }] }]);
    expect(patch).toHaveBeenCalledTimes(1);
    const after = { email: "new", emailBlindIndex, bornOn: "new", phone };
    expect(await customers.get(ctx, id)).toMatchObject(after);
  });
});

test("what does not belong together stays, and is reported", async () => {
  const t = shop();
  const id = await t.run(filled);
  await t.run(async (ctx) => {
    const [, bob] = await ctx.db.query("customers").collect();
    const { emailBlindIndex } = await customers.get(ctx, id);
    await ctx.db.patch("customers", bob!._id, { emailBlindIndex });
    await ctx.db.patch("customers", id, { phone: undefined });
    await ctx.db.patch("customers", bob!._id, { phone: bob!.email });
    await ctx.db.patch("customers", id, { emailBlindIndex: "no index" });
  });
  const report = await t.action(run, {});
  expect(report.isProven).toBe(false);
  expect(fieldReport(report, "customers.email")).toMatchObject({
    sealed: 0,
    stuckRows: [{ code: "NotABlindIndex" }, { code: "OpenFailed" }],
    left: 2,
  });
  expect(fieldReport(report, "customers.phone")).toMatchObject({
    sealed: 0,
    stuckRows: [{ code: "StrayBlindIndex" }, { code: "NoBlindIndex" }],
    left: 2,
  });
});

test("of two rows with the same value one stays, and is reported", async () => {
  const t = shop();
  const id = await t.run(filled);
  const twin = await t.run(async (ctx) => {
    const strange = await Keyring.fromText(await text([1], [4]), kek);
    // A program that has the new index key alone does not see the old blind index.
    return customers.insert(ctx, strange, { email: "ada@example.com" });
  });
  const report = await t.action(run, {});
  expect(fieldReport(report, "customers.email")).toMatchObject({
    sealed: 2,
    stuck: 1,
    stuckRows: [{ id, code: "Duplicate" }],
    left: 1,
  });
  await t.run((ctx) => customers.delete(ctx, twin));
  expect(await t.action(run, {})).toMatchObject({ isProven: true });
});

test("the helpers keep emails unique while index keys rotate", async () => {
  await shop().run(async (ctx) => {
    await filled(ctx);
    const again = customers.insert(ctx, onlyIndex, {
      email: "ada@example.com",
    });
    await expect(again).rejects.toMatchObject({ data: { code: "unique" } });
  });
});
