import { makeFunctionReference } from "convex/server";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { apps, connections, descriptions } from "../../convex/model";
import {
  begin,
  type RotationReport,
} from "../../convex/schemalock/model/progress";
import { rotate } from "../../convex/schemalock/model/rotate";
import { header, Keyring } from "../../convex/sealed";
import { KEK, document, wrapped } from "../sealed/documents";
import { integrations, keyring } from "../support";

const OLD = 0x01;
const NEW = 0x05;
const STRANGE = 0x09;

type Database = ReturnType<typeof integrations>;

const run = makeFunctionReference<"action", any, RotationReport>(
  "rotation:run",
);

/** The text of a keyring, its first key the primary one. */
async function text(primary: number, ...others: number[]): Promise<string> {
  const key = (byte: number, state: string) =>
    wrapped(new Uint8Array(32).fill(byte), { state });
  return document([
    await key(primary, "primary"),
    ...(await Promise.all(others.map((byte) => key(byte, "active")))),
  ]);
}

let before: string;
let after: string;
let old: Keyring;
let current: Keyring;

beforeAll(async () => {
  before = await text(OLD);
  after = await text(NEW, OLD);
  old = await Keyring.fromText(before, kekText());
  current = await Keyring.fromText(after, kekText());
});

beforeEach(() => {
  vi.stubEnv("SCHEMALOCK_KEYRING", after);
  vi.stubEnv("SCHEMALOCK_KEK", kekText());
  vi.spyOn(console, "info").mockImplementation(() => {});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function kekText(): string {
  return btoa(String.fromCharCode(...KEK));
}

/** Connections whose credentials are their numbers. */
async function filled(rows: number, keys = old): Promise<Database> {
  const t = integrations();
  await t.run(async (ctx) => {
    const appId = await apps.insert(ctx, { name: "WP", authType: "oauth" });
    for (let number = 0; number < rows; number += 1) {
      const row = { appId, ownerId: "u", name: "n", credentials: number };
      await connections.insert(ctx, keys, row);
    }
  });
  return t;
}

function rows(t: Database) {
  return t.run((ctx) => ctx.db.query("connections").collect());
}

function keyIds(stored: { credentials: string }[]): Set<string> {
  return new Set(stored.map(({ credentials }) => header(credentials).keyId));
}

const NOTHING = { sealed: 0, stuck: 0, stuckRows: [], left: 0 };

test("more than a thousand values come under the primary key", async () => {
  const ROWS = 1_050;
  const t = await filled(ROWS);
  const stored = await rows(t);
  const report = await t.action(run, {});
  expect(report).toEqual({
    isDone: true,
    isProven: true,
    fields: [
      {
        ...NOTHING,
        table: "connections",
        field: "credentials",
        looked: ROWS,
        sealed: ROWS,
      },
    ],
  });
  const rotated = await rows(t);
  expect(keyIds(rotated)).toEqual(new Set([current.primaryId()]));
  const withoutSealed = (all: typeof stored) =>
    all.map(({ credentials, ...row }) => row);
  expect(withoutSealed(rotated)).toEqual(withoutSealed(stored));
  const opened = await Promise.all(
    rotated.map((row) => connections.open(current, row, "credentials")),
  );
  expect(opened).toEqual(Array.from({ length: ROWS }, (_, at) => at));
});

test("what is done is not done again", async () => {
  const t = await filled(3);
  await t.action(run, {});
  const once = await rows(t);
  const { fields } = await t.action(run, {});
  expect(fields).toMatchObject([{ looked: 3, sealed: 0, left: 0 }]);
  expect(await rows(t)).toEqual(once);
});

test("without rows there is nothing to do", async () => {
  expect(await integrations().action(run, {})).toMatchObject({
    isDone: true,
    isProven: true,
    fields: [{ looked: 0 }],
  });
});

test("an action whose time is up goes on in another one", async () => {
  vi.useFakeTimers();
  const t = await filled(25);
  const first = await t.action(run, { pageSize: 10, budget: 0 });
  expect(first).toMatchObject({ isDone: false, isProven: false });
  expect(first.fields).toMatchObject([{ looked: 10, sealed: 10 }]);
  await t.finishAllScheduledFunctions(vi.runAllTimers);
  expect(keyIds(await rows(t))).toEqual(new Set([current.primaryId()]));
  const [last] = vi.mocked(console.info).mock.calls.at(-1) ?? [];
  expect(last).toContain('"isProven":true');
  expect(last).toContain('"looked":25,"sealed":25');
});

test("one that was broken off is begun again, and goes on", async () => {
  const t = await filled(25);
  vi.useFakeTimers();
  await t.action(run, { pageSize: 10, budget: 0 });
  vi.clearAllTimers();
  vi.useRealTimers();
  const { isProven, fields } = await t.action(run, { pageSize: 10 });
  expect(isProven).toBe(true);
  expect(fields).toMatchObject([{ looked: 25, sealed: 15 }]);
});

test("one that goes on after a deploy counts what is sealed today", async () => {
  const t = await filled(3);
  const { connections: described } = descriptions;
  const { credentials, ...fields } = described.fields;
  const earlier = { ...described, fields: { ...fields, secret: credentials } };
  const stale = begin({ connections: earlier });
  for (const phase of ["seal", "count", "done"] as const) {
    for (const table of ["connections", "gone"]) {
      const progress = { ...stale, phase, table, counted: [table] };
      const report = await t.action(run, { progress });
      expect(report).toMatchObject({ isDone: true, isProven: true });
      expect(report.fields).toMatchObject([
        { field: "credentials", looked: 3 },
      ]);
    }
  }
  expect(keyIds(await rows(t))).toEqual(new Set([current.primaryId()]));
});

test("rows may be as large as they can be", async () => {
  const MOST = 4 * 2 ** 20;
  const t = integrations(true);
  const appId = await t.run((ctx) =>
    apps.insert(ctx, { name: "WP", authType: "oauth" }),
  );
  const credentials = "x".repeat(700_000);
  const row = { appId, ownerId: "u", name: "n", credentials };
  for (let number = 0; number < 20; number += 1) {
    await t.run((ctx) => connections.insert(ctx, old, row));
  }
  const sizes: number[] = [];
  const ctx = {
    runQuery: (query: any, args: any) => t.query(query, args),
    scheduler: undefined as never,
    runMutation: (mutation: any, args: any) => {
      sizes.push(JSON.stringify(args).length);
      return t.mutation(mutation, args);
    },
  };
  const report = await rotate(ctx, current, descriptions, "rotation", {
    pageSize: 100,
    budget: Infinity,
    progress: undefined,
  });
  expect(report).toMatchObject({ isProven: true, fields: [{ sealed: 20 }] });
  // Two rows at once, each as it was and as it is now, and their ids.
  expect(sizes).toHaveLength(12);
  expect(Math.max(...sizes)).toBeLessThan(MOST + 1_000);
});

test("writers between the pages lose nothing", async () => {
  const t = await filled(30);
  const writer = async (round: number) => {
    await t.run(async (ctx) => {
      const all = await ctx.db.query("connections").collect();
      for (const row of all.filter((_, at) => at % 7 === round % 7)) {
        const credentials = `written in round ${round}`;
        await connections.patch(ctx, old, row._id, { credentials });
      }
      const { appId } = all[0]!;
      const added = { appId, ownerId: "u", name: "new", credentials: round };
      await connections.insert(ctx, old, added);
      await connections.delete(ctx, all[round]!._id);
    });
  };
  vi.useFakeTimers();
  let report = await t.action(run, { pageSize: 5, budget: 0 });
  const said: string[] = [];
  for (let round = 0; round < 6; round += 1) {
    await writer(round);
    said.push(JSON.stringify(await plaintexts(t)));
    vi.runAllTimers();
    await t.finishInProgressScheduledFunctions();
    expect(JSON.stringify(await plaintexts(t))).toBe(said.at(-1));
  }
  await t.finishAllScheduledFunctions(vi.runAllTimers);
  vi.useRealTimers();
  report = await t.action(run, {});
  expect(report).toMatchObject({ isDone: true, isProven: true });
  expect(JSON.stringify(await plaintexts(t))).toBe(said.at(-1));
});

/** What all rows say, by the keyring that has both keys. */
async function plaintexts(t: Database) {
  const stored = await rows(t);
  return Promise.all(
    stored.map((row) => connections.open(current, row, "credentials")),
  );
}

test("a row that was written since is not overwritten", async () => {
  const t = await filled(2);
  const [row, other] = await rows(t);
  const cell = (sealed: string) => ({ field: "credentials", sealed });
  await t.run((ctx) =>
    connections.patch(ctx, old, row!._id, { credentials: "newer" }),
  );
  const newer = (await rows(t))[0]!.credentials;
  const replaced = await t.mutation(
    makeFunctionReference<"mutation">("rotation:replace"),
    {
      table: "connections",
      replacements: [
        { id: row!._id, from: cell(row!.credentials), to: cell("sl1.x") },
        { id: other!._id, from: cell(other!.credentials), to: cell("sl1.y") },
      ],
    },
  );
  expect(replaced).toEqual({
    written: [{ id: other!._id, field: "credentials" }],
    changed: [{ id: row!._id, key: [row!.id], cells: [cell(newer)] }],
    duplicates: [],
  });
  const stored = await rows(t);
  expect(stored.map((row) => row.credentials)).toEqual([newer, "sl1.y"]);
  expect(stored[1]!.updatedAt).toBe(other!.updatedAt);
});

test("a row that is written while it is sealed anew is sealed once more", async () => {
  const t = await filled(3);
  let others = 3;
  const ctx = {
    runQuery: (query: any, args: any) => t.query(query, args),
    scheduler: undefined as never,
    runMutation: async (mutation: any, args: any) => {
      if (others-- > 0) {
        await t.run(async (ctx) => {
          const [row] = await ctx.db.query("connections").collect();
          const credentials = `write ${others}`;
          await connections.patch(ctx, old, row!._id, { credentials });
        });
      }
      return t.mutation(mutation, args);
    },
  };
  const report = await rotate(ctx, current, descriptions, "rotation", {
    pageSize: 100,
    budget: Infinity,
    progress: undefined,
  });
  expect(report).toMatchObject({
    isProven: true,
    fields: [{ looked: 3, sealed: 3 }],
  });
  expect(await plaintexts(t)).toEqual(["write 0", 1, 2]);
});

test("values that do not open stay, and are reported with their rows", async () => {
  const t = await filled(4);
  const strange = await Keyring.fromText(await text(STRANGE), kekText());
  const [moved, cut, plain, unknown] = await rows(t);
  await t.run(async (ctx) => {
    const put = (row: typeof moved, credentials: string) =>
      ctx.db.patch("connections", row!._id, {
        credentials: credentials as never,
      });
    await put(moved, cut!.credentials);
    await put(cut, cut!.credentials.slice(0, 40));
    await put(plain, "s3cret");
    await connections.patch(ctx, strange, unknown!._id, { credentials: 1 });
  });
  const stored = await rows(t);
  const report = await t.action(run, {});
  expect(report).toMatchObject({ isDone: true, isProven: false });
  expect(report.fields).toMatchObject([
    {
      looked: 4,
      sealed: 0,
      stuck: 4,
      left: 4,
      stuckRows: [
        { id: moved!._id, code: "OpenFailed" },
        { id: cut!._id, code: "Malformed" },
        { id: plain!._id, code: "NotSealed" },
        { id: unknown!._id, code: "UnknownKey" },
      ],
    },
  ]);
  expect(JSON.stringify(report)).not.toContain("s3cret");
  expect(await rows(t)).toEqual(stored);
});

test("a writer with the old keyring is found by the count, and passes end", async () => {
  const t = await filled(1);
  const count = makeFunctionReference<"query">("rotation:count");
  const at = { table: "connections", cursor: null };
  expect(await t.query(count, at)).toMatchObject({
    left: { credentials: 1 },
    isDone: true,
  });
  await t.action(run, {});
  expect(await t.query(count, at)).toMatchObject({ left: {}, isDone: true });
  await t.run(async (ctx) => {
    const [row] = await ctx.db.query("connections").collect();
    await connections.patch(ctx, old, row!._id, { credentials: 2 });
  });
  expect(await t.query(count, at)).toMatchObject({ left: { credentials: 1 } });
  expect(await t.action(run, {})).toMatchObject({ isProven: true });
});

test("values without a primary key of their scope are reported", async () => {
  vi.stubEnv(
    "SCHEMALOCK_KEYRING",
    await document([
      await wrapped(new Uint8Array(32).fill(OLD), { state: "active" }),
    ]),
  );
  const t = await filled(1);
  expect((await t.action(run, {})).fields).toMatchObject([
    { stuck: 1, left: 1, stuckRows: [{ code: "NoPrimaryKey" }] },
  ]);
});

test("without a keyring it says which variable is missing", async () => {
  vi.stubEnv("SCHEMALOCK_KEYRING", undefined);
  const t = await filled(1, await keyring());
  await expect(t.action(run, {})).rejects.toThrow("SCHEMALOCK_KEYRING");
});
