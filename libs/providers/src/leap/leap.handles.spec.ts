import { bodyOf } from './leap.body';
import { leapExample } from './leap.example';
import { handlesOf, userHandles } from './leap.handles';
import { paramsOf, withoutCard } from './leap.testing';

const uses = (phoneNumber: string, email?: string): string[] =>
  handlesOf({ phoneNumber, ...(email !== undefined && { email }) }).map(
    ({ kind, value, use }) => `${kind} ${value} ${use}`,
  );

describe('by what a session is known', () => {
  it('one partner owns the phone, one create runs for it, and a search finds it', () => {
    expect(uses('+14155550100')).toEqual([
      'phone +14155550100 subject',
      'phone +14155550100 single',
      'phone +14155550100 look',
    ]);
  });

  it('whoever may not have it is told which field that is', () => {
    expect(handlesOf({ phoneNumber: '+14155550100' })[0]).toMatchObject({ use: 'subject', pointer: '/phoneNumber' });
  });

  it('a Mexican mobile is the same with and without the 1 of before 2019, but found as it was given', () => {
    expect(uses('+5215521206706')).toEqual([
      'phone +525521206706 subject',
      'phone +525521206706 single',
      'phone +5215521206706 look',
    ]);
    expect(uses('+525521206706').slice(0, 2)).toEqual(uses('+5215521206706').slice(0, 2));
  });

  it.each(['+521552120670', '+52155212067061', '+5315521206706'])('no other number is changed: %s', (phone) =>
    expect(uses(phone)).toContain(`phone ${phone} subject`),
  );

  it('an e-mail counts in lower case', () => {
    expect(uses('+14155550100', 'Ana@Example.com').slice(3)).toEqual([
      'email ana@example.com single',
      'email ana@example.com look',
    ]);
  });

  it('a user belongs to one partner and names the session', () => {
    expect(userHandles('u').map(({ use }) => use)).toEqual(['subject', 'apply']);
  });
});

describe('what Leap gets (contract §2)', () => {
  it('is the partner’s body, unchanged', () => {
    expect(bodyOf({ params: paramsOf(leapExample), locale: 'es' })).toEqual(leapExample);
  });

  it.each([
    ['es', 'es'],
    ['es-MX', 'es'],
    ['en', 'en'],
    ['en-US', 'en'],
    ['pt-BR', undefined],
    [null, undefined],
  ])('has the language of the locale %s if it has none: %s', (locale, lang) => {
    const body = Object.fromEntries(Object.entries(withoutCard()).filter(([name]) => name !== 'lang'));
    expect(bodyOf({ params: paramsOf(body), locale })).toEqual({ ...body, ...(lang && { lang }) });
  });

  it('has no empty security code', () => {
    const addCardParams = { ...leapExample.addCardParams, securityCode: '' };
    const sent = bodyOf({ params: paramsOf({ ...leapExample, addCardParams }), locale: null });
    expect(JSON.parse(JSON.stringify(sent))).toEqual(leapExample);
  });

  it('has a security code that is a token', () => {
    const addCardParams = { ...leapExample.addCardParams, securityCode: 'tok_sandbox_9PNgfqqpdpyQpnD1jYkdw2' };
    const body = { ...leapExample, addCardParams };
    expect(bodyOf({ params: paramsOf(body), locale: null })).toEqual(body);
  });
});
