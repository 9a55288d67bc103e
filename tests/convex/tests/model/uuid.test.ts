import { expect, test } from "vitest";

import { uuidV4, uuidV7 } from "../../convex/schemalock/model/uuid";

test("version 4 is random", () => {
  const made = Array.from({ length: 1000 }, uuidV4);
  expect(new Set(made).size).toBe(1000);
  for (const uuid of made) {
    expect(uuid).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  }
});

test("version 7 begins with its time", () => {
  // The time of RFC 9562's example (appendix A.6).
  expect(uuidV7(0x017f22e279b0)).toMatch(
    /^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(uuidV7(0)).toMatch(/^00000000-0000-7/);
  const now = Date.now();
  expect(new Set(Array.from({ length: 1000 }, () => uuidV7(now))).size).toBe(
    1000,
  );
  expect(uuidV7(now) < uuidV7(now + 1)).toBe(true);
});
