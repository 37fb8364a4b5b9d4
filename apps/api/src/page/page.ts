/** A plain page: who asks, and a button that goes on. */
export function render(partnerName: string, canContinue: boolean): string {
  const name = escape(partnerName);
  const body = canContinue
    ? `<p>${name} asks you to continue on a secure page.</p><form method="post"><button>Continue</button></form>`
    : `<p>There is nothing to do here at the moment. ${name} will tell you how it went.</p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>
<style>body{font:18px/1.5 system-ui;max-width:30rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.4rem}</style></head>
<body><main><h1>${name}</h1>${body}</main></body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
