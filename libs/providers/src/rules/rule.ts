import { Type } from 'class-transformer';
import { ValidateBy, ValidateNested } from 'class-validator';
import { describeField, type FieldSchema } from './json-schema';

/**
 * A rule of a field with the code that a caller sees. Absent fields pass: `Required` is what refuses them. Of several
 * broken rules of one field the top-most is told.
 */
export function Rule(
  code: string,
  message: string,
  holds: (value: unknown, owner: object) => boolean,
): PropertyDecorator {
  return ValidateBy(
    {
      name: `${code}:${message}`,
      validator: {
        validate: (value, args) => value === undefined || holds(value, args?.object ?? {}),
        defaultMessage: () => message,
      },
    },
    { context: { code } },
  );
}

/** Several decorators as one, applied as if written below each other. */
export function all(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => decorators.toReversed().forEach((decorate) => decorate(target, key));
}

/** Puts a fragment of JSON Schema on a field, for documents. */
export function Schema(schema: FieldSchema): PropertyDecorator {
  return (target, key) => describeField(target.constructor, String(key), schema);
}

/** The field must be there. @param blank also null and blank strings count as missing */
export function Required({ blank = false } = {}): PropertyDecorator {
  return all(
    Schema({ required: true }),
    ValidateBy(
      {
        name: 'required',
        validator: {
          validate: (value) => value !== undefined && !(blank && isBlank(value)),
          defaultMessage: () => 'is required',
        },
      },
      { context: { code: 'required' } },
    ),
  );
}

/** The field must be there when `condition` holds for its object. */
export function RequiredIf(
  condition: (owner: Record<string, unknown>) => boolean,
  code: string,
  message: string,
): PropertyDecorator {
  return ValidateBy(
    {
      name: code,
      validator: {
        validate: (value, args) => value !== undefined || !condition({ ...args?.object }),
        defaultMessage: () => message,
      },
    },
    { context: { code } },
  );
}

/** Null is another type wherever a contract doesn't give it a code of its own. The rules below know that by themselves. */
export function NotNull(): PropertyDecorator {
  return Rule('invalid_type', 'must not be null', (value) => value !== null);
}

export function OfType(type: 'string' | 'number' | 'boolean', code = 'invalid_type'): PropertyDecorator {
  return all(
    Schema({ type }),
    Rule(code, `must be a ${type}`, (value) => typeof value === type),
  );
}

/** Exactly one of the words, case and blanks included. */
export function OneOf(words: readonly string[], code = 'invalid_enum'): PropertyDecorator {
  return all(
    Schema({ type: 'string', enum: words }),
    NotNull(),
    Rule(code, `must be one of ${words.join(', ')}`, (value) => typeof value === 'string' && words.includes(value)),
  );
}

/** @param message says what would be right, with an example */
export function Matches(pattern: RegExp, message: string, code = 'invalid_format'): PropertyDecorator {
  return all(
    Schema({ type: 'string', pattern: pattern.source }),
    NotNull(),
    Rule(code, message, (value) => typeof value === 'string' && pattern.test(value)),
  );
}

/** Visible text: not blank, `min` to `max` characters after trimming, no control characters. */
export function Text({
  min = 1,
  max,
  code = 'invalid_string',
}: {
  min?: number;
  max: number;
  code?: string;
}): PropertyDecorator {
  return all(
    Schema({ type: 'string', minLength: min, maxLength: max }),
    NotNull(),
    Rule(code, `must be ${min} to ${max} characters without control characters`, (value) => isText(value, min, max)),
  );
}

/** A finite number from `min`, to `max` if there is one, with at most `decimals` decimals (tested on its decimal text). */
export function NumberIn(range: { min: number; max?: number; decimals?: number; code?: string }): PropertyDecorator {
  const { min, max, decimals, code = 'invalid_number' } = range;
  const limit = max === undefined ? 'up' : `to ${max}`;
  const digits = decimals === undefined ? '' : decimals === 0 ? ', a whole number' : `, at most ${decimals} decimals`;
  return all(
    Schema({ type: decimals === 0 ? 'integer' : 'number', minimum: min, ...(max !== undefined && { maximum: max }) }),
    NotNull(),
    Rule(code, `must be a number from ${min} ${limit}${digits}`, (value) => {
      if (typeof value !== 'number' || !Number.isFinite(value) || value < min || value > (max ?? Infinity))
        return false;
      return decimals === undefined || Number(value.toFixed(decimals)) === value;
    }),
  );
}

/** One nested object, checked by its class. */
export function Nested(type: () => new () => object): PropertyDecorator {
  return all(
    Schema({ nested: type }),
    Rule(
      'invalid_type',
      'must be an object',
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    ),
    ValidateNested(),
    Type(type),
  );
}

/** A list of nested objects, each checked by its class. */
export function ListOf(
  type: () => new () => object,
  { min, max, code = 'invalid_array' }: { min: number; max: number; code?: string },
): PropertyDecorator {
  return all(
    Schema({ type: 'array', nested: type, minItems: min, maxItems: max }),
    Rule(
      'invalid_type',
      'must be a list of objects',
      (value) =>
        Array.isArray(value) &&
        value.every((item) => typeof item === 'object' && item !== null && !Array.isArray(item)),
    ),
    Rule(
      code,
      `must have ${min} to ${max} items`,
      (value) => Array.isArray(value) && value.length >= min && value.length <= max,
    ),
    ValidateNested({ each: true }),
    Type(type),
  );
}

/** Visible text as `Text` wants it. */
export function isText(value: unknown, min: number, max: number): value is string {
  if (typeof value !== 'string' || hasControl(value)) return false;
  const length = Array.from(value.trim()).length;
  return length >= min && length <= max;
}

export function hasControl(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** Whether `YYYY-MM-DD` is a day that exists. */
export function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
