import { Injectable } from '@nestjs/common';
import { play } from '../time/play';
import { Timers } from '../time/timers';
import { News } from './news';
import { BY_ITSELF_MS, BY_ITSELF, handsIn, type Step, stepTo } from './steps';
import { Verification } from './verification';

/** All verifications, newest last, and how they move. */
@Injectable()
export class Verifications {
  private readonly all: Verification[] = [];
  private readonly tries = new Map<string, number>();

  constructor(
    private readonly timers: Timers,
    private readonly news: News,
  ) {}

  /** Which create of this user's this is, from 1; refused ones count too. */
  nextTry(userId: string): number {
    const nth = (this.tries.get(userId.toLowerCase()) ?? 0) + 1;
    this.tries.set(userId.toLowerCase(), nth);
    return nth;
  }

  add(userId: string, redirectUri: string | null): Verification {
    const verification = new Verification(userId, redirectUri, this.timers.scaled(1));
    this.all.push(verification);
    const steps = BY_ITSELF[verification.magic ?? ''];
    if (steps) {
      this.timers.after(BY_ITSELF_MS, () => {
        if (verification.turn === 0) this.play(verification, steps);
      });
    }
    return verification;
  }

  /** @param id absent: the user's newest */
  ofUser(userId: string, id?: string): Verification | undefined {
    const wanted = userId.toLowerCase();
    return this.all.findLast((each) => each.userId.toLowerCase() === wanted && (id ?? each.id) === each.id);
  }

  /** By what its link says. */
  ofLink(handle: string): Verification | undefined {
    return this.all.find(({ id, token }) => id === handle || token === handle);
  }

  /** From now on these steps and no earlier ones. */
  play(verification: Verification, steps: readonly Step[]): void {
    play(this.timers, verification, steps, (step) => {
      verification.handedIn ||= handsIn(step);
      verification.result = step.result ?? verification.result;
      if (step.event !== undefined) this.news.tell(verification, step.event, step.oddity);
    });
  }

  advance(verification: Verification, word: string): void {
    if (word === 'EXPIRED') verification.killLink();
    this.play(verification, [stepTo(word)]);
  }
}
