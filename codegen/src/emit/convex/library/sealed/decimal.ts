// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { canonicalText } from "./text_form";

// What every language of the envelope can hold: 96 bits, and so many digits behind the point.
const MANTISSA_BITS = 96;
const MOST_SCALE = 28;
/** The most digits that 96 bits have. */
const MOST_DIGITS = 29;

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Decimal text without needless zeros, exponent or negative zero, so that equal decimals have equal texts. */
export const decimal = canonicalText(
  "a decimal such as `-12.5`, of at most 28 digits behind the point and 96 bits in all",
  (text) => {
    const [, sign = "", whole = "", behind = ""] = DECIMAL.exec(text) ?? [];
    if (whole === "") {
      return undefined;
    }
    const [units, fraction] = [withoutLeading(whole), withoutTrailing(behind)];
    const digits = [units || "0", fraction].filter(Boolean).join(".");
    const signed = digits === "0" ? digits : sign + digits;
    return fits(units, fraction) ? signed : undefined;
  },
);

function withoutLeading(digits: string): string {
  return digits.replace(/^0+/, "");
}

// No pattern: one that ends in `0+$` takes a time that grows with the square of the zeros.
function withoutTrailing(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") {
    end--;
  }
  return digits.slice(0, end);
}

function fits(units: string, fraction: string): boolean {
  const digits = withoutLeading(units + fraction);
  return (
    fraction.length <= MOST_SCALE &&
    digits.length <= MOST_DIGITS &&
    BigInt(digits) >> BigInt(MANTISSA_BITS) === 0n
  );
}
