// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { decode } from "./base64url";
import { fromHex, type Bytes } from "./bytes";
import { KeyringError } from "./errors";
import type { Node } from "./json_reader";
import type { Kek } from "./kek";
import { keyFromBytes, type Key } from "./key";
import { described, type Claim } from "./keyring_check";
import { Members } from "./keyring_members";

/** The most bytes of a wrapped key; no KMS comes near. */
const MOST_WRAPPED = 16 * 2 ** 10;
/** Such scopes look the same in every language's JSON. */
const SCOPE = /^[ !#-[\]-~]{1,200}$/;
const ID = "32 lower-case hexadecimal digits";

/** A key in a keyring's text, wrapped, with what is known of it. */
export interface Entry extends Claim {
  readonly kek: string;
  readonly wrapped: Bytes;
}

/**
 * Reads one key of a keyring's text.
 *
 * @param at where it stands
 * @throws {@link KeyringError} `Form`, `Missing`, `Twice` or `Unknown`
 */
export function entry(at: string, node: Node): Entry {
  if (node.is !== "members") {
    throw new KeyringError("Form", `\`${at}\` is not an object`);
  }
  const key = new Members(at, node.members);
  const entry: Entry = {
    id: key.read("id", ID, id),
    kind: key.read("kind", "`data` or `index`", oneOf("data", "index")),
    scope: key.readOptional(
      "scope",
      '1 to 200 printable ASCII characters without `"` and `\\`',
      (text) => (SCOPE.test(text) ? text : undefined),
    ),
    state: key.read(
      "state",
      "`primary`, `active` or `retired`",
      oneOf("primary", "active", "retired"),
    ),
    kek: key.read("kek", `${ID}, or \`exec\``, (text) =>
      text === "exec" ? text : id(text),
    ),
    wrapped: key.read("wrapped", "base64url without padding", wrapped),
  };
  key.end(["id", "kind", "scope", "state", "kek", "wrapped"]);
  return entry;
}

/**
 * Unwraps the key of an entry that is not retired.
 *
 * @throws {@link KeyringError} `ExecKek` or `OtherKek` before anything is tried; `DoesNotUnwrap`; `Fingerprint`
 */
export async function unwrap(
  { id, kind, scope, state, kek: wrappedBy, wrapped }: Entry,
  kek: Kek,
): Promise<Key> {
  checkKek(id, wrappedBy, kek);
  const bytes = await kek.unwrap({ id, kind, scope }, wrapped);
  if (bytes === undefined) {
    throw new KeyringError(
      "DoesNotUnwrap",
      `the key ${id} does not unwrap: the wrapped key was changed, or was moved here from another entry`,
    );
  }
  const primary = state === "primary" ? state : "active";
  const key = await keyFromBytes(kind, bytes, { scope, state: primary });
  bytes.fill(0);
  if (key.info.id !== id) {
    throw new KeyringError(
      "Fingerprint",
      `what the entry ${id} unwraps to is another key, ${key.info.id}`,
    );
  }
  return key;
}

function checkKek(id: string, wrappedBy: string, kek: Kek): void {
  if (wrappedBy === "exec") {
    throw new KeyringError(
      "ExecKek",
      `the key ${id} was wrapped by a program (\`exec:\`), and no program can be run here: make a copy of the keyring, and let ` +
        "`schemalock keys rewrap --new-kek env:SCHEMALOCK_KEK` wrap its keys by a KEK that this program has",
    );
  }
  if (wrappedBy !== kek.id) {
    throw new KeyringError(
      "OtherKek",
      `the key ${id} was wrapped by ${described(wrappedBy)}, and this is ${described(kek.id)}`,
    );
  }
}

function id(text: string): string | undefined {
  return fromHex(text, 16) && text;
}

function oneOf<T extends string>(...words: T[]) {
  return (text: string) => words.find((word) => word === text);
}

function wrapped(text: string): Bytes | undefined {
  const bytes = decode(text);
  const fits =
    bytes !== undefined && 1 <= bytes.length && bytes.length <= MOST_WRAPPED;
  return fits ? bytes : undefined;
}
