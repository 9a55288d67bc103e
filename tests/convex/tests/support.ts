// What the tests of the generated functions share.

import { convexTest } from "convex-test";
import type {
  DataModelFromSchemaDefinition,
  GenericMutationCtx,
} from "convex/server";
import { ConvexError } from "convex/values";
import { expect } from "vitest";

import schema from "../convex/schema";
import type { ModelErrorData } from "../convex/schemalock/model/error";
import * as sealed from "../convex/sealed";
import shopSchema from "../schemas/shop/schema";
import * as shopSealed from "../schemas/shop/sealed";

export type Ctx = GenericMutationCtx<
  DataModelFromSchemaDefinition<typeof schema>
>;
export type ShopCtx = GenericMutationCtx<
  DataModelFromSchemaDefinition<typeof shopSchema>
>;

/** Where `convex codegen` would write; convex-test takes the functions to be beside it. */
const GENERATED = { "./_generated/api.ts": async () => ({}) };

const PRIMARY = { state: "primary" } as const;

/**
 * A database of the five tables, with the functions of `rotation.ts`.
 *
 * @param transactionLimits - whether functions may read and write no more than Convex lets them
 */
export function integrations(transactionLimits = false) {
  const modules = {
    ...moved(import.meta.glob("../convex/*.ts"), "../convex"),
    ...GENERATED,
  };
  return convexTest({ schema, modules, transactionLimits });
}

/** The same of the shop. */
export function shop() {
  const modules = import.meta.glob("../schemas/shop/*.ts");
  return convexTest(shopSchema, {
    ...moved(modules, "../schemas/shop"),
    ...GENERATED,
  });
}

/** A keyring for {@link integrations}. */
export async function keyring() {
  const key = await sealed.keyFromBytes("data", secret(1), PRIMARY);
  return sealed.Keyring.of([key]);
}

/** A keyring for {@link shop}, of the key and the index key that are primary, and of older index keys. */
export async function shopKeyring(index = 2, ...older: number[]) {
  const { keyFromBytes, Keyring } = shopSealed;
  return Keyring.of([
    await keyFromBytes("data", secret(1), PRIMARY),
    await keyFromBytes("index", secret(index), PRIMARY),
    ...(await Promise.all(
      older.map((byte) => keyFromBytes("index", secret(byte))),
    )),
  ]);
}

/** What a helper refused to do. */
export async function refusal(
  doing: Promise<unknown>,
): Promise<ModelErrorData> {
  const error: unknown = await doing.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(error, "a refusal").toBeInstanceOf(ConvexError);
  expect((error as Error).name).toBe("ModelError");
  return (error as ConvexError<ModelErrorData>).data;
}

/** What was wrong with a row, such as `name: max_length`, in order. */
export async function violations(doing: Promise<unknown>): Promise<string[]> {
  const data = await refusal(doing);
  expect(data.code).toBe("invalid");
  return data.code !== "invalid"
    ? []
    : data.violations.map((violation) => {
        if ("constraint" in violation) {
          return violation.constraint;
        }
        return "field" in violation
          ? `${violation.field}: ${violation.rule}`
          : violation.rule;
      });
}

/** A value that the types would not let through. */
export function untyped(value: unknown): never {
  return value as never;
}

function secret(byte: number) {
  return new Uint8Array(32).fill(byte);
}

function moved<T>(modules: Record<string, T>, folder: string) {
  return Object.fromEntries(
    Object.entries(modules).map(([path, module]) => [
      `.${path.slice(folder.length)}`,
      module,
    ]),
  );
}
