import type { Timers } from './timers';

/** Something that moves by itself, one step after the other. */
export interface Moving {
  /** Counts what set it moving, so that a wait that was overtaken does nothing. */
  turn: number;
}

/**
 * From now on these steps and no earlier ones.
 * @param steps `afterMs` is unscaled and counts from the step before; 0 happens before this returns
 */
export function play<S extends { afterMs: number }>(
  timers: Timers,
  moving: Moving,
  steps: readonly S[],
  take: (step: S) => void,
): void {
  const turn = ++moving.turn;
  const goOn = ([step, ...rest]: readonly S[]): void => {
    if (!step) return;
    const act = (): void => {
      if (moving.turn !== turn) return;
      take(step);
      goOn(rest);
    };
    if (step.afterMs === 0) act();
    else timers.after(step.afterMs, act);
  };
  goOn(steps);
}
