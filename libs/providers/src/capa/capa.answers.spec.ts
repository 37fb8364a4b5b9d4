import fc from 'fast-check';
import { detailsIn, newLinkIn, refusalOf } from './capa.answers';

const BASE = 'https://staging-api.capa.fi';
const ID = '4dec3ec0-4214-4fe3-9a33-64bd176dd355';
const LINK = `https://onboard-sandbox.aiprise.com/?verification_session_id=${ID}`;

describe('a new link', () => {
  it.each<[string, unknown]>([
    ['of this path', { status: 'ok', data: { kycLink: LINK } }],
    ['of the newer path', { success: true, data: { kycLink: LINK } }],
    ['without an envelope', { kycLink: LINK }],
  ])('is found in the answer %s', (_, body) => {
    expect(newLinkIn(body, BASE)).toEqual({ url: LINK, verificationSessionId: ID });
  });

  it.each([
    ['another host', 'https://verify.example/x?a=b'],
    ['an id that is none', 'https://verify.example/?verification_session_id=../x'],
    ['an empty id', 'https://verify.example/?verification_session_id='],
  ])('may be without an id: %s', (_, kycLink) => {
    expect(newLinkIn({ data: { kycLink } }, BASE)).toEqual({ url: kycLink, verificationSessionId: undefined });
  });

  it('may be plain http only where Capa itself is', () => {
    const kycLink = 'http://sandbox:4010/capa/verify?verification_session_id=x';
    expect(newLinkIn({ data: { kycLink } }, 'http://sandbox:4010/capa')?.url).toBe(kycLink);
    expect(newLinkIn({ data: { kycLink } }, BASE)).toBeUndefined();
  });

  it.each([
    ['no body', undefined],
    ['no link', { status: 'ok', data: {} }],
    ['an empty link', { data: { kycLink: '' } }],
    ['a script', { data: { kycLink: 'javascript:alert(1)' } }],
    ['user info', { data: { kycLink: 'https://u:p@x/' } }],
    ['a long link', { data: { kycLink: `https://x/${'y'.repeat(2048)}` } }],
    ['no text', { data: { kycLink: { url: LINK } } }],
    ['the name that the SDK reads', { data: { url: LINK } }],
    ['a list', [LINK]],
  ])('can not be used: %s', (_, body) => expect(newLinkIn(body, BASE)).toBeUndefined());
});

describe('the details of a verification', () => {
  const details = {
    aipriseSummary: { verificationResult: 'VERIFIED', riskScore: 'SECRET' },
    verificationSessionId: ID,
    createdAt: '2026-01-01T00:00:00.000Z',
    clientReferenceId: '2da954cd-2fda-49c2-ad77-6208c5ab71d6',
    idInfo: { lastName: 'SECRET', result: 'PASSED' },
    media: [{ url: 'https://SECRET' }],
    amlInfo: { status: 'APPROVED' },
    clientReferenceData: { taxId: 'SECRET' },
  };

  it.each([
    ['in an envelope', { status: 'ok', data: details }],
    ['without one', details],
  ])('are the four fields that matter, %s; nothing personal is kept', (_, body) => {
    expect(detailsIn(body)).toEqual({
      word: 'VERIFIED',
      verificationSessionId: ID,
      createdAt: new Date('2026-01-01T00:00:00Z'),
      clientReferenceId: '2da954cd-2fda-49c2-ad77-6208c5ab71d6',
    });
  });

  it('may say nothing at all', () => {
    const nothing = {
      word: undefined,
      verificationSessionId: undefined,
      createdAt: undefined,
      clientReferenceId: undefined,
    };
    expect(detailsIn({ status: 'ok', data: {} })).toEqual(nothing);
    expect(detailsIn({ data: { aipriseSummary: { verificationResult: null }, createdAt: 'yesterday' } })).toEqual(
      nothing,
    );
  });

  it.each([
    [7, '7'],
    [{ result: 'VERIFIED' }, '{"result":"VERIFIED"}'],
    ['X'.repeat(100), 'X'.repeat(64)],
  ])('have a word even where it is none: %j', (verificationResult, word) => {
    expect(detailsIn({ aipriseSummary: { verificationResult } })?.word).toBe(word);
  });

  it.each([[undefined], ['<html>'], [null], [[]]])('are broken in %j', (body) =>
    expect(detailsIn(body)).toBeUndefined(),
  );

  it('never break, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        detailsIn(body);
        newLinkIn(body, BASE);
      }),
    );
  });
});

