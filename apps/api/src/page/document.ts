import { Html, html } from './html';
import type { Language } from './language';
import { STYLE } from './style';

export interface Content {
  title: string;
  body: Html;
  /** Beside the body where there is room for it. */
  aside?: Html;
}

/** Who speaks to the customer. */
interface Sender {
  name: string;
  support: Html | null;
}

/** A whole page: nothing to fetch, no script. */
export function documentOf({ title, body, aside }: Content, language: Language, sender?: Sender): string {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="data:,">
<title>${sender ? `${title} · ${sender.name}` : title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
${sender ? header(sender.name) : null}
<div class="room">
<main${new Html(aside ? ' class="wide"' : '')}>
<div>
${body}
</div>
${aside ?? null}
</main>
</div>
${sender?.support ? html`<footer>${sender.support}</footer>` : null}
</body>
</html>
`.text;
}

function header(name: string): Html {
  const [initial] = new Intl.Segmenter().segment(name.trim());
  return html`<header>
    <div class="who">
      <span class="mark" aria-hidden="true">${initial?.segment.toUpperCase() ?? null}</span><span>${name}</span>
    </div>
  </header>`;
}
