import 'reflect-metadata';
import { fieldsOf, jsonSchema } from './json-schema';
import { readParams } from './read-params';
import { ListOf, Matches, Nested, NumberIn, OfType, OneOf, Required, RequiredIf, Rule, Schema, Text } from './rule';

class Leaf {
  @Required() @OneOf(['a', 'B c']) word!: string;
  @Matches(/^\d{3}$/, 'must be three digits') code?: string;
}

class Body {
  @Required({ blank: true }) @Text({ min: 2, max: 5 }) name!: string;
  @OfType('boolean', 'not_boolean') flag?: boolean;
  @NumberIn({ min: 0, max: 10, decimals: 2 }) amount?: number;
  @NumberIn({ min: 1, decimals: 0 }) count?: number;
  @RequiredIf(({ flag }) => flag === true, 'leaf_required', 'is required with flag') @Nested(() => Leaf) leaf?: Leaf;
  @ListOf(() => Leaf, { min: 1, max: 2 }) leaves?: Leaf[];
  @Rule('first', 'told first', (value) => value !== 'both')
  @Rule('second', 'told second', (value) => value !== 'both' && value !== 'one')
  @Schema({ type: 'string', description: 'two rules' })
  two?: string;
}

const faultsOf = (body: object): [string, string][] => {
  const read = readParams(Body, body);
  return 'faults' in read ? read.faults.map(({ pointer, code }) => [pointer, code]) : [];
};
const body = (more: object): object => ({ name: 'Ada', ...more });
const leaf = { word: 'a' };

