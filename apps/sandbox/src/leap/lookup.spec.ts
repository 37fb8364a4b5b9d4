import { TestSandbox } from '../testing/sandbox';
import { FULL, LeapPartner, linkOf, LOOKUP, newPhone, SEED, SEND } from './leap.testing';

let sandbox: TestSandbox;
let partner: LeapPartner;

beforeAll(async () => {
  sandbox = await TestSandbox.start();
  partner = new LeapPartner(sandbox);
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.app.close());

describe('a reissue', () => {
  it('gives a new link for a user, with either key, and is an effect of its own', async () => {
    const phone = newPhone();
    const first = linkOf(await partner.create(phone));
    const answer = await partner.reissue(await partner.userId(phone));
    expect(linkOf(answer)).not.toBe(first);
    expect((await sandbox.call('GET', first)).status).toBe(200);
    expect(await sandbox.effects('leap')).toEqual(
      ['create', 'lookup', 'reissue', 'page'].map((kind) => `${kind} ${phone}`),
    );
    expect(await partner.reissue('nobody')).toMatchObject({ status: 404, body: { reason: 'User not found.' } });
    expect((await partner.reissue('no%20body')).status).toBe(400);
  });
});

describe('a lookup', () => {
  it('needs the wider scope, which creating and reissuing do not', async () => {
    const phone = newPhone();
    expect((await partner.create(phone, {}, SEND)).status).toBe(200);
    expect((await partner.lookup(phone, SEND)).status).toBe(401);
    expect((await partner.lookup(phone)).status).toBe(404);
  });

  it.each([
    ['no alias', {}, 'ERROR_INVALID_SCHEMA'],
    ['a phone without its country', { phoneNumber: '+525512345678' }, 'ERROR_INVALID_SCHEMA'],
    ['a phone without plus', { phoneNumber: '525512345678', countryCode: 'MX' }, 'INVALID_PHONE_NUMBER'],
    ['another country', { phoneNumber: SEED.phoneNumber, countryCode: 'US' }, 'ERROR_COUNTRY_NOT_SUPPORTED'],
    ['no e-mail', { email: 'x', phoneNumber: SEED.phoneNumber, countryCode: 'MX' }, 'ERROR_INVALID_EMAIL_FORMAT'],
  ])('is refused with %s', async (_, body, code) => {
    expect(await sandbox.call('POST', LOOKUP, body, FULL)).toMatchObject({ status: 400, body: { code } });
  });

  it('goes by the e-mail when both are sent', async () => {
    const [mine, other] = [newPhone(), newPhone()];
    await partner.create(mine, { email: `mine${mine}@example.com` });
    await partner.create(other, { email: `other${mine}@example.com` });
    const body = { phoneNumber: mine, countryCode: 'MX', email: `other${mine}@example.com` };
    expect((await sandbox.call('POST', LOOKUP, body, FULL)).body).toMatchObject({
      userId: await partner.userId(other),
    });
  });
});
