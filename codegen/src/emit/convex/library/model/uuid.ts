// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

const LENGTH = 16;
/** Where RFC 9562 has the version, and where the variant. */
const VERSION_AT = 6;
const VARIANT_AT = 8;
/** The bytes of a version 7's time, in milliseconds, the most significant first. */
const TIME_LENGTH = 6;

/** A new UUID of version 4 ([RFC 9562](https://www.rfc-editor.org/rfc/rfc9562), section 5.4): 36 lower-case characters. */
export function uuidV4(): string {
  return format(crypto.getRandomValues(new Uint8Array(LENGTH)), 4);
}

/**
 * A new UUID of version 7 (the same, section 5.7).
 *
 * @param now - milliseconds since the Unix epoch, not before it
 */
export function uuidV7(now: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
  for (let at = TIME_LENGTH - 1, rest = now; at >= 0; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return format(bytes, 7);
}

function format(bytes: Uint8Array, version: number): string {
  const digits = Array.from(bytes, (byte, at) => {
    if (at === VERSION_AT) {
      return (byte & 0x0f) | (version << 4);
    }
    return at === VARIANT_AT ? (byte & 0x3f) | 0x80 : byte;
  })
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
