// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

/** A decimal as an integer and a power of ten. */
export class Decimal {
  private constructor(
    private readonly digits: bigint,
    private readonly scale: number,
  ) {}

  /** The decimal of a text such as `-12.50`. */
  static of(text: string): Decimal {
    const [units = "", fraction = ""] = text.split(".");
    return new Decimal(BigInt(units + fraction), fraction.length);
  }

  /** Negative if this is the smaller one, 0 if they are equal. */
  compare(other: Decimal): number {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.scaled(scale) - other.scaled(scale);
    return Number(difference > 0n) - Number(difference < 0n);
  }

  private scaled(scale: number): bigint {
    return this.digits * 10n ** BigInt(scale - this.scale);
  }
}

/** Whether a canonical decimal has no more digits than its type, in front of the point and behind it. */
export function fitsDecimal(
  type: { readonly precision?: number; readonly scale?: number },
  text: string | undefined,
): boolean {
  const { precision = 0, scale = 0 } = type;
  const [, units = "", fraction = ""] =
    /^-?(\d+)(?:\.(\d+))?$/.exec(text ?? "") ?? [];
  const whole = units === "0" ? "" : units;
  return (
    units !== "" &&
    whole.length <= precision - scale &&
    fraction.length <= scale
  );
}
