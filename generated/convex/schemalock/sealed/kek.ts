// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { decode } from "./base64url";
import { concat, fromHex, u32, utf8, type Bytes } from "./bytes";
import { KEY, TAG, deriveBlockKey, importSecret } from "./crypto";
import { variable, type Environment } from "./environment";
import { KeyringError } from "./errors";
import { fingerprint, labelled, type KeyInfo } from "./key";
import { NONCE, Xaes } from "./xaes";

/** The length of a wrapped key, in bytes. */
const WRAPPED = NONCE + KEY + TAG;

/**
 * A key-encryption key: 32 bytes that wrap the keys of a keyring, and are kept elsewhere. It never seals values, and nothing of it
 * can be read back.
 */
export class Kek {
  readonly #key: Xaes;

  private constructor(
    /** Its fingerprint: 32 lower-case hexadecimal digits. */
    readonly id: string,
    key: Xaes,
  ) {
    this.#key = key;
  }

  /**
   * Reads 32 bytes in base64 (either alphabet, padded or not) or as 64 hexadecimal digits.
   *
   * @param place where the text was found, for the error does not repeat it
   * @throws {@link KeyringError} `NotAKek`, when it is anything else
   */
  static async fromText(text: string, place = "the text"): Promise<Kek> {
    const bytes = read(trimmed(text));
    if (bytes === undefined) {
      throw new KeyringError(
        "NotAKek",
        `${place} holds no KEK: 32 bytes as base64 (44 characters) or as 64 hexadecimal digits, such as ` +
          "`openssl rand -base64 32` prints",
      );
    }
    const secret = await importSecret(bytes);
    bytes.fill(0);
    const id = await fingerprint(secret, "kek-id");
    return new Kek(
      id,
      await Xaes.of(await deriveBlockKey(secret, labelled("wrap"))),
    );
  }

  /**
   * The KEK in an environment variable.
   *
   * @throws {@link KeyringError} `NoVariable` or `NotAKek`
   */
  static async fromEnvironment(env: Environment, name: string): Promise<Kek> {
    const text = variable(env, name, "the KEK");
    return Kek.fromText(text, `the environment variable \`${name}\``);
  }

  /** The 32 bytes of a key that this KEK wrapped for this id, kind and scope; nothing if it was changed or moved. */
  async unwrap(
    info: Pick<KeyInfo, "id" | "kind" | "scope">,
    wrapped: Bytes,
  ): Promise<Bytes | undefined> {
    const aad = authenticated(info);
    if (wrapped.length !== WRAPPED || aad === undefined) {
      return undefined;
    }
    return this.#key.open(wrapped.slice(0, NONCE), aad, wrapped.slice(NONCE));
  }
}

/** What is bound to a wrapped key, so that it unwraps for no other entry. */
function authenticated({
  id,
  kind,
  scope,
}: Pick<KeyInfo, "id" | "kind" | "scope">): Bytes | undefined {
  const [idBytes, scopeBytes] = [fromHex(id, 16), utf8(scope ?? "")];
  return (
    idBytes &&
    scopeBytes &&
    concat(
      labelled("wrap\0"),
      idBytes,
      Uint8Array.of(kind === "data" ? 1 : 2),
      u32(scopeBytes.length),
      scopeBytes,
    )
  );
}

/** Without the blanks of ASCII around it: files and variables end in a line break now and then. */
function trimmed(text: string): string {
  return text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, "");
}

function read(text: string): Bytes | undefined {
  if (text.length === 2 * KEY) {
    return fromHex(text.toLowerCase(), KEY);
  }
  const bare = text.length === 44 ? text.replace(/=$/, "") : text;
  const isMixed = /[+/]/.test(bare) && /[-_]/.test(bare);
  return bare.length === 43 && !isMixed
    ? decode(bare.replaceAll("+", "-").replaceAll("/", "_"))
    : undefined;
}
