const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** The command line is wrong. From an option's value, commander adds which option it was. */
export class UsageError extends Error {
  readonly code = 'commander.invalidArgument';
  readonly exitCode = 2;
}

/** nest-commander shows an option's choices in the help; that they hold is checked here. @throws UsageError */
export function oneOf<T extends string>(choices: readonly T[], text: string): T {
  const choice = choices.find((each) => each === text);
  if (choice === undefined) throw new UsageError(`It must be one of ${choices.join(', ')}.`);
  return choice;
}

/** @throws UsageError */
export function wholeNumber(text: string, min: number, max: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(number >= min && number <= max)) throw new UsageError(`It must be a whole number from ${min} to ${max}.`);
  return number;
}

/** A date (its midnight in UTC) or a date-time with its zone. @throws UsageError */
export function date(text: string): Date {
  const read = new Date(DATE.test(text) && isDay(text.slice(0, 10)) ? text : NaN);
  if (Number.isNaN(read.getTime()))
    throw new UsageError('It must be an ISO 8601 date or date-time, such as 2026-01-31T12:00:00Z.');
  return read;
}

/** `key=value`, added to what was given before. @throws UsageError */
export function withPair(before: Readonly<Record<string, string>>, pair: string): Record<string, string> {
  const equals = pair.indexOf('=');
  if (equals < 1) throw new UsageError('It must be key=value.');
  return Object.fromEntries([...Object.entries(before), [pair.slice(0, equals), pair.slice(equals + 1)]]);
}

/** JavaScript takes the 31st of February for a day in March. */
function isDay(day: string): boolean {
  const read = new Date(day);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}
