// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

// The sealed values of `sl1` in plain WebCrypto: the same format, keyring and blind indexes as in Rust.

export { blindIndex, blindIndexes } from "./schemalock/sealed/blind_index";
export { parse } from "./schemalock/sealed/column";
export type {
  Json,
  Kind,
  Plaintext,
  Plaintexts,
  Sealed,
  SealedColumn,
} from "./schemalock/sealed/column";
export type { Environment } from "./schemalock/sealed/environment";
export {
  KeyringError,
  OpenError,
  SealError,
  SealedError,
} from "./schemalock/sealed/errors";
export type { KeyringErrorCode } from "./schemalock/sealed/errors";
export { header } from "./schemalock/sealed/header";
export type { Header } from "./schemalock/sealed/header";
export { Kek } from "./schemalock/sealed/kek";
export { keyFromBytes } from "./schemalock/sealed/key";
export type { Key, KeyInfo, KeyKind, KeyState } from "./schemalock/sealed/key";
export { Keyring } from "./schemalock/sealed/keyring";
export type { Names } from "./schemalock/sealed/keyring";
export type { Keys } from "./schemalock/sealed/keys";
export {
  isSearchableUnderPrimary,
  openSearchable,
  resealSearchable,
  sealSearchable,
} from "./schemalock/sealed/searchable";
export type { Searchable } from "./schemalock/sealed/searchable";
export { isUnderPrimary, open, reseal, seal } from "./schemalock/sealed/value";
