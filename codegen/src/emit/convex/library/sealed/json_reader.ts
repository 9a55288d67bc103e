// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { isWellFormed } from "./bytes";

/** How many lists and objects may stand inside of each other. */
export const DEEPEST = 127;

/** A JSON value as it was written: members in their order and those that are there twice, numbers with all their digits. */
export type Node =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "number"; readonly source: string }
  | { readonly is: "literal"; readonly value: boolean | null }
  | { readonly is: "list"; readonly items: readonly Node[] }
  | { readonly is: "members"; readonly members: readonly Member[] };

/** A name and its value. */
export type Member = readonly [name: string, value: Node];

/** The text is no JSON. */
export class JsonSyntaxError extends Error {
  override readonly name = "JsonSyntaxError";

  /** `at`: how many UTF-16 code units were read before. */
  constructor(readonly at: number) {
    super("not JSON");
  }
}

/**
 * Reads JSON (RFC 8259) where `JSON.parse` hides too much. What other languages cannot read is refused as well: numbers beyond
 * the range of a float, halves of surrogate pairs, and nesting that is deeper than {@link DEEPEST}.
 *
 * @throws {@link JsonSyntaxError}
 */
export function readJson(text: string): Node {
  const reader = new Reader(text);
  const node = reader.value(DEEPEST);
  reader.end();
  return node;
}

const BLANKS = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  /** A value, and the blanks around it. */
  value(deepest: number): Node {
    this.#take(BLANKS);
    const node = this.#node(deepest);
    this.#take(BLANKS);
    return node;
  }

  end(): void {
    if (this.#at < this.text.length) {
      this.#refuse();
    }
  }

  #node(deepest: number): Node {
    switch (this.text[this.#at]) {
      case '"':
        return { is: "text", text: this.#string() };
      case "[":
        return { is: "list", items: this.#items(deepest) };
      case "{":
        return { is: "members", members: this.#members(deepest) };
      case "t":
      case "f":
      case "n":
        return { is: "literal", value: JSON.parse(this.#token(LITERAL)) };
      default:
        return { is: "number", source: this.#number() };
    }
  }

  #items(deepest: number): Node[] {
    return this.#between("[", "]", deepest, () => this.value(deepest - 1));
  }

  #members(deepest: number): Member[] {
    return this.#between("{", "}", deepest, () => {
      this.#take(BLANKS);
      const name = this.#string();
      this.#take(BLANKS);
      this.#expect(":");
      return [name, this.value(deepest - 1)];
    });
  }

  #between<T>(
    open: string,
    close: string,
    deepest: number,
    read: () => T,
  ): T[] {
    const all: T[] = [];
    if (deepest === 0) {
      this.#refuse();
    }
    this.#expect(open);
    this.#take(BLANKS);
    if (this.text[this.#at] !== close) {
      do {
        all.push(read());
      } while (this.#skip(","));
    }
    this.#expect(close);
    return all;
  }

  #string(): string {
    const start = this.#at;
    this.#expect('"');
    while (this.#at < this.text.length && this.text[this.#at] !== '"') {
      this.#at += this.text[this.#at] === "\\" ? 2 : 1;
    }
    this.#expect('"');
    return this.#unescaped(start);
  }

  #unescaped(start: number): string {
    try {
      const text: string = JSON.parse(this.text.slice(start, this.#at));
      return isWellFormed(text) ? text : this.#refuse();
    } catch {
      return this.#refuse();
    }
  }

  #number(): string {
    const source = this.#token(NUMBER);
    return Number.isFinite(Number(source)) ? source : this.#refuse();
  }

  #token(pattern: RegExp): string {
    return this.#take(pattern) ?? this.#refuse();
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [token] = pattern.exec(this.text) ?? [];
    this.#at += token?.length ?? 0;
    return token;
  }

  #expect(letter: string): void {
    if (!this.#skip(letter)) {
      this.#refuse();
    }
  }

  #skip(letter: string): boolean {
    const isThere = this.text[this.#at] === letter;
    this.#at += isThere ? 1 : 0;
    return isThere;
  }

  #refuse(): never {
    throw new JsonSyntaxError(Math.min(this.#at, this.text.length));
  }
}
