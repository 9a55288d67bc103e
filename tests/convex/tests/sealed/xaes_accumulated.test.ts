// @vitest-environment node
// https://c2sp.org/XAES-256-GCM, "Accumulated randomized tests": inputs of all lengths from one stream, all outputs into one hash.

import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { concat, type Bytes } from "../../convex/schemalock/sealed/bytes";
import { xaes } from "./primitives";

const MESSAGES = 10_000;
/** More than all inputs together: each is at most 32 + 24 + 2 * 256 bytes long. */
const STREAM = MESSAGES * (32 + 24 + 2 * 256);

test("10,000 messages", { timeout: 120_000 }, async () => {
  const stream: Uint8Array = createHash("shake128", {
    outputLength: STREAM,
  }).digest();
  let at = 0;
  const read = (length: number): Bytes => {
    at += length;
    return Uint8Array.from(stream.subarray(at - length, at));
  };
  const readSome = () => read(read(1)[0]!);
  const outputs = createHash("shake128", { outputLength: 32 });
  let opened = 0;
  for (let message = 0; message < MESSAGES; message++) {
    const [key, nonce, plaintext, aad] = [
      read(32),
      read(24),
      readSome(),
      readSome(),
    ];
    const cipher = await xaes(key);
    const sealed = await cipher.seal(nonce, aad, plaintext);
    outputs.update(sealed);
    const again = await cipher.open(nonce, aad, concat(sealed));
    opened += Buffer.compare(again!, plaintext) === 0 ? 1 : 0;
  }
  expect(opened).toBe(MESSAGES);
  expect(outputs.digest("hex")).toBe(
    "e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939",
  );
});