describe('rules of fields', () => {
  it.each<[string, object]>([
    ['only what is required', {}],
    ['false', { flag: false }],
    ['the smallest numbers', { amount: 0, count: 1 }],
    ['the largest number', { amount: 10 }],
    ['two decimals', { amount: 1.1 }],
    ['a number without an upper limit', { count: Number.MAX_SAFE_INTEGER }],
    ['a nested object', { flag: true, leaf: { word: 'B c', code: '007' } }],
    ['a full list', { leaves: [leaf, leaf] }],
    ['text that is short enough without its blanks', { name: '  Añá  ' }],
    ['five characters outside the basic plane', { name: '𝒜𝒜𝒜𝒜𝒜' }],
  ])('let pass: %s', (_, more) => expect(faultsOf(body(more))).toEqual([]));

  it.each<[string, object, string, string]>([
    ['absent', { name: undefined }, '/name', 'required'],
    ['null where blanks count as missing', { name: null }, '/name', 'required'],
    ['blank', { name: ' \t' }, '/name', 'required'],
    ['text that is too short without its blanks', { name: ' a ' }, '/name', 'invalid_string'],
    ['text that is too long', { name: 'abcdef' }, '/name', 'invalid_string'],
    ['a control character', { name: 'a\u0000b' }, '/name', 'invalid_string'],
    ['a number for a text', { name: 123 }, '/name', 'invalid_string'],
    ['"true" for a boolean', { flag: 'true' }, '/flag', 'not_boolean'],
    ['1 for a boolean', { flag: 1 }, '/flag', 'not_boolean'],
    ['null for a boolean', { flag: null }, '/flag', 'not_boolean'],
    ['a number in words', { amount: '1' }, '/amount', 'invalid_number'],
    ['a number below', { amount: -0.01 }, '/amount', 'invalid_number'],
    ['a number above', { amount: 10.01 }, '/amount', 'invalid_number'],
    ['three decimals', { amount: 0.001 }, '/amount', 'invalid_number'],
    ['a fraction', { count: 1.5 }, '/count', 'invalid_number'],
    ['null for a number', { amount: null }, '/amount', 'invalid_type'],
    ['null for a text', { leaf: { word: 'a', code: null } }, '/leaf/code', 'invalid_type'],
    ['null for a word', { leaf: { word: null } }, '/leaf/word', 'invalid_type'],
    ['null for an object', { leaf: null }, '/leaf', 'invalid_type'],
    ['a list for an object', { leaf: [leaf] }, '/leaf', 'invalid_type'],
    ['a text for an object', { leaf: 'x' }, '/leaf', 'invalid_type'],
    ['an object for a list', { leaves: { 0: leaf } }, '/leaves', 'invalid_type'],
    ['null in a list', { leaves: [leaf, null] }, '/leaves', 'invalid_type'],
    ['a list in a list', { leaves: [[]] }, '/leaves', 'invalid_type'],
    ['an empty list', { leaves: [] }, '/leaves', 'invalid_array'],
    ['a list that is too long', { leaves: [leaf, leaf, leaf] }, '/leaves', 'invalid_array'],
    ['a word in other letters', { leaves: [leaf, { word: 'A' }] }, '/leaves/1/word', 'invalid_enum'],
    ['a word with a blank', { leaf: { word: 'a ' } }, '/leaf/word', 'invalid_enum'],
    ['a word in a list', { leaf: { word: ['a'] } }, '/leaf/word', 'invalid_enum'],
    ['a line break behind a pattern', { leaf: { word: 'a', code: '007\n' } }, '/leaf/code', 'invalid_format'],
    ['absent though its condition holds', { flag: true }, '/leaf', 'leaf_required'],
    ['an unknown key', { nmae: 'x' }, '/nmae', 'unknown_field'],
    ['an unknown key below', { leaf: { word: 'a', 'x/y~z': 1 } }, '/leaf/x~1y~0z', 'unknown_field'],
    ['the prototype', JSON.parse('{"leaf":{"word":"a","__proto__":{}}}') as object, '/leaf/__proto__', 'unknown_field'],
    ['a constructor', { constructor: {} }, '/constructor', 'unknown_field'],
  ])('refuse, once: %s', (_, more, pointer, code) => expect(faultsOf(body(more))).toEqual([[pointer, code]]));

  it('tell the top-most of several that one field breaks', () => {
    expect(faultsOf(body({ two: 'both' }))).toEqual([['/two', 'first']]);
    expect(faultsOf(body({ two: 'one' }))).toEqual([['/two', 'second']]);
  });

  it('tell one fault for each field that is wrong', () => {
    const wrong = { flag: 'x', amount: -1, leaves: [{ word: 'x' }, {}], other: 1 };
    expect(faultsOf(wrong).sort()).toEqual([
      ['/amount', 'invalid_number'],
      ['/flag', 'not_boolean'],
      ['/leaves/0/word', 'invalid_enum'],
      ['/leaves/1/word', 'required'],
      ['/name', 'required'],
      ['/other', 'unknown_field'],
    ]);
  });

  it.each([[null], [undefined], ['x'], [7], [[]], [true]])('refuse %j as a body', (raw) => {
    expect(readParams(Body, raw)).toEqual({
      faults: [{ pointer: '', code: 'invalid_type', message: 'must be an object' }],
    });
  });

  it('never repeat a value, and name the nearest field', () => {
    const read = readParams(Body, { nmae: 'secret-1', flag: 'secret-2', leaf: { word: 'secret-3' } });
    expect(JSON.stringify(read)).not.toContain('secret');
    expect(JSON.stringify(read)).toContain('the nearest is \\"name\\"');
  });

  it('coerce nothing', () => {
    const given = body({ amount: 1.5, leaf: { word: 'B c' }, leaves: [leaf] });
    const read = readParams(Body, given);
    expect('params' in read && JSON.parse(JSON.stringify(read.params))).toEqual(given);
  });

  it('are asked over several objects only once every field is right by itself', () => {
    const cross = jest.fn(() => [{ pointer: '/name', code: 'crossed', message: 'must fit' }]);
    expect(readParams(Body, { name: 'a' }, cross)).toMatchObject({ faults: [{ code: 'invalid_string' }] });
    expect(cross).not.toHaveBeenCalled();
    expect(readParams(Body, { name: 'Ada' }, cross)).toMatchObject({ faults: [{ code: 'crossed' }] });
  });
});

describe('the JSON Schema of a class of rules', () => {
  it('says what the rules say', () => {
    expect(jsonSchema(Body)).toEqual({
      type: 'object',
      additionalProperties: false,
      required: ['name'],
      properties: {
        name: { type: 'string', minLength: 2, maxLength: 5 },
        flag: { type: 'boolean' },
        amount: { type: 'number', minimum: 0, maximum: 10 },
        count: { type: 'integer', minimum: 1 },
        leaf: jsonSchema(Leaf),
        leaves: { type: 'array', minItems: 1, maxItems: 2, items: jsonSchema(Leaf) },
        two: { type: 'string', description: 'two rules' },
      },
    });
  });

  it('knows the fields in the order of their declaration', () => {
    expect([...fieldsOf(Leaf).keys()]).toEqual(['word', 'code']);
  });
});
