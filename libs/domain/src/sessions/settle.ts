import type { CallEnd } from '@sessionlink/http';
import {
  type LinkState,
  type Outcome,
  type Reason,
  Refusal,
  type Refs,
  type Seen,
  type Status,
} from '@sessionlink/providers';
import type { Handle } from './handle.entity';

/** What the end of a create makes of its link and session. */
export interface Settled {
  link: {
    state: LinkState;
    url: string | null;
    refs: Refs;
    expiresAt: Date | null;
    hasPage: boolean;
    upstreamStatus: number | null;
  };
  status: Status;
  outcome: Outcome | null;
  reason: Reason | null;
  refs: Refs;
  word: string | null;
  /** When the upstream was asked, if it answered. */
  checked: boolean;
  /** `note` absent: the event holds the session as it then is. */
  events: { type: string; note?: Readonly<Record<string, string>> }[];
  handles: NonNullable<Seen['handles']>;
  /** Handles that have served: what only guards a create, and what a failed create may not keep. */
  release: Handle['use'][];
  /** What our own route answers. */
  httpStatus: 201 | 422 | 502 | 503 | 504;
}

const NOTHING_LEFT: Handle['use'][] = ['single', 'unique', 'subject'];

/** Pure: design §6. A definite answer is applied, what wasn't sent failed, and what nobody knows waits for recovery. */
export function settle(end: CallEnd<Seen | Refusal>): Settled {
  if (end.end === 'unknown') {
    return { ...waiting('unknown'), events: [{ type: 'outcome_unknown', note: { why: end.why } }], httpStatus: 504 };
  }
  if (end.end === 'not_sent') {
    const reason: Reason = {
      code: 'upstream_unavailable',
      category: 'provider',
      message: 'Nothing was done: the upstream could not be reached, or takes no requests now.',
    };
    const unsent = { type: 'not_sent', note: { why: end.why } };
    return { ...failed(reason, null), events: [unsent, { type: 'session.failed' }], httpStatus: 503 };
  }
  if (end.answer instanceof Refusal) {
    const { reason, upstreamStatus, httpStatus } = end.answer;
    return { ...failed(reason, upstreamStatus), checked: true, httpStatus };
  }
  return answered(end.answer);
}

function answered(seen: Seen): Settled {
  const url = seen.link?.url ?? null;
  const status = seen.change?.status ?? 'created';
  const issued = url !== null || status === 'in_progress';
  return {
    link: {
      state: seen.link?.state ?? 'active',
      url,
      refs: seen.link?.refs ?? {},
      expiresAt: seen.link?.expiresAt ?? null,
      hasPage: url !== null,
      upstreamStatus: null,
    },
    status,
    outcome: seen.change?.outcome ?? null,
    reason: seen.change?.reason ?? null,
    refs: seen.refs ?? {},
    word: seen.word,
    checked: true,
    events: [
      ...(issued ? [{ type: 'session.link_issued' }] : []),
      ...(status === 'created' || status === 'open' ? [] : [{ type: `session.${status}` }]),
      ...(seen.notes ?? []).map(({ code, data }) => ({ type: code, note: data ?? {} })),
    ],
    handles: seen.handles ?? [],
    release: ['single'],
    httpStatus: 201,
  };
}

function failed(reason: Reason, upstreamStatus: number | null): Omit<Settled, 'httpStatus'> {
  const base = waiting('failed');
  return {
    ...base,
    link: { ...base.link, upstreamStatus },
    status: 'failed',
    reason,
    events: [{ type: 'session.failed' }],
    release: NOTHING_LEFT,
  };
}

function waiting(state: LinkState): Omit<Settled, 'httpStatus'> {
  return {
    link: { state, url: null, refs: {}, expiresAt: null, hasPage: false, upstreamStatus: null },
    status: 'created',
    outcome: null,
    reason: null,
    refs: {},
    word: null,
    checked: false,
    events: [],
    handles: [],
    release: [],
  };
}
