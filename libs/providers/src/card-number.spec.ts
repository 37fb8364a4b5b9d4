import fc from 'fast-check';
import { holdsCardNumber } from './card-number';

/** The digit that makes a number valid by Luhn. */
function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number)
    .reverse()
    .map((digit, at) => (at % 2 === 0 ? digit * 2 : digit))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const digits = (min: number, max = min): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(''));
const separator = fc.constantFrom('', '', '', ' ', '-', '.', '–', '\u00a0');
const separated = (number: string): fc.Arbitrary<string> =>
  fc
    .array(separator, { minLength: number.length, maxLength: number.length })
    .map((between) => Array.from(number, (digit, at) => (at === 0 ? digit : `${between[at] ?? ''}${digit}`)).join(''));
const wordy = fc.string().map((text) => text.normalize('NFKC').replace(/\p{N}/gu, 'x'));
/** 13 to 19 digits of a network, by Luhn. */
const cards = fc
  .tuple(fc.integer({ min: 2, max: 6 }), digits(11, 17))
  .map(([first, rest]) => withCheckDigit(`${first}${rest}`));
/** What is found even inside a longer run of digits. */
const networkCards = fc.oneof(
  fc
    .constantFrom('4', '51', '55', '22', '27', '60', '62', '64', '65')
    .chain((prefix) => digits(15 - prefix.length).map((rest) => withCheckDigit(prefix + rest))),
  fc
    .constantFrom('34', '37')
    .chain((prefix) => digits(14 - prefix.length).map((rest) => withCheckDigit(prefix + rest))),
);

describe('a card number', () => {
  it.each([
    ['a Visa test number', '4111111111111111'],
    ['a MasterCard test number', '5555555555554444'],
    ['a MasterCard of the 2 series', '2223003122003222'],
    ['an American Express test number', '378282246310005'],
    ['a Discover test number', '6011111111111117'],
    ['a Diners test number of 14 digits', '36227206271667'],
    ['a Visa of 13 digits', '4222222222222'],
    ['a UnionPay number of 19 digits', '6205500000000000004'],
    ['groups with blanks', '4111 1111 1111 1111'],
    ['groups with dashes', '4111-1111-1111-1111'],
    ['groups with dots', '4111.1111.1111.1111'],
    ['groups with long dashes', '4111–1111–1111–1111'],
    ['groups with no-break spaces', '4111\u00a01111\u00a01111\u00a01111'],
    ['full-width digits', '４１１１１１１１１１１１１１１１'],
    ['every digit by itself', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'],
    ['words around it', 'card 4111111111111111, Visa'],
    ['letters around it', 'x4111111111111111y'],
    ['a house number before it', '12 4111 1111 1111 1111'],
    ['its expiry and security code behind it', '4111 1111 1111 1111 1128 123'],
  ])('is found: %s', (_, text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    ['no digits', 'Avenida Calle Dos'],
    ['the last four', 'VISA-1111'],
    ["the seed's token", 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw1_1111'],
    ['twelve digits', '411111111111'],
    ['a wrong check digit', '4111111111111112'],
    ['a first digit that no card has', '1111111111111117'],
    ['two blanks between the groups', '41111111  11111111'],
    ['a letter between the groups', '41111111x11111111'],
    ['a date-time', '1987-06-24T07:00:00.000Z'],
    ['coordinates as text', '19.3953755, -99.1384059'],
    ['nothing', ''],
  ])('is not seen in %s', (_, text) => expect(holdsCardNumber(text)).toBe(false));

  it('is found whatever stands around it and however it is grouped', () => {
    fc.assert(
      fc.property(fc.tuple(cards.chain(separated), wordy, wordy), ([card, before, after]) => {
        expect(holdsCardNumber(`${before}x${card}x${after}`)).toBe(true);
      }),
    );
  });

  it('is found inside a longer run of digits, if its prefix is a network’s', () => {
    fc.assert(
      fc.property(networkCards.chain(separated), digits(0, 12), digits(0, 12), (card, before, after) => {
        expect(holdsCardNumber(`${before}${card}${after}`)).toBe(true);
      }),
    );
  });

  it('is not seen where no run of digits is long enough', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(digits(0, 12), wordy)), (parts) => {
        const text = parts.map(([run, words]) => `x${run}x${words}`).join('x');
        expect(holdsCardNumber(text)).toBe(false);
      }),
    );
  });

  it('of 13 or 14 digits is not seen once one of them is wrong', () => {
    const short = fc
      .tuple(fc.integer({ min: 2, max: 6 }), digits(11, 12))
      .map(([first, rest]) => withCheckDigit(`${first}${rest}`));
    fc.assert(
      fc.property(short, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), (card, at, add) => {
        const wrong = `${card.slice(0, at)}${(Number(card[at]) + add) % 10}${card.slice(at + 1)}`;
        expect(holdsCardNumber(wrong)).toBe(false);
      }),
    );
  });

  it('is looked for in 64 KiB of digits without delay', () => {
    expect(holdsCardNumber('4'.repeat(65_536))).toBe(holdsCardNumber('4'.repeat(16)));
  });
});
