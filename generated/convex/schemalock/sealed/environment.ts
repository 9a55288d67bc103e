// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { KeyringError } from "./errors";

/** Environment variables, such as `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

// Convex and Node have it, also where their types are not installed.
declare const process: { readonly env: Environment };

/** This program's environment variables. */
export function environment(): Environment {
  return process.env;
}

/**
 * What is in an environment variable.
 *
 * @throws {@link KeyringError} `NoVariable`
 */
export function variable(
  env: Environment,
  name: string,
  content: string,
): string {
  const text = env[name];
  if (text === undefined) {
    throw new KeyringError(
      "NoVariable",
      `the environment variable \`${name}\` is not set: it should hold ${content}`,
    );
  }
  return text;
}
