import type { Response } from 'express';

/** What an upstream does with a request: it answers, it never answers, or the connection breaks. */
export type Reply =
  | { status: number; body?: unknown; html?: string; headers?: Record<string, string> }
  | { end: 'no_answer' }
  | { end: 'reset' };

export function json(status: number, body?: unknown, headers?: Record<string, string>): Reply {
  return { status, body, ...(headers && { headers }) };
}

export function html(status: number, page: string): Reply {
  return { status, html: page };
}

export function redirect(url: string): Reply {
  return { status: 303, headers: { Location: url } };
}

export const NO_ANSWER: Reply = { end: 'no_answer' };
export const RESET: Reply = { end: 'reset' };

/** Ends the request with this reply, from however deep. */
export class Refused extends Error {
  constructor(readonly reply: Reply) {
    super('refused');
  }
}

export function write(reply: Reply, response: Response): void {
  if ('end' in reply) {
    if (reply.end === 'reset') response.socket?.resetAndDestroy();
    return;
  }
  response.status(reply.status).set(reply.headers ?? {});
  if (reply.html !== undefined) response.type(reply.headers?.['Content-Type'] ?? 'html').send(reply.html);
  else if (reply.body === undefined) response.end();
  else response.json(reply.body);
}
