import { refusalOf } from './leap.client';

const shown = (status: number, body?: unknown): string => {
  const { httpStatus, stops, upstreamStatus, reason } = refusalOf({ status, body });
  expect(upstreamStatus).toBe(status);
  return [httpStatus, reason.code, reason.category, stops, reason.upstream_code].filter(Boolean).join(' ');
};

describe('what a refusal of Leap means (contract §2)', () => {
  it.each<[number, unknown, string]>([
    [400, { reason: 'Validation failed on session link payload.' }, '422 upstream_rejected partner session'],
    [
      400,
      { reason: 'Not the country of the tenant', code: 'ERROR_INVALID_COUNTRY_CODE', detail: 'x' },
      '422 upstream_rejected partner session ERROR_INVALID_COUNTRY_CODE',
    ],
    [400, undefined, '422 upstream_rejected partner session'],
    [400, 'text', '422 upstream_rejected partner session'],
    [400, { reason: 'x', code: 'said of Maria Garcia' }, '422 upstream_rejected partner session'],
    [404, { reason: 'User not found.' }, '422 upstream_rejected partner session'],
    [404, { reason: 'User does not exist.' }, '422 upstream_rejected partner session'],
    [422, { message: 'property x should not exist', details: [] }, '422 upstream_rejected partner session'],
    [401, { reason: 'Missing or invalid API key' }, '502 upstream_auth system credential'],
    [401, undefined, '502 upstream_auth system credential'],
    [403, { message: 'the key does not have the required scope' }, '502 upstream_auth system credential'],
    [302, undefined, '502 upstream_nonsense provider session'],
  ])('%i %j: %s', (status, body, expected) => expect(shown(status, body)).toBe(expected));

  it.each<[string, object, boolean]>([
    ['its code', { reason: 'x', code: 'ERROR_USER_ALREADY_ENROLLED' }, true],
    ['"already"', { reason: 'User is already there.' }, true],
    ['"enrolled"', { reason: 'Enrolled before.' }, true],
    ['"exists"', { reason: 'The user exists.' }, true],
    ['"duplicate"', { reason: 'Duplicate phone number' }, true],
    ['a reason beside an unpublished code', { reason: 'User already exists', code: 'USER_EXISTS' }, true],
    ['"does not exist"', { reason: 'The country does not exist.' }, false],
    ['an account added before', { reason: 'UBN already added.', code: 'UBN_ALREADY_ADDED' }, false],
    ['a schema error', { reason: 'duplicate field', code: 'ERROR_INVALID_SCHEMA' }, false],
    ['a refused card', { reason: 'Card validation or processor decline.' }, false],
  ])('400 with %s: already enrolled %s', (_, body, enrolled) =>
    expect(refusalOf({ status: 400, body }).reason.code).toBe(enrolled ? 'duplicate_user' : 'upstream_rejected'),
  );

  it('repeats nothing that Leap said of the customer', () => {
    const { reason } = refusalOf({ status: 400, body: { reason: 'Maria Garcia is already enrolled' } });
    expect(JSON.stringify(reason)).not.toContain('Maria');
  });
});
