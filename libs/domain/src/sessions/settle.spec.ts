import type { CallEnd } from '@sessionlink/http';
import { Refusal, type Seen } from '@sessionlink/providers';
import { settle } from './settle';

const reason = { code: 'upstream_rejected', category: 'partner' as const, message: 'no' };
const seen = (more: Partial<Seen>): CallEnd<Seen | Refusal> => ({
  end: 'definite',
  answer: { by: 'answer', word: null, ...more },
});
const url = 'https://upstream.example/x';

describe('the end of a create', () => {
  it.each([
    [
      'a link is open',
      seen({ change: { status: 'open' }, link: { url } }),
      { status: 'open', link: { state: 'active', hasPage: true }, httpStatus: 201 },
      ['session.link_issued'],
    ],
    [
      'no page is in progress',
      seen({ change: { status: 'in_progress' }, link: { url: null } }),
      { status: 'in_progress', link: { state: 'active', hasPage: false }, httpStatus: 201 },
      ['session.link_issued', 'session.in_progress'],
    ],
    [
      'an answer without id or link waits as created',
      seen({ link: { url: null } }),
      { status: 'created', link: { state: 'active' }, httpStatus: 201 },
      [],
    ],
    [
      'a verdict in the answer completes',
      seen({ change: { status: 'completed', outcome: 'approved' }, link: { state: 'failed' } }),
      { status: 'completed', outcome: 'approved', link: { state: 'failed' }, httpStatus: 201 },
      ['session.completed'],
    ],
    [
      'a refusal of the caller fails',
      { end: 'definite' as const, answer: new Refusal(422, 404, reason) },
      { status: 'failed', reason, link: { state: 'failed', upstreamStatus: 404 }, httpStatus: 422 },
      ['session.failed'],
    ],
    [
      'a refusal of us fails',
      { end: 'definite' as const, answer: new Refusal(502, 401, reason, 'credential') },
      { status: 'failed', httpStatus: 502 },
      ['session.failed'],
    ],
    [
      'what was not sent fails',
      { end: 'not_sent' as const, why: 'refused' },
      { status: 'failed', reason: { code: 'upstream_unavailable' }, httpStatus: 503 },
      ['not_sent', 'session.failed'],
    ],
    [
      'what nobody knows waits',
      { end: 'unknown' as const, why: 'the deadline passed' },
      { status: 'created', link: { state: 'unknown' }, httpStatus: 504 },
      ['outcome_unknown'],
    ],
  ])('%s', (_, end, expected, events) => {
    const settled = settle(end);
    expect(settled).toMatchObject(expected);
    expect(settled.events.map(({ type }) => type)).toEqual(events);
  });

  it('frees what a failed create may not keep, keeps what a made one owns, and holds all while nobody knows', () => {
    expect(settle({ end: 'not_sent', why: '' }).release).toEqual(['single', 'unique', 'subject']);
    expect(settle(seen({ link: { url } })).release).toEqual(['single']);
    expect(settle({ end: 'unknown', why: '' }).release).toEqual([]);
  });

  it("keeps a provider's notes in the timeline", () => {
    expect(settle(seen({ link: { url }, notes: [{ code: 'no_page', data: { a: 'b' } }] })).events).toContainEqual({
      type: 'no_page',
      note: { a: 'b' },
    });
  });
});
