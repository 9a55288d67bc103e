import { beforeAll, expect, test } from "vitest";

import { apps, connections, type Connection } from "../../convex/model";
import { header, seal, type Keyring } from "../../convex/sealed";
import {
  integrations,
  keyring,
  refusal,
  untyped,
  violations,
  type Ctx,
} from "../support";

const SECRET = "s3cret-t0ken";
const ID = "0198f2c0-0000-7000-8000-000000000001";

let keys: Keyring;
beforeAll(async () => {
  keys = await keyring();
});

/** A row that can be inserted, with an app for it to point at. */
async function draft(ctx: Ctx) {
  const appId = await apps.insert(ctx, { name: "WP", authType: "apiKey" });
  const credentials = { token: SECRET };
  return { appId, ownerId: "user-1", name: "Mine", credentials };
}

async function made(ctx: Ctx): Promise<Connection> {
  const row = await draft(ctx);
  return connections.get(ctx, await connections.insert(ctx, keys, row));
}

test("a new row has its defaults, a key, and sealed credentials", async () => {
  await integrations().run(async (ctx) => {
    const row = await draft(ctx);
    const id = await connections.insert(ctx, keys, row);
    const stored = await connections.get(ctx, id);
    expect(stored).toEqual({
      _id: id,
      _creationTime: expect.any(Number),
      id: expect.stringMatching(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      ),
      appId: row.appId,
      ownerId: "user-1",
      name: "Mine",
      credentials: expect.stringMatching(/^sl1\.[A-Za-z0-9_-]+$/),
      status: "pending",
      createdAt: expect.any(Number),
      updatedAt: stored.createdAt,
    });
    expect(JSON.stringify(stored)).not.toContain(SECRET);
    expect(header(stored.credentials)).toMatchObject({
      bound: "row",
      padded: false,
    });
  });
});

test("credentials open in their row, and in no other", async () => {
  await integrations().run(async (ctx) => {
    const row = await made(ctx);
    const opened = await connections.open(keys, row, "credentials");
    expect(opened).toEqual({ token: SECRET });
    const moved = { ...row, id: ID };
    await expect(
      connections.open(keys, moved, "credentials"),
    ).rejects.toMatchObject({ code: "OpenFailed" });
  });
});

test("a patch seals anew, and leaves alone what it does not name", async () => {
  await integrations().run(async (ctx) => {
    const before = await made(ctx);
    await connections.patch(ctx, keys, before._id, {
      status: "active",
      lastCheckedAt: 1,
    });
    const checked = await connections.get(ctx, before._id);
    expect(checked.credentials).toBe(before.credentials);
    expect(checked).toMatchObject({ status: "active", lastCheckedAt: 1 });
    await connections.patch(ctx, keys, before._id, { credentials: ["new"] });
    const after = await connections.get(ctx, before._id);
    expect(after.id).toBe(before.id);
    expect(await connections.open(keys, after, "credentials")).toEqual(["new"]);
  });
});

test("a plaintext has no type to be written as", async () => {
  await integrations().run(async (ctx) => {
    const { _id, _creationTime, ...row } = await made(ctx);
    const plaintext: string = JSON.stringify({ token: SECRET });
    // @ts-expect-error a text is no sealed value
    const written = { ...row, credentials: plaintext } satisfies typeof row;
    // @ts-expect-error the database itself asks for a sealed value
    await ctx.db.patch("connections", _id, { credentials: plaintext });
    // @ts-expect-error the helpers ask for a JSON value
    await refusal(connections.patch(ctx, keys, _id, { credentials: 1n }));
    // @ts-expect-error and for keys
    await refusal(connections.patch(ctx, _id, { name: "x" }));
    expect(written).toBeDefined();
  });
});

test("a sealed value is no plaintext, and not sealed again", async () => {
  await integrations().run(async (ctx) => {
    const { _id, id, credentials, ...row } = await made(ctx);
    const again = { credentials };
    // @ts-expect-error it is sealed already
    const patch = connections.patch(ctx, keys, _id, again);
    expect(await violations(patch)).toEqual(["credentials: type"]);
    const { appId, ownerId, name } = row;
    const copy = { appId, ownerId, name, credentials };
    // @ts-expect-error nor is it for another row
    const insert = connections.insert(ctx, keys, copy);
    expect(await violations(insert)).toEqual(["credentials: type"]);
    expect(await connections.get(ctx, _id)).toMatchObject(again);
    const text: string = "sl1. is how they begin";
    await connections.patch(ctx, keys, _id, { credentials: text });
  });
});

