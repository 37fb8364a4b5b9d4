import { Injectable } from '@nestjs/common';
import { play } from '../time/play';
import { Timers } from '../time/timers';
import type { Step } from './steps';
import type { User } from './user';

/** How users move. */
@Injectable()
export class Users {
  constructor(private readonly timers: Timers) {}

  /** From now on these steps and no earlier ones. */
  play(user: User, steps: readonly Step[]): void {
    play(this.timers, user, steps, ({ status, statusDetail }) => Object.assign(user, { status, statusDetail }));
  }
}
