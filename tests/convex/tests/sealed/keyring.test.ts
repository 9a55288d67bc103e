// Keyrings: which key seals, which opens, and what makes none.

import { describe, expect, test, vi } from "vitest";
import {
  Kek,
  Keyring,
  blindIndex,
  blindIndexes,
  header,
  keyFromBytes,
  open,
  seal,
} from "../../convex/sealed";
import type { SealedColumn } from "../../convex/sealed";
import { wrapped, document, withChecksum } from "./documents";
import { code, data, filled, hex, key, thrown } from "./support";

const GOLDEN = data("vectors/keyring/keyring.json");
const KEK = data("vectors/keyring/kek.txt");
const column = {
  context: "t.c",
  bind: "column",
  pad: false,
  kind: "text",
  searchable: "lowercase",
} as const satisfies SealedColumn;

describe("the released keyring", () => {
  const TENANT = "it's <a> tenant & more/~";

  test("opens", async () => {
    const ring = await Keyring.fromText(GOLDEN, KEK);
    expect(ring.keyIds()).toHaveLength(3);
    expect(ring.primaryId()).toBe("425d28462783316f5f6d5f2bd712c209");
    expect(ring.primaryId("tenant-7")).toBeUndefined();
    expect(ring.primaryId(TENANT)).toBe("e8de2ebf6d121f08cc1de35e13f90313");
    // The retired key is not loaded.
    expect(ring.contains("5a6689cbf3f553534cb5ed8aaeb7014d")).toBe(false);
    expect(ring.toJSON().index).toEqual(["25d066ccda5d3f5ca4ec8441286ae865"]);
  });

  test("has the keys that its README says", async () => {
    const ring = await Keyring.fromText(GOLDEN, await Kek.fromText(KEK));
    const known = Keyring.of([
      await key("data", 0x42),
      await key("data", 0x43, "primary", "tenant-7"),
      await key("index", 0x44),
      await key("data", 0x46, "primary", TENANT),
    ]);
    for (const scope of [undefined, "tenant-7", TENANT]) {
      const keys = scope === undefined ? known : known.scoped(scope);
      const sealed = await seal(keys, column, [], "s3cret");
      expect(await open(ring, column, [], sealed)).toBe("s3cret");
    }
    const indexes = [ring, known].map((it) => blindIndex(it, column, "x"));
    expect(await indexes[0]).toBe(await indexes[1]);
    const ofRetired = Keyring.of([await key("data", 0x45)]);
    const retired = await seal(ofRetired, column, [], "s3cret");
    const opening = () => open(ring, column, [], retired);
    expect(await code(opening)).toBe("UnknownKey");
  });

  test("comes from environment variables", async () => {
    const env = { SCHEMALOCK_KEYRING: GOLDEN, SCHEMALOCK_KEK: KEK };
    const ids = (await Keyring.fromEnvironment(env)).keyIds();
    expect(ids).toHaveLength(3);
    const named = { A: GOLDEN, SCHEMALOCK_KEK: KEK };
    const other = await Keyring.fromEnvironment(named, { keyring: "A" });
    expect(other.keyIds()).toEqual(ids);
    for (const [missing, said] of [
      ["SCHEMALOCK_KEYRING", "a keyring"],
      ["SCHEMALOCK_KEK", "the KEK"],
    ] as const) {
      const without = { ...env, [missing]: undefined };
      const error = await thrown(() => Keyring.fromEnvironment(without));
      expect(error).toMatchObject({ code: "NoVariable" });
      expect(error.message).toBe(
        `the environment variable \`${missing}\` is not set: it should hold ${said}`,
      );
    }
  });

  test("comes from this process's environment, where nothing else is said", async () => {
    vi.stubEnv("SCHEMALOCK_KEYRING", GOLDEN);
    vi.stubEnv("SCHEMALOCK_KEK", KEK);
    const ring = await Keyring.fromEnvironment();
    vi.unstubAllEnvs();
    expect(ring.keyIds()).toHaveLength(3);
    expect(await code(() => Keyring.fromEnvironment())).toBe("NoVariable");
  });
});

