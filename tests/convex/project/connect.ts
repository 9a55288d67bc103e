import { mutation } from "./_generated/server";
import { v } from "convex/values";
import * as model from "./model";
import { Keyring } from "./sealed";

export const connect = mutation({
  args: { appId: v.id("apps"), ownerId: v.string(), token: v.string() },
  handler: async (ctx, { appId, ownerId, token }) => {
    const keyring = await Keyring.fromEnvironment();
    return model.connections.insert(ctx, keyring, {
      appId,
      ownerId,
      name: "My blog",
      credentials: { token }, // sealed on the way in
    });
  },
});
