const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** `YYYY-MM-DD` that is on the calendar. */
export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** ISO 8601 with seconds and `Z` or an offset, on the calendar. */
export function isDateTime(text: string): boolean {
  const day = DATE_TIME.exec(text)?.[1];
  return day !== undefined && isDate(day);
}

/** True for up to two decimals; looks at the decimal text, since 0.07 * 100 isn't 7. */
export function isMoney(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && value >= min && value <= max && /^\d+(\.\d{1,2})?$/.test(String(value));
}