describe('a refusal', () => {
  const error = (code: string, message = 'Something'): object => ({ success: false, error: { code, message } });
  it.each([
    [400, 'INVALID_USER_INPUT_ERROR', 'Invalid User Input', 422, 'upstream_rejected', 'partner'],
    [400, 'INVALID_VERIFICATION_TYPE_FOR_USER', 'This type of user …', 422, 'upstream_rejected', 'partner'],
    [400, 'KYC_TEMPLATE_NOT_CONFIGURED_ERROR', 'No KYC template …', 422, 'country_not_enabled', 'provider'],
    [401, 'UNAUTHORIZED', 'User is not associated with the partner', 422, 'upstream_user_not_owned', 'partner'],
    [401, 'UNAUTHORIZED', 'USER IS NOT ASSOCIATED', 422, 'upstream_user_not_owned', 'partner'],
    [404, 'NOT_FOUND_ERROR', 'Requested User was not found', 422, 'upstream_user_not_found', 'partner'],
  ])('of %d %s "%s" is the caller’s: %d %s, %s', (status, code, message, httpStatus, ours, category) => {
    const refusal = refusalOf({ status, headers: {}, body: error(code, message) });
    expect(refusal).toMatchObject({ httpStatus, upstreamStatus: status, stops: 'session' });
    expect(refusal.reason).toMatchObject({ code: ours, category, upstream_code: code });
  });

  it.each([
    [401, 'API Key is missing'],
    [401, 'Invalid API Key format'],
    [401, 'Invalid API Key'],
    [401, 'Partner information is required for this operation'],
    [403, 'The partner has an invalid flow.'],
  ])('of %d "%s" is about our key, and pauses it', (status, message) => {
    const refusal = refusalOf({ status, headers: {}, body: error('UNAUTHORIZED', message) });
    expect(refusal).toMatchObject({
      httpStatus: 502,
      stops: 'credential',
      reason: { code: 'upstream_auth', category: 'system' },
    });
  });

  it.each([
    [404, undefined],
    [404, '<html>Not Found</html>'],
    [404, { message: 'Cannot POST /api' }],
    [405, error('NOT_FOUND_ERROR')],
    [410, {}],
    [302, ''],
  ])('of %d %j means a wrong address, which is ours to mend', (status, body) => {
    expect(refusalOf({ status, headers: {}, body })).toMatchObject({
      httpStatus: 502,
      stops: 'session',
      reason: { category: 'system' },
    });
  });

  it.each([
    [{ error: { code: 'SOME_CODE' } }, 'SOME_CODE'],
    [{ code: 'SOME_CODE', message: 'x' }, 'SOME_CODE'],
    [{ errorCode: 'SOME_CODE' }, 'SOME_CODE'],
    [{ error: { code: 'LOZG7802117B9 is taken' } }, undefined],
    [{ error: 'x' }, undefined],
    ['<html></html>', undefined],
    [undefined, undefined],
  ])('has its code wherever it stands: %j', (body, code) => {
    expect(refusalOf({ status: 400, headers: {}, body }).reason.upstream_code).toBe(code);
  });

  it.each([
    { message: ['Unauthorized', 'User is not associated with the partner'] },
    { error: { message: ['User is not associated with the partner'] } },
    { message: 'user is not associated' },
  ])('has its message wherever it stands: %j', (body) => {
    expect(refusalOf({ status: 401, headers: {}, body }).reason.code).toBe('upstream_user_not_owned');
  });

  it('never repeats what the upstream wrote', () => {
    const body = error('INVALID_USER_INPUT_ERROR', 'SECRET of LOZG7802117B9');
    expect(JSON.stringify(refusalOf({ status: 400, headers: {}, body }))).not.toMatch(/SECRET|LOZG/);
  });
});
