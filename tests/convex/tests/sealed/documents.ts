// Writing keyrings, which the library does not do.

import { encode } from "../../convex/schemalock/sealed/base64url";
import {
  concat,
  hex,
  u32,
  type Bytes,
} from "../../convex/schemalock/sealed/bytes";
import {
  deriveBytes,
  importSecret,
  sha256,
} from "../../convex/schemalock/sealed/crypto";
import { fingerprint } from "../../convex/schemalock/sealed/key";
import { bytes, xaes } from "./primitives";
import { random, unhex } from "./support";

/** A key of a keyring's text. */
export interface Written {
  id: string;
  kind: string;
  scope?: string;
  state: string;
  kek: string;
  wrapped: string;
}

/** The bytes of the KEK in runtime/vectors/keyring. */
export const KEK = Uint8Array.from({ length: 32 }, (_, at) => at);

/** A key, wrapped by a KEK as docs/keyring.md says. */
export async function wrapped(
  key: Bytes,
  about: { kind?: "data" | "index"; scope?: string; state?: string } = {},
  kek: Bytes = KEK,
): Promise<Written> {
  const { kind = "data", scope, state = "primary" } = about;
  const id = await fingerprint(await importSecret(key), "key-id");
  const secret = await importSecret(kek);
  const aad = concat(
    bytes("schemalock/1/wrap\0"),
    unhex(id),
    Uint8Array.of(kind === "data" ? 1 : 2),
    u32((scope ?? "").length),
    bytes(scope ?? ""),
  );
  const cipher = await xaes(
    await deriveBytes(secret, bytes("schemalock/1/wrap"), 32),
  );
  const nonce = random(24);
  const text = encode(concat(nonce, await cipher.seal(nonce, aad, key)));
  const kekId = await fingerprint(secret, "kek-id");
  return { id, kind, scope, state, kek: kekId, wrapped: text };
}

/** The text of a keyring of these keys. */
export async function document(keys: Written[]): Promise<string> {
  const compact = { schemalock_keyring: 1, keys };
  const checksum = await checksumOf(keys);
  return JSON.stringify({ ...compact, checksum }, null, 2);
}

/** The same text with the checksum that belongs to it. */
export async function withChecksum(text: string): Promise<string> {
  const { keys } = JSON.parse(text) as { keys: Written[] };
  return text.replace(/sha256:[0-9a-f]{64}/, await checksumOf(keys));
}

async function checksumOf(keys: Written[]): Promise<string> {
  const ordered = keys.map(({ id, kind, scope, state, kek, wrapped }) => {
    return { id, kind, scope, state, kek, wrapped };
  });
  const compact = JSON.stringify({ schemalock_keyring: 1, keys: ordered });
  return `sha256:${hex(await sha256(bytes(compact)))}`;
}
