// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { hex, utf8, type Bytes } from "./bytes";
import {
  KEY,
  deriveBlockKey,
  deriveBytes,
  deriveHmacKey,
  importSecret,
} from "./crypto";
import { Derived } from "./derived";
import { Xaes } from "./xaes";

/** What a key is for: a `data` key seals and opens values, an `index` key makes blind indexes. */
export type KeyKind = "data" | "index";

/** What a key may do: `primary` seals and opens, one key of each kind and scope; `active` opens only. */
export type KeyState = "primary" | "active";

/** What is known of a key without the key. */
export interface KeyInfo<K extends KeyKind = KeyKind> {
  /** Its fingerprint: 32 lower-case hexadecimal digits. */
  readonly id: string;
  readonly kind: K;
  /** Whose values it is for, such as a tenant's, if it is one's in particular. */
  readonly scope: string | undefined;
  readonly state: KeyState;
}

/** What a blind index begins with: the first four bytes of its key's id, as 8 hexadecimal digits. */
export function shortId(id: string): string {
  return id.slice(0, 8);
}

/** A data key. Nothing of it can be read back. */
export class DataKey {
  readonly #fields: Derived<Xaes>;

  constructor(
    readonly info: KeyInfo<"data">,
    secret: CryptoKey,
  ) {
    this.#fields = new Derived(async (context) =>
      Xaes.of(await deriveBlockKey(secret, labelled("field\0", context))),
    );
  }

  /** The key of one column's values. */
  field(context: string): Promise<Xaes> {
    return this.#fields.get(context);
  }
}

/** An index key. Nothing of it can be read back. */
export class IndexKey {
  readonly #columns: Derived<CryptoKey>;

  constructor(
    readonly info: KeyInfo<"index">,
    secret: CryptoKey,
  ) {
    this.#columns = new Derived((context) =>
      deriveHmacKey(secret, labelled("index\0", context)),
    );
  }

  /** The key of one column's blind indexes. */
  column(context: string): Promise<CryptoKey> {
    return this.#columns.get(context);
  }
}

/** A key of either kind. */
export type Key = DataKey | IndexKey;

/**
 * The key of 32 bytes, which must have come from a generator of random numbers. Without more said it is active and of no scope.
 *
 * @throws RangeError, if there are not 32 bytes
 */
export async function keyFromBytes(
  kind: KeyKind,
  bytes: Bytes,
  { scope, state = "active" }: Partial<Pick<KeyInfo, "scope" | "state">> = {},
): Promise<Key> {
  if (bytes.length !== KEY) {
    throw new RangeError(`a key is ${KEY} bytes long`);
  }
  const secret = await importSecret(bytes);
  const id = await fingerprint(secret, "key-id");
  return kind === "data"
    ? new DataKey({ id, kind, scope, state }, secret)
    : new IndexKey({ id, kind, scope, state }, secret);
}

/** The id of a key or a KEK: the first 16 bytes that HKDF gives for this label. */
export async function fingerprint(
  secret: CryptoKey,
  label: "key-id" | "kek-id",
): Promise<string> {
  return hex(await deriveBytes(secret, labelled(label), 16));
}

/** What keys are derived with: `schemalock/1/`, a label, and what belongs to it. */
export function labelled(label: string, context = ""): Bytes {
  const bytes = utf8(`schemalock/1/${label}${context}`);
  if (bytes === undefined) {
    throw new TypeError("a column's context is a text in Unicode");
  }
  return bytes;
}
