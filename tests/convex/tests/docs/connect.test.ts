import { readFileSync } from "node:fs";

import { makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import * as model from "../../convex/model";
import { Keyring } from "../../convex/sealed";
import { integrations } from "../support";

const connect = makeFunctionReference<"mutation">("connect:connect");

beforeEach(() => {
  const file = (name: string) =>
    readFileSync(`data/vectors/keyring/${name}`, "utf8");
  vi.stubEnv("SCHEMALOCK_KEYRING", file("keyring.json"));
  vi.stubEnv("SCHEMALOCK_KEK", file("kek.txt"));
});

afterEach(() => {
  vi.unstubAllEnvs();
});

test("the function that docs/convex.md shows saves a connection", async () => {
  const database = integrations();
  const appId = await database.run((ctx) =>
    model.apps.insert(ctx, { name: "WordPress", authType: "apiKey" }),
  );
  const row = { appId, ownerId: "ada", token: "s3cret" };
  const id = await database.mutation(connect, row);
  const stored = await database.run((ctx) => model.connections.get(ctx, id));
  expect(JSON.stringify(stored)).not.toContain("s3cret");
  const keyring = await Keyring.fromEnvironment();
  const opened = model.connections.open(keyring, stored, "credentials");
  expect(await opened).toEqual({ token: "s3cret" });
});

test("without a keyring nothing is saved", async () => {
  vi.stubEnv("SCHEMALOCK_KEYRING", undefined);
  const database = integrations();
  const appId = await database.run((ctx) =>
    model.apps.insert(ctx, { name: "WordPress", authType: "apiKey" }),
  );
  const row = { appId, ownerId: "ada", token: "s3cret" };
  await expect(database.mutation(connect, row)).rejects.toThrow(
    "SCHEMALOCK_KEYRING",
  );
  const rows = database.run((ctx) => ctx.db.query("connections").collect());
  expect(await rows).toEqual([]);
});
