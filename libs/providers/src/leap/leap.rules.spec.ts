import fc from 'fast-check';
import { ageOn, environmentOf, isClabe } from './leap.rules';

const CLABE = '002320275621938815';

describe('an age (contract §9.3)', () => {
  it.each([
    ['2026-02-28', '2008-02-29', 17],
    ['2026-03-01', '2008-02-29', 18],
    ['2026-06-24', '1987-06-24T07:00:00.000Z', 39],
    ['2026-06-23', '1987-06-24T07:00:00.000Z', 38],
    ['2026-06-23', '1926-06-24', 99],
  ])('on %s, who was born on %s is %i', (day, birth, age) => expect(ageOn(day, birth)).toBe(age));
});

describe('a CLABE', () => {
  it.each([
    [CLABE, true],
    ['002320275621938816', false],
    ['00232027562193881', false],
    ['032180000118359719', true],
  ])('CLABE %s: %s', (digits, right) => expect(isClabe(digits)).toBe(right));

  it('no wrong digit of a CLABE passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (at, add) => {
        const wrong = `${CLABE.slice(0, at)}${(Number(CLABE[at]) + add) % 10}${CLABE.slice(at + 1)}`;
        expect(isClabe(wrong)).toBe(false);
      }),
    );
  });
});

it.each([
  ['tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1_1111', 'sandbox'],
  ['TOK_LIVE_9PNgfqqpdpyQpnD1jYkdw1', 'live'],
  ['tok_sandbox_1234567890', undefined],
  ['4111111111111111', undefined],
])('the environment of the token %s is %s', (token, environment) => expect(environmentOf(token)).toBe(environment));
