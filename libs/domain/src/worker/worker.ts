import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AbandonedLinks } from './abandoned-links';
import { OldKeys } from './old-keys';

const ROUND_MS = 5000;

/** Work that no caller waits for. Any number of workers may run beside each other. */
@Injectable()
export class Worker {
  private readonly log = new Logger(Worker.name);

  constructor(
    private readonly abandoned: AbandonedLinks,
    private readonly oldKeys: OldKeys,
  ) {}

  /** Works until `signal` aborts; a round that fails is logged and tried again. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.round();
      await sleep(ROUND_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    }
  }

  private async round(): Promise<void> {
    try {
      const unknown = await this.abandoned.release();
      if (unknown > 0) this.log.warn({ links: unknown }, 'creates were abandoned: their outcome is unknown');
      await this.oldKeys.forget();
    } catch (error) {
      this.log.error({ err: error }, 'a round of work failed');
    }
  }
}
