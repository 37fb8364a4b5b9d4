/** One thing wrong with an input. The message says what would be right and never repeats the value. */
export interface Fault {
  /** RFC 6901, from the root of the checked body. */
  pointer: string;
  /** Public: keeps its meaning for ever. */
  code: string;
  message: string;
}

/** Appends a name to a JSON pointer. */
export function pointerTo(parent: string, name: string | number): string {
  return `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
