import type { PageView } from '@sessionlink/domain';
import { type Html, html } from './html';
import { type Language, LANGUAGES } from './language';
import { type Content, documentOf } from './document';
import { qrCode } from './qr';
import { SIGNS } from './signs';
import { REASONS, type Texts } from './texts';

/** The customer's page in its state. No word on the outcome: the partner tells. */
export function render(view: PageView, language: Language): string {
  return documentOf(contentOf(view, LANGUAGES[language]), language, {
    name: view.partnerName,
    support: view.kind === 'ended' ? null : supportLink(view, LANGUAGES[language], ''),
  });
}

/** Nothing is known of who asks: the address is none of ours, or something is broken. */
export function renderError(kind: 'missing' | 'later', language: Language): string {
  const texts = LANGUAGES[language];
  const missing = message(SIGNS.unknown, texts.missing.title, texts.missing.text);
  return documentOf(kind === 'missing' ? missing : later(texts), language);
}

/** Seconds until the page should look again; null: it stays as it is. */
export function refreshSeconds({ kind, status }: PageView): number | null {
  if (kind !== 'working') return null;
  return status === 'created' || status === 'processing' ? 5 : 60;
}

function contentOf(view: PageView, texts: Texts): Content {
  switch (view.kind) {
    case 'ready':
    case 'renew':
      return ask(view, texts);
    case 'working':
      return working(view, texts);
    case 'done':
      return message(SIGNS.check, texts.done.title, texts.done.text(view.partnerName));
    case 'ended': {
      const { title, text } = texts.ended;
      return message(SIGNS.closed, title, text(view.partnerName), supportLink(view, texts, 'go second'));
    }
    case 'later':
      return later(texts);
  }
}

function ask(view: PageView, texts: Texts): Content {
  const { title, text } = texts.ask[view.purpose ?? 'other'];
  const reason = REASONS.find((code) => code === view.reasonCode) ?? 'other';
  const note = html`<div class="note">
    <p><strong>${texts.again}</strong></p>
    <p>${texts.reasons[reason]}</p>
  </div>`;
  const body = html`<h1>${title}</h1>
    <p>${text(view.partnerName)}</p>
    ${view.status === 'requires_action' ? note : null} ${view.kind === 'renew' ? html`<p>${texts.renew}</p>` : null}
    <form method="post"><button class="go">${texts.button}</button></form>
    <p class="soft">${texts.next}</p>
    <p class="soft">${texts.personal}</p>`;
  const { phone } = texts;
  const aside = html`<section class="phone">
    <span class="code" role="img" aria-label="${phone.label}">${qrCode(view.shortLink)}</span>
    <h2>${phone.title}</h2>
    <p class="soft">${phone.text}</p>
  </section>`;
  return { title, body, aside };
}

function working(view: PageView, texts: Texts): Content {
  const { title, text } = texts.working[stageOf(view)];
  return message(
    SIGNS.clock,
    title,
    text(view.partnerName),
    html`<p class="soft">${texts.refreshes} <a href="">${texts.refresh}</a></p>`,
  );
}

function stageOf({ status }: PageView): keyof Texts['working'] {
  if (status === 'created') return 'preparing';
  if (status === 'processing') return 'checking';
  return status === 'in_review' ? 'review' : 'waiting';
}

/** The empty address is the page's own: a press that failed is tried again from there. */
function later({ later: { title, text }, retry }: Texts): Content {
  return message(SIGNS.pause, title, text, html`<a class="go second" href="">${retry}</a>`);
}

function message(sign: Html, title: string, text: string, more: Html | null = null): Content {
  return {
    title,
    body: html`${sign}
      <h1>${title}</h1>
      <p>${text}</p>
      ${more}`,
  };
}

function supportLink({ supportUrl, partnerName }: PageView, texts: Texts, look: string): Html | null {
  return supportUrl === null ? null : html`<a class="${look}" href="${supportUrl}">${texts.contact(partnerName)}</a>`;
}
