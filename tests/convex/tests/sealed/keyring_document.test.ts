// The text of a keyring: every rule of docs/keyring.md.

import { describe, expect, test } from "vitest";
import { KeyringError } from "../../convex/sealed";
import { parseDocument } from "../../convex/schemalock/sealed/keyring_document";
import { document, withChecksum, wrapped } from "./documents";
import { code, data, filled, thrown } from "./support";

const GOLDEN = data("vectors/keyring/keyring.json");

async function refusal(text: string): Promise<[string, string]> {
  const error = await thrown(() => parseDocument(text));
  expect(error).toBeInstanceOf(KeyringError);
  return [(error as KeyringError).code, error.message];
}

test("the released keyring is read in the order of its keys", async () => {
  const entries = await parseDocument(GOLDEN);
  expect(entries.map(({ id }) => id.slice(0, 8))).toEqual([
    "425d2846",
    "6a3c47c1",
    "25d066cc",
    "5a6689cb",
    "e8de2ebf",
  ]);
  expect(entries.map(({ state }) => state)).toEqual([
    "primary",
    "active",
    "primary",
    "retired",
    "primary",
  ]);
  expect(await withChecksum(GOLDEN)).toBe(GOLDEN);
});

test("neither blanks nor the order of members matter", async () => {
  const entries = await parseDocument(GOLDEN);
  const { schemalock_keyring, keys, checksum } = JSON.parse(GOLDEN);
  const turned = { checksum, keys: keys.map(reversed), schemalock_keyring };
  for (const text of [
    JSON.stringify(turned),
    JSON.stringify(turned, null, "\t"),
    `\n${GOLDEN}\r\n\n`,
    GOLDEN.replace("tenant-7", "tenan\\u0074-7"),
  ]) {
    expect(await parseDocument(text)).toEqual(entries);
  }
});

function reversed(object: object): object {
  return Object.fromEntries(Object.entries(object).reverse());
}

test("a torn text is refused wherever it ends", async () => {
  for (let end = 0; end < GOLDEN.trimEnd().length; end++) {
    const [code, said] = await refusal(GOLDEN.slice(0, end));
    expect(code, `${end}`).toBe("NotJson");
    expect(said).toMatch(
      /^not a keyring: no JSON from line \d+, column \d+ on/,
    );
  }
});

test("every changed byte is noticed", async () => {
  for (let at = 0; at < GOLDEN.length; at++) {
    for (const change of /\s/.test(GOLDEN[at]!) ? [] : [1, 2, 0x20]) {
      const letter = String.fromCharCode(GOLDEN.charCodeAt(at) ^ change);
      const text = GOLDEN.slice(0, at) + letter + GOLDEN.slice(at + 1);
      await expect(parseDocument(text), `${at}`).rejects.toThrow(KeyringError);
    }
  }
});

const SCOPE = '1 to 200 printable ASCII characters without `"` and `\\`';

