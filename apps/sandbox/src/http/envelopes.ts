import { Injectable } from '@nestjs/common';

/** An upstream's error body for what never reached its routes: an unknown path, a body that isn't JSON or is too large. */
export type Envelope = (status: number, message: string) => unknown;

@Injectable()
export class Envelopes {
  private readonly byPrefix = new Map<string, Envelope>();

  /** @param prefix the first segment of the path, as in `/pomelo` */
  register(prefix: string, envelope: Envelope): void {
    this.byPrefix.set(prefix, envelope);
  }

  of(path: string): Envelope | undefined {
    return this.byPrefix.get(`/${path.split('/')[1] ?? ''}`);
  }
}
