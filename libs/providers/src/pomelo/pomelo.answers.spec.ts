import fc from 'fast-check';
import { pageIn, refusalOf, sessionIn } from './pomelo.answers';

const BASE = 'https://api.pomelo.la';
const answer = (body: unknown, status = 200): Parameters<typeof sessionIn>[0] => ({ status, headers: {}, body });
const FULL = {
  id: 'iss-2lG0Yvy1fqyFX1ghT6kiAhrc2fR',
  created_at: '2021-07-27T14:04:31-03:00',
  expiration_at: '2021-07-28T14:04:31-03:00',
  url: 'https://identity.pomelo.com/session/iss-2lG0Yvy1fqyFX1ghT6kiAhrc2fR',
};

describe("a session in Pomelo's answer", () => {
  it("may be empty, as the documentation's only answer is", () => {
    expect(sessionIn(answer({ data: {} }, 201), BASE)).toEqual({ end: 'definite', answer: { hasBegun: false } });
  });

  it('has an id, times and a page', () => {
    expect(sessionIn(answer({ data: FULL }, 201), BASE)).toEqual({
      end: 'definite',
      answer: {
        id: FULL.id,
        createdAt: FULL.created_at,
        expirationAt: FULL.expiration_at,
        url: FULL.url,
        hasBegun: false,
      },
    });
  });

  it.each([
    ['plain http', 'http://identity.pomelo.com/x'],
    ['script', 'javascript:alert(1)'],
    ['user info', 'https://u:p@identity.pomelo.com/'],
    ['nothing', ''],
  ])('has no page when it is %s', (_, url) => {
    expect(sessionIn(answer({ data: { ...FULL, url } }), BASE)).not.toHaveProperty('answer.url');
  });

  it.each([
    ['a text', 'VERIFIED', 'VERIFIED'],
    ['a number', 42, '42'],
    ['null', null, 'null'],
    ['an object', { state: 'VERIFIED' }, '{"state":"VERIFIED"}'],
    ['far too long', 'X'.repeat(100), 'X'.repeat(64)],
  ])('has a word for its state, even if it is %s', (_, status, word) => {
    expect(sessionIn(answer({ data: { status } }), BASE)).toMatchObject({ answer: { word } });
  });

  it.each([
    ['no step', undefined, false],
    ['untouched steps', [{ name: 'TERMS', status: 'PENDING' }, { state: 'PENDING' }], false],
    ['a step under way', [{ state: 'PROCESSING' }, { state: 'PENDING' }], true],
    ['a failed step', [{ status: 'FAILED' }], true],
    ['something else', [null, 'x', { state: 7 }], false],
  ])('has begun or not: %s', (_, steps, hasBegun) => {
    expect(sessionIn(answer({ data: { steps } }), BASE)).toMatchObject({ answer: { hasBegun } });
  });

  it.each([[{ company_id: 'cmp-1' }], [{ company: { id: 'cmp-1' } }]])('names its company: %j', (data) => {
    expect(sessionIn(answer({ data }), BASE)).toMatchObject({ answer: { companyId: 'cmp-1' } });
  });

  it('never holds what it says of people', () => {
    const data = { ...FULL, partners: [{ full_name: 'SECRET' }], user: { email: 'SECRET' } };
    expect(JSON.stringify(sessionIn(answer({ data }), BASE))).not.toContain('SECRET');
  });

  it.each([[undefined], ['<html>'], [{}], [{ data: null }], [{ data: [] }], [[]]])('is unknown in %j', (body) => {
    expect(sessionIn(answer(body), BASE)).toMatchObject({ end: 'unknown' });
  });

  it('never breaks, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        sessionIn(answer({ data }), BASE);
        pageIn(answer({ data }), BASE);
      }),
    );
  });
});

describe("a page of Pomelo's search", () => {
  it('tells its sessions and how many pages there are', () => {
    const meta = { pagination: { current_page: 1, total_pages: 3, page_size: 2 } };
    expect(pageIn(answer({ data: [{ id: 'iss-1' }, 'x', { id: 'iss-2' }], meta }), BASE)).toMatchObject({
      answer: { sessions: [{ id: 'iss-1' }, { id: 'iss-2' }], pages: 3 },
    });
  });

  it('is the only one when it does not tell', () => {
    expect(pageIn(answer({ data: [] }), BASE)).toMatchObject({ answer: { sessions: [], pages: 1 } });
  });

  it.each([[undefined], [{}], [{ data: {} }]])('is unknown in %j', (body) => {
    expect(pageIn(answer(body), BASE)).toMatchObject({ end: 'unknown' });
  });
});

describe('a refusal', () => {
  const body = { error: { details: [{ code: 'company_not_found', detail: 'cmp-1' }] } };
  it.each([
    [400, 422, 'upstream_rejected', 'partner', 'session'],
    [404, 422, 'upstream_rejected', 'partner', 'session'],
    [409, 422, 'upstream_rejected', 'partner', 'session'],
    [422, 422, 'upstream_rejected', 'partner', 'session'],
    [401, 502, 'upstream_auth', 'system', 'credential'],
    [403, 502, 'upstream_auth', 'system', 'credential'],
    [405, 502, 'upstream_nonsense', 'system', 'session'],
    [301, 502, 'upstream_nonsense', 'system', 'session'],
  ])('of %d is ours with %d: %s, %s', (status, httpStatus, code, category, stops) => {
    expect(refusalOf(answer(body, status))).toMatchObject({ httpStatus, upstreamStatus: status, stops });
    expect(refusalOf(answer(body, status)).reason).toMatchObject({ code, category });
  });

  it('keeps the code of the upstream, and nothing that could be about a person', () => {
    const codeIn = (told: unknown): unknown => refusalOf(answer(told, 400)).reason.upstream_code;
    expect(codeIn(body)).toBe('company_not_found');
    expect(codeIn({ error: { details: [{ code: '123.456.789-10' }] } })).toBeUndefined();
    expect([undefined, '<html>', {}, { error: 'x' }, { error: { details: {} } }].map(codeIn)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
