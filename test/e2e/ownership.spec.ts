import { PROVIDERS } from '@sessionlink/domain';
import { type Gateway, startGateway } from '../support/gateway';
import type { Answer, TestPartner } from '../support/partners';

const example = (name: string): object => PROVIDERS.find((entry) => entry.name === name)?.example ?? {};

describe('a customer of one partner', () => {
  let gateway: Gateway;
  let [owner, stranger]: TestPartner[] = [];
  beforeAll(async () => void (gateway = await startGateway()));
  afterAll(() => gateway.stop());
  beforeEach(async () => void ([owner, stranger] = [await gateway.partner(), await gateway.partner()]));

  const leap = (partner: TestPartner | undefined, phoneNumber: string, more: object = {}): Promise<Answer> =>
    (partner ?? owner)?.create('leap', {
      ...example('leap'),
      email: `${phoneNumber.slice(1)}@example.com`,
      phoneNumber,
      ...more,
    }) ?? Promise.reject(new Error());

  it("is not let into by another partner on the same credential: the phone's second owner is refused before anybody is called", async () => {
    expect((await leap(owner, '+5215512340001')).status).toBe(201);
    const before = (await gateway.sandbox.ledger()).length;
    const refused = await leap(stranger, '+525512340001');
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/params/phoneNumber', code: 'duplicate_user' }] });
    expect(await gateway.sandbox.ledger()).toHaveLength(before);
    const dry = await stranger?.post('/v1/sessions?dry_run=true', {
      provider: 'leap',
      params: { ...example('leap'), phoneNumber: '+525512340001' },
    });
    expect(dry?.body).toMatchObject({ errors: [{ code: 'duplicate_user' }] });
    expect((await leap(owner, '+5215512340001')).status).toBe(201);
  });

  it('is not let into when the upstream names a user whom another partner owns', async () => {
    const phone = '+525512340003';
    await gateway.sandbox.control('PUT', '/_sandbox/leap/settings', { duplicates: 'refuse' });
    for (const time of ['first', 'again'])
      expect({ time, ...(await leap(owner, phone)) }).toMatchObject({ status: 201 });
    const { rowCount } = await gateway.database.query(
      `UPDATE handles SET partner_id = $1 WHERE use = 'subject' AND kind = 'user_id' AND partner_id = $2`,
      [stranger?.id, owner?.id],
    );
    expect(rowCount).toBe(1);
    const refused = await leap(owner, phone);
    await gateway.sandbox.control('PUT', '/_sandbox/leap/settings', { duplicates: 'allow' });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'upstream_rejected', session_id: expect.any(String) });
    const { body } = (await owner?.get(`/v1/sessions/${String(refused.body.session_id)}`)) ?? { body: {} };
    expect(body).toMatchObject({
      status: 'failed',
      reason: { code: 'duplicate_user' },
      link: { state: 'failed', has_page: false },
    });
  });

  it('is free again for the next partner when the first create was never sent', async () => {
    await gateway.sandbox.faults([{ provider: 'leap', kind: 'create', effect: 'status', status: 429 }]);
    expect((await leap(owner, '+525512340002')).status).toBe(503);
    await gateway.sandbox.faults([]);
    expect((await leap(stranger, '+525512340002')).status).toBe(201);
  });

  it('is in one create at a time: another meanwhile is told to wait', async () => {
    await gateway.sandbox.faults([{ provider: 'capa', kind: 'create', effect: 'latency', ms: 500, times: 1 }]);
    const [first, second] = await Promise.all([
      owner?.create('capa', example('capa'), { reference: 'a' }),
      owner?.create('capa', example('capa'), { reference: 'b' }),
    ]);
    const [made, waits] = first?.status === 201 ? [first, second] : [second, first];
    expect(made?.status).toBe(201);
    expect(waits?.status).toBe(409);
    expect(waits?.body).toMatchObject({ code: 'in_flight' });
    expect((await owner?.create('capa', example('capa'), { reference: 'b' }))?.status).toBe(201);
  });

  it('pays once per request key: a second session with it is refused, also in a dry run, unless the first one failed', async () => {
    expect((await owner?.create('linkmoney', example('linkmoney')))?.status).toBe(201);
    for (const path of ['/v1/sessions', '/v1/sessions?dry_run=true']) {
      const again = await owner?.post(path, { provider: 'linkmoney', params: example('linkmoney') });
      expect(again?.status).toBe(422);
      expect(again?.body).toMatchObject({
        errors: [
          { pointer: '/params/paymentDetails/requestKey', code: 'duplicate_request_key' },
          { pointer: '/params/paymentDetails/clientReferenceId', code: 'duplicate_client_reference' },
        ],
      });
    }
    expect((await stranger?.create('linkmoney', { ...example('linkmoney'), email: 'e422@example.com' }))?.status).toBe(
      422,
    );
    expect((await stranger?.create('linkmoney', example('linkmoney')))?.status).toBe(201);
  });
});
