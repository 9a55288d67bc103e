import { expect, test } from "vitest";
import {
  deriveBytes,
  deriveHmacKey,
  hmac,
  importSecret,
  random,
  sha256,
} from "../../convex/schemalock/sealed/crypto";
import { labelled } from "../../convex/schemalock/sealed/key";
import { bytes } from "./primitives";
import { filled, hex } from "./support";

/** RFC 5869, appendix A.3: the case with neither salt nor info. */
test("HKDF of RFC 5869", async () => {
  const secret = await importSecret(filled(0x0b, 22));
  expect(hex(await deriveBytes(secret, bytes(""), 42))).toBe(
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
  );
});

test("SHA-256 of FIPS 180", async () => {
  expect(hex(await sha256(bytes("abc")))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});

test("a derived key of HMAC is the 32 bytes of HKDF", async () => {
  const secret = await importSecret(filled(0x24));
  const info = labelled("index\0", "users.email");
  const derived = await hmac(await deriveHmacKey(secret, info), bytes("x"));
  const type = { name: "HMAC", hash: "SHA-256" };
  const raw = await deriveBytes(secret, info, 32);
  const key = await crypto.subtle.importKey("raw", raw, type, false, ["sign"]);
  expect(derived).toEqual(await hmac(key, bytes("x")));
});

test("no key can be read back", async () => {
  const secret = await importSecret(filled(1));
  const derived = await deriveHmacKey(secret, bytes("x"));
  for (const key of [secret, derived]) {
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  }
});

test("random bytes differ", () => {
  expect(random(24)).toHaveLength(24);
  expect(random(24)).not.toEqual(random(24));
});
