import { expect, test } from "vitest";

import { apps, type App } from "../../convex/model";
import { integrations, refusal, untyped, violations } from "../support";

const wordpress = { name: "WordPress", authType: "apiKey" } as const;

test("a new row has its defaults", async () => {
  const before = Date.now();
  await integrations().run(async (ctx) => {
    const id = await apps.insert(ctx, wordpress);
    const app: App = await apps.get(ctx, id);
    expect(app).toEqual({
      _id: id,
      _creationTime: expect.any(Number),
      name: "WordPress",
      description: "",
      authType: "apiKey",
      configTemplate: "{}",
      isEnabled: true,
      createdAt: app.updatedAt,
      updatedAt: expect.any(Number),
    });
    expect(app.createdAt).toBeGreaterThanOrEqual(before);
    expect(app.createdAt).toBeLessThanOrEqual(Date.now());
  });
});

test("what is said is written", async () => {
  await integrations().run(async (ctx) => {
    const row = {
      name: "Monday.com",
      description: "Boards",
      authType: "oauth" as const,
      configTemplate: '{ "board": null }',
      iconUrl: "https://example.com/icon.png",
      isEnabled: false,
      createdAt: -1,
      updatedAt: 0,
    };
    const id = await apps.insert(ctx, row);
    expect(await apps.get(ctx, id)).toMatchObject(row);
  });
});

test("a default is taken for undefined, too", async () => {
  await integrations().run(async (ctx) => {
    const id = await apps.insert(ctx, {
      ...wordpress,
      description: undefined,
      iconUrl: undefined,
    });
    const app = await apps.get(ctx, id);
    expect(app.description).toBe("");
    expect(app).not.toHaveProperty("iconUrl");
  });
});

test("a patch changes what it says, and the time of the last change", async () => {
  await integrations().run(async (ctx) => {
    const id = await apps.insert(ctx, {
      ...wordpress,
      iconUrl: "https://a.b",
      createdAt: 1,
      updatedAt: 2,
    });
    await apps.patch(ctx, id, { name: "WP", iconUrl: undefined });
    const app = await apps.get(ctx, id);
    expect(app).toMatchObject({ ...wordpress, name: "WP", createdAt: 1 });
    expect(app).not.toHaveProperty("iconUrl");
    expect(app.updatedAt).toBeGreaterThan(2);
  });
});

test("a deleted row is gone", async () => {
  await integrations().run(async (ctx) => {
    const id = await apps.insert(ctx, wordpress);
    await apps.delete(ctx, id);
    const notFound = { code: "notFound", table: "apps" };
    expect(await refusal(apps.get(ctx, id))).toEqual(notFound);
    expect(await refusal(apps.patch(ctx, id, {}))).toEqual(notFound);
    expect(await refusal(apps.delete(ctx, id))).toEqual(notFound);
  });
});

test("every index finds rows", async () => {
  await integrations().run(async (ctx) => {
    const id = await apps.insert(ctx, wordpress);
    await apps.insert(ctx, { ...wordpress, name: "X", isEnabled: false });
    const byName = ctx.db
      .query("apps")
      .withIndex("by_name", (q) => q.eq("name", "WordPress"));
    const byEnabled = ctx.db
      .query("apps")
      .withIndex("by_enabled", (q) => q.eq("isEnabled", true));
    expect((await byName.unique())?._id).toBe(id);
    expect((await byEnabled.unique())?._id).toBe(id);
  });
});

test("everything that is wrong is told at once, in the table's order", async () => {
  await integrations().run(async (ctx) => {
    const insert = apps.insert(
      ctx,
      untyped({
        shoes: 1,
        iconUrl: "x".repeat(2049),
        name: " ",
        authType: "password",
        configTemplate: "{",
        isEnabled: 1,
        createdAt: 0.5,
        description: null,
      }),
    );
    expect(await violations(insert)).toEqual([
      "name: non_empty",
      "description: type",
      "authType: type",
      "configTemplate: type",
      "iconUrl: max_length",
      "iconUrl: format",
      "isEnabled: type",
      "createdAt: type",
      "shoes: unknown",
    ]);
    expect(await ctx.db.query("apps").collect()).toEqual([]);
  });
});

test("required fields are asked for, and stay", async () => {
  await integrations().run(async (ctx) => {
    expect(await violations(apps.insert(ctx, untyped({})))).toEqual([
      "name: required",
      "authType: required",
    ]);
    const id = await apps.insert(ctx, wordpress);
    const patch = apps.patch(ctx, id, { name: undefined });
    expect(await violations(patch)).toEqual(["name: required"]);
  });
});

test("rules hold at their edges", async () => {
  await integrations().run(async (ctx) => {
    const insert = (row: object) => apps.insert(ctx, { ...wordpress, ...row });
    const host = "https://";
    await insert({ name: "é".repeat(120) });
    await insert({ name: "😀".repeat(120) });
    await insert({ description: "x".repeat(2000) });
    await insert({ iconUrl: host + "a".repeat(2048 - host.length) });
    expect(await violations(insert({ name: "é".repeat(121) }))).toEqual([
      "name: max_length",
    ]);
    expect(await violations(insert({ description: "x".repeat(2001) }))).toEqual(
      ["description: max_length"],
    );
    expect(
      await violations(insert({ iconUrl: host + "a".repeat(2041) })),
    ).toEqual(["iconUrl: max_length"]);
    expect(await violations(insert({ iconUrl: "ftp://a" }))).toEqual([
      "iconUrl: format",
    ]);
    expect(await violations(insert({ name: "a\0" }))).toEqual(["name: type"]);
    expect(await violations(insert({ name: "\ud800" }))).toEqual([
      "name: type",
    ]);
  });
});

test("what never changes is no part of a patch", async () => {
  await integrations().run(async (ctx) => {
    const id = await apps.insert(ctx, wordpress);
    // @ts-expect-error the time of making is immutable
    const createdAt = apps.patch(ctx, id, { createdAt: 1 });
    // @ts-expect-error the time of the last change is not for callers to say
    const updatedAt = apps.patch(ctx, id, { updatedAt: 1 });
    expect(await refusal(createdAt)).toEqual({
      code: "immutable",
      table: "apps",
      fields: ["createdAt"],
    });
    expect(await refusal(updatedAt)).toMatchObject({ fields: ["updatedAt"] });
    const id_ = apps.patch(ctx, id, untyped({ _id: id }));
    expect(await violations(id_)).toEqual(["_id: unknown"]);
  });
});

test("rows and words are typed", async () => {
  await integrations().run(async (ctx) => {
    // @ts-expect-error the name is missing
    await refusal(apps.insert(ctx, { authType: "oauth" }));
    // @ts-expect-error a word that the enum does not have
    await refusal(apps.insert(ctx, { name: "x", authType: "password" }));
    // @ts-expect-error a field that the table does not have
    await refusal(apps.insert(ctx, { ...wordpress, shoes: 1 }));
    // @ts-expect-error a number for a text
    await refusal(apps.insert(ctx, { ...wordpress, description: 1 }));
  });
});
