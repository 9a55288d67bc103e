// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

const compiled = new Map<string, RegExp>();

/** Whether a pattern of schema.yaml is found in the text. */
export function isFound(pattern: string, text: string): boolean {
  const regex = compiled.get(pattern) ?? compile(pattern);
  compiled.set(pattern, regex);
  return regex.test(text);
}

/** Without the flag `u`, a character beyond U+FFFF would be two. */
function compile(pattern: string): RegExp {
  return new RegExp(translate(pattern), "u");
}

/** A class, an escape, a repetition, or a character. */
const TOKEN = /\[\^?\]?(?:\\.|[^\]\\])*\]|\\.|\{[^}]*\}|./gsu;

/** The pattern for `RegExp`, whose flag `u` forbids some of what Rust's `regex` lets through. */
export function translate(pattern: string): string {
  return pattern.replace(TOKEN, (token) => {
    switch (token.charAt(0)) {
      case "[":
        return classOf(token);
      case "\\":
        return escapeOf(token);
      case "{":
        return repetitionOf(token);
      default:
        return /[\]}]/.test(token) ? `\\${token}` : token;
    }
  });
}

/** A `]` that comes first is a member of the class. */
function classOf(token: string): string {
  const [, open = "", members = ""] = /^(\[\^?)(.*)\]$/su.exec(token) ?? [];
  const escaped = members.replace(/\\.|\]/gsu, (member) =>
    member === "]" ? "\\]" : escapeOf(member, "-"),
  );
  return `${open}${escaped}]`;
}

/** `u` forbids escapes that are not needed. */
function escapeOf(token: string, alsoNeeded = ""): string {
  const isNeeded = /[\^$\\.*+?()[\]{}|/tnr]/.test(token.charAt(1));
  return isNeeded || alsoNeeded.includes(token.charAt(1))
    ? token
    : token.slice(1);
}

function repetitionOf(token: string): string {
  return token.replace(/\s/g, "").replace(/^\{,/, "{0,");
}
