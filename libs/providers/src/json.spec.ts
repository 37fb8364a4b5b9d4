import fc from 'fast-check';
import { asCode, asDate, asList, asObject, asText, refsOf } from './json';

it.each([
  [{ a: 1 }, { a: 1 }],
  [{}, {}],
  [[], undefined],
  [null, undefined],
  ['x', undefined],
  [undefined, undefined],
])('reads %j as the object %j', (value, object) => expect(asObject(value)).toEqual(object));

it.each([
  ['x', 'x'],
  ['', undefined],
  ['123456', undefined],
  [7, undefined],
  [null, undefined],
])('reads %j as the text %j of at most five characters', (value, text) => expect(asText(value, 5)).toBe(text));

it.each([
  ['INVALID_USER_INPUT_ERROR', 'INVALID_USER_INPUT_ERROR'],
  ['e-422.company', 'e-422.company'],
  ['not a code', undefined],
  ['123.456.789-10', undefined],
  ['+5511974872510', undefined],
  ['person@example.com', undefined],
  [`A${'B'.repeat(64)}`, undefined],
  [422, undefined],
])('reads %j as the code %j', (value, code) => expect(asCode(value)).toBe(code));

it.each([
  ['2021-07-27T14:04:31-03:00', '2021-07-27T17:04:31.000Z'],
  ['yesterday', undefined],
  ['', undefined],
  [0, undefined],
  [null, undefined],
])('reads %j as the date %s', (value, date) => expect(asDate(value)?.toISOString()).toBe(date));

it('reads what is no list as an empty one', () => {
  expect([asList([1]), asList({ length: 1 }), asList(null)]).toEqual([[1], [], []]);
});

it('keeps no ref of something absent', () => {
  expect(refsOf({ session_id: 'iss-1', created_at: undefined })).toEqual({ session_id: 'iss-1' });
});

it('never throws, whatever somebody answers', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      asObject(value);
      asText(value);
      asCode(value);
      asDate(value);
      asList(value);
    }),
  );
});
