// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

/** Why a text is no sealed value. It may be a plaintext that stands in the wrong place, so no error repeats any of it. */
export class SealedError extends Error {
  override readonly name = "SealedError";

  constructor(
    /**
     * - `NotSealed`: the text does not begin with `sl1.`;
     * - `UnsupportedSuite`: another release sealed it, by algorithms that this one does not know;
     * - `Malformed`: it is cut short, is not canonical base64url, or sets a reserved flag.
     */
    readonly code: "NotSealed" | "UnsupportedSuite" | "Malformed",
    message: string,
  ) {
    super(message);
  }
}

/** Why a sealed value does not open. */
export class OpenError extends Error {
  override readonly name = "OpenError";

  constructor(
    /**
     * - `OpenFailed`: the value was changed, or was sealed for another place. Which of them, nobody is told;
     * - `UnknownKey`: the keyring does not have the key; no other is tried;
     * - `WrongType`: the value opened and was of another type;
     * - `Inexact`: it is JSON with an integer that no JavaScript number holds. Open it with the kind `text`;
     * - `NotABlindIndex`: what stands beside it is no blind index.
     */
    readonly code:
      "OpenFailed" | "UnknownKey" | "WrongType" | "Inexact" | "NotABlindIndex",
    message: string,
  ) {
    super(message);
  }
}

/** Why a plaintext was not sealed, or has no blind index. No error repeats any of it. */
export class SealError extends Error {
  override readonly name = "SealError";

  constructor(
    /**
     * - `NoPrimaryKey`: the keyring has no key of that kind and scope that seals;
     * - `NotEncodable`: the plaintext is none of its column's, or a part of the row's key is no text in Unicode;
     * - `NoRow`: the value was to be bound to its row, and the row's key has no parts;
     * - `NotSearchable`: the column has no blind indexes.
     */
    readonly code: "NoPrimaryKey" | "NotEncodable" | "NoRow" | "NotSearchable",
    message: string,
  ) {
    super(message);
  }
}

/** What may be wrong with a keyring or its KEK; the messages say what to do. */
export type KeyringErrorCode =
  | "TooLong"
  | "NotJson"
  | "NotAKeyring"
  | "Version"
  | "Form"
  | "Missing"
  | "Twice"
  | "Unknown"
  | "Checksum"
  | "Repeated"
  | "TwoPrimaries"
  | "AlikeIndexKeys"
  | "TwoKeks"
  | "OtherKek"
  | "ExecKek"
  | "DoesNotUnwrap"
  | "Fingerprint"
  | "NoVariable"
  | "NotAKek";

/** Why a keyring could not be loaded. No error shows any of a key, wrapped or not. */
export class KeyringError extends Error {
  override readonly name = "KeyringError";

  constructor(
    readonly code: KeyringErrorCode,
    message: string,
  ) {
    super(message);
  }
}
