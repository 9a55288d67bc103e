// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

const BLANK = " ";

const URL = /^https?:\/\/[^ \t\r\n/?#]+([/?#][^ \t\r\n]*)?$/u;
const EMAIL = /^[^ \t\r\n@]+@[^ \t\r\n@.]+(\.[^ \t\r\n@.]+)+$/u;

/** Whether the text has so many code points. */
export function hasAtLeast(text: string, characters: number): boolean {
  // Most texts are told by their UTF-16 units, of which a code point has one or two.
  if (text.length < characters || text.length >= 2 * characters) {
    return text.length >= characters;
  }
  return Array.from(text).length >= characters;
}

/** Whether there is anything but blanks (U+0020), which is what SQL's `trim` leaves. */
export function isNonEmpty(text: string): boolean {
  return Array.from(text).some((letter) => letter !== BLANK);
}

/** Whether the text has this form, by the same expressions as in SQL and Rust. */
export function hasFormat(text: string, format: "url" | "email"): boolean {
  return (format === "url" ? URL : EMAIL).test(text);
}
