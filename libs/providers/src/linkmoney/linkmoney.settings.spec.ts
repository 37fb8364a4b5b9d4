import { isConfigured, readSettings } from '@sessionlink/config';
import { LinkMoneySettings } from './linkmoney.settings';

const env = {
  LINKMONEY_BASE_URL: 'https://api.link-sandbox.money',
  LINKMONEY_CLIENT_ID: 'client',
  LINKMONEY_CLIENT_SECRET: 'secret',
};

describe("Link Money's settings", () => {
  it('need a base URL, a client id and a secret; a link is taken to live half an hour', () =>
    expect(readSettings(LinkMoneySettings, env)).toMatchObject({ clientId: 'client', linkTtlSeconds: 1800 }));

  it.each<[string, string]>([
    ['LINKMONEY_BASE_URL', 'api.link.money'],
    ['LINKMONEY_CLIENT_ID', ''],
    ['LINKMONEY_CLIENT_SECRET', ''],
    ['LINKMONEY_LINK_TTL_SECONDS', 'soon'],
    ['LINKMONEY_RETURN_URL', '/return/linkmoney'],
    ['LINKMONEY_DEFAULT_EXPERIENCE', 'PAY'],
  ])('name %s when it is %j', (name, value) =>
    expect(() => readSettings(LinkMoneySettings, { ...env, [name]: value })).toThrow(name),
  );

  it('may be absent altogether: not configured', () => expect(isConfigured(LinkMoneySettings, {})).toBe(false));
});
