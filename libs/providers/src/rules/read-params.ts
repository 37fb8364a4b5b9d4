import { plainToInstance } from 'class-transformer';
import { type ValidationError, validateSync } from 'class-validator';
import { closest } from 'fastest-levenshtein';
import { type Fault, pointerTo } from './fault';
import { fieldsOf } from './json-schema';

const FORBIDDEN_KEYS = ['__proto__', 'constructor', 'prototype'];
/** No upstream's body comes near it; without a limit a small body of brackets would exhaust the stack. */
export const MAX_DEPTH = 32;

/**
 * Checks a body against a class of rules: nothing is coerced, unknown fields are refused, one fault per field.
 * @param cross rules over several objects; asked once every field is right by itself
 */
export function readParams<P extends object>(
  Params: new () => P,
  raw: unknown,
  cross: (params: P) => Fault[] = () => [],
): { params: P } | { faults: Fault[] } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { faults: [{ pointer: '', code: 'invalid_type', message: 'must be an object' }] };
  const hidden = forbiddenKeys(raw, '', 1);
  if (hidden.length > 0) return { faults: hidden };
  const params = plainToInstance(Params, raw);
  const errors = validateSync(params, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
  const faults = errors.flatMap((error) => faultsOf(error, ''));
  if (faults.length > 0) return { faults };
  const crossed = cross(params);
  return crossed.length > 0 ? { faults: crossed } : { params };
}

/** Turns class-validator's tree into a list of faults with pointers. */
export function faultsOf(error: ValidationError, parent: string): Fault[] {
  const pointer = pointerTo(parent, error.property);
  const broken = Object.entries(error.constraints ?? {})
    .filter(([name]) => name !== 'nestedValidation')
    .at(-1);
  if (!broken) return (error.children ?? []).flatMap((child) => faultsOf(child, pointer));
  const [name, message] = broken;
  if (name === 'whitelistValidation')
    return [{ pointer, code: 'unknown_field', message: `is not a field here${suggestion(error)}` }];
  return [{ pointer, code: codeOf(error, name), message }];
}

function codeOf(error: ValidationError, name: string): string {
  const context: unknown = error.contexts?.[name];
  return typeof context === 'object' && context !== null && 'code' in context ? String(context.code) : 'invalid';
}

function suggestion({ target, property }: ValidationError): string {
  const names = target ? [...fieldsOf(target.constructor).keys()] : [];
  return names.length > 0 ? `; the nearest is "${closest(property, names)}"` : '';
}

/** class-transformer drops these keys without a word; a caller shall hear of them. */
function forbiddenKeys(value: object, parent: string, depth: number): Fault[] {
  if (depth > MAX_DEPTH)
    return [{ pointer: parent, code: 'invalid_type', message: `must not be nested deeper than ${MAX_DEPTH} levels` }];
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) => {
    const pointer = pointerTo(parent, name);
    if (FORBIDDEN_KEYS.includes(name)) return [{ pointer, code: 'unknown_field', message: 'is not a field here' }];
    return typeof item === 'object' && item !== null ? forbiddenKeys(item, pointer, depth + 1) : [];
  });
}
