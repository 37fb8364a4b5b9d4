/** One thing that is wrong with a body; codes are the contract's (§10), pointers are JSON pointers. */
export interface Fault {
  pointer: string;
  code: string;
}

/** What is wrong with one value; empty: nothing. */
export type Check = (value: unknown, at: string) => Fault[];

export type Fields = Record<string, { check: Check; required: boolean }>;

type Record_ = Record<string, unknown>;

export const need = (check: Check): Fields[string] => ({ check, required: true });
export const may = (check: Check): Fields[string] => ({ check, required: false });

/** Any rule of one value's own. */
export function rule(code: string, holds: (value: unknown) => boolean): Check {
  return (value, at) => (holds(value) ? [] : [{ pointer: at, code }]);
}

/** A string that `holds`; another type is `typeCode`. */
export function text(code: string, holds: (text: string) => boolean, typeCode = 'invalid_type'): Check {
  return (value, at) => {
    if (typeof value !== 'string') return [{ pointer: at, code: typeCode }];
    return holds(value) ? [] : [{ pointer: at, code }];
  };
}

/** A string of `min` to `max` characters after trimming, without control characters. */
export function words(min: number, max: number): Check {
  return text('invalid_string', (value) => {
    const { length } = value.trim();
    return length >= min && length <= max && !/\p{Cc}/u.test(value);
  });
}

export const boolean = rule('not_boolean', (value) => typeof value === 'boolean');

export function oneOf(...values: readonly string[]): Check {
  return rule('invalid_enum', (value) => typeof value === 'string' && values.includes(value));
}

/** Exactly these fields; `across` looks at several of them together. */
export function object(fields: Fields, across: (value: Record_, at: string) => Fault[] = () => []): Check {
  return (value, at) => {
    if (!isRecord(value)) return [{ pointer: at, code: 'invalid_type' }];
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
    const known = Object.entries(fields).flatMap(([name, { check, required }]) => {
      if (value[name] !== undefined) return check(value[name], `${at}/${name}`);
      return required ? [{ pointer: `${at}/${name}`, code: 'required' }] : [];
    });
    return [
      ...unknown.map((name) => ({ pointer: `${at}/${name}`, code: 'unknown_field' })),
      ...known,
      ...across(value, at),
    ];
  };
}

export function list(
  min: number,
  max: number,
  item: Check,
  across: (items: unknown[], at: string) => Fault[] = () => [],
): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return [{ pointer: at, code: 'invalid_type' }];
    const items: unknown[] = value;
    if (items.length < min || items.length > max) return [{ pointer: at, code: 'invalid_array' }];
    return [...items.flatMap((each, index) => item(each, `${at}/${index}`)), ...across(items, at)];
  };
}

export function isRecord(value: unknown): value is Record_ {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
