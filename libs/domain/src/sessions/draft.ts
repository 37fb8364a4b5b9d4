import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Credential } from '@sessionlink/providers';
import { LookupHash, sha256 } from '../crypto/lookup-hash';
import { newId } from '../ids';
import type { Checked } from './create-checks';
import { type CreateWish, EXPIRES_IN } from './create-wish';
import type { Link } from './link.entity';
import type { OpenedSession } from './opened-session';
import type { RequestOfCreate } from './repeats';
import { Sealed } from './sealed';

const LEASE_MARGIN_MS = 10_000;
const LONGEST_LEASE_MS = 45_000;

/** Who asks, and how. */
export interface Asker {
  partnerId: string;
  /** Such as `key:key_…`. */
  actor: string;
  /** The route as its caller knows it: an idempotency key holds for one. */
  route: string;
  idempotencyKey?: string | undefined;
  /** On a drop-in route an equal body is a repeat by itself. */
  dropin?: boolean;
}

/** Makes the rows of a session that isn't stored yet. */
@Injectable()
export class Drafts {
  constructor(
    private readonly sealed: Sealed,
    private readonly hash: LookupHash,
  ) {}

  /** What makes this create the same as another one. Hashes: only after the input was checked for card numbers. */
  requestOf({ partnerId, route, idempotencyKey: key, dropin = false }: Asker, wish: CreateWish): RequestOfCreate {
    return {
      partnerId,
      provider: wish.provider,
      paramsDigest: this.hash.digest(wish.params),
      dropin,
      ...(key !== undefined && { key: { route, key, digest: this.hash.digest({ ...wish }) } }),
    };
  }

  /** A session `created`, its first link `sending` with fence 1 and a lease that outlives the send. */
  make(
    asker: Asker,
    wish: CreateWish,
    checked: Checked,
    credential: Credential,
    request: RequestOfCreate,
  ): OpenedSession {
    const now = new Date();
    const id = newId('ses', now);
    const token = randomBytes(16).toString('base64url');
    const reference = wish.reference ?? null;
    const opened = {
      params: checked.params,
      token,
      reference,
      metadata: wish.metadata ?? {},
      returnUrl: checked.returnUrl,
    };
    const row = {
      id,
      partnerId: asker.partnerId,
      provider: checked.provider.name,
      credentialId: credential.id,
      status: 'created' as const,
      outcome: null,
      reason: null,
      late: false,
      locale: wish.locale ?? null,
      private: this.sealed.sessionPrivate(id, opened),
      refs: null,
      tokenHash: sha256(token),
      referenceHash: reference === null ? null : this.hash.of(reference),
      paramsDigest: request.paramsDigest,
      dropin: request.dropin,
      upstreamStatus: null,
      checkedAt: null,
      eventCount: 1,
      expiresAt: new Date(now.getTime() + (wish.expiresInSeconds ?? EXPIRES_IN.default) * 1000),
      createdAt: now,
      updatedAt: now,
    };
    const link = firstLink(id, asker.actor, checked.provider.api.policy.deadlineMs.send, now);
    return { ...opened, row, refs: {}, link: { url: null, refs: {}, row: link } };
  }
}

function firstLink(sessionId: string, actor: string, sendMs: number, now: Date): Link {
  return {
    id: newId('lnk', now),
    sessionId,
    attempt: 1,
    state: 'sending',
    fence: 1,
    leaseUntil: new Date(now.getTime() + Math.min(sendMs + LEASE_MARGIN_MS, LONGEST_LEASE_MS)),
    sentAt: [now],
    openedAt: null,
    expiresAt: null,
    hasPage: false,
    private: null,
    upstreamStatus: null,
    actor,
    createdAt: now,
  };
}
