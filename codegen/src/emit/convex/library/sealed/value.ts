// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import type { Bytes } from "./bytes";
import type { Kind, Plaintexts, Sealed, SealedColumn } from "./column";
import { random } from "./crypto";
import { openWith, sealWith } from "./envelope";
import { OpenError, SealError } from "./errors";
import { header } from "./header";
import type { DataKey } from "./key";
import type { Keyring } from "./keyring";
import { scopeOf, type Keys } from "./keys";
import { isComplete, placeOf } from "./place";
import { decode, encode } from "./plaintext";
import { NONCE } from "./xaes";

/**
 * Seals a plaintext for a column of one row. The same plaintext never gives the same value twice.
 *
 * @param row the parts of the row's key as canonical texts, in key order; columns that are bound to themselves alone ignore it
 * @throws {@link SealError}
 */
export async function seal<K extends Kind>(
  keys: Keys,
  column: SealedColumn<K>,
  row: readonly string[],
  plaintext: Plaintexts[K],
): Promise<Sealed<Plaintexts[K]>> {
  const bytes = encode(column, plaintext);
  const [keyring, scope] = scopeOf(keys);
  return sealBytes(keyring.primary(scope), column, row, bytes);
}

/**
 * Opens the value of a column at the row it was sealed for.
 *
 * @param row as {@link seal} takes it
 * @throws {@link SealedError} when the text is no sealed value; {@link OpenError} when it does not open
 */
export async function open<K extends Kind>(
  keyring: Keyring,
  column: SealedColumn<K>,
  row: readonly string[],
  sealed: string,
): Promise<Plaintexts[K]> {
  return decode(column, await openBytes(keyring, column, row, sealed));
}

/**
 * Opens a value and seals it anew, for the same row and with the same bytes, under the primary key of its key's scope. Padding is
 * what the column says today.
 *
 * @throws {@link SealedError}, {@link OpenError}, or {@link SealError} `NoPrimaryKey`
 */
export async function reseal<T>(
  keyring: Keyring,
  column: SealedColumn,
  row: readonly string[],
  sealed: Sealed<T> | string,
): Promise<Sealed<T>> {
  const bytes = await openBytes(keyring, column, row, sealed);
  const { scope } = keyOf(keyring, sealed).info;
  return sealBytes(keyring.primary(scope), column, row, bytes);
}

/**
 * Is the value under the primary key of its own key's scope? Not if the keyring does not have its key, or that scope has no primary
 * key: {@link reseal} says so.
 *
 * @throws {@link SealedError}
 */
export function isUnderPrimary(keyring: Keyring, sealed: string): boolean {
  const { keyId } = header(sealed);
  const key = keyring.data(keyId);
  return key !== undefined && keyring.primaryId(key.info.scope) === keyId;
}

/** {@link open} without reading the canonical bytes. */
export async function openBytes(
  keyring: Keyring,
  column: SealedColumn,
  row: readonly string[],
  sealed: string,
): Promise<Bytes> {
  const place = placeOf(column, row);
  const field = await keyOf(keyring, sealed).field(column.context);
  return openWith(field, place, sealed);
}

/** The data key that a sealed text names. No other is tried. */
export function keyOf(keyring: Keyring, sealed: string): DataKey {
  const { keyId } = header(sealed);
  const key = keyring.data(keyId);
  if (key === undefined) {
    throw new OpenError("UnknownKey", `the keyring has no key ${keyId}`);
  }
  return key;
}

/** Seals canonical bytes. */
export async function sealBytes<T>(
  key: DataKey,
  column: SealedColumn,
  row: readonly string[],
  bytes: Bytes,
): Promise<Sealed<T>> {
  const place = placeOf(column, row);
  if (!isComplete(place)) {
    throw new SealError(
      "NoRow",
      "a value is bound to its row, and the row's key has no columns",
    );
  }
  const field = await key.field(column.context);
  const head = { keyId: key.info.id, padded: column.pad };
  const text = await sealWith(field, head, random(NONCE), place, bytes);
  return text as Sealed<T>;
}
