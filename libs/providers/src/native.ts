import type { IncomingHttpHeaders } from 'node:http';
import type { Refs } from './refs';
import type { Fault } from './rules/fault';
import type { Reason } from './status';

/** An upstream's answer, as its own programs expect it. */
export interface NativeAnswer {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

/** A session with a link, to be told in the upstream's words. */
export interface Issued {
  /** Our short link. */
  url: string;
  hasPage: boolean;
  /** What the provider remembered of the active link. */
  refs: Refs;
}

/** A refusal, to be told in the upstream's words. */
export interface NativeFault {
  /** What our own route would answer (design §4). */
  status: number;
  code: string;
  /** Repeats no personal data. */
  message: string;
  /** For 422: what is wrong with the body, pointers from its root. */
  faults: readonly Fault[];
  /** For 401, where an upstream tells them apart: no key at all, or one that opens nothing. */
  key?: 'missing' | 'invalid';
  /** For `upstream_rejected`: what the upstream itself said. */
  upstream?: { status: number; reason: Reason };
}

/** The drop-in route: a program that already talks to this upstream changes its base URL and its credential. */
export interface NativeRoute<P extends object> {
  /** The upstream's own path of its create. */
  readonly path: string;
  /** Where else this upstream lives: any other path below answers its 404 and names our route. */
  readonly prefixes: readonly string[];
  /** Where its credential travels, for the documents. */
  readonly security: { type: 'apiKey'; in: 'header'; name: string } | { type: 'http'; scheme: 'basic' | 'bearer' };
  /** The partner key, from where the upstream's credential travels; null: absent. */
  keyOf(headers: IncomingHttpHeaders): string | null;
  issued(issued: Issued): NativeAnswer;
  fault(fault: NativeFault): NativeAnswer;
  returnUrlOf?(params: P): string | undefined;
  /** What this upstream adds to a return URL: its programs get it back, unchanged. */
  readonly returnKeys?: readonly string[];
  /** The upstream's token route, where it has one: a partner key comes in and goes back as the token. */
  readonly token?: {
    path: string;
    keyOf(body: unknown): string | null;
    issued(key: string): NativeAnswer;
  };
}
