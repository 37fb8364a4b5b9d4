import { signature } from './signature';

/** The vector of the contract (§5); each change of it gives the contract's other value. */
const BODY =
  '{"event_id":"identity-session-status-changed","session":{"id":"iss-2lG0Yvy1fqyFX1ghT6kiAhrc2fR","status":"VERIFIED"},"idempotency_key":"2kyeY3v5Q9m8GzGD6dfYgrevMr6"}';
const SIGNING = {
  secret: 'c2Vzc2lvbmxpbmstc2ltdWxhdG9yLXNlY3JldC0wMDA=',
  timestamp: '1724260844',
  endpoint: '/hooks/pomelo',
};
const encoded = Buffer.from(SIGNING.secret).toString('base64');

it.each([
  ['as documented', SIGNING, BODY, 'xJB0PXk9pVydFMbrC01vhliLWh4t+J4Y6P5+UKUEYs0='],
  [
    'with the secret not decoded',
    { ...SIGNING, secret: encoded },
    BODY,
    'KwTuIpZWL9/DiPYCxjp8lu5sQtBeYmI2DF8XoPY8OPM=',
  ],
  [
    'over another status',
    SIGNING,
    BODY.replace('VERIFIED', 'REJECTED'),
    'f/5s1/INm4uAT3yCPUxyIpdUN0cSW98FFzl/I2lfEK8=',
  ],
])('signs a webhook %s', (_how, signing, body, digest) => {
  expect(signature(signing, body, 'base64')).toBe(`hmac-sha256 ${digest}`);
});

it('signs in hex what has to be refused', () => {
  expect(signature(SIGNING, BODY, 'hex')).toMatch(/^hmac-sha256 [0-9a-f]{64}$/);
});
