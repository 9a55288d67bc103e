// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { header } from "./header";

/** A value of JSON. */
export type Json =
  null | boolean | number | string | Json[] | { [key: string]: Json };

/** What stands for a plaintext of each logical type. */
export interface Plaintexts {
  text: string;
  /** One of the column's words. */
  enum: string;
  json: Json;
  /** 16 bits. */
  smallint: number;
  /** 32 bits. */
  integer: number;
  /** 64 bits. */
  bigint: bigint;
  /** `12.5`: at most 28 digits behind the point, and less than 2^96 without it. */
  decimal: string;
  /** Finite. */
  float: number;
  boolean: boolean;
  /** 36 characters. */
  uuid: string;
  /** `2025-06-06`, in the years 0 to 9999. */
  date: string;
  /** `18:18:41`. */
  time: string;
  /** Whole milliseconds since the Unix epoch, in the years 0 to 9999. */
  timestamp: number;
  bytes: ArrayBuffer;
}

/** The logical type of a plaintext. */
export type Kind = keyof Plaintexts;

/** A plaintext of any type. */
export type Plaintext = Plaintexts[Kind];

declare const plaintext: unique symbol;

/**
 * The encrypted form of a `T`, as it is stored: `sl1.` and base64url. Only sealing and {@link parse} make one.
 *
 * Whoever can choose the text can put back any older value of the same row and column: do not take whole rows from clients.
 */
export type Sealed<T> = string & { readonly [plaintext]: T };

/** A plaintext that is not sealed already. */
export type Unsealed<T> = T extends string | object
  ? T & { readonly [plaintext]?: never }
  : T;

/** An encrypted column: all that sealing and opening need to know of it. */
export interface SealedColumn<K extends Kind = Kind> {
  /** Its name at birth, such as `connections.credentials`. It stays what it is when the column is renamed. */
  readonly context: string;
  /** Whether a value opens in its row only, or in any row. */
  readonly bind: "row" | "column";
  /** Whether new values hide the exact length of their plaintext. */
  readonly pad: boolean;
  /** The logical type of the plaintext. */
  readonly kind: K;
  /** What is done to a value before its blind index is made; nothing if the column has no blind indexes. */
  readonly searchable?: "none" | "lowercase";
  /** A decimal's digits. They are for whoever checks rules: every decimal can be sealed. */
  readonly precision?: number;
  /** Of these, the digits behind the point. */
  readonly scale?: number;
  /** An enum's words. */
  readonly words?: readonly string[];
}

/**
 * Takes over a sealed text from elsewhere. The form is checked, not the seal: only the key can tell whether the value opens.
 *
 * @throws {@link SealedError}
 */
export function parse<T>(text: string): Sealed<T> {
  header(text);
  return text as Sealed<T>;
}
