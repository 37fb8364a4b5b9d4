import { Injectable } from '@nestjs/common';
import { jwt } from '../http/jwt';
import { Refused } from '../http/reply';
import { refusal } from './envelope';

export const CLIENT_ID = 'sim-linkmoney-client';
const CLIENT_SECRET = 'sim-linkmoney-secret';
export const TOKEN_SECONDS = 3600;

export const SCOPES = ['Link-Core', 'Link-Payment'] as const;
export type Scope = (typeof SCOPES)[number];

/** Basic for the create, a token with one scope for everything else (contract §1). */
@Injectable()
export class Credentials {
  private readonly tokens = new Map<string, { scope: Scope; expiresAt: number }>();

  areGood(clientId: unknown, secret: unknown): boolean {
    return clientId === CLIENT_ID && secret === CLIENT_SECRET;
  }

  issue(scope: Scope): string {
    const token = jwt({ sub: CLIENT_ID, scope }, TOKEN_SECONDS);
    this.tokens.set(token, { scope, expiresAt: Date.now() + TOKEN_SECONDS * 1000 });
    return token;
  }

  /** @throws Refused 401 */
  requireBasic(authorization: string | undefined): void {
    const encoded = /^Basic ([A-Za-z0-9+/]+=*)$/.exec(authorization ?? '')?.[1] ?? '';
    const pair = Buffer.from(encoded, 'base64').toString();
    const colon = pair.indexOf(':');
    if (!this.areGood(pair.slice(0, colon), pair.slice(colon + 1)))
      throw new Refused(refusal(401, 'Wrong client credentials'));
  }

  /** @throws Refused 401 for a token that isn't known, 403 for one with another scope */
  requireToken(authorization: string | undefined, scope?: Scope): void {
    const issued = this.tokens.get(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '');
    if (!issued || issued.expiresAt <= Date.now()) throw new Refused(refusal(401, 'Unknown or expired token'));
    if (scope !== undefined && issued.scope !== scope) throw new Refused(refusal(403, `Scope ${scope} is needed`));
  }
}
