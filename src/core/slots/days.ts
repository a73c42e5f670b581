/** Days since 1970-01-01 in the proleptic Gregorian calendar. Arithmetic only: no clock, no time zone. */
export type Day = number;

/** An interval of days, both ends inclusive. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

const MS_A_DAY = 86_400_000;

/** Month 1 to 12. */
export const dayOf = (year: number, month: number, day: number): Day =>
  Math.floor(Date.UTC(year, month - 1, day) / MS_A_DAY);

export const yearOf = (day: Day): number => new Date(day * MS_A_DAY).getUTCFullYear();
export const monthOf = (day: Day): number => new Date(day * MS_A_DAY).getUTCMonth() + 1;

/** Monday 0 to Sunday 6. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

export const wholeYear = (year: number): Days => ({ from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) });

export const wholeMonth = (year: number, month: number): Days => ({
  from: dayOf(year, month, 1),
  to: dayOf(year, month + 1, 1) - 1,
});

export const meet = (a: Days, b: Days): boolean => a.from <= b.to && b.from <= a.to;

/** The days a possibly partial ISO date covers, or undefined where it is none. A time of day is ignored. */
export function daysOfIso(iso: string | undefined): Days | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|T| )/u.exec(iso ?? '');
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (match[2] === undefined) return wholeYear(year);
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined) return wholeMonth(year, month);
  const day = dayOf(year, month, Number(match[3]));
  return { from: day, to: day };
}
