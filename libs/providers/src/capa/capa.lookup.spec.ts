import 'reflect-metadata';
import { refsOf } from '../json';
import type { LinkFacts } from '../provider';
import { readParams } from '../rules/read-params';
import type { Details } from './capa.answers';
import { capaExample } from './capa.example';
import { seenIn } from './capa.lookup';
import { CapaParams } from './capa.params';

const BEGUN = new Date('2026-01-01T12:00:00Z');
const minutes = (count: number): Date => new Date(BEGUN.getTime() + count * 60_000);

function linkOf(attempt: number, verificationSessionId?: string): LinkFacts {
  const refs = refsOf({ verification_session_id: verificationSessionId });
  return { id: `lnk_${attempt}`, attempt, state: 'active', sentAt: BEGUN, openedAt: null, expiresAt: null, refs };
}
function seen(details: Partial<Details>, ...links: LinkFacts[]): ReturnType<typeof seenIn> {
  const read = readParams(CapaParams, capaExample);
  const link = links.at(-1);
  if (!('params' in read) || !link) throw new Error('no facts');
  const nothing = {
    word: undefined,
    verificationSessionId: undefined,
    createdAt: undefined,
    clientReferenceId: undefined,
  };
  return seenIn({ ...nothing, ...details }, { params: read.params, createdAt: BEGUN, link, links });
}
const APPROVED = { status: 'completed', outcome: 'approved' };
const NOTHING = { by: 'lookup', word: null };

describe('whose verification the details are about', () => {
  it('is ours by the id of the link', () => {
    expect(seen({ word: 'VERIFIED', verificationSessionId: 'new' }, linkOf(1, 'new'))).toEqual({
      by: 'lookup',
      word: 'VERIFIED',
      change: APPROVED,
      notes: [],
    });
  });

  it.each([
    ['another id', { verificationSessionId: 'older' }],
    ['no id', {}],
    ['another id of a later time', { verificationSessionId: 'later', createdAt: minutes(1) }],
  ])('is somebody else’s with %s, when ours is known', (_, details) => {
    expect(seen({ word: 'APPROVED', ...details }, linkOf(1, 'new'))).toEqual(NOTHING);
  });

  it.each([
    ['from the session’s beginning on', 0, true],
    ['up to five minutes before it', -5, true],
    ['but not earlier', -6, false],
  ])('is told by its time when no id is known: %s', (_, minute, isOurs) => {
    const result = seen({ word: 'APPROVED', verificationSessionId: 'x', createdAt: minutes(minute) }, linkOf(1));
    expect(result).toEqual(isOurs ? { by: 'lookup', word: 'APPROVED', change: APPROVED, notes: [] } : NOTHING);
  });

  it('is taken to be ours when nothing tells, and that is said', () => {
    expect(seen({ word: 'APPROVED' }, linkOf(1))).toEqual({
      by: 'lookup',
      word: 'APPROVED',
      change: APPROVED,
      notes: [{ code: 'weak_attribution', data: { attribution: 'weak' } }],
    });
    expect(seen({ word: 'UNKNOWN' }, linkOf(1)).notes).toEqual([]);
  });

  it('is not asked when the user is another one', () => {
    const details = { word: 'APPROVED', verificationSessionId: 'new', clientReferenceId: 'somebody-else' };
    expect(seen(details, linkOf(1, 'new'))).toEqual({ ...NOTHING, notes: [{ code: 'customer_mismatch' }] });
  });

  it('is the same user in capitals', () => {
    const clientReferenceId = capaExample.userId.toUpperCase();
    expect(
      seen({ word: 'VERIFIED', verificationSessionId: 'new', clientReferenceId }, linkOf(1, 'new')).change,
    ).toEqual(APPROVED);
  });
});

describe('details of an earlier link', () => {
  const links = [linkOf(1, 'old'), linkOf(2, 'new')];
  it.each([
    ['VERIFIED', APPROVED],
    ['DECLINED', { status: 'completed', outcome: 'declined' }],
  ])('count when they are a verdict: %s', (word, change) => {
    expect(seen({ word, verificationSessionId: 'old' }, ...links)).toMatchObject({ word, change });
  });

  it.each(['REVIEW', 'PENDING', 'FAILED', 'EXPIRED', 'UNKNOWN'])('change nothing otherwise: %s', (word) => {
    expect(seen({ word, verificationSessionId: 'old' }, ...links)).toEqual({ by: 'lookup', word, notes: [] });
  });
});

describe('details of the link in hand', () => {
  it.each([
    ['EXPIRED', 'expired'],
    ['FAILED', 'failed'],
  ])('end it when they are %s', (word, state) => {
    expect(seen({ word, verificationSessionId: 'new' }, linkOf(1, 'old'), linkOf(2, 'new'))).toMatchObject({
      change: { status: 'requires_action' },
      link: { state },
    });
  });

  it.each([[undefined], ['UNKNOWN']])('claim nothing before there is a decision: %s', (word) => {
    expect(seen({ word, verificationSessionId: 'new' }, linkOf(1, 'new'))).toEqual({
      by: 'lookup',
      word: word ?? null,
      notes: [],
    });
  });

  it('tell a word that nobody knows', () => {
    expect(seen({ word: 'ON_HOLD', verificationSessionId: 'new' }, linkOf(1, 'new'))).toEqual({
      by: 'lookup',
      word: 'ON_HOLD',
      notes: [{ code: 'unknown_status', data: { word: 'ON_HOLD' } }],
    });
  });
});

it('no verification yet is no news', () => {
  const read = readParams(CapaParams, capaExample);
  if (!('params' in read)) throw new Error('no facts');
  const link = linkOf(1, 'new');
  expect(seenIn(null, { params: read.params, createdAt: BEGUN, link, links: [link] })).toEqual(NOTHING);
});
