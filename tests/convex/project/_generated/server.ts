// What `npx convex codegen` writes, as far as it is used here; it needs a deployment.

import {
  mutationGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
} from "convex/server";

import type schema from "../schema";

export const mutation: MutationBuilder<
  DataModelFromSchemaDefinition<typeof schema>,
  "public"
> = mutationGeneric;
