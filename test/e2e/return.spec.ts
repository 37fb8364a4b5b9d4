import { createHmac } from 'node:crypto';
import { PROVIDERS } from '@sessionlink/domain';
import { type Gateway, startGateway } from '../support/gateway';
import { NATIVE_AUTH } from '../support/native-auth';
import type { TestPartner } from '../support/partners';

const RETURN_URL = 'https://shop.example/done?order=17#top';
const UPSTREAM: Record<string, { field: string; query: string }> = {
  linkmoney: { field: 'redirectUrl', query: 'status=200&customerId=a%2Fb&paymentId=p-1&paymentStatusCode=0' },
  capa: { field: 'partnerRedirectUri', query: 'verification_session_id=0b9c' },
};

describe('coming back from the upstream', () => {
  let gateway: Gateway;
  let partner: TestPartner;
  beforeAll(async () => {
    gateway = await startGateway();
    partner = await gateway.partner();
  });
  afterAll(() => gateway.stop());

  function exampleOf(name: string): object {
    return PROVIDERS.find((entry) => entry.name === name)?.example ?? {};
  }

  async function newSession(
    name: string,
    more: object = { return_url: RETURN_URL },
  ): Promise<{ id: string; path: string }> {
    const { body } = await partner.create(name, exampleOf(name), more);
    return { id: String(body.id), path: new URL(String(body.url)).pathname };
  }

  async function comeBack(path: string): Promise<string> {
    const { status, headers } = await fetch(gateway.api.url + path, { redirect: 'manual' });
    expect(status).toBe(303);
    return headers.get('location') ?? '';
  }

  it('goes on to the return URL with id, status and time, signed for the partner', async () => {
    const { id, path } = await newSession('capa');
    const link = new URL(await comeBack(`${path}/return/1?verification_session_id=x&sessionlink_status=completed`));
    expect(link.href).toMatch(/^https:\/\/shop\.example\/done\?order=17&sessionlink_id=ses_\w+&.*#top$/);
    const time = link.searchParams.get('sessionlink_time') ?? '';
    expect(Math.abs(Number(time) - Date.now() / 1000)).toBeLessThan(60);
    const signed = createHmac('sha256', partner.returnSecret).update(`${id}.open.${time}`).digest('base64url');
    expect(Object.fromEntries(link.searchParams)).toEqual({
      order: '17',
      sessionlink_id: id,
      sessionlink_status: 'open',
      sessionlink_time: time,
      sessionlink_signature: signed,
    });
  });

  it.each(Object.entries(UPSTREAM))(
    "gives programs of %s's own route its query back, unchanged and first",
    async (name, { field, query }) => {
      const native = PROVIDERS.find((entry) => entry.name === name)?.native.path ?? '';
      const example = { ...exampleOf(name), [field]: RETURN_URL.replace('#top', '') };
      const auth = { Authorization: '', ...NATIVE_AUTH[name]?.(partner.key) };
      const { headers } = await partner.post(native, example, auth);
      const { body } = await partner.get(`/v1/sessions/${String(headers.get('sessionlink-session'))}`);
      const { pathname } = new URL(String(body.url));
      const wanted = `https://shop.example/done?order=17&${query}&sessionlink_id=`;
      expect(await comeBack(`${pathname}/return/1?x=1&${query}&sessionlink_id=forged`)).toContain(wanted);
      expect(await comeBack(`/return/${name}?s=${pathname.slice(3)}.1&${query}`)).toContain(wanted);
      expect(await comeBack(`/return/${name}?s=${pathname.slice(3)}.1?${query}`)).toContain(wanted);
    },
  );

  it("ends on the session's page where there is no return URL", async () => {
    const { path } = await newSession('pomelo', {});
    expect(await comeBack(`${path}/return/1?status=done`)).toBe(path);
    expect(await comeBack(`/return/pomelo?s=${path.slice(3)}.1`)).toBe(path);
  });

  it('is a page that says 404 for an attempt, a session or a provider that it is not', async () => {
    const { path } = await newSession('capa');
    const token = path.slice(3);
    const wrong = ['0', '2', '01', '1.0', '-1', '1e0', 'x'].map((attempt) => `${path}/return/${attempt}`);
    const fixed = [`capa?s=${token}.2`, `capa?s=${token}`, `leap?s=${token}.1`, `nobody?s=${token}.1`, 'capa?s=x.1'];
    for (const each of [...wrong, '/s/nobody/return/1', ...fixed.map((rest) => `/return/${rest}`)]) {
      const page = await fetch(gateway.api.url + each, { redirect: 'manual' });
      expect([each, page.status]).toEqual([each, 404]);
      expect(page.headers.get('content-type')).toContain('text/html');
    }
  });

  it('believes nothing that the address says', async () => {
    partner = await gateway.partner(); // a payment's key belongs to one session
    const { id, path } = await newSession('linkmoney');
    await comeBack(`${path}/return/1?status=200&customerId=x&paymentStatusCode=0`);
    expect((await partner.get(`/v1/sessions/${id}`)).body).toMatchObject({ status: 'open', outcome: null });
  });
});
