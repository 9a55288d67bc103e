// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { Keyring } from "./keyring";

/** A scope's name, or nothing for what is nobody's in particular. */
export type Scope = string | undefined;

/** Who seals: the keyring for the values of no scope, `keyring.scoped("tenant-7")` for those of one. */
export type Keys =
  Keyring | { readonly keyring: Keyring; readonly scope: string };

/** A keyring, and the scope that is sealed for. */
export function scopeOf(keys: Keys): [Keyring, Scope] {
  if (keys instanceof Keyring) {
    return [keys, undefined];
  }
  // A scope that got lost must not become that of everyone.
  if (typeof keys.scope !== "string") {
    throw new TypeError("a scope is a text");
  }
  return [keys.keyring, keys.scope];
}
