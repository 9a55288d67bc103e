// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

/**
 * Bytes with a buffer of their own, which is what WebCrypto takes. Written like this, older compilers read it as `Uint8Array`.
 */
export type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;

/** Has the text no half of a surrogate pair that stands alone? Only such texts have a form in UTF-8. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** The text in UTF-8; nothing where `TextEncoder` would put U+FFFD, for two texts would then have the same bytes. */
export function utf8(text: string): Bytes | undefined {
  return isWellFormed(text)
    ? (new TextEncoder().encode(text) as Bytes)
    : undefined;
}

/** The text of UTF-8; nothing if the bytes are none. A byte order mark is a character like any other. */
export function fromUtf8(bytes: Bytes): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    return undefined;
  }
}

/** Lower-case hexadecimal digits. */
export function hex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(
    "",
  );
}

/** The bytes of `length` times two lower-case hexadecimal digits; nothing if the text is anything else. */
export function fromHex(text: string, length: number): Bytes | undefined {
  if (text.length !== length * 2 || !/^[0-9a-f]*$/.test(text)) {
    return undefined;
  }
  return Uint8Array.from({ length }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  );
}

/** One piece after the other. */
export function concat(...pieces: Bytes[]): Bytes {
  const bytes = new Uint8Array(
    pieces.reduce((length, piece) => length + piece.length, 0),
  );
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Four bytes, the most significant first. */
export function u32(number: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

/** One block XOR another of the same length. */
export function xor(one: Bytes, other: Bytes): Bytes {
  return one.map((byte, at) => byte ^ (other[at] ?? 0));
}

/** Compares in a time that depends on nothing but the lengths, which are no secrets. */
export function equal(one: Bytes, other: Bytes): boolean {
  const difference = xor(one, other).reduce((all, byte) => all | byte, 0);
  return one.length === other.length && difference === 0;
}
