// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { environment, variable, type Environment } from "./environment";
import { SealError } from "./errors";
import { Kek } from "./kek";
import { DataKey, shortId } from "./key";
import type { IndexKey, Key, KeyKind } from "./key";
import { check } from "./keyring_check";
import { parseDocument } from "./keyring_document";
import { unwrap } from "./keyring_entry";
import type { Keys, Scope } from "./keys";

/** The environment variables that hold a keyring's text and its KEK. */
export interface Names {
  readonly keyring: string;
  readonly kek: string;
}

/**
 * The keys that a program can use, in the clear but never to be read: they are held by WebCrypto. What is shown of a keyring, by
 * `JSON.stringify` or otherwise, are ids at most.
 */
export class Keyring {
  readonly #data = new Map<string, DataKey>();
  readonly #primaries = new Map<Scope, DataKey>();
  /** The index keys of each scope, the primary first. */
  readonly #indexes = new Map<Scope, IndexKey[]>();

  private constructor(keys: readonly Key[]) {
    for (const key of keys) {
      this.#add(key);
    }
    for (const indexes of this.#indexes.values()) {
      indexes.sort((one, other) => rank(one) - rank(other));
    }
  }

  /**
   * A keyring of these keys.
   *
   * @throws {@link KeyringError} when a key is there twice, two keys of one kind and scope are primary, or the ids of two index keys
   * begin alike
   */
  static of(keys: Iterable<Key>): Keyring {
    const all = [...keys];
    check(all.map((key) => key.info));
    // In the order of their ids: what is made of equal keys is equal.
    return new Keyring(
      all.sort((one, other) => (one.info.id < other.info.id ? -1 : 1)),
    );
  }

  /**
   * Unwraps the keys of a keyring's text, all but the retired.
   *
   * @param kek the KEK that wrapped them, or its text
   * @throws {@link KeyringError} when the text is no keyring, the KEK is another, or a key does not unwrap
   */
  static async fromText(text: string, kek: Kek | string): Promise<Keyring> {
    const unwrapping = typeof kek === "string" ? await Kek.fromText(kek) : kek;
    const keys: Key[] = [];
    for (const entry of await parseDocument(text)) {
      if (entry.state !== "retired") {
        keys.push(await unwrap(entry, unwrapping));
      }
    }
    return Keyring.of(keys);
  }

  /**
   * Unwraps the keys of the keyring in an environment variable, by the KEK in another: `SCHEMALOCK_KEYRING` and `SCHEMALOCK_KEK`,
   * unless other names are given.
   *
   * @throws {@link KeyringError} as {@link fromText} does, and when a variable is not set
   */
  static async fromEnvironment(
    env: Environment = environment(),
    {
      keyring = "SCHEMALOCK_KEYRING",
      kek = "SCHEMALOCK_KEK",
    }: Partial<Names> = {},
  ): Promise<Keyring> {
    const text = variable(env, keyring, "a keyring");
    return Keyring.fromText(text, await Kek.fromEnvironment(env, kek));
  }

  /** This keyring for the values of one scope, such as a tenant. */
  scoped(scope: string): Keys {
    return { keyring: this, scope };
  }

  /** The ids of the data keys, in order. */
  keyIds(): string[] {
    return [...this.#data.keys()];
  }

  /** Can values under this key be opened? */
  contains(id: string): boolean {
    return this.#data.has(id);
  }

  /** The id of the key that seals the values of this scope, or of no scope in particular. */
  primaryId(scope?: string): string | undefined {
    return this.#primaries.get(scope)?.info.id;
  }

  /** The id of the key that makes the blind indexes of this scope, or of no scope in particular. */
  primaryIndexId(scope?: string): string | undefined {
    const first = this.#indexes.get(scope)?.[0]?.info;
    return first?.state === "primary" ? first.id : undefined;
  }

  /** The ids, and nothing else. */
  toJSON(): { data: string[]; index: string[] } {
    const indexes = [...this.#indexes.values()].flat();
    const index = indexes.map((key) => key.info.id).sort();
    return { data: this.keyIds(), index };
  }

  /** The data key of that id. @internal */
  data(id: string): DataKey | undefined {
    return this.#data.get(id);
  }

  /** The data key that seals. @internal */
  primary(scope: Scope): DataKey {
    return this.#primaries.get(scope) ?? noPrimary("data", scope);
  }

  /** The index keys of a scope, the primary first. @internal */
  indexes(scope: Scope): [IndexKey, ...IndexKey[]] {
    const [first, ...others] = this.#indexes.get(scope) ?? [];
    return first?.info.state === "primary"
      ? [first, ...others]
      : noPrimary("index", scope);
  }

  /** The index key, of whatever scope, whose blind indexes begin like this. @internal */
  index(short: string): IndexKey | undefined {
    const all = [...this.#indexes.values()].flat();
    return all.find((key) => shortId(key.info.id) === short);
  }

  #add(key: Key): void {
    const { id, scope, state } = key.info;
    if (!(key instanceof DataKey)) {
      this.#indexes.set(scope, [...(this.#indexes.get(scope) ?? []), key]);
      return;
    }
    this.#data.set(id, key);
    if (state === "primary") {
      this.#primaries.set(scope, key);
    }
  }
}

function rank(key: IndexKey): number {
  return key.info.state === "primary" ? 0 : 1;
}

function noPrimary(kind: KeyKind, scope: Scope): never {
  const of = scope === undefined ? "" : ` of the scope \`${scope}\``;
  throw new SealError(
    "NoPrimaryKey",
    `the keyring has no primary ${kind} key${of}`,
  );
}
