import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SandboxSettings } from '../http/settings';

/** The sandbox's own waits: scaled by SANDBOX_TIME_SCALE, keeping no process alive, gone when it shuts down. */
@Injectable()
export class Timers implements OnApplicationShutdown {
  private readonly pending = new Set<NodeJS.Timeout>();
  private readonly end = new AbortController();
  /** Aborted when the sandbox shuts down. */
  readonly closing: AbortSignal = this.end.signal;

  constructor(private readonly settings: SandboxSettings) {}

  /** @param ms unscaled */
  after(ms: number, act: () => void): void {
    this.exactly(this.scaled(ms), act);
  }

  /** For waits that somebody asked for in milliseconds, as in a fault rule. */
  exactly(ms: number, act: () => void): void {
    if (this.closing.aborted) return;
    const timer = setTimeout(() => {
      this.pending.delete(timer);
      act();
    }, ms).unref();
    this.pending.add(timer);
  }

  /** @param ms unscaled. @throws AbortError when the sandbox shuts down meanwhile */
  async sleep(ms: number): Promise<void> {
    await sleep(this.scaled(ms), undefined, { ref: false, signal: this.closing });
  }

  scaled(ms: number): number {
    return ms * this.settings.timeScale;
  }

  onApplicationShutdown(): void {
    this.end.abort();
    for (const timer of this.pending) clearTimeout(timer);
    this.pending.clear();
  }
}
