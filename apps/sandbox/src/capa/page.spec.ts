import { TestSandbox } from '../testing/sandbox';
import { CapaPartner, linkOf, newUser } from './capa.testing';

let sandbox: TestSandbox;
let partner: CapaPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new CapaPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

describe('the page', () => {
  it.each([
    ['finish', 'VERIFIED'],
    ['refuse', 'DECLINED'],
    ['review', 'REVIEW'],
  ])('%s sends the customer back and leads to %s', async (button, word) => {
    const userId = newUser();
    const link = linkOf(await partner.create(userId, { partnerRedirectUri: 'https://partner.example/done?a=b%20c#d' }));
    const id = new URL(link).searchParams.get('verification_session_id') ?? '';
    expect((await sandbox.call('GET', link)).body).toContain(`action="/capa/verify/${button}?`);
    const { status, headers } = await partner.press(link, button);
    expect([status, headers.get('location')]).toEqual([
      303,
      `https://partner.example/done?a=b%20c&verification_session_id=${id}#d`,
    ]);
    await partner.becomes(userId, word);
    expect((await sandbox.call('GET', link)).body).not.toContain('<form');
  });

  it('changes nothing for a customer who leaves', async () => {
    const userId = newUser();
    expect((await partner.press(linkOf(await partner.create(userId)), 'leave')).status).toBe(303);
    expect(await partner.result(userId)).toBe('UNKNOWN');
  });
});
