// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { KeyringError } from "./errors";
import { shortId, type KeyInfo } from "./key";

/** A key as far as it may contradict others. */
export interface Claim extends Omit<KeyInfo, "state"> {
  readonly state: KeyInfo["state"] | "retired";
  /** The id of the KEK that wrapped it, `exec`, or nothing if it is not wrapped. */
  readonly kek?: string;
}

/**
 * Can these stand in one keyring?
 *
 * @throws {@link KeyringError} `Repeated`, `TwoKeks`, `AlikeIndexKeys` or `TwoPrimaries`
 */
export function check(claims: readonly Claim[]): void {
  const ids = new Map<string, Claim>();
  const indexes = new Map<string, Claim>();
  const primaries = new Map<string, Claim>();
  for (const claim of claims) {
    if (taken(ids, claim.id, claim)) {
      refuse("Repeated", `the key ${claim.id} stands there twice`);
    }
    checkKek(claims[0] ?? claim, claim);
    const alike =
      claim.kind === "index" && taken(indexes, shortId(claim.id), claim);
    if (alike) {
      refuse(
        "AlikeIndexKeys",
        `the ids of the index keys ${alike.id} and ${claim.id} begin alike: make another key`,
      );
    }
    const use = JSON.stringify([claim.kind, claim.scope ?? null]);
    const rival = claim.state === "primary" && taken(primaries, use, claim);
    if (rival) {
      refuse(
        "TwoPrimaries",
        `the keys ${rival.id} and ${claim.id} are both primary, of one kind and scope: only one can seal`,
      );
    }
  }
}

/** Who had the place before; if nobody had, it is this claim's now. */
function taken(
  places: Map<string, Claim>,
  place: string,
  claim: Claim,
): Claim | undefined {
  const before = places.get(place);
  places.set(place, before ?? claim);
  return before;
}

/** A program has one KEK, and loads all keys or none. */
function checkKek(first: Claim, second: Claim): void {
  if (first.kek !== second.kek) {
    refuse(
      "TwoKeks",
      `the key ${first.id} was wrapped by ${described(first.kek)}, and the key ${second.id} by ${described(second.kek)}: ` +
        "a keyring has one KEK, and `schemalock keys rewrap` changes it for all keys",
    );
  }
}

/** A KEK as messages call it. */
export function described(kek: string | undefined): string {
  return kek === "exec" ? "a program (`exec:`)" : `the KEK ${kek}`;
}

function refuse(code: KeyringError["code"], message: string): never {
  throw new KeyringError(code, message);
}
