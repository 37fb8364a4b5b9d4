import { setTimeout as sleep } from 'node:timers/promises';
import { PROVIDERS } from '@sessionlink/domain';
import { type Gateway, startGateway } from '../support/gateway';
import type { Answer } from '../support/partners';

const CREATES = 200;

describe('a kill -9 of the API during 200 creates', () => {
  let gateway: Gateway;
  beforeAll(async () => void (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  it('leaves no upstream effect without a stored session', async () => {
    const partner = await gateway.partner();
    await gateway.sandbox.faults([{ kind: 'create', effect: 'latency', ms: 20 }]);
    const work = Array.from({ length: CREATES }, (_, at) =>
      partner.create('pomelo', bodyOf(at)).catch((): Answer | null => null),
    );
    while ((await gateway.sandbox.ledger()).length < CREATES / 4) await sleep(5);
    await gateway.crash();
    const answers = await Promise.all(work);
    expect(answers.filter((answer) => answer === null).length).toBeGreaterThan(0);
    await gateway.restart();
    await gateway.sandbox.faults([]);

    const effects = (await gateway.sandbox.ledger()).filter(({ kind }) => kind === 'create');
    expect(effects.length).toBeGreaterThanOrEqual(CREATES / 8);
    for (const { key } of effects) {
      const { body } = await partner.get(`/v1/sessions?customer=${String(key)}`);
      expect(body).toMatchObject({ data: { length: 1 } });
    }
    const made = answers.filter((answer) => answer?.status === 201);
    for (const answer of made)
      expect((await partner.get(`/v1/sessions/${String(answer?.body.id)}`)).body).toEqual(answer?.body);
  });
});

/** Each for a company of its own. */
function bodyOf(at: number): object {
  const text = JSON.stringify(PROVIDERS.find(({ name }) => name === 'pomelo')?.example);
  return JSON.parse(text.replace(/cmp-\w{27}/, `cmp-${String(at).padStart(27, 'a')}`)) as object;
}
