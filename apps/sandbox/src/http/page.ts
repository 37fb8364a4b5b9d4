import { html, type Reply } from './reply';

export interface Button {
  label: string;
  /** Where its form posts to. */
  action: string;
}

/** A hosted page that a browser, or a test without one, can click through: one form per button. */
export function page(status: number, title: string, text: string, buttons: readonly Button[] = []): Reply {
  const forms = buttons.map(
    ({ label, action }) => `<form method="post" action="${escaped(action)}"><button>${escaped(label)}</button></form>`,
  );
  return html(
    status,
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
      `<title>${escaped(title)}</title><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${forms.join('')}</html>`,
  );
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
}
