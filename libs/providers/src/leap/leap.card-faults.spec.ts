import fc from 'fast-check';
import { leapExample } from './leap.example';
import { readLeapParams } from './leap.read';

const CARD = '4111111111111111';
const SETTINGS = { tokenEnvironment: 'sandbox' };

function faults(body: unknown): string[] {
  const read = readLeapParams(body, SETTINGS);
  return 'faults' in read ? read.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

describe('a card number in a body for Leap (contract §10)', () => {
  it.each<[string, unknown, string]>([
    ['in the field for its token', { addCardParams: { number: CARD } }, '/addCardParams/number'],
    ['as a number', { addCardParams: { number: Number(CARD) } }, '/addCardParams/number'],
    ['in the label', { addCardParams: { name: `VISA ${CARD}` } }, '/addCardParams/name'],
    ['with blanks', { addCardParams: { nameOnCard: '4111 1111 1111 1111' } }, '/addCardParams/nameOnCard'],
    ['in a token’s clothes', { addCardParams: { number: `tok_sandbox_${CARD}` } }, '/addCardParams/number'],
    ['in an address', { address2: `card ${CARD}` }, '/address2'],
    ['in a zip code', { zipCode: CARD }, '/zipCode'],
    ['in an unknown field', { card: CARD }, '/card'],
    ['deep in an unknown field', { a: [{ 'b/c': CARD }] }, '/a/0/b~1c'],
    ['as a coordinate', { latitude: Number(CARD) }, '/latitude'],
    ['as a name of a field, which the pointer does not repeat', { [CARD]: true }, ''],
    ['in place details that are no string', { placeDetail: { card: CARD } }, '/placeDetail/card'],
  ])('is found %s', (_, change, pointer) =>
    expect(faults({ ...leapExample, ...(change as object) })).toEqual([`${pointer} raw_card_number`]),
  );

  it('is found in a body that is no object', () => {
    expect(faults(CARD)).toEqual([' raw_card_number']);
    expect(faults([CARD])).toEqual(['/0 raw_card_number']);
  });

  it('is told alone, whatever else is wrong', () => {
    expect(faults({ card: CARD, firstName: 7 })).toEqual(['/card raw_card_number']);
  });

  it.each([
    ['a phone', { phoneNumber: '+378282246310005' }],
    ['place details', { placeDetail: `{"id":"${CARD}"}` }],
    ['an account', { paymentMethodType: 'UBN', ubnParams: { number: CARD, country: 'US' }, addCardParams: undefined }],
    ['decimals of a coordinate', { latitude: 4.111111111111111, longitude: 0 }],
  ])('is not seen in %s', (_, change) => expect(faults({ ...leapExample, ...change })).toEqual([]));

  it.each([Infinity, NaN, -4e300, 1e21])('does not stumble over the number %p', (latitude) =>
    expect(faults({ ...leapExample, latitude, longitude: 0 })).toEqual([expect.stringMatching(/^\/latitude /)]),
  );

  it('never passes, wherever it stands', () => {
    const hidden = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(CARD, Number(CARD), `x ${CARD} y`, '5555-5555-5555-4444'),
        fc.tuple(fc.jsonValue(), tie('node')),
        fc.tuple(fc.string(), tie('node')).map(([name, node]) => Object.fromEntries([[`x${name}`, node]])),
      ),
    })).node;
    const field = fc.constantFrom('firstName', 'address2', 'addCardParams', 'ubnParams', 'zipCode', 'nonsense');
    fc.assert(
      fc.property(field, hidden, (name, value) => {
        const found = faults({ ...leapExample, [name]: value });
        expect(found.length).toBeGreaterThan(0);
        expect(found.every((fault) => fault.endsWith(' raw_card_number'))).toBe(true);
        expect(found.join()).not.toContain(CARD);
      }),
    );
  });
});
