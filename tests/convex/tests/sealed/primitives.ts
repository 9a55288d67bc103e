// The library's primitives with keys that a test knows.

import { utf8, type Bytes } from "../../convex/schemalock/sealed/bytes";
import { Xaes } from "../../convex/schemalock/sealed/xaes";

/** The text in UTF-8. */
export function bytes(text: string): Bytes {
  return utf8(text)!;
}

/** XAES-256-GCM under this key. */
export async function xaes(key: Bytes): Promise<Xaes> {
  return Xaes.of(
    await crypto.subtle.importKey("raw", key, "AES-CTR", false, ["encrypt"]),
  );
}