test.each<[from: string, to: string, code: string, said: string]>([
  [
    '{\n  "schemalock_keyring": 1,',
    "[",
    "NotJson",
    "not a keyring: no JSON from line 2, column 9 on; if it was cut short, restore it from a backup",
  ],
  [
    '"schemalock_keyring": 1,',
    "",
    "NotAKeyring",
    "not a keyring: it has no member `schemalock_keyring`",
  ],
  [
    '"schemalock_keyring": 1',
    '"schemalock_keyring": 2',
    "Version",
    "a keyring of version 2, and this release reads version 1: update schemalock",
  ],
  [
    '"schemalock_keyring": 1',
    '"schemalock_keyring": 18446744073709551616',
    "Version",
    "a keyring of version 18446744073709551616, and this release reads version 1: update schemalock",
  ],
  ...['"1"', "1.0", "1e0", "-1", "true", "null", "[1]", "{}"].map(
    (version): [string, string, string, string] => [
      '"schemalock_keyring": 1',
      `"schemalock_keyring": ${version}`,
      "Form",
      "`schemalock_keyring` is not a number",
    ],
  ),
  [
    '"schemalock_keyring": 1',
    '"schemalock_keyring": 1, "schemalock_keyring": 1',
    "Twice",
    "`keyring` has the member `schemalock_keyring` twice",
  ],
  [
    '"schemalock_keyring": 1',
    '"schemalock_keyring": 1, "schemalock\\u005fkeyring": 1',
    "Twice",
    "`keyring` has the member `schemalock_keyring` twice",
  ],
  ['"keys": [', '"kees": [', "Missing", "`keyring` has no member `keys`"],
  ['"checksum"', '"check"', "Missing", "`keyring` has no member `checksum`"],
  [
    '"checksum"',
    '"x": 1, "checksum"',
    "Unknown",
    "`keyring` has a member that is not `schemalock_keyring`, `keys` or `checksum`",
  ],
  [
    '"checksum"',
    '"__proto__": 1, "checksum"',
    "Unknown",
    "`keyring` has a member that is not `schemalock_keyring`, `keys` or `checksum`",
  ],
  [
    '"checksum": "sha256:',
    '"checksum": "sha512:',
    "Checksum",
    "the checksum does not match: the keyring was cut short or edited by hand; restore it from a backup, and change it with `schemalock keys` only",
  ],
  [
    '{ "id": "425d',
    '{ "id": "425D',
    "Form",
    "`keys[0].id` is not 32 lower-case hexadecimal digits",
  ],
  [
    '{ "id": "425d',
    '{ "id": "425',
    "Form",
    "`keys[0].id` is not 32 lower-case hexadecimal digits",
  ],
  [
    '{ "id": "425d',
    '{ "x": null, "id": "425d',
    "Unknown",
    "`keys[0]` has a member that is not `id`, `kind`, `scope`, `state`, `kek` or `wrapped`",
  ],
  [
    '"kind": "index"',
    '"kind": "search"',
    "Form",
    "`keys[2].kind` is not `data` or `index`",
  ],
  ['"kind": "index"', '"kind": true', "Form", "`keys[2].kind` is not a text"],
  ['"kind": "index", ', "", "Missing", "`keys[2]` has no member `kind`"],
  [
    '"kind": "index"',
    '"kind": "index", "kind": "index"',
    "Twice",
    "`keys[2]` has the member `kind` twice",
  ],
  ["tenant-7", "tenant\\u00e9", "Form", `\`keys[1].scope\` is not ${SCOPE}`],
  ["tenant-7", "", "Form", `\`keys[1].scope\` is not ${SCOPE}`],
  ["tenant-7", "a\\\\b", "Form", `\`keys[1].scope\` is not ${SCOPE}`],
  ["tenant-7", "a\\n", "Form", `\`keys[1].scope\` is not ${SCOPE}`],
  ["tenant-7", "x".repeat(201), "Form", `\`keys[1].scope\` is not ${SCOPE}`],
  ['"tenant-7"', "null", "Form", "`keys[1].scope` is not a text"],
  [
    '"retired"',
    '"dead"',
    "Form",
    "`keys[3].state` is not `primary`, `active` or `retired`",
  ],
  [
    '"kek": "',
    '"kek": "env:',
    "Form",
    "`keys[0].kek` is not 32 lower-case hexadecimal digits, or `exec`",
  ],
  [
    '"wrapped": "',
    '"wrapped": "=',
    "Form",
    "`keys[0].wrapped` is not base64url without padding",
  ],
  [
    "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
    "AAECAwQFBgcICQoLDA0ODxAREhMUFRY+",
    "Form",
    "`keys[0].wrapped` is not base64url without padding",
  ],
])("%j -> %j", async (from, to, code, said) => {
  expect(GOLDEN).toContain(from);
  expect(await refusal(GOLDEN.replace(from, () => to))).toEqual([code, said]);
});

test.each(["", "1", "null", "[]", '"x"', "{}", '{"keys": []}', "\ufeff{}"])(
  "%j is no keyring",
  async (text) => {
    expect((await refusal(text))[1]).toMatch(/^not a keyring/);
  },
);

