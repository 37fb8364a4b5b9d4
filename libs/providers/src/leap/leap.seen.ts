import { asText, type JsonObject, refsOf } from '../json';
import type { Facts, LinkFacts, Note, Seen, StateChange } from '../provider';
import { userHandles } from './leap.handles';
import type { LeapParams } from './leap.params';
import { approvalOf, holdsInstrument, unknownPaymentMethodStatus } from './leap.payment-method';
import { isSame, type Meaning, meaningOf, type Words, wordOf, wordsOf } from './leap.state';

/** From then on a customer who was sent to a link counts as having been there (contract §6 T2). */
const SETTLES_MS = 10 * 60_000;
/** Registration is queued upstream: so long after a create, "unknown user" means nothing (contract §4). */
const QUEUED_MS = 15 * 60_000;
/** The link's create has no answer yet, or none that is known. */
const PENDING: readonly LinkFacts['state'][] = ['preparing', 'sending', 'unknown'];
const MISMATCH: Note = { code: 'customer_mismatch' };

type LeapFacts = Facts<LeapParams>;
type User = JsonObject & { userId: string };

/** Whether an answer speaks of somebody else than this session does. */
export function isMismatch(userId: string | undefined, facts: Pick<LeapFacts, 'refs'>): boolean {
  return userId !== undefined && facts.refs.user_id !== undefined && facts.refs.user_id !== userId;
}

/**
 * An answer with a link (contract §6 T1): never final, even if it says `Completed`. Its words are kept as the link's
 * baseline. @param user what a lookup just said, if one was needed
 */
export function issued(body: JsonObject, url: string, facts: LeapFacts, user?: User): Seen {
  const userId = asText(body.userId, 128) ?? user?.userId;
  if (isMismatch(userId, facts)) return mismatched();
  const said = wordsOf(body);
  const words = said.status === undefined && user ? wordsOf(user) : said;
  const paymentMethodStatus = asText(body.paymentMethodStatus, 64);
  const { notes, refs } = told(meaningOf(words).notes, facts.link);
  return {
    by: 'answer',
    word: wordOf(words),
    change: { status: 'open' },
    link: {
      state: 'active',
      url,
      expiresAt: null,
      refs: {
        ...refsOf({
          status: asText(body.status, 64),
          status_detail: asText(body.statusDetail, 64),
          cip_status: asText(body.cipStatus, 64),
          cip_status_detail: asText(body.cipStatusDetail, 64),
          account_status: asText(body.accountStatus, 64),
          payment_method_status: paymentMethodStatus,
          user_id: asText(body.userId, 128),
        }),
        ...baselineRefs(words),
        ...refs,
      },
    },
    ...named(userId),
    notes: [...notes, ...unknownPaymentMethodStatus(paymentMethodStatus)],
  };
}

/** A create that gave no link to a known user: the user's state counts, and the link is dead (contract §2). */
export function withoutLink(user: User, facts: LeapFacts, upstreamStatus: number): Seen {
  if (isMismatch(user.userId, facts)) return mismatched();
  const words = wordsOf(user);
  const { notes, refs } = told(meaningOf(words).notes, facts.link);
  const change = changeOf(meaningOf(words), facts);
  return {
    by: 'lookup',
    word: wordOf(words),
    ...(change && { change }),
    link: { state: 'failed', url: null, refs: { ...refs, upstream_status: String(upstreamStatus) } },
    ...named(user.userId),
    notes,
  };
}

/** What a lookup says of a session (contract §4 and §6). */
export function lookedUp(user: User, facts: LeapFacts): Seen {
  if (isMismatch(user.userId, facts)) return { by: 'lookup', word: null, notes: [MISMATCH] };
  const words = wordsOf(user);
  const seen = { by: 'lookup' as const, word: wordOf(words), ...named(user.userId) };
  if (PENDING.includes(facts.link.state)) {
    const notes = holdsInstrument(facts.params) ? [{ code: 'payment_method_unconfirmed' }] : [];
    return { ...seen, notes }; // the user exists; whether with a link, and with the card, isn't known
  }
  const baseline = baselineOf(facts.link, words);
  if (isOld(words, baseline, facts)) return { ...seen, link: { refs: baselineRefs(baseline) } };
  const meaning = meaningOf(words);
  const { notes, refs } = told(meaning.notes, facts.link);
  const change = changeOf(meaning, facts);
  return { ...seen, ...(change && { change }), link: { refs: { ...baselineRefs(baseline), ...refs } }, notes };
}

/** Leap doesn't know the phone. Of a create whose answer is missing: nothing is found. */
export function notFound({ link, now, createdAt }: LeapFacts): Seen[] {
  if (PENDING.includes(link.state)) return [];
  const isQueued = now.getTime() - (link.sentAt ?? createdAt).getTime() < QUEUED_MS;
  return [{ by: 'lookup', word: null, notes: isQueued ? [] : [{ code: 'upstream_not_found' }] }];
}

/** T2: the words that the link came with say nothing new before its customer has been there. */
function isOld(words: Words, baseline: Words, { link, now }: LeapFacts): boolean {
  const { status, status_detail: detail } = link.refs;
  const plain: Words = { ...(status && { status }), ...(detail && { detail }) }; // a lookup has no words of the identification
  const wasThere = link.openedAt !== null && now.getTime() - link.openedAt.getTime() >= SETTLES_MS;
  return words.status !== undefined && !wasThere && (isSame(words, baseline) || isSame(words, plain));
}

/** The words that the link came with; if its answer had none, those of the first lookup. */
function baselineOf({ state, refs }: LinkFacts, words: Words): Words {
  if (refs.baseline_status !== undefined) {
    return { status: refs.baseline_status, ...(refs.baseline_detail && { detail: refs.baseline_detail }) };
  }
  return state === 'active' ? words : {};
}

function baselineRefs({ status, detail }: Words): Record<string, string> {
  return refsOf({ baseline_status: status, baseline_detail: status === undefined ? undefined : detail });
}

function changeOf({ change }: Meaning, facts: LeapFacts): StateChange | undefined {
  return change?.outcome === 'approved' ? approvalOf(facts) : change;
}

/** Unknown words are told once per new pair; the pair is remembered with the link. */
function told(notes: readonly Note[], { refs }: LinkFacts): { notes: Note[]; refs: Record<string, string> } {
  const unknown = notes.find(({ code }) => code === 'unknown_status');
  const pair = unknown && `${unknown.data?.status ?? ''}/${unknown.data?.detail ?? ''}`;
  return {
    notes: notes.filter((note) => note !== unknown || refs.unknown_words !== pair),
    refs: refsOf({ unknown_words: pair }),
  };
}

function named(userId: string | undefined): Pick<Seen, 'refs' | 'handles'> {
  if (userId === undefined) return {};
  return { refs: { user_id: userId }, handles: userHandles(userId) };
}

/** Somebody else's link: thrown away. */
function mismatched(): Seen {
  return { by: 'answer', word: null, link: { state: 'failed', url: null }, notes: [MISMATCH] };
}