test("the primary key of the scope seals, and every key opens", async () => {
  const old = Keyring.of([await key("data", 1)]);
  const byOld = await seal(old, column, [], "old");
  const ring = Keyring.of([
    await key("data", 1, "active"),
    await key("data", 2),
    await key("data", 3, "primary", "tenant-7"),
  ]);
  const sealed = await seal(ring, column, [], "new");
  const ofTenant = await seal(ring.scoped("tenant-7"), column, [], "tenant");
  const ids = [byOld, sealed, ofTenant].map((text) => header(text).keyId);
  expect(new Set(ids)).toEqual(new Set(ring.keyIds()));
  expect(ids).toEqual([
    old.primaryId(),
    ring.primaryId(),
    ring.primaryId("tenant-7"),
  ]);
  const opened = [byOld, sealed, ofTenant].map((text) =>
    open(ring, column, [], text),
  );
  expect(await Promise.all(opened)).toEqual(["old", "new", "tenant"]);
});

test("a scope without a key does not fall back to another", async () => {
  const ring = Keyring.of([
    await key("data", 1),
    await key("data", 2, "active", "a"),
    await key("index", 3),
    await key("index", 4, "active", "a"),
  ]);
  for (const scope of ["a", "b", ""]) {
    const keys = ring.scoped(scope);
    const sealing = await thrown(() => seal(keys, column, [], "x"));
    expect(sealing).toMatchObject({ name: "SealError", code: "NoPrimaryKey" });
    expect(sealing.message).toBe(
      `the keyring has no primary data key of the scope \`${scope}\``,
    );
    for (const make of [blindIndex, blindIndexes]) {
      const error = await thrown(() => make(keys, column, "x"));
      expect(error.message).toBe(
        `the keyring has no primary index key of the scope \`${scope}\``,
      );
    }
  }
});

test("a scope that got lost is not everyone's", async () => {
  const ring = Keyring.of([await key("data", 1), await key("index", 2)]);
  const lost = { keyring: ring, scope: undefined as unknown as string };
  await expect(seal(lost, column, [], "x")).rejects.toThrow(
    "a scope is a text",
  );
  await expect(blindIndex(lost, column, "x")).rejects.toThrow(
    "a scope is a text",
  );
});

test("an empty keyring opens nothing", async () => {
  const ring = await Keyring.fromText(await document([]), KEK);
  expect(ring.keyIds()).toEqual([]);
  expect(await code(() => seal(ring, column, [], "x"))).toBe("NoPrimaryKey");
});

describe("keys that contradict each other make no keyring", () => {
  const refusal = async (keys: Parameters<typeof Keyring.of>[0]) =>
    code(() => Keyring.of(keys));

  test("two primary keys of one kind and scope", async () => {
    const two = [await key("data", 1), await key("data", 2)];
    expect(await refusal(two)).toBe("TwoPrimaries");
    const ofScope = [
      await key("data", 1, "primary", "a"),
      await key("data", 2, "primary", "a"),
    ];
    expect(await refusal(ofScope)).toBe("TwoPrimaries");
    const different = [
      await key("data", 1),
      await key("index", 2),
      await key("data", 3, "primary", "a"),
      await key("index", 4, "primary", "a"),
      await key("data", 5, "primary", "b"),
    ];
    expect(Keyring.of(different).keyIds()).toHaveLength(3);
  });

  test("a key that is there twice", async () => {
    const twice = [await key("data", 1), await key("data", 1, "active")];
    expect(await refusal(twice)).toBe("Repeated");
    const asBoth = [await key("data", 1), await key("index", 1)];
    expect(await refusal(asBoth)).toBe("Repeated");
  });

  test("index keys whose ids begin alike", async () => {
    // Found by trying: both fingerprints begin with the same four bytes.
    const [first, second] = await Promise.all(
      ALIKE.map((number) => {
        const bytes = new Uint8Array(32);
        new DataView(bytes.buffer).setUint32(0, number);
        return keyFromBytes("index", bytes);
      }),
    );
    expect(first!.info.id.slice(0, 8)).toBe(second!.info.id.slice(0, 8));
    expect(await refusal([first!, second!])).toBe("AlikeIndexKeys");
  });
});

