import { expect, test } from "vitest";

import { nodeConnections, nodes, scenarios } from "../../convex/model";
import { integrations, untyped, violations } from "../support";

const mine = { ownerId: "user-1", name: "Sync" };

test("a row is made, read, changed and deleted", async () => {
  await integrations().run(async (ctx) => {
    const id = await scenarios.insert(ctx, mine);
    const made = await scenarios.get(ctx, id);
    expect(made).toEqual({
      ...mine,
      _id: id,
      _creationTime: expect.any(Number),
      description: "",
      status: "draft",
      createdAt: expect.any(Number),
      updatedAt: made.createdAt,
    });
    const run = {
      status: "active",
      schedule: "0 * * * *",
      lastExecutedAt: 1,
      lastExecutionResult: "partial",
      lastExecutionError: "one node failed",
    } as const;
    await scenarios.patch(ctx, id, run);
    expect(await scenarios.get(ctx, id)).toMatchObject({ ...mine, ...run });
    await scenarios.patch(ctx, id, { lastExecutionError: undefined });
    expect(await scenarios.get(ctx, id)).not.toHaveProperty(
      "lastExecutionError",
    );
    await scenarios.delete(ctx, id);
    expect(await ctx.db.get("scenarios", id)).toBe(null);
  });
});

test("every index finds rows", async () => {
  await integrations().run(async (ctx) => {
    const id = await scenarios.insert(ctx, mine);
    await scenarios.insert(ctx, { ownerId: "u", name: "n", status: "error" });
    const query = () => ctx.db.query("scenarios");
    const found = await Promise.all([
      query()
        .withIndex("by_status", (q) => q.eq("status", "draft"))
        .unique(),
      query()
        .withIndex("by_owner", (q) => q.eq("ownerId", "user-1"))
        .unique(),
      query()
        .withIndex("by_name", (q) => q.eq("name", "Sync"))
        .unique(),
      query()
        .withIndex("by_owner_and_status", (q) =>
          q.eq("ownerId", "user-1").eq("status", "draft"),
        )
        .unique(),
    ]);
    expect(found.map((row) => row?._id)).toEqual(found.map(() => id));
  });
});

test("rules hold at their edges", async () => {
  await integrations().run(async (ctx) => {
    const insert = (row: object) => scenarios.insert(ctx, { ...mine, ...row });
    await insert({ name: "x".repeat(200), schedule: "x".repeat(200) });
    const wrong: [object, string[]][] = [
      [{ name: "x".repeat(201) }, ["name: max_length"]],
      [{ name: "   " }, ["name: non_empty"]],
      [{ schedule: "x".repeat(201) }, ["schedule: max_length"]],
      [{ description: "x".repeat(2001) }, ["description: max_length"]],
      [{ status: "running" }, ["status: type"]],
      [{ lastExecutionResult: "" }, ["lastExecutionResult: type"]],
      [{ lastExecutedAt: "now" }, ["lastExecutedAt: type"]],
    ];
    for (const [row, expected] of wrong) {
      expect(await violations(insert(row))).toEqual(expected);
    }
    expect(await violations(scenarios.insert(ctx, untyped({})))).toEqual([
      "ownerId: required",
      "name: required",
    ]);
  });
});

test("its nodes and their edges go with it, and no others", async () => {
  await integrations().run(async (ctx) => {
    const made = [];
    for (const name of ["mine", "other"]) {
      const scenarioId = await scenarios.insert(ctx, { ...mine, name });
      const step = { scenarioId, type: "trigger" };
      const sourceNodeId = await nodes.insert(ctx, step);
      const targetNodeId = await nodes.insert(ctx, step);
      const edge = { scenarioId, sourceNodeId, targetNodeId };
      made.push({ ...edge, edge: await nodeConnections.insert(ctx, edge) });
    }
    const [first, second] = made;
    await scenarios.delete(ctx, first!.scenarioId);
    const left = await Promise.all(
      (["scenarios", "nodes", "nodeConnections"] as const).map((table) =>
        ctx.db.query(table).collect(),
      ),
    );
    expect(left.map((rows) => rows.map((row) => row._id))).toEqual([
      [second!.scenarioId],
      [second!.sourceNodeId, second!.targetNodeId],
      [second!.edge],
    ]);
  });
});
