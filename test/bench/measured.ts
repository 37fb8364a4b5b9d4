import { readFileSync } from 'node:fs';
import { fire } from './fire';
import type { Program } from './programs';

/** How fast creates went. */
export interface Figure {
  perSecond: number;
  /** CPU time of the program for one create; NaN where `/proc` doesn't tell. */
  cpuMicros: number;
}

const FIRST_GUESS = 200;
/** So much more is asked for than was done in the time before. */
const RESERVE = 1.2;
/** `/proc` counts in hundredths of a second. */
const MICROS_PER_TICK = 10_000;

/** A program and its rounds so far. */
export class Measured {
  /** All creates that it answered, those of the warm-up too. */
  answered = 0;
  private readonly figures: Figure[] = [];
  private perSecond = FIRST_GUESS;

  constructor(readonly program: Program) {}

  /** One round that counts. */
  async round(seconds: number): Promise<Figure> {
    const figure = await this.warmUp(seconds);
    this.figures.push(figure);
    return figure;
  }

  /** Creates for at least that long; what was too short is done again with more. */
  async warmUp(seconds: number): Promise<Figure> {
    for (;;) {
      const cpuBefore = cpuMicros(this.program.pid);
      const done = await fire(this.program, Math.ceil(this.perSecond * seconds * RESERVE));
      this.answered += done.creates;
      this.perSecond = done.creates / done.seconds;
      const cpu = (cpuMicros(this.program.pid) - cpuBefore) / done.creates;
      if (done.seconds >= seconds) return { perSecond: this.perSecond, cpuMicros: cpu };
    }
  }

  median(): Figure {
    return {
      perSecond: median(this.figures.map(({ perSecond }) => perSecond)),
      cpuMicros: median(this.figures.map((figure) => figure.cpuMicros)),
    };
  }
}

/** User and system time of a process so far. */
function cpuMicros(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * MICROS_PER_TICK;
  } catch {
    return NaN;
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
