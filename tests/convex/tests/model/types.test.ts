// The helpers in a project whose schema has other tables, too.

import {
  defineSchema,
  defineTable,
  type DataModelFromSchemaDefinition,
  type GenericMutationCtx,
  type GenericQueryCtx,
} from "convex/server";
import { v, type GenericId } from "convex/values";
import { expect, expectTypeOf, test } from "vitest";
import { convexTest } from "convex-test";

import {
  apps,
  connections,
  nodes,
  type App,
  type Connection,
} from "../../convex/model";
import { tables } from "../../convex/schema";
import type { Unsealed } from "../../convex/schemalock/sealed/column";
import type { Json, Keyring, Sealed } from "../../convex/sealed";

const wider = defineSchema({
  ...tables,
  users: defineTable({ name: v.string() }).index("by_name", ["name"]),
});
type Wider = DataModelFromSchemaDefinition<typeof wider>;

test("a context of a wider schema is taken", async () => {
  const t = convexTest(wider, { "./_generated/api.ts": async () => ({}) });
  await t.run(async (ctx: GenericMutationCtx<Wider>) => {
    const id = await apps.insert(ctx, { name: "WP", authType: "oauth" });
    expect((await apps.get(ctx, id)).name).toBe("WP");
  });
});

test("a query can read and not write", () => {
  const query = (ctx: GenericQueryCtx<Wider>, id: GenericId<"apps">) => [
    apps.get(ctx, id),
    // @ts-expect-error the database of a query has no `insert`
    apps.delete(ctx, id),
  ];
  expect(query).toBeDefined();
});

test("a context without the table is not taken", () => {
  const other = defineSchema({ apps: defineTable({ name: v.string() }) });
  type Other = DataModelFromSchemaDefinition<typeof other>;
  const query = (ctx: GenericQueryCtx<Other>, id: GenericId<"apps">) => [
    // @ts-expect-error the table has other fields
    apps.get(ctx, id),
    // @ts-expect-error there is no such table
    nodes.get(ctx, "" as GenericId<"nodes">),
  ];
  expect(query).toBeDefined();
});

test("rows, plaintexts and ids have their types", () => {
  expectTypeOf<Connection["credentials"]>().toEqualTypeOf<Sealed<Json>>();
  expectTypeOf<Connection["appId"]>().toEqualTypeOf<App["_id"]>();
  expectTypeOf<App["authType"]>().toEqualTypeOf<
    "oauth" | "apiKey" | "usernamePassword"
  >();
  expectTypeOf(connections.insert)
    .parameter(2)
    .toHaveProperty("credentials")
    .toEqualTypeOf<Unsealed<Json>>();
  expectTypeOf<Json>().toExtend<Unsealed<Json>>();
  expectTypeOf<Sealed<Json>>().not.toExtend<Unsealed<Json>>();
  expectTypeOf<Sealed<string>>().not.toExtend<Unsealed<string>>();
  expectTypeOf<Sealed<"a" | "b">>().not.toExtend<Unsealed<"a" | "b">>();
  expectTypeOf<"a">().toExtend<Unsealed<"a" | "b">>();
  expectTypeOf<ArrayBuffer>().toExtend<Unsealed<ArrayBuffer>>();
  type Opened = ReturnType<typeof connections.open<"credentials">>;
  expectTypeOf<Opened>().toEqualTypeOf<Promise<Json>>();
  expectTypeOf(apps.insert).returns.resolves.toEqualTypeOf<GenericId<"apps">>();
});

test("what cannot be changed is no part of a patch", () => {
  expectTypeOf<keyof Parameters<typeof nodes.patch>[2]>().toEqualTypeOf<
    "scenarioId" | "type" | "label" | "config" | "position" | "order"
  >();
  expectTypeOf<keyof Parameters<typeof connections.patch>[3]>().toEqualTypeOf<
    | "appId"
    | "ownerId"
    | "name"
    | "credentials"
    | "config"
    | "status"
    | "lastError"
    | "lastCheckedAt"
  >();
});

test("what is not sealed cannot be opened", () => {
  const open = (keyring: Keyring, row: Connection) =>
    // @ts-expect-error the name is no sealed field
    connections.open(keyring, row, "name");
  expect(open).toBeDefined();
});
