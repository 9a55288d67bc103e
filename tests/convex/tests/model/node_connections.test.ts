import { expect, test } from "vitest";

import { nodeConnections, nodes, scenarios } from "../../convex/model";
import {
  integrations,
  refusal,
  untyped,
  violations,
  type Ctx,
} from "../support";

/** A scenario with three nodes. */
async function graph(ctx: Ctx) {
  const scenarioId = await scenarios.insert(ctx, { ownerId: "u", name: "n" });
  const node = () => nodes.insert(ctx, { scenarioId, type: "http" });
  return { scenarioId, a: await node(), b: await node(), c: await node() };
}

test("a row is made, read, changed and deleted", async () => {
  await integrations().run(async (ctx) => {
    const { scenarioId, a, b, c } = await graph(ctx);
    const ends = { scenarioId, sourceNodeId: a, targetNodeId: b };
    const id = await nodeConnections.insert(ctx, ends);
    expect(await nodeConnections.get(ctx, id)).toEqual({
      ...ends,
      _id: id,
      _creationTime: expect.any(Number),
      mapping: "{}",
    });
    await nodeConnections.patch(ctx, id, { targetNodeId: c, mapping: "[]" });
    expect(await nodeConnections.get(ctx, id)).toMatchObject({
      ...ends,
      targetNodeId: c,
      mapping: "[]",
    });
    await nodeConnections.delete(ctx, id);
    expect(await ctx.db.get("nodeConnections", id)).toBe(null);
  });
});

test("every index finds rows", async () => {
  await integrations().run(async (ctx) => {
    const { scenarioId, a, b } = await graph(ctx);
    const ends = { scenarioId, sourceNodeId: a, targetNodeId: b };
    const id = await nodeConnections.insert(ctx, ends);
    const other = await graph(ctx);
    await nodeConnections.insert(ctx, {
      scenarioId: other.scenarioId,
      sourceNodeId: other.a,
      targetNodeId: other.b,
    });
    const query = () => ctx.db.query("nodeConnections");
    const found = await Promise.all([
      query()
        .withIndex("by_scenario", (q) => q.eq("scenarioId", scenarioId))
        .unique(),
      query()
        .withIndex("by_source_node", (q) => q.eq("sourceNodeId", a))
        .unique(),
      query()
        .withIndex("by_target_node", (q) => q.eq("targetNodeId", b))
        .unique(),
      query()
        .withIndex("by_scenario_and_source", (q) =>
          q.eq("scenarioId", scenarioId).eq("sourceNodeId", a),
        )
        .unique(),
      query()
        .withIndex("by_scenario_and_target", (q) =>
          q.eq("scenarioId", scenarioId).eq("targetNodeId", b),
        )
        .unique(),
      query()
        .withIndex("by_source_node_id_and_target_node_id", (q) =>
          q.eq("sourceNodeId", a).eq("targetNodeId", b),
        )
        .unique(),
    ]);
    expect(found.map((row) => row?._id)).toEqual(found.map(() => id));
  });
});

test("both ends belong to the edge's scenario", async () => {
  await integrations().run(async (ctx) => {
    const { scenarioId, a, b } = await graph(ctx);
    const other = await graph(ctx);
    const ends = { scenarioId, sourceNodeId: a, targetNodeId: b };
    const id = await nodeConnections.insert(ctx, ends);
    const refused = (end: string) => ({
      code: "reference",
      table: "nodeConnections",
      constraint: `node_connections_scenario_id_${end}_node_id_fkey`,
      fields: ["scenarioId", `${end}NodeId`],
      to: "nodes",
    });
    for (const [changes, end] of [
      [{ sourceNodeId: other.a }, "source"],
      [{ targetNodeId: other.b }, "target"],
      [{ scenarioId: other.scenarioId }, "source"],
    ] as const) {
      const insert = nodeConnections.insert(ctx, { ...ends, ...changes });
      expect(await refusal(insert)).toEqual(refused(end));
      const patch = nodeConnections.patch(ctx, id, changes);
      expect(await refusal(patch)).toEqual(refused(end));
    }
    await nodeConnections.patch(ctx, id, {
      scenarioId: other.scenarioId,
      sourceNodeId: other.a,
      targetNodeId: other.b,
    });
  });
});

test("an edge is no loop of one node", async () => {
  await integrations().run(async (ctx) => {
    const { scenarioId, a, b } = await graph(ctx);
    const ends = { scenarioId, sourceNodeId: a, targetNodeId: b };
    const id = await nodeConnections.insert(ctx, ends);
    const loop = { ...ends, targetNodeId: a };
    const refused = {
      code: "invalid",
      table: "nodeConnections",
      violations: [
        { rule: "check", constraint: "node_connections_no_self_loop_check" },
      ],
    };
    expect(await refusal(nodeConnections.insert(ctx, loop))).toEqual(refused);
    expect(
      await refusal(nodeConnections.patch(ctx, id, { sourceNodeId: b })),
    ).toEqual(refused);
    expect(
      await violations(
        nodeConnections.insert(ctx, { ...loop, mapping: untyped(1) }),
      ),
    ).toEqual(["mapping: type", "node_connections_no_self_loop_check"]);
    expect(
      await violations(
        nodeConnections.patch(ctx, id, {
          sourceNodeId: b,
          mapping: untyped(1),
        }),
      ),
    ).toEqual(["mapping: type", "node_connections_no_self_loop_check"]);
  });
});

test("two nodes have one edge in each direction", async () => {
  await integrations().run(async (ctx) => {
    const { scenarioId, a, b, c } = await graph(ctx);
    const edge = (sourceNodeId: typeof a, targetNodeId: typeof a) =>
      nodeConnections.insert(ctx, { scenarioId, sourceNodeId, targetNodeId });
    const id = await edge(a, b);
    await edge(b, a);
    const refused = {
      code: "unique",
      table: "nodeConnections",
      constraint: "node_connections_source_node_id_target_node_id_key",
      fields: ["sourceNodeId", "targetNodeId"],
    };
    expect(await refusal(edge(a, b))).toEqual(refused);
    const other = await edge(a, c);
    const patch = nodeConnections.patch(ctx, other, { targetNodeId: b });
    expect(await refusal(patch)).toEqual(refused);
    await nodeConnections.patch(ctx, id, { targetNodeId: b, mapping: "1" });
    await nodeConnections.delete(ctx, id);
    await nodeConnections.patch(ctx, other, { targetNodeId: b });
  });
});

test("both ends are asked for", async () => {
  await integrations().run(async (ctx) => {
    expect(await violations(nodeConnections.insert(ctx, untyped({})))).toEqual([
      "scenarioId: required",
      "sourceNodeId: required",
      "targetNodeId: required",
    ]);
  });
});

test("nothing that was refused is written, also if the mutation goes on", async () => {
  await integrations().run(async (ctx) => {
    const { scenarioId, a, b } = await graph(ctx);
    const ends = { scenarioId, sourceNodeId: a, targetNodeId: b };
    await nodeConnections.insert(ctx, ends);
    const before = await ctx.db.query("nodeConnections").collect();
    await refusal(nodeConnections.insert(ctx, ends));
    await refusal(
      nodes.patch(ctx, a, { scenarioId: (await graph(ctx)).scenarioId }),
    );
    expect(await ctx.db.query("nodeConnections").collect()).toEqual(before);
    expect((await nodes.get(ctx, a)).scenarioId).toBe(scenarioId);
  });
});
