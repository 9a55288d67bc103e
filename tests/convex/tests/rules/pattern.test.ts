import { expect, test } from "vitest";

import { isFound, translate } from "../../convex/schemalock/model/pattern";

// What Rust's `regex` reads, and `RegExp` does not read, or in another way.
test.each([
  ["^a\\-b$", "^a-b$"],
  ["\\#\\&\\~", "#&~"],
  ["^[a\\-z]+$", "^[a\\-z]+$"],
  ["[\\#\\&\\~]", "[#&~]"],
  ["^[]a]+$", "^[\\]a]+$"],
  ["^[^]a]+$", "^[^\\]a]+$"],
  ["a]b}", "a\\]b\\}"],
  ["^a{,3}$", "^a{0,3}$"],
  ["^a{ 2 , 3 }$", "^a{2,3}$"],
  ["\\[\\]\\{\\}\\\\", "\\[\\]\\{\\}\\\\"],
  ["[\\]\\[^-]", "[\\]\\[^-]"],
  ["[{}()*+?.|$]", "[{}()*+?.|$]"],
  ["(?:a|b)/\\t\\r\\n", "(?:a|b)/\\t\\r\\n"],
])("%s is %s", (pattern, expected) => {
  expect(translate(pattern)).toBe(expected);
  expect(() => isFound(pattern, "")).not.toThrow();
});

test.each([
  ["^[]a]+$", "]a]", true],
  ["^[]a]+$", "b", false],
  ["^[^]a]$", "]", false],
  ["^a\\-b$", "a-b", true],
  ["^a{,3}$", "aaa", true],
  ["^a{,3}$", "aaaa", false],
  ["^[^a]$", "😀", true],
  ["^a$", "a\n", false],
  ["a]", "a]", true],
])("%s in %o: %o", (pattern, text, expected) => {
  expect(isFound(pattern, text)).toBe(expected);
});
