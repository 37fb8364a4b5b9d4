import { randomUUID } from 'node:crypto';
import type { Moving } from '../time/play';

const LINK_LIFETIME_MS = 30 * 60_000;
const SHORT_LIFETIME_MS = 3000;

/** One provider session: what a create starts and its link leads to. */
export class Verification implements Moving {
  readonly id = randomUUID();
  /** In the link instead of the id, for users whose link doesn't show it. */
  readonly token = randomUUID();
  /** Somebody else's session, for users whose details are about another one. */
  readonly foreignId = randomUUID();
  readonly createdAt = Date.now();
  /** AiPrise's word in the details. */
  result = 'UNKNOWN';
  /** The person has handed everything in: the page only informs. */
  handedIn = false;
  turn = 0;

  private expiresAt: number;

  /** @param timeScale of the link's lifetime */
  constructor(
    readonly userId: string,
    readonly redirectUri: string | null,
    timeScale: number,
  ) {
    this.expiresAt = this.createdAt + timeScale * (this.magic === '0b01' ? SHORT_LIFETIME_MS : LINK_LIFETIME_MS);
  }

  /** What the user's id asks for (contract §11); null for anybody's own id. */
  get magic(): string | null {
    return magicOf(this.userId);
  }

  get linkIsDead(): boolean {
    return Date.now() > this.expiresAt;
  }

  killLink(): void {
    this.expiresAt = 0;
  }
}

export function magicOf(userId: string): string | null {
  return /^ca9a[01]000-/i.test(userId) ? userId.slice(-4).toLowerCase() : null;
}