test("a row that is too large for a document is refused", async () => {
  await integrations().run(async (ctx) => {
    const { _id } = await made(ctx);
    const config = JSON.stringify("x".repeat(2 ** 20));
    const patch = connections.patch(ctx, keys, _id, { config });
    expect(await refusal(patch)).toEqual({
      code: "invalid",
      table: "connections",
      violations: [{ rule: "size" }],
    });
    const credentials = "x".repeat(2 ** 20);
    const insert = { ...(await draft(ctx)), credentials };
    expect(await violations(connections.insert(ctx, keys, insert))).toEqual([
      "size",
    ]);
  });
});

test("absent credentials are refused, a JSON null is sealed", async () => {
  await integrations().run(async (ctx) => {
    const row = await draft(ctx);
    const missing = { ...row, credentials: undefined };
    expect(
      await violations(connections.insert(ctx, keys, untyped(missing))),
    ).toEqual(["credentials: required"]);
    const id = await connections.insert(ctx, keys, {
      ...row,
      credentials: null,
    });
    const stored = await connections.get(ctx, id);
    expect(await connections.open(keys, stored, "credentials")).toBe(null);
    const nothing = { credentials: undefined };
    expect(await violations(connections.patch(ctx, keys, id, nothing))).toEqual(
      ["credentials: required"],
    );
  });
});

test("a key can be given, is unique, and never changes", async () => {
  await integrations().run(async (ctx) => {
    const row = await draft(ctx);
    const _id = await connections.insert(ctx, keys, {
      ...row,
      id: ID.toUpperCase(),
    });
    const stored = await connections.get(ctx, _id);
    expect(stored.id).toBe(ID);
    expect(await connections.open(keys, stored, "credentials")).toEqual({
      token: SECRET,
    });
    expect(
      await refusal(connections.insert(ctx, keys, { ...row, id: ID })),
    ).toEqual({
      code: "unique",
      table: "connections",
      constraint: "connections_pkey",
      fields: ["id"],
    });
    // @ts-expect-error the key is no part of a patch
    const change = connections.patch(ctx, keys, _id, { id: ID });
    expect(await refusal(change)).toEqual({
      code: "immutable",
      table: "connections",
      fields: ["id"],
    });
    expect(
      await violations(connections.insert(ctx, keys, { ...row, id: "7" })),
    ).toEqual(["id: type"]);
  });
});

test("it points at an app", async () => {
  await integrations().run(async (ctx) => {
    const row = await draft(ctx);
    const connection = await connections.insert(ctx, keys, row);
    const gone = await apps.insert(ctx, { name: "Gone", authType: "oauth" });
    await apps.delete(ctx, gone);
    const missing = {
      code: "reference",
      table: "connections",
      constraint: "connections_app_id_fkey",
      fields: ["appId"],
      to: "apps",
    };
    const insert = connections.insert(ctx, keys, { ...row, appId: gone });
    expect(await refusal(insert)).toEqual(missing);
    const patch = connections.patch(ctx, keys, connection, { appId: gone });
    expect(await refusal(patch)).toEqual(missing);
    // @ts-expect-error the id of another table
    const wrong = connections.insert(ctx, keys, { ...row, appId: connection });
    expect(await refusal(wrong)).toEqual({
      code: "invalid",
      table: "connections",
      violations: [{ field: "appId", rule: "type", expected: "id of apps" }],
    });
    // @ts-expect-error the id of another table
    expect(await refusal(connections.get(ctx, row.appId))).toMatchObject({
      code: "notFound",
    });
  });
});

test("an app stays as long as a connection points at it", async () => {
  await integrations().run(async (ctx) => {
    const { _id, appId } = await made(ctx);
    expect(await refusal(apps.delete(ctx, appId))).toEqual({
      code: "restricted",
      table: "apps",
      constraint: "connections_app_id_fkey",
      by: "connections",
    });
    await connections.delete(ctx, _id);
    await apps.delete(ctx, appId);
    expect(await ctx.db.query("apps").collect()).toEqual([]);
  });
});

