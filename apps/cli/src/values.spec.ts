import { date, oneOf, UsageError, wholeNumber, withPair } from './values';

describe("an option's value", () => {
  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
    ['2024-02-29T23:30:00-03:00', '2024-03-01T02:30:00.000Z'],
  ])('%s is a time', (text, time) => expect(date(text).toISOString()).toBe(time));

  it.each(['2026-02-31', '2026-13-01', '2026-01-31T12:00:00', '2026-01-31T25:00Z', 'yesterday', '1700000000', ''])(
    '"%s" is no time',
    (text) => expect(() => date(text)).toThrow(UsageError),
  );

  it.each(['0', '101', '1.5', '-1', '1e1', 'x', ''])('"%s" is no whole number from 1 to 100', (text) =>
    expect(() => wholeNumber(text, 1, 100)).toThrow('It must be a whole number from 1 to 100.'),
  );

  it('is one of the choices, or the choices are named', () => {
    expect(oneOf(['json', 'id'], 'id')).toBe('id');
    expect(() => oneOf(['json', 'id'], 'yaml')).toThrow('It must be one of json, id.');
  });

  it('is a pair; what stands behind the first "=" is the value, whatever it is', () => {
    expect(withPair({ a: '1' }, 'url=https://x?y=z')).toEqual({ a: '1', url: 'https://x?y=z' });
    expect(withPair({}, '__proto__=x')).toEqual(Object.fromEntries([['__proto__', 'x']]));
    expect(() => withPair({}, '=1')).toThrow(UsageError);
  });
});
