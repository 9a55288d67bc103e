// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

// The envelope `sl1`, under a key that has been found:
//
//   byte  0      suite
//         1      flags
//         2..18  key id
//        18..42  nonce
//        42..    ciphertext, then the 16-byte tag

import { encode } from "./base64url";
import { concat, type Bytes } from "./bytes";
import { OpenError, SealError } from "./errors";
import { BODY, HEADER, PREFIX, bytesOf, fromBytes, toBytes } from "./header";
import type { Header } from "./header";
import { pad, unpad } from "./padding";
import { authenticated, bindingOf, isComplete, type Place } from "./place";
import type { Xaes } from "./xaes";

/** The text of a plaintext, sealed for a place under the key of the place's column. No nonce is used twice. */
export async function sealWith(
  key: Xaes,
  { keyId, padded }: Pick<Header, "keyId" | "padded">,
  nonce: Bytes,
  place: Place,
  plaintext: Bytes,
): Promise<string> {
  const bound = bindingOf(place);
  const head = toBytes({ suite: "xaes-256-gcm", padded, bound, keyId });
  const aad = authenticated(head, place) ?? notText();
  const body = padded ? pad(plaintext) : plaintext;
  const sealed = await key.seal(nonce, aad, body);
  return PREFIX + encode(concat(head, nonce, sealed));
}

/** The plaintext of a sealed text, if it was sealed for this place under this key. */
export async function openWith(
  key: Xaes,
  place: Place,
  sealed: string,
): Promise<Bytes> {
  const bytes = bytesOf(sealed);
  const { padded, bound } = fromBytes(bytes);
  // A value that is bound to its column alone would open in any row, also where rows are to be told apart.
  if (bound !== bindingOf(place) || !isComplete(place)) {
    return failed();
  }
  const aad = authenticated(bytes.slice(0, HEADER), place) ?? failed();
  const nonce = bytes.slice(HEADER, BODY);
  const opened = (await key.open(nonce, aad, bytes.slice(BODY))) ?? failed();
  return padded ? (unpad(opened) ?? failed()) : opened;
}

/** One error for all that can be wrong: which of them, nobody is told. */
export function failed(): never {
  throw new OpenError("OpenFailed", "the sealed value does not open here");
}

function notText(): never {
  throw new SealError(
    "NotEncodable",
    "a part of the row's key, or the context, is no text in Unicode",
  );
}
