import { createHmac, timingSafeEqual } from 'node:crypto';
import fc from 'fast-check';
import { pairsOf, returnLink, signatureOf } from './return-link';

const now = new Date('2026-11-21T12:00:00.900Z');
const way = {
  returnUrl: 'https://shop.example/done',
  sessionId: 'ses_1',
  status: 'in_progress',
  now,
  returnSecret: 'rsk_a',
};
const id = fc.stringMatching(/^ses_[0-9a-f]{32}$/);
const secret = fc.stringMatching(/^rsk_[A-Za-z0-9_-]{43}$/);

/** What the README tells partners to do. */
function isOurs(link: string, returnSecret: string): boolean {
  const query = Object.fromEntries(new URL(link).searchParams);
  const { sessionlink_id = '', sessionlink_status = '', sessionlink_time = '', sessionlink_signature = '' } = query;
  const wanted = createHmac('sha256', returnSecret)
    .update(`${sessionlink_id}.${sessionlink_status}.${sessionlink_time}`)
    .digest();
  const given = Buffer.from(sessionlink_signature, 'base64url');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

describe('the way back to a partner', () => {
  it('names session, status and time, and signs them', () =>
    expect(returnLink(way)).toBe(
      'https://shop.example/done?sessionlink_id=ses_1&sessionlink_status=in_progress&sessionlink_time=1795262400' +
        `&sessionlink_signature=${signatureOf('ses_1', 'in_progress', 1_795_262_400, 'rsk_a')}`,
    ));

  it("can be checked with the partner's secret, and with no other", () =>
    fc.assert(
      fc.property(id, secret, secret, (sessionId, returnSecret, another) => {
        const link = returnLink({ ...way, sessionId, returnSecret });
        expect(isOurs(link, returnSecret)).toBe(true);
        expect(isOurs(link, another)).toBe(another === returnSecret);
      }),
    ));

  it('is worth nothing once id, status or time is another', () =>
    fc.assert(
      fc.property(id, secret, fc.constantFrom('id=ses_2', 'status=completed', 'time=1'), (sessionId, key, change) => {
        const link = new URL(returnLink({ ...way, sessionId, returnSecret: key }));
        const [name = '', value = ''] = change.split('=');
        link.searchParams.set(`sessionlink_${name}`, value);
        expect(isOurs(link.href, key)).toBe(false);
      }),
    ));

  it('keeps query and fragment of any return URL', () =>
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (returnUrl) => {
        const before = new URL(returnUrl);
        const after = new URL(returnLink({ ...way, returnUrl }));
        expect([after.origin, after.pathname, after.hash]).toEqual([before.origin, before.pathname, before.hash]);
        expect(after.search.startsWith(before.search || '?')).toBe(true);
        expect(isOurs(after.href, 'rsk_a')).toBe(true);
      }),
    ));

  it("leads into a partner's app by its scheme", () =>
    expect(returnLink({ ...way, returnUrl: 'myapp://done?order=17' })).toMatch(
      /^myapp:\/\/done\?order=17&sessionlink_id=/,
    ));

  it("puts the upstream's pairs before ours, as they were written", () =>
    expect(
      returnLink({ ...way, returnUrl: 'https://a.example/?x=1#f', pairs: ['status=200', 'customerId=a%2Fb+c'] }),
    ).toMatch(/^https:\/\/a\.example\/\?x=1&status=200&customerId=a%2Fb\+c&sessionlink_id=.*#f$/));

  it('takes pairs apart by & and ?, without decoding their text', () =>
    expect(pairsOf('s=t.1?st%61tus=200&&x=%zz')).toEqual([
      { name: 's', text: 's=t.1' },
      { name: 'status', text: 'st%61tus=200' },
      { name: 'x', text: 'x=%zz' },
    ]));
});
