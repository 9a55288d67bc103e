// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { canonicalText } from "./text_form";

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

/** A day in the years 0 to 9999 of the proleptic Gregorian calendar. */
export const date = canonicalText(
  "a date such as `2025-06-06`, in the years 0 to 9999",
  (text) => {
    const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
    const exists =
      year !== undefined &&
      month !== undefined &&
      day !== undefined &&
      1 <= day &&
      day <= daysIn(year, month);
    return exists ? text : undefined;
  },
);

/** A time of day in whole seconds. */
export const time = canonicalText("a time such as `18:18:41`", (text) =>
  TIME.test(text) ? text : undefined,
);

/** The days of a month that is counted from 1; none if there is no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return days[month - 1] ?? 0;
}
