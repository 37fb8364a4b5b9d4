import { Injectable } from '@nestjs/common';
import { Refused } from '../http/reply';
import { jwt } from '../http/jwt';
import { refusal } from './envelope';

export const CLIENT_ID = 'sim-pomelo-client';
export const CLIENT_SECRET = 'sim-pomelo-secret';
/** For a client that has POMELO_API_TOKEN instead of a client id and secret. */
const FIXED_TOKEN = 'sim-pomelo-token';
const EXPIRES_IN_SECONDS = 86_400;

interface Issued {
  token: string;
  expiresAt: number;
}

/** The same token until it expires or is revoked (contract §1). */
@Injectable()
export class Tokens {
  private readonly byAudience = new Map<string, Issued>();

  issue(audience: string): { token: string; expiresInSeconds: number } {
    let issued = this.byAudience.get(audience);
    if (!issued || issued.expiresAt <= Date.now()) {
      const token = jwt({ sub: CLIENT_ID, aud: audience }, EXPIRES_IN_SECONDS);
      issued = { token, expiresAt: Date.now() + EXPIRES_IN_SECONDS * 1000 };
      this.byAudience.set(audience, issued);
    }
    return { token: issued.token, expiresInSeconds: Math.floor((issued.expiresAt - Date.now()) / 1000) };
  }

  /** The token of a request. @throws Refused 401, the token isn't known or no longer good */
  of(authorization: string | undefined): string {
    const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
    const known = [...this.byAudience.values()].some((each) => each.token === token && each.expiresAt > Date.now());
    if (token === undefined || !(known || token === FIXED_TOKEN))
      throw new Refused(refusal(401, 'unauthorized', 'Unknown or expired token'));
    return token;
  }

  drop(token: string): void {
    for (const [audience, issued] of this.byAudience) if (issued.token === token) this.byAudience.delete(audience);
  }
}
