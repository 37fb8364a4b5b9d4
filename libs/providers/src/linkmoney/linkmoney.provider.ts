import { Inject, Injectable } from '@nestjs/common';
import { type CallEnd, mapAnswer } from '@sessionlink/http';
import { refsOf } from '../json';
import { type Credential, type Facts, type Handle, type Provider, Refusal, type Seen } from '../provider';
import type { Fault } from '../rules/fault';
import { readParams } from '../rules/read-params';
import { bodyOf } from './linkmoney.body';
import { CREATE_PATH, LinkMoneyClient } from './linkmoney.client';
import { crossFaults } from './linkmoney.cross-rules';
import { handlesOf } from './linkmoney.handles';
import { LinkMoneyLookup } from './linkmoney.lookup';
import { LinkMoneyParams } from './linkmoney.params';
import { LinkMoneySettings } from './linkmoney.settings';

/** Pay by bank at Link Money. */
@Injectable()
export class LinkMoneyProvider implements Provider<LinkMoneyParams> {
  readonly policy = { deadlineMs: { send: 15_000, lookup: 15_000 } };
  readonly credential: Credential | null;
  readonly fixedReturnUrl?: string;

  constructor(
    private readonly client: LinkMoneyClient,
    @Inject(LinkMoneySettings) private readonly settings: LinkMoneySettings | null,
  ) {
    const { clientId, clientSecret, returnUrl } = settings ?? {};
    this.credential = settings && {
      id: 'linkmoney',
      secrets: refsOf({ client_id: clientId, client_secret: clientSecret }),
    };
    if (returnUrl !== undefined) this.fixedReturnUrl = returnUrl;
  }

  readParams(raw: unknown): { params: LinkMoneyParams } | { faults: Fault[] } {
    return readParams(LinkMoneyParams, raw, (params) => crossFaults(params, this.settings?.defaultExperience));
  }

  handles(params: LinkMoneyParams, { sessionId }: Pick<Facts<LinkMoneyParams>, 'sessionId'>): Handle[] {
    return handlesOf(params, sessionId);
  }

  outgoing(facts: Facts<LinkMoneyParams>): { path: string; body: object } {
    return { path: CREATE_PATH, body: bodyOf(facts) };
  }

  async create(facts: Facts<LinkMoneyParams>, credential: Credential): Promise<CallEnd<Seen | Refusal>> {
    const end = await this.client.create(bodyOf(facts), credential, this.policy.deadlineMs.send);
    return mapAnswer(end, (answer): Seen | Refusal => {
      if (answer instanceof Refusal) return answer;
      const ttlMs = (this.settings?.linkTtlSeconds ?? 0) * 1000;
      const expiresAt = new Date(facts.now.getTime() + ttlMs);
      const refs = refsOf({ session_key: answer.key });
      return {
        by: 'answer',
        word: null,
        change: { status: 'open' },
        link: { state: 'active', url: answer.url, expiresAt, refs },
      };
    });
  }

  lookup(facts: Facts<LinkMoneyParams>, credential: Credential): Promise<CallEnd<Seen[] | Refusal>> | null {
    const lookup = new LinkMoneyLookup(this.client, facts, credential, this.policy.deadlineMs.lookup);
    return lookup.canAsk ? lookup.ask() : null;
  }
}
