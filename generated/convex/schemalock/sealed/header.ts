// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { concat, fromHex, hex, type Bytes } from "./bytes";
import { decode } from "./base64url";
import { TAG } from "./crypto";
import { SealedError } from "./errors";
import { NONCE } from "./xaes";

/** What every sealed text begins with. */
export const PREFIX = "sl1.";
/** The length of a header, in bytes. */
export const HEADER = 18;
/** Where the ciphertext begins. */
export const BODY = HEADER + NONCE;

const XAES_256_GCM = 0x01;
const PADDED = 0b01;
const BOUND_TO_COLUMN = 0b10;

/** What a sealed value says about itself without a key. */
export interface Header {
  /** The algorithms. */
  readonly suite: "xaes-256-gcm";
  /** Whether padding hides the plaintext's exact length. */
  readonly padded: boolean;
  /** What the value is bound to: one column of one row, or one column in any row. */
  readonly bound: "row" | "column";
  /** The fingerprint of the data key that opens it: 32 lower-case hexadecimal digits. It tells nothing about the key. */
  readonly keyId: string;
}

/**
 * Checks the form of a sealed text, not the seal, and reads its header.
 *
 * @throws {@link SealedError}
 */
export function header(sealed: string): Header {
  return fromBytes(bytesOf(sealed));
}

/** Has the value the form of a sealed text? */
export function isSealed(value: unknown): boolean {
  try {
    return header(value as string) !== undefined;
  } catch (error) {
    if (error instanceof SealedError) {
      return false;
    }
    throw error;
  }
}

/** The bytes of a sealed text whose form is right: a header, a nonce, and at least a tag. */
export function bytesOf(sealed: string): Bytes {
  // What a database returns is a text by its type alone.
  if (typeof sealed !== "string" || !sealed.startsWith(PREFIX)) {
    throw new SealedError(
      "NotSealed",
      "not a sealed value: it does not begin with `sl1.`",
    );
  }
  const bytes = decode(sealed.slice(PREFIX.length)) ?? malformed();
  fromBytes(bytes);
  return bytes.length < BODY + TAG ? malformed() : bytes;
}

/** Reads the header that these bytes begin with. */
export function fromBytes(bytes: Bytes): Header {
  // The suite comes first, as it decides what the other bytes mean.
  const [suite, flags] = bytes;
  if (suite !== undefined && suite !== XAES_256_GCM) {
    const shown = suite.toString(16).padStart(2, "0");
    throw new SealedError(
      "UnsupportedSuite",
      `sealed by suite 0x${shown}, which this release does not know`,
    );
  }
  if (bytes.length < HEADER || flags === undefined) {
    return malformed();
  }
  if ((flags & ~(PADDED | BOUND_TO_COLUMN)) !== 0) {
    return malformed();
  }
  return {
    suite: "xaes-256-gcm",
    padded: (flags & PADDED) !== 0,
    bound: (flags & BOUND_TO_COLUMN) === 0 ? "row" : "column",
    keyId: hex(bytes.slice(2, HEADER)),
  };
}

/** The bytes of a header. */
export function toBytes({ padded, bound, keyId }: Header): Bytes {
  const flags =
    (padded ? PADDED : 0) | (bound === "column" ? BOUND_TO_COLUMN : 0);
  const id = fromHex(keyId, HEADER - 2);
  if (id === undefined) {
    throw new TypeError("a key's id is 32 lower-case hexadecimal digits");
  }
  return concat(Uint8Array.of(XAES_256_GCM, flags), id);
}

function malformed(): never {
  throw new SealedError("Malformed", "a malformed sealed value");
}
