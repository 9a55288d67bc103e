// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

// A sealed value that can be found: the value and its blind index, neither of which is written without the other.

import { blindIndexOf, indexKeyOf, isBlindIndexOf } from "./blind_index";
import type { Bytes } from "./bytes";
import type { Kind, Plaintexts, Sealed, SealedColumn } from "./column";
import { failed } from "./envelope";
import { shortId } from "./key";
import type { Keyring } from "./keyring";
import { scopeOf, type Keys } from "./keys";
import { decode, encode } from "./plaintext";
import { isUnderPrimary, keyOf, openBytes, sealBytes } from "./value";

/** A sealed value and its blind index, as they are stored. */
export interface Searchable<T> {
  readonly sealed: Sealed<T>;
  readonly blindIndex: string;
}

/**
 * Seals a plaintext, with its blind index.
 *
 * @throws {@link SealError}
 */
export async function sealSearchable<K extends Kind>(
  keys: Keys,
  column: SealedColumn<K>,
  row: readonly string[],
  plaintext: Plaintexts[K],
): Promise<Searchable<Plaintexts[K]>> {
  const bytes = encode(column, plaintext);
  const blindIndex = await blindIndexOf(keys, column, bytes);
  const [keyring, scope] = scopeOf(keys);
  const key = keyring.primary(scope);
  return { sealed: await sealBytes(key, column, row, bytes), blindIndex };
}

/**
 * Opens a value, and compares its blind index if the key of that is there. A blind index is not bound to its row: one that was moved
 * would let a look-up find the wrong one.
 *
 * @throws {@link SealedError}, {@link OpenError}: `OpenFailed` also for the blind index of another value
 */
export async function openSearchable<K extends Kind>(
  keyring: Keyring,
  column: SealedColumn<K>,
  row: readonly string[],
  sealed: string,
  blindIndex: string,
): Promise<Plaintexts[K]> {
  return decode(
    column,
    await openBoth(keyring, column, row, sealed, blindIndex),
  );
}

/**
 * Are the value and its blind index under the primary keys of the value's scope? Not if a key is missing:
 * {@link resealSearchable} says so.
 *
 * @throws {@link SealedError}, {@link OpenError} `NotABlindIndex`
 */
export function isSearchableUnderPrimary(
  keyring: Keyring,
  sealed: string,
  blindIndex: string,
): boolean {
  const index = indexKeyOf(blindIndex);
  if (!isUnderPrimary(keyring, sealed)) {
    return false;
  }
  const { scope } = keyOf(keyring, sealed).info;
  return keyring.primaryIndexId(scope)?.startsWith(index) === true;
}

/**
 * Opens a value, and brings what of it and its blind index is old under the primary keys of its key's scope. What is under them
 * already stays as it is.
 *
 * @throws {@link SealedError}, {@link OpenError}, or {@link SealError} `NoPrimaryKey`
 */
export async function resealSearchable<T>(
  keyring: Keyring,
  column: SealedColumn,
  row: readonly string[],
  sealed: Sealed<T> | string,
  blindIndex: string,
): Promise<Searchable<T>> {
  const bytes = await openBoth(keyring, column, row, sealed, blindIndex);
  const { scope } = keyOf(keyring, sealed).info;
  const primary = keyring.primary(scope);
  const [index] = keyring.indexes(scope);
  const keys = scope === undefined ? keyring : keyring.scoped(scope);
  return {
    sealed: isUnderPrimary(keyring, sealed)
      ? (sealed as Sealed<T>)
      : await sealBytes(primary, column, row, bytes),
    blindIndex:
      shortId(index.info.id) === indexKeyOf(blindIndex)
        ? blindIndex
        : await blindIndexOf(keys, column, bytes),
  };
}

async function openBoth(
  keyring: Keyring,
  column: SealedColumn,
  row: readonly string[],
  sealed: string,
  blindIndex: string,
): Promise<Bytes> {
  const bytes = await openBytes(keyring, column, row, sealed);
  const isOf = await isBlindIndexOf(keyring, column, bytes, blindIndex);
  return isOf === false ? failed() : bytes;
}
