// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { isWellFormed } from "./bytes";
import { canonical, canonicalText } from "./text_form";

/** Any text that UTF-8 can write, U+0000 included. */
export const text = canonicalText(
  "a text without halves of surrogate pairs",
  (text) => (isWellFormed(text) ? text : undefined),
);

/** A word of an enum; any text where the column does not say its words. */
export const word = canonicalText(
  "one of the enum's words",
  (text, { words }) =>
    isWellFormed(text) && (words?.includes(text) ?? true) ? text : undefined,
);

/** `true` or `false`. */
export const boolean = canonical(
  "true or false",
  (value) => (typeof value === "boolean" ? String(value) : undefined),
  (text) => text === "true",
);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 36 lower-case characters. */
export const uuid = canonicalText("a UUID of 36 characters", (text) => {
  const lower = text.toLowerCase();
  return UUID.test(lower) ? lower : undefined;
});
