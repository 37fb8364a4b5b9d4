import { PROVIDERS } from '@sessionlink/domain';
import { type Gateway, startGateway } from '../support/gateway';
import type { Answer, TestPartner } from '../support/partners';

const example = (name: string): object => PROVIDERS.find((entry) => entry.name === name)?.example ?? {};

describe('an idempotency key', () => {
  let gateway: Gateway;
  let partner: TestPartner;
  beforeAll(async () => void (gateway = await startGateway()));
  afterAll(() => gateway.stop());
  beforeEach(async () => {
    partner = await gateway.partner();
    await gateway.sandbox.faults([]);
  });

  const create = (key: string, more: object = {}, params: object = example('pomelo')): Promise<Answer> =>
    partner.create('pomelo', params, more, { 'Idempotency-Key': key });
  const creates = async (after: number): Promise<number> =>
    (await gateway.sandbox.ledger(after)).filter(({ kind }) => kind === 'create').length;
  const lastEffect = async (): Promise<number> => (await gateway.sandbox.ledger()).at(-1)?.n ?? 0;

  it('makes one session and one upstream effect of 20 equal requests at once', async () => {
    const after = await lastEffect();
    const answers = await Promise.all(Array.from({ length: 20 }, () => create('twenty')));
    const made = answers.filter(({ status }) => status === 201);
    const waiting = answers.filter(({ status }) => status === 409);
    expect(made.length + waiting.length).toBe(20);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { headers, body } of waiting) {
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
      expect(body).toMatchObject({ code: 'in_flight' });
      expect(headers.get('idempotent-replayed')).toBeNull();
    }
    expect(await creates(after)).toBe(1);
    expect((await partner.get('/v1/sessions')).body).toMatchObject({ data: { length: 1 } });
    const later = await create('twenty');
    expect(later.headers.get('idempotent-replayed')).toBe('true');
    expect(later.body.id).toBe(made[0]?.body.id);
  });

  it('still holds after a crash and a restart', async () => {
    const first = await create('restart');
    await gateway.restart();
    const again = await create('restart');
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  it('is the same request whatever the order of keys in its body', async () => {
    const params = example('pomelo');
    const first = await create('order', { reference: 'a', metadata: { x: '1', y: '2' } }, params);
    const again = await create(
      'order',
      { metadata: { y: '2', x: '1' }, reference: 'a' },
      Object.fromEntries(Object.entries(params).reverse()),
    );
    expect(again.body.id).toBe(first.body.id);
  });

  it('is refused with another body', async () => {
    await create('other', { reference: 'a' });
    const { status, body } = await create('other', { reference: 'b' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'idempotency_key_reused' });
  });

  it("belongs to one partner: another's equal key makes a session of its own", async () => {
    const mine = await create('shared');
    const other = await (
      await gateway.partner()
    ).create('pomelo', example('pomelo'), {}, { 'Idempotency-Key': 'shared' });
    expect(other.status).toBe(201);
    expect(other.body.id).not.toBe(mine.body.id);
  });

  it('repeats a refusal of the upstream', async () => {
    const refused = withCompany('E422');
    const first = await create('refused', {}, refused);
    expect(first.status).toBe(422);
    expect(first.body).toMatchObject({ code: 'upstream_rejected', session_id: expect.stringMatching(/^ses_/) });
    const again = await create('refused', {}, refused);
    expect(again.status).toBe(422);
    expect(again.body.session_id).toBe(first.body.session_id);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('is freed when nothing could be sent, so that the same request can be tried again', async () => {
    await gateway.sandbox.faults([{ provider: 'pomelo', kind: 'create', effect: 'status', status: 429 }]);
    const first = await create('freed');
    expect(first.status).toBe(503);
    expect(first.headers.get('retry-after')).not.toBeNull();
    expect((await partner.get(`/v1/sessions/${String(first.body.session_id)}`)).body).toMatchObject({
      status: 'failed',
      reason: { code: 'upstream_unavailable' },
    });
    await gateway.sandbox.faults([]);
    expect((await create('freed')).status).toBe(201);
  });

  it('answers 504 with the session while nobody knows the outcome, and sends nothing again', async () => {
    const after = await lastEffect();
    await gateway.sandbox.faults([{ provider: 'pomelo', kind: 'create', effect: 'reset_after', times: 1 }]);
    const first = await create('lost');
    expect(first.status).toBe(504);
    expect(first.body).toMatchObject({ code: 'outcome_unknown', session_id: expect.stringMatching(/^ses_/) });
    const again = await create('lost');
    expect(again.status).toBe(504);
    expect(again.body.session_id).toBe(first.body.session_id);
    expect(await creates(after)).toBe(1);
    expect((await partner.get(`/v1/sessions/${String(first.body.session_id)}`)).body).toMatchObject({
      status: 'created',
      link: { state: 'unknown' },
    });
  });

  it.each(['', 'x'.repeat(256), 'tab\there'])('must be 1 to 255 printable characters: %j', async (key) => {
    expect((await create(key)).status).toBe(422);
  });

  function withCompany(suffix: string): object {
    const text = JSON.stringify(example('pomelo'));
    return JSON.parse(text.replace(/cmp-(\w{23})\w{4}/, `cmp-$1${suffix}`)) as object;
  }
});
