// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { encode } from "./base64url";
import { hex, utf8 } from "./bytes";
import { sha256 } from "./crypto";
import { KeyringError } from "./errors";
import { JsonSyntaxError, readJson, type Node } from "./json_reader";
import { check } from "./keyring_check";
import { entry, type Entry } from "./keyring_entry";
import { Members } from "./keyring_members";

/** The most characters of a keyring's text: some sixty thousand keys. */
const MOST = 16 * 2 ** 20;
const VERSION = "1";

/**
 * Reads a keyring's text: form first, then the checksum, then what the keys are to each other. The checksum tells a text that was
 * cut short or edited by hand; it is no protection against someone who means to deceive.
 *
 * @throws {@link KeyringError}
 */
export async function parseDocument(text: string): Promise<Entry[]> {
  if (text.length > MOST) {
    throw new KeyringError("TooLong", "far too long for a keyring");
  }
  const file = new Members("keyring", membersOf(read(text)));
  checkVersion(file.optional("schemalock_keyring"));
  const keys = file.take("keys");
  const checksum = file.text("checksum");
  file.end(["schemalock_keyring", "keys", "checksum"]);
  if (keys.is !== "list") {
    throw new KeyringError("Form", "`keys` is not a list");
  }
  const entries = keys.items.map((key, at) => entry(`keys[${at}]`, key));
  if (checksum !== (await checksumOf(entries))) {
    throw new KeyringError(
      "Checksum",
      "the checksum does not match: the keyring was cut short or edited by hand; restore it from a backup, and change it with " +
        "`schemalock keys` only",
    );
  }
  check(entries);
  return entries;
}

function read(text: string): Node {
  try {
    return readJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) {
      throw error;
    }
    const before = text.slice(0, error.at);
    const line = before.split("\n").length;
    const column = error.at - before.lastIndexOf("\n");
    throw new KeyringError(
      "NotJson",
      `not a keyring: no JSON from line ${line}, column ${column} on; if it was cut short, restore it from a backup`,
    );
  }
}

function membersOf(node: Node) {
  return node.is === "members" ? node.members : notAKeyring();
}

function notAKeyring(): never {
  throw new KeyringError(
    "NotAKeyring",
    "not a keyring: it has no member `schemalock_keyring`",
  );
}

function checkVersion(version: Node | undefined): void {
  if (version === undefined) {
    notAKeyring();
  }
  if (version.is !== "number" || !/^\d+$/.test(version.source)) {
    throw new KeyringError("Form", "`schemalock_keyring` is not a number");
  }
  if (version.source !== VERSION) {
    throw new KeyringError(
      "Version",
      `a keyring of version ${version.source}, and this release reads version ${VERSION}: update schemalock`,
    );
  }
}

/** `sha256:` and the SHA-256 of the compact text without its checksum, with the members in the order of the format. */
async function checksumOf(entries: readonly Entry[]): Promise<string> {
  const keys = entries.map(({ id, kind, scope, state, kek, wrapped }) => {
    return { id, kind, scope, state, kek, wrapped: encode(wrapped) };
  });
  // Members that are undefined are left out: keys of no scope have none.
  const compact = JSON.stringify({ schemalock_keyring: 1, keys });
  // All of it is ASCII, or the entries would not have been read.
  return `sha256:${hex(await sha256(utf8(compact) ?? new Uint8Array()))}`;
}
