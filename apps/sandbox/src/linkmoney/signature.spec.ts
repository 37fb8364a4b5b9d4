import { signature } from './signature';

/** The vector of the contract (§5). */
const BODY =
  '{"id":"6d7b7f0a-3b51-4c39-8a52-0f3a9a1c2d11","creationTime":"2026-01-01T00:00:00Z","eventType":"payment.succeeded","metadata":{"resourceId":"5f3c2a10-7d4e-4b8a-9c61-2e0d4f6a8b90","resourceType":"PAYMENT","transactionType":"DEBIT","clientReferenceId":"order-17"}}';
const SIGNING = {
  secret: 'sessionlink-simulator-secret-000',
  uniqueId: '0b9f6c1e-5d1a-4f0e-9c55-6a1d2f3e4b5c',
  timestamp: 1767225600,
};

it('signs a webhook as documented', () => {
  expect(BODY).toHaveLength(262);
  expect(signature(SIGNING, BODY, 'base64')).toBe(
    'gtAo885yR+sqovLIt2Ta8vc8Xfkrf/c+Qo2wxaLXGeIB06TbPCqT4//KpzFgX3thYmJljooVarFpZJ606ahmuw==',
  );
  expect(signature(SIGNING, BODY.replace('succeeded', 'failed'), 'base64')).toBe(
    '85KWhOVKAwc6xOx1NCjTgBX7RJDm4nSypZf/PiZH8U2b4+NKCrWV5LXh41ysh4pAP9s+bY0vnPXISEEZqF57kw==',
  );
});
