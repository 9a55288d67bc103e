// Documents that `schemalock export` wrote, in Convex's store and out of it again. `SCHEMALOCK_TRANSFER` is the folder in which Rust
// leaves `in/TABLE/documents.jsonl`, `keyring.json` and `kek.txt`, and finds `out/TABLE/documents.jsonl`.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

import type { GenericMutationCtx } from "convex/server";
import { convexToJson, jsonToConvex } from "convex/values";
import { expect, test } from "vitest";

import * as model from "../../convex/model";
import { Keyring } from "../../convex/sealed";
import { integrations } from "../support";

const folder = process.env["SCHEMALOCK_TRANSFER"];
if (!folder) {
  throw new Error("SCHEMALOCK_TRANSFER names no folder with documents");
}
const text = (path: string) => readFileSync(`${folder}/${path}`, "utf8");

/** Those that others point at come first. */
const TABLES = ["apps", "connections", "scenarios", "nodes", "nodeConnections"];

type Document = { _id: string; _creationTime: number; [field: string]: any };
type AnyCtx = GenericMutationCtx<any>;

/**
 * What `convex import` does, and a deployment keeps: documents have the ids that they bring. Here the store makes its own, so each
 * stands for one of a document, wherever it stands.
 */
class Deployment {
  readonly #stored = new Map<string, string>();
  readonly #brought = new Map<string, string>();

  async import(ctx: AnyCtx, table: string, lines: string): Promise<void> {
    for (const line of lines.split("\n").filter((line) => line !== "")) {
      const document = jsonToConvex(JSON.parse(line)) as Document;
      const { _id, _creationTime, ...fields } = document;
      expect(_creationTime).toBeGreaterThan(0);
      const stored: string = await ctx.db.insert(
        table,
        replaced(fields, this.#stored),
      );
      this.#stored.set(_id, stored);
      this.#brought.set(stored, _id);
    }
  }

  /** What `convex export` writes. */
  async export(ctx: AnyCtx, table: string): Promise<string> {
    const documents = await ctx.db.query(table).collect();
    const lines = documents.map((document) =>
      JSON.stringify(convexToJson(replaced(document, this.#brought))),
    );
    return lines.map((line) => `${line}\n`).join("");
  }
}

test("documents go in, are read, and come out as they were", async () => {
  const database = integrations();
  const keyring = await Keyring.fromText(text("keyring.json"), text("kek.txt"));
  const deployment = new Deployment();
  await database.run(async (ctx) => {
    for (const table of TABLES) {
      const lines = text(`in/${table}/documents.jsonl`);
      await deployment.import(ctx, table, lines);
    }
  });
  await database.run(async (ctx) => {
    const secrets: unknown[] = [];
    for (const connection of await ctx.db.query("connections").collect()) {
      const field = "credentials" as const;
      secrets.push(await model.connections.open(keyring, connection, field));
    }
    expect(secrets.length).toBeGreaterThan(1);
    expect(secrets).toContainEqual({ token: "s3cret of 1" });
    // What was imported is what the helpers would have written: they take it again.
    for (const node of await ctx.db.query("nodes").collect()) {
      const { _id, label } = node;
      await model.nodes.patch(ctx, _id, { label: `${label}!` });
      await model.nodes.patch(ctx, _id, { label });
      await ctx.db.patch("nodes", _id, { updatedAt: node.updatedAt });
    }
  });
  await database.run(async (ctx) => {
    for (const table of TABLES) {
      const lines = await deployment.export(ctx, table);
      mkdirSync(`${folder}/out/${table}`, { recursive: true });
      writeFileSync(`${folder}/out/${table}/documents.jsonl`, lines);
    }
  });
});

/** The same fields with other ids. */
function replaced(fields: object, ids: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [
      field,
      ids.get(value) ?? value,
    ]),
  );
}