test("a key is 32 bytes", async () => {
  for (const length of [0, 16, 31, 33]) {
    const making = keyFromBytes("data", filled(1, length));
    await expect(making).rejects.toThrow("a key is 32 bytes long");
  }
});

describe("the KEK", () => {
  const another = hex(filled(9));

  test("is compared before anything is unwrapped", async () => {
    const kek = await Kek.fromText(another);
    const unwrapping = vi.spyOn(kek, "unwrap");
    const error = await thrown(() => Keyring.fromText(GOLDEN, kek));
    expect(unwrapping).not.toHaveBeenCalled();
    expect(error).toMatchObject({ code: "OtherKek" });
    expect(error.message).toBe(
      "the key 425d28462783316f5f6d5f2bd712c209 was wrapped by the KEK eafd6c2c7983a5fba5f5cad1433c8377, and this is " +
        `the KEK ${kek.id}`,
    );
  });

  test("cannot be a program here, which is said with what to do", async () => {
    const keys = [{ ...(await wrapped(filled(1))), kek: "exec" }];
    const text = await document(keys);
    const error = await thrown(() => Keyring.fromText(text, KEK));
    expect(error).toMatchObject({ code: "ExecKek" });
    expect(error.message).toContain("schemalock keys rewrap --new-kek");
  });

  test("is not asked for keys that are retired", async () => {
    const retired = { ...(await wrapped(filled(1))), state: "retired" };
    const damaged = { ...retired, wrapped: "AAAA" };
    const ring = await Keyring.fromText(await document([damaged]), another);
    expect(ring.keyIds()).toEqual([]);
  });

  test("wraps for one entry, and not for another", async () => {
    const one = await wrapped(filled(1), { scope: "tenant-7" });
    const first = one.wrapped.startsWith("A") ? "B" : "A";
    for (const moved of [
      { ...one, scope: "tenant-8" },
      { ...one, scope: undefined },
      { ...one, kind: "index" },
      { ...one, id: (await wrapped(filled(2))).id },
      { ...one, wrapped: first + one.wrapped.slice(1) },
      { ...one, wrapped: one.wrapped.slice(0, -4) },
    ]) {
      const text = await document([moved]);
      const error = await thrown(() => Keyring.fromText(text, KEK));
      expect(error).toMatchObject({ code: "DoesNotUnwrap" });
      expect(error.message).toBe(
        `the key ${moved.id} does not unwrap: the wrapped key was changed, or was moved here from another entry`,
      );
    }
    const ring = await Keyring.fromText(await document([one]), KEK);
    expect(ring.primaryId("tenant-7")).toBe(one.id);
  });

  test("of a forger wraps what has another fingerprint, which is noticed", async () => {
    const kek = await Kek.fromText(KEK);
    vi.spyOn(kek, "unwrap").mockResolvedValue(filled(0x43));
    const error = await thrown(() => Keyring.fromText(GOLDEN, kek));
    expect(error).toMatchObject({ code: "Fingerprint" });
    expect(error.message).toBe(
      "what the entry 425d28462783316f5f6d5f2bd712c209 unwraps to is another key, 6a3c47c12c9408c3b0564f565079f343",
    );
  });
});

test("states may be changed by whoever can compute the checksum, and keys may not", async () => {
  const text = GOLDEN.replace('"retired"', '"active"');
  const ring = await Keyring.fromText(await withChecksum(text), KEK);
  expect(ring.keyIds()).toHaveLength(4);
});

/** Two numbers, written into the first four bytes of a key of zeros, whose fingerprints begin alike. */
const ALIKE = [19688, 19793];