test("no error tells what was there", async () => {
  await integrations().run(async (ctx) => {
    const row = await made(ctx);
    const refused = await connections
      .patch(ctx, keys, row._id, {
        credentials: untyped({ token: SECRET, at: new Date() }),
        name: SECRET.repeat(20),
        config: SECRET,
        ...{ [`field`]: SECRET },
      })
      .catch((error: unknown) => error as Error);
    const told = JSON.stringify(refused) + String(refused);
    expect(told).toContain("credentials is no json (type)");
    expect(told).not.toContain(SECRET);
    expect(told).not.toContain(row.credentials);
  });
});

test("a value of elsewhere can be taken over", async () => {
  await integrations().run(async (ctx) => {
    const { appId, ownerId, name } = await draft(ctx);
    const column = {
      context: "connections.credentials",
      bind: "row",
      pad: false,
      kind: "json",
    } as const;
    const credentials = await seal(keys, column, [ID], { from: "sql" });
    const _id = await ctx.db.insert("connections", {
      id: ID,
      appId,
      ownerId,
      name,
      credentials,
      status: "active",
      createdAt: 0,
      updatedAt: 0,
    });
    const row = await connections.get(ctx, _id);
    expect(await connections.open(keys, row, "credentials")).toEqual({
      from: "sql",
    });
  });
});

test("every index finds rows", async () => {
  await integrations().run(async (ctx) => {
    const { _id, appId, id } = await made(ctx);
    const other = { ...(await draft(ctx)), ownerId: "user-2" };
    const second = await connections.insert(ctx, keys, other);
    await connections.patch(ctx, keys, second, { status: "error" });
    const query = () => ctx.db.query("connections");
    const found = await Promise.all([
      query()
        .withIndex("by_app_id", (q) => q.eq("appId", appId))
        .unique(),
      query()
        .withIndex("by_status", (q) => q.eq("status", "pending"))
        .unique(),
      query()
        .withIndex("by_owner", (q) => q.eq("ownerId", "user-1"))
        .unique(),
      query()
        .withIndex("by_app_and_owner", (q) =>
          q.eq("appId", appId).eq("ownerId", "user-1"),
        )
        .unique(),
      query()
        .withIndex("by_key", (q) => q.eq("id", id))
        .unique(),
    ]);
    expect(found.map((row) => row?._id)).toEqual(found.map(() => _id));
  });
});

test("rules hold at their edges", async () => {
  await integrations().run(async (ctx) => {
    const row = await draft(ctx);
    const insert = (changes: object) =>
      connections.insert(ctx, keys, { ...row, ...changes });
    await insert({ ownerId: "x".repeat(64), name: "x".repeat(120) });
    await insert({ config: "[1, 2]", lastError: "" });
    await insert({ lastCheckedAt: -62_167_219_200_000 });
    await insert({ lastCheckedAt: 253_402_300_799_999 });
    const wrong: [object, string[]][] = [
      [{ ownerId: "x".repeat(65) }, ["ownerId: max_length"]],
      [{ ownerId: "" }, ["ownerId: non_empty"]],
      [{ name: "x".repeat(121) }, ["name: max_length"]],
      [{ config: "" }, ["config: type"]],
      [{ config: {} }, ["config: type"]],
      [{ config: "[1,]" }, ["config: type"]],
      [{ status: "Active" }, ["status: type"]],
      [{ lastCheckedAt: -62_167_219_200_001 }, ["lastCheckedAt: type"]],
      [{ lastCheckedAt: 253_402_300_800_000 }, ["lastCheckedAt: type"]],
      [{ lastCheckedAt: new Date() }, ["lastCheckedAt: type"]],
      [{ credentials: NaN }, ["credentials: type"]],
      [
        { lastError: 5, credentials: [undefined] },
        ["credentials: type", "lastError: type"],
      ],
    ];
    for (const [changes, expected] of wrong) {
      expect(await violations(insert(changes))).toEqual(expected);
    }
  });
});
