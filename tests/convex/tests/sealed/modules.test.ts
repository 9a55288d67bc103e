// @vitest-environment node
// What the library's files are: no key and no randomness when they are loaded, and nothing that Convex's runtime refuses.

import { readFileSync, readdirSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";

const FOLDER = "convex/schemalock/sealed";
const files = readdirSync(FOLDER).map((name) => `${FOLDER}/${name}`);
const all = [...files, "convex/sealed.ts"];
const sources = all.map((path) => [path, readFileSync(path, "utf8")] as const);

/** The source without its comments. */
function code(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/ \/\/ .*$/gm, "");
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

test("there are files to look at", () => {
  expect(files.length).toBeGreaterThan(20);
});

test.each(all)(
  "%s makes no key and no randomness when it is loaded",
  async (path) => {
    const touched: PropertyKey[] = [];
    const trap = new Proxy(
      {},
      {
        get(_, name) {
          touched.push(name);
          throw new Error(`crypto.${String(name)} at the level of a module`);
        },
      },
    );
    vi.resetModules();
    vi.stubGlobal("crypto", trap);
    vi.spyOn(Math, "random").mockImplementation(() => {
      throw new Error("Math.random at the level of a module");
    });
    const module = `../../${path}`;
    const loaded = await import(/* @vite-ignore */ module);
    vi.restoreAllMocks();
    expect(touched).toEqual([]);
    expect(loaded).toBeDefined();
  },
);

test.each(sources)("%s asks for nothing that Convex refuses", (_, source) => {
  expect(source).not.toMatch(
    /generateKey|wrapKey|unwrapKey|AES-KW|exportKey|extractable: true/,
  );
  expect(code(source)).not.toMatch(
    /Math\.random|Date\.now|new Date|setTimeout|eval\(|new Function|\bBuffer\b|"node:|require\(/,
  );
});

test.each(sources)("%s leaves `crypto` to crypto.ts", (path, source) => {
  const names = /\bcrypto\s*[.[]/.test(code(source));
  expect(names).toBe(path.endsWith("/crypto.ts"));
});

test.each(sources)("%s leaves `process` to environment.ts", (path, source) => {
  const names = /\bprocess\b/.test(code(source));
  expect(names).toBe(path.endsWith("/environment.ts"));
});

test.each(sources)("%s imports its neighbours alone", (path, source) => {
  const imports = [...source.matchAll(/\bfrom "([^"]+)"/g)].map((it) => it[1]!);
  const expected = path.endsWith("convex/sealed.ts")
    ? /^\.\/schemalock\/sealed\/[a-z0-9_]+$/
    : /^\.\/[a-z0-9_]+$/;
  for (const name of imports) {
    expect(name).toMatch(expected);
  }
  expect(source).not.toMatch(/^import "|import\(/m);
});

test.each(sources)(
  "%s says whose it is, and has a name that Convex takes",
  (path, source) => {
    expect(source.split("\n")[0]).toBe(
      "// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.",
    );
    expect(path.split("/").at(-1)).toMatch(/^[A-Za-z0-9_]+\.ts$/);
  },
);
