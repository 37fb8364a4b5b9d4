import { gatewayEnvironment, sandboxEnvironment } from './environment';
import type { Secrets } from './secrets';

const addresses = {
  apiUrl: 'http://127.0.0.1:3000',
  sandboxUrl: 'http://127.0.0.1:4010',
  databaseUrl: 'postgres://127.0.0.1:5432/sessionlink',
};
const plain = { key: null, secret: 's' };
const secrets: Secrets = {
  encryptionKeys: 'dev:k',
  lookupKey: 'l',
  webhooks: { leap: plain, capa: plain, linkmoney: plain, pomelo: { key: 'k', secret: 's' } },
};

describe('the environment of a child', () => {
  it('never has the credentials of whoever starts the stack', () => {
    const outer = { LEAP_API_KEY: 'real', POMELO_API_TOKEN: 'real', AWS_SECRET_ACCESS_KEY: 'real' };
    const env = { ...gatewayEnvironment(outer, addresses, secrets), ...sandboxEnvironment(outer, addresses, secrets) };
    expect(Object.values(env)).not.toContain('real');
  });

  it('takes what tunes it from outside', () => {
    const outer = { PATH: '/bin', LOG_LEVEL: 'debug', CAPA_LINK_TTL_SECONDS: '5', SANDBOX_TIME_SCALE: '0.1' };
    expect(gatewayEnvironment(outer, addresses, secrets)).toMatchObject(outer);
  });

  it('sends each upstream’s webhooks to its hook of the API', () => {
    const { POMELO_WEBHOOK_URL, POMELO_WEBHOOK_SECRETS } = sandboxEnvironment({}, addresses, secrets);
    expect(POMELO_WEBHOOK_URL).toBe('http://127.0.0.1:3000/hooks/pomelo');
    expect(POMELO_WEBHOOK_SECRETS).toBe('k:s');
  });
});
