import { createHash } from 'node:crypto';

/** The only style of all pages. System fonts: nothing is fetched. Contrast is 7:1 and more, light and dark. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f2f4f7;--card:#fff;--ink:#14202e;--soft:#4a5869;--line:#d9dfe7;--accent:#0a4a86;--on-accent:#fff;--tint:#e9f1fa}
@media (prefers-color-scheme:dark){:root{--ground:#0e141b;--card:#18212c;--ink:#eef2f6;--soft:#b4c0cd;--line:#2e3a48;--accent:#9ccbff;--on-accent:#06233f;--tint:#1d2c3d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;min-height:100dvh;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;display:flex;flex-direction:column}
header{background:var(--card);border-bottom:1px solid var(--line);padding:1rem 1.25rem}
.who{display:flex;align-items:center;gap:.75rem;max-width:54rem;margin:0 auto;font-weight:600;overflow-wrap:anywhere}
.mark{flex:none;display:grid;place-items:center;width:2.25rem;height:2.25rem;border-radius:.5rem;background:var(--accent);color:var(--on-accent);font-size:1.125rem}
main{width:100%;max-width:32rem;margin:0 auto;padding:2rem 1.25rem 2.5rem}
.sign{display:block;width:3rem;height:3rem;margin:0 0 1.25rem -.25rem;color:var(--accent)}
h1{font-size:1.75rem;line-height:1.2;letter-spacing:-.01em;margin:0 0 .75rem;text-wrap:balance;overflow-wrap:anywhere}
p{margin:0 0 1rem;overflow-wrap:anywhere}
.room{flex:1}
main p:last-child{margin-bottom:0}
.soft{color:var(--soft);font-size:.9375rem}
.note{background:var(--tint);border-left:.25rem solid var(--accent);border-radius:.25rem .5rem .5rem .25rem;padding:.875rem 1rem;margin:1.25rem 0}
.note p{margin:0}
form{margin:1.75rem 0 1.25rem}
.go{appearance:none;display:block;width:100%;border:0;border-radius:.625rem;padding:.9375rem 1.25rem;min-height:3.25rem;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:600;text-align:center;text-decoration:none;text-wrap:balance;cursor:pointer}
.go:hover{filter:brightness(1.12)}
.second{background:none;color:var(--accent);border:1.5px solid var(--accent);margin-top:1.5rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.375rem}
.go:focus-visible{border-radius:.625rem}
.phone{display:none}
footer{border-top:1px solid var(--line);padding:1rem 1.25rem 1.25rem;text-align:center;color:var(--soft);font-size:.9375rem}
footer a{display:inline-block;padding:.375rem .25rem}
@media (min-width:48rem){
main{margin:auto;padding:2.5rem;background:var(--card);border:1px solid var(--line);border-radius:1rem}
.room{display:flex;padding:2.5rem 1.5rem}
.wide{max-width:54rem;display:grid;grid-template-columns:1fr auto;gap:2.5rem;align-items:center}
.phone{display:block;width:13.5rem;padding-left:2.5rem;border-left:1px solid var(--line);box-sizing:content-box;text-align:center}
.code{display:block;background:#fff;border:1px solid var(--line);border-radius:.75rem;overflow:hidden;margin-bottom:1rem}
.code svg{display:block;width:100%;height:auto}
.phone h2{font-size:1.0625rem;margin:0 0 .25rem}
.phone p{margin:0}
}
@media (forced-colors:active){.go,.note,.mark{border:1px solid}}
`;

/** For the policy: this element, and no other. */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
