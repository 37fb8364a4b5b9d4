import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { PROVIDERS } from '@sessionlink/domain';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { freePort } from '../../apps/dev/src/ports';
import { startBrowser } from '../support/browser';
import { type Gateway, startGateway } from '../support/gateway';
import type { TestPartner } from '../support/partners';

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const SIZES = { phone: PHONE, desktop: DESKTOP };
const LANGUAGES = ['en', 'es', 'pt'] as const;
/** Columns that bring a fresh session into each state that the page knows, and which link it has. */
const STATES: Record<string, { session: string; link?: string }> = {
  ready: { session: `status = 'open'` },
  again: {
    session: `status = 'requires_action', reason = '{"code":"unreadable_doc","category":"customer","message":""}'`,
  },
  renew: { session: `status = 'in_progress'`, link: `state = 'expired'` },
  preparing: { session: `status = 'created'`, link: `state = 'sending'` },
  processing: { session: `status = 'processing'` },
  in_review: { session: `status = 'in_review'` },
  no_page: { session: `status = 'in_progress'`, link: `has_page = false` },
  done: { session: `status = 'completed'` },
  ended: { session: `status = 'expired'` },
};
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const SHOTS = process.env.PAGE_SHOTS;

describe("the customer's page in a browser", () => {
  let gateway: Gateway;
  let partner: TestPartner;
  let browser: Browser;
  let stopBrowser: () => Promise<void>;
  let shop: Server;
  let shopUrl: string;

  beforeAll(async () => {
    const port = await freePort();
    gateway = await startGateway({ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` });
    partner = await gateway.partner();
    await gateway.database.query(
      `UPDATE partners SET display_name = 'Banco del Norte', support_url = 'https://banco.example/help'`,
    );
    shop = createServer((_, response) =>
      response.setHeader('Content-Type', 'text/html').end('<h1>Back in the shop</h1>'),
    );
    await once(shop.listen(0, '127.0.0.1'), 'listening');
    const address = shop.address();
    shopUrl = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
    ({ browser, stop: stopBrowser } = await startBrowser());
  });
  afterAll(async () => {
    await stopBrowser();
    shop.close();
    await gateway.stop();
  });

  async function newSession(
    provider = 'capa',
    more: object = {},
    change: object = {},
  ): Promise<{ id: string; url: string }> {
    const example = PROVIDERS.find(({ name }) => name === provider)?.example;
    const { status, body } = await partner.create(provider, { ...example, ...change }, more);
    expect(status).toBe(201);
    return { id: String(body.id), url: String(body.url) };
  }

  async function inState(name: string, locale: string): Promise<string> {
    const { id, url } = await newSession('capa', { locale });
    const { session, link } = STATES[name] ?? { session: '' };
    await gateway.database.query(`UPDATE sessions SET ${session} WHERE id = $1`, [id]);
    if (link) await gateway.database.query(`UPDATE links SET ${link} WHERE session_id = $1`, [id]);
    return url;
  }

  async function visit<T>(options: BrowserContextOptions, act: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext(options);
    try {
      return await act(await context.newPage());
    } finally {
      await context.close();
    }
  }

  /** Of axe-core, which is injected beside the page's policy: it runs nothing of its own. */
  async function faultsOf(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    return page.evaluate<string[]>(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))',
    );
  }

  function expectOurs(address: string, id: string): void {
    const { sessionlink_status, sessionlink_time, ...query } = Object.fromEntries(new URL(address).searchParams);
    const signed = `${id}.${String(sessionlink_status)}.${String(sessionlink_time)}`;
    expect(query).toEqual({
      order: '17',
      sessionlink_id: id,
      sessionlink_signature: createHmac('sha256', partner.returnSecret).update(signed).digest('base64url'),
    });
  }

  describe.each(Object.entries(SIZES))('on a %s', (size, options) => {
    it.each([true, false])(
      'takes a customer to the upstream and back to the shop (scripts run: %s)',
      async (scripts) => {
        const { id, url } = await newSession('capa', { return_url: `${shopUrl}/done?order=17#top` });
        await visit({ ...options, javaScriptEnabled: scripts }, async (page) => {
          await page.goto(url);
          await page.getByRole('button', { name: 'Continue' }).click();
          await page.waitForURL(`${gateway.sandbox.url}/capa/verify?**`);
          await page.getByRole('button', { name: 'Finish', exact: true }).click();
          await page.waitForURL(`${shopUrl}/**`);
          expect(await page.textContent('h1')).toBe('Back in the shop');
          expect(page.url()).toMatch(/#top$/);
          expectOurs(page.url(), id);
        });
      },
    );

    it('asks nobody else for anything before the press', async () => {
      for (const name of Object.keys(STATES)) {
        const url = await inState(name, 'en');
        await visit(options, async (page) => {
          const asked: string[] = [];
          const complaints: string[] = [];
          page.on('request', (request) => void asked.push(request.url()));
          page.on('console', (message) => void complaints.push(message.text()));
          await page.goto(url, { waitUntil: 'networkidle' });
          expect([name, asked.filter((each) => each !== url && !each.startsWith('data:'))]).toEqual([name, []]);
          expect([name, complaints]).toEqual([name, []]);
        });
      }
    });

    it.each(LANGUAGES)(
      'has no barrier in any state, light or dark, nor anything wider than the screen, in %s',
      (locale) =>
        visit({ ...options, locale, bypassCSP: true }, async (page) => {
          for (const name of [...Object.keys(STATES), 'later', 'missing']) {
            const state = name in STATES ? name : 'renew';
            await page.goto(name === 'missing' ? `${gateway.api.url}/s/nobody` : await inState(state, locale));
            if (name === 'later') await page.getByRole('button').click();
            expect(await page.getAttribute('html', 'lang')).toBe(locale);
            expect([name, await page.evaluate('document.documentElement.scrollWidth > innerWidth')]).toEqual([
              name,
              false,
            ]);
            for (const colorScheme of ['light', 'dark'] as const) {
              await page.emulateMedia({ colorScheme });
              expect([name, colorScheme, await faultsOf(page)]).toEqual([name, colorScheme, []]);
              if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}-${size}-${locale}-${colorScheme}.png` });
            }
          }
        }),
    );
  });

  it('lets a press run through to the shop, over every redirect in between', async () => {
    const change = { email: 'auto.leave@example.com' };
    const { id, url } = await newSession('linkmoney', { return_url: `${shopUrl}/done?order=17` }, change);
    await visit(DESKTOP, async (page) => {
      await page.goto(url);
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.waitForURL(`${shopUrl}/**`);
      expectOurs(page.url(), id);
    });
  });

  it('offers the short link as a code where another device is likely, and only there', async () => {
    const { url } = await newSession();
    for (const [size, options] of Object.entries(SIZES))
      await visit(options, async (page) => {
        await page.goto(url);
        const code = page.getByRole('img', { name: 'QR code with the address of this page' });
        expect(await code.isVisible()).toBe(size === 'desktop');
      });
  });

  it('is used with the keyboard alone, and shows where it is', async () => {
    const { url } = await newSession();
    await visit(DESKTOP, async (page) => {
      await page.goto(url);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')).toBe('3px');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${gateway.sandbox.url}/**`);
    });
  });

  it('looks again by itself while something is at work', async () => {
    const { id, url } = await newSession();
    await gateway.database.query(`UPDATE sessions SET status = 'processing' WHERE id = $1`, [id]);
    await visit({ ...PHONE, javaScriptEnabled: false }, async (page) => {
      await page.goto(url);
      await gateway.database.query(`UPDATE sessions SET status = 'completed' WHERE id = $1`, [id]);
      await page.getByRole('heading', { name: 'Your part is done' }).waitFor();
    });
  });
});
