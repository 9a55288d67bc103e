import type { GenericId } from "convex/values";
import { expect, test } from "vitest";

import { nodeConnections, nodes, scenarios } from "../../convex/model";
import {
  integrations,
  refusal,
  untyped,
  violations,
  type Ctx,
} from "../support";

function scenario(ctx: Ctx) {
  return scenarios.insert(ctx, { ownerId: "user-1", name: "Sync" });
}

function node(ctx: Ctx, scenarioId: GenericId<"scenarios">) {
  return nodes.insert(ctx, { scenarioId, type: "trigger" });
}

test("a row is made, read, changed and deleted", async () => {
  await integrations().run(async (ctx) => {
    const scenarioId = await scenario(ctx);
    const id = await node(ctx, scenarioId);
    const made = await nodes.get(ctx, id);
    expect(made).toEqual({
      _id: id,
      _creationTime: expect.any(Number),
      scenarioId,
      type: "trigger",
      label: "",
      config: "{}",
      position: '{"x":0,"y":0}',
      createdAt: expect.any(Number),
      updatedAt: made.createdAt,
    });
    await nodes.patch(ctx, id, { label: "Start", order: 0, config: "null" });
    expect(await nodes.get(ctx, id)).toMatchObject({
      label: "Start",
      order: 0,
      config: "null",
    });
    await nodes.patch(ctx, id, { order: undefined });
    expect(await nodes.get(ctx, id)).not.toHaveProperty("order");
    await nodes.delete(ctx, id);
    expect(await ctx.db.get("nodes", id)).toBe(null);
  });
});

test("every index finds rows", async () => {
  await integrations().run(async (ctx) => {
    const scenarioId = await scenario(ctx);
    const other = await scenario(ctx);
    const id = await node(ctx, scenarioId);
    await nodes.insert(ctx, { scenarioId: other, type: "http", order: 1 });
    await nodes.patch(ctx, id, { order: 2 });
    const query = () => ctx.db.query("nodes");
    const found = await Promise.all([
      query()
        .withIndex("by_scenario", (q) => q.eq("scenarioId", scenarioId))
        .unique(),
      query()
        .withIndex("by_type", (q) => q.eq("type", "trigger"))
        .unique(),
      query()
        .withIndex("by_scenario_and_type", (q) =>
          q.eq("scenarioId", scenarioId).eq("type", "trigger"),
        )
        .unique(),
      query()
        .withIndex("by_scenario_and_order", (q) =>
          q.eq("scenarioId", scenarioId).gt("order", 1),
        )
        .unique(),
    ]);
    expect(found.map((row) => row?._id)).toEqual(found.map(() => id));
  });
});

test("rules hold at their edges", async () => {
  await integrations().run(async (ctx) => {
    const scenarioId = await scenario(ctx);
    const insert = (row: object) =>
      nodes.insert(ctx, { scenarioId, type: "http", ...row });
    await insert({ order: 0, type: "x".repeat(100), label: "x".repeat(200) });
    await insert({ order: 2_147_483_647, position: "[1e5]" });
    const wrong: [object, string[]][] = [
      [{ order: -1 }, ["order: min"]],
      [{ order: 0.5 }, ["order: type"]],
      [{ order: 2_147_483_648 }, ["order: type"]],
      [{ order: NaN }, ["order: type"]],
      [{ order: Infinity }, ["order: type"]],
      [{ order: 1n }, ["order: type"]],
      [{ order: null }, ["order: type"]],
      [{ type: "x".repeat(101) }, ["type: max_length"]],
      [{ type: " " }, ["type: non_empty"]],
      [{ label: "x".repeat(201) }, ["label: max_length"]],
      [{ position: "x" }, ["position: type"]],
      [{ config: '{"a":1}}' }, ["config: type"]],
    ];
    for (const [row, expected] of wrong) {
      expect(await violations(insert(row))).toEqual(expected);
    }
  });
});

test("it belongs to a scenario", async () => {
  await integrations().run(async (ctx) => {
    const gone = await scenario(ctx);
    await scenarios.delete(ctx, gone);
    expect(await refusal(node(ctx, gone))).toMatchObject({
      code: "reference",
      constraint: "nodes_scenario_id_fkey",
      to: "scenarios",
    });
    const missing = nodes.insert(ctx, untyped({ type: "http" }));
    expect(await violations(missing)).toEqual(["scenarioId: required"]);
    for (const scenarioId of ["", "x", 7, gone.replace(/s$/, "z")]) {
      const wrong = nodes.insert(ctx, untyped({ type: "x", scenarioId }));
      expect(await violations(wrong)).toEqual(["scenarioId: type"]);
    }
  });
});

test("a row that points nowhere can be mended, and changed elsewhere", async () => {
  await integrations().run(async (ctx) => {
    const scenarioId = await scenario(ctx);
    const id = await node(ctx, scenarioId);
    // Past the helpers.
    await ctx.db.delete("scenarios", scenarioId);
    await nodes.patch(ctx, id, { label: "x" });
    await nodes.patch(ctx, id, { scenarioId: await scenario(ctx) });
  });
});

test("its edges go with it", async () => {
  await integrations().run(async (ctx) => {
    const scenarioId = await scenario(ctx);
    const [a, b, c] = [
      await node(ctx, scenarioId),
      await node(ctx, scenarioId),
      await node(ctx, scenarioId),
    ];
    const edge = (sourceNodeId: typeof a, targetNodeId: typeof a) =>
      nodeConnections.insert(ctx, { scenarioId, sourceNodeId, targetNodeId });
    await edge(a, b);
    const kept = await edge(b, c);
    await edge(c, a);
    await nodes.delete(ctx, a);
    const edges = await ctx.db.query("nodeConnections").collect();
    expect(edges.map(({ _id }) => _id)).toEqual([kept]);
  });
});

test("it moves to another scenario only without edges", async () => {
  await integrations().run(async (ctx) => {
    const scenarioId = await scenario(ctx);
    const other = await scenario(ctx);
    const sourceNodeId = await node(ctx, scenarioId);
    const targetNodeId = await node(ctx, scenarioId);
    const edge = { scenarioId, sourceNodeId, targetNodeId };
    const id = await nodeConnections.insert(ctx, edge);
    const move = () => nodes.patch(ctx, targetNodeId, { scenarioId: other });
    expect(await refusal(move())).toEqual({
      code: "restricted",
      table: "nodes",
      constraint: "node_connections_scenario_id_target_node_id_fkey",
      by: "nodeConnections",
    });
    await nodeConnections.delete(ctx, id);
    await move();
    expect(await nodes.get(ctx, targetNodeId)).toMatchObject({
      scenarioId: other,
    });
  });
});
