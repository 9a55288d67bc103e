// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { equal, fromHex, fromUtf8, hex, utf8, type Bytes } from "./bytes";
import type { Kind, Plaintexts, SealedColumn } from "./column";
import { hmac } from "./crypto";
import { OpenError, SealError } from "./errors";
import { shortId, type IndexKey } from "./key";
import type { Keyring } from "./keyring";
import { scopeOf, type Keys } from "./keys";
import { encode } from "./plaintext";

/** The length of a blind index, in bytes; its text is twice as long. */
const LENGTH = 20;
const HASH = 16;

/**
 * The blind index to store beside a plaintext, by the primary index key: 40 lower-case hexadecimal digits. Equal values of a column
 * have equal blind indexes, which is all that someone without the key learns from them.
 *
 * @throws {@link SealError} `NotEncodable`, `NotSearchable`, or `NoPrimaryKey`
 */
export async function blindIndex<K extends Kind>(
  keys: Keys,
  column: SealedColumn<K>,
  plaintext: Plaintexts[K],
): Promise<string> {
  return blindIndexOf(keys, column, encode(column, plaintext));
}

/**
 * Every blind index that a plaintext may be stored under: one for each index key of the scope, the primary key's first. While index
 * keys are being rotated there are two.
 *
 * @throws as {@link blindIndex} does
 */
export async function blindIndexes<K extends Kind>(
  keys: Keys,
  column: SealedColumn<K>,
  plaintext: Plaintexts[K],
): Promise<string[]> {
  const value = normalised(column, encode(column, plaintext));
  const [keyring, scope] = scopeOf(keys);
  const all = keyring.indexes(scope);
  return Promise.all(all.map((key) => written(key, column.context, value)));
}

/** {@link blindIndex} of canonical bytes. */
export async function blindIndexOf(
  keys: Keys,
  column: SealedColumn,
  plaintext: Bytes,
): Promise<string> {
  const value = normalised(column, plaintext);
  const [keyring, scope] = scopeOf(keys);
  const [primary] = keyring.indexes(scope);
  return written(primary, column.context, value);
}

/**
 * Is it that of these canonical bytes? Nothing if the keyring does not have the key it was made with any more, and so no look-up
 * finds it.
 *
 * @throws {@link OpenError} `NotABlindIndex`
 */
export async function isBlindIndexOf(
  keyring: Keyring,
  column: SealedColumn,
  plaintext: Bytes,
  blindIndex: string,
): Promise<boolean | undefined> {
  const hash = bytesOf(blindIndex).slice(LENGTH - HASH);
  const key = keyring.index(shortId(blindIndex));
  const value = normalised(column, plaintext);
  return key && equal(await hashed(key, column.context, value), hash);
}

/** The beginning of the id of the index key that made it. */
export function indexKeyOf(blindIndex: string): string {
  bytesOf(blindIndex);
  return shortId(blindIndex);
}

/** The bytes of a blind index. It may be a plaintext that stands in the wrong place, so it is not repeated. */
function bytesOf(blindIndex: string): Bytes {
  // What a database returns is a text by its type alone.
  const bytes =
    typeof blindIndex === "string" ? fromHex(blindIndex, LENGTH) : undefined;
  if (bytes === undefined) {
    throw new OpenError(
      "NotABlindIndex",
      "not a blind index: 40 lower-case hexadecimal digits",
    );
  }
  return bytes;
}

async function written(
  key: IndexKey,
  context: string,
  value: Bytes,
): Promise<string> {
  return shortId(key.info.id) + hex(await hashed(key, context, value));
}

async function hashed(
  key: IndexKey,
  context: string,
  value: Bytes,
): Promise<Bytes> {
  return (await hmac(await key.column(context), value)).slice(0, HASH);
}

/** What is compared: as `searchable` says, the value itself or its lower case by Unicode's default mapping. */
function normalised({ searchable, context }: SealedColumn, value: Bytes) {
  if (searchable !== "none" && searchable !== "lowercase") {
    throw new SealError(
      "NotSearchable",
      `the column \`${context}\` has no blind indexes`,
    );
  }
  const text = searchable === "lowercase" ? fromUtf8(value) : undefined;
  return (text !== undefined && utf8(text.toLowerCase())) || value;
}
