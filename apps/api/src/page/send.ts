import type { PageView } from '@sessionlink/domain';
import type { Request, Response } from 'express';
import { languageOf } from './language';
import { refreshSeconds, render, renderError } from './page';
import { STYLE_HASH } from './style';

const RETRY_AFTER_SECONDS = 60;
const HEADERS = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`;

/** Answers the page of a session. */
export function sendPage(view: PageView, request: Request, response: Response): void {
  const language = languageOf(view.locale, request);
  const hasButton = view.kind === 'ready' || view.kind === 'renew';
  const refresh = refreshSeconds(view);
  if (refresh !== null) response.set('Refresh', String(refresh));
  if (view.kind === 'later') response.status(503).set('Retry-After', String(RETRY_AFTER_SECONDS));
  send(render(view, language), language, hasButton, response);
}

/** Answers what can't be answered with a session's page. @param status as a program would get it */
export function sendError(status: number, request: Request, response: Response): void {
  const isMissing = status === 404 || status === 400;
  const language = languageOf(null, request);
  response.status(isMissing ? 404 : status);
  send(renderError(isMissing ? 'missing' : 'later', language), language, false, response);
}

/** Sends the customer on. */
export function sendOn(url: string, response: Response): void {
  response.set(HEADERS).redirect(303, url);
}

/**
 * `form-action` is left out where there is a button: Chromium holds every redirect after a form to it, so it would have to
 * name all places that an upstream's page, and after it a partner's, may lead on to.
 */
function send(page: string, language: string, hasButton: boolean, response: Response): void {
  response
    .set(HEADERS)
    .set({
      'Content-Language': language,
      'Content-Security-Policy': hasButton ? POLICY : `${POLICY}; form-action 'none'`,
    })
    .type('html')
    .send(page);
}
