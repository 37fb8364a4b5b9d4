import { TestSandbox } from '../testing/sandbox';
import { LeapPartner, linkOf, newPhone } from './leap.testing';

let sandbox: TestSandbox;
let partner: LeapPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new LeapPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

describe('the widget', () => {
  it('asks for consent before anything else, and has no way back', async () => {
    const phone = newPhone();
    const link = linkOf(await partner.create(phone));
    expect((await sandbox.call('GET', link)).body).toContain('/finish"');
    await partner.press(link, 'details');
    expect(await partner.words(phone)).toBe('UpgradePending/OtpPrivacyMissing');
    await partner.press(link, 'consent');
    expect(await partner.words(phone)).toBe('UpgradePending/None');
    expect((await partner.press(link, 'leave')).headers.get('location')).toMatch(/^\/leap\/l\/\w+\/closed$/);
    expect(await partner.words(phone)).toBe('UpgradePending/None');
  });

  it('shows whatever words a test wants', async () => {
    const phone = newPhone();
    await partner.create(phone);
    await sandbox.advance('leap', phone, 'UpgradeFailed/OfacFailed');
    expect(await partner.words(phone)).toBe('UpgradeFailed/OfacFailed');
    const to = { status: 'Completed', statusDetail: 'Compliance' };
    await sandbox.call('POST', '/_sandbox/advance', { provider: 'leap', key: phone, to });
    expect(await partner.words(phone)).toBe('Completed/Compliance');
  });
});
