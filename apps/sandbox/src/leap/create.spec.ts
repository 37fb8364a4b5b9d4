import { TestSandbox } from '../testing/sandbox';
import { CREATE, FULL, LeapPartner, linkOf, newPhone, SEED } from './leap.testing';

let sandbox: TestSandbox;
let partner: LeapPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new LeapPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

describe('a create', () => {
  it("answers the documentation's example, but for the code in the link", async () => {
    const { status, body } = await sandbox.call('POST', CREATE, SEED, FULL);
    expect(status).toBe(200);
    expect(body).toEqual({
      paymentMethodStatus: 'ValidCard',
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/leap\/l\/[0-9A-Za-z]{5}$/) as string,
      status: 'Completed',
      statusDetail: 'None',
    });
    expect(await partner.userId(SEED.phoneNumber)).toBe('5bMwDyW4ZDVgu58HKzocpZcZ7fz1');
    expect(await sandbox.effects('leap')).toEqual([`create ${SEED.phoneNumber}`, `lookup ${SEED.phoneNumber}`]);
  });

  it('answers a new phone without naming its user', async () => {
    const phone = newPhone();
    const { body } = await partner.create(phone);
    expect(body).toMatchObject({ status: 'UpgradePending', statusDetail: 'None' });
    expect(body).not.toHaveProperty('userId');
  });

  it('gives another link to a phone that it knows, or refuses it where that is set', async () => {
    const phone = newPhone();
    const first = linkOf(await partner.create(phone));
    expect(linkOf(await partner.create(phone))).not.toBe(first);
    await sandbox.call('PUT', '/_sandbox/leap/settings', { duplicates: 'refuse' });
    expect(await partner.create(phone)).toMatchObject({ status: 400, body: { code: 'ERROR_USER_ALREADY_ENROLLED' } });
    expect((await partner.create(newPhone())).status).toBe(200);
    await sandbox.call('PUT', '/_sandbox/leap/settings', { duplicates: 'allow' });
    expect(await sandbox.effects('leap')).toHaveLength(3);
  });

  it.each([
    ['no key', {}],
    ['another key', { api_key: 'other' }],
  ])('is refused with %s', async (_, key) => {
    expect(await partner.create(newPhone(), {}, key)).toMatchObject({
      status: 401,
      body: { reason: 'Missing or invalid API key' },
    });
    expect(await sandbox.effects('leap')).toEqual([]);
  });
});