test("keys that are no list, and a key that is no object", async () => {
  const of = (keys: string) =>
    refusal(`{"schemalock_keyring": 1, "keys": ${keys}, "checksum": "x"}`);
  expect(await of("{}")).toEqual(["Form", "`keys` is not a list"]);
  expect(await of("[1]")).toEqual(["Form", "`keys[0]` is not an object"]);
});

test("what is far too long is not read", async () => {
  expect((await refusal(" ".repeat(2 ** 24 + 1)))[0]).toBe("TooLong");
});

describe("keys that cannot stand together", () => {
  const line = GOLDEN.split("\n")[3]!;

  test("one twice", async () => {
    const text = await withChecksum(
      GOLDEN.replace(line, () => `${line}\n${line}`),
    );
    expect(await refusal(text)).toEqual([
      "Repeated",
      "the key 425d28462783316f5f6d5f2bd712c209 stands there twice",
    ]);
  });

  test("two primaries of one kind and scope", async () => {
    const text = GOLDEN.replace('"retired"', '"primary"');
    expect(await refusal(await withChecksum(text))).toEqual([
      "TwoPrimaries",
      "the keys 425d28462783316f5f6d5f2bd712c209 and 5a6689cbf3f553534cb5ed8aaeb7014d are both primary, of one kind and scope: only one can seal",
    ]);
  });

  test("a scope that looks like none is another", async () => {
    const keys = [
      await wrapped(filled(1)),
      await wrapped(filled(2), { scope: "null" }),
      await wrapped(filled(3), { scope: "undefined" }),
    ];
    expect(await parseDocument(await document(keys))).toHaveLength(3);
  });

  test("index keys whose ids begin alike", async () => {
    const index = await wrapped(filled(1), { kind: "index", state: "retired" });
    const twin = { ...index, id: `${index.id.slice(0, 31)}0` };
    const other = { ...index, id: `${index.id.slice(0, 31)}1` };
    const text = await document([twin, other]);
    expect((await refusal(text))[0]).toBe("AlikeIndexKeys");
    const asData = [twin, { ...other, kind: "data" }];
    expect(await parseDocument(await document(asData))).toHaveLength(2);
  });

  test("keys of two KEKs", async () => {
    const [one, other] = [
      await wrapped(filled(1)),
      await wrapped(filled(2), { scope: "a" }, filled(9)),
    ];
    const [code, said] = await refusal(await document([one, other]));
    expect(code).toBe("TwoKeks");
    expect(said).toBe(
      `the key ${one.id} was wrapped by the KEK ${one.kek}, and the key ${other.id} by the KEK ${other.kek}: a keyring has one KEK, and ` +
        "`schemalock keys rewrap` changes it for all keys",
    );
    const program = { ...other, kek: "exec" };
    const text = await document([one, program]);
    expect((await refusal(text))[1]).toContain("by a program (`exec:`): ");
  });
});

test("wrapped keys of any length a KMS has, and none beyond", async () => {
  const one = await wrapped(filled(1));
  const of = async (letters: number) =>
    document([{ ...one, kek: "exec", wrapped: "A".repeat(letters) }]);
  expect(await parseDocument(await of(21_846))).toHaveLength(1);
  for (const letters of [0, 1, 21_847]) {
    expect(await code(async () => parseDocument(await of(letters)))).toBe(
      "Form",
    );
  }
});

test("no error repeats what is wrapped, or what nobody knows", async () => {
  const secret = "c2VjcmV0";
  for (const text of [
    GOLDEN.replace('"wrapped": "', `"wrapped": "=${secret}`),
    GOLDEN.replace('"checksum"', `"${secret}": 1, "checksum"`),
    GOLDEN.replace('"kek": "', `"kek": "${secret}`),
    GOLDEN.replace('"id": "', `"id": "${secret}`),
    GOLDEN.replace('"checksum": "', `"checksum": "${secret}`),
    `${GOLDEN}${secret}`,
  ]) {
    expect((await refusal(text)).join()).not.toContain(secret);
  }
});
