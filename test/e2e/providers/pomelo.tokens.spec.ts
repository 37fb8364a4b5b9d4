import type { Bench } from '../../support/bench';
import { PomeloBench } from '../../support/pomelo';

let pomelo: PomeloBench;
let bench: Bench;
beforeAll(async () => {
  pomelo = await PomeloBench.start();
  ({ bench } = pomelo);
});
afterEach(() => bench.faults());
afterAll(() => bench.stop());

describe("Pomelo's token", () => {
  it('is asked for once by twenty creates at once, and kept', async () => {
    const before = await bench.effects('token');
    const api = await bench.fresh();
    const bodies = Array.from({ length: 20 }, () => pomelo.factsOf(pomelo.companyOf()));
    await Promise.all(bodies.map((facts) => bench.created(facts, api)));
    await bench.created(pomelo.factsOf(pomelo.companyOf()), api);
    expect((await bench.effects('token')) - before).toBe(1);
  });

  it('is asked for again, once, after a 401, and the create is sent again', async () => {
    const api = await bench.fresh();
    const companyId = pomelo.companyOf('A401');
    await bench.created(pomelo.factsOf(pomelo.companyOf()), api);
    const before = await bench.effects('token');
    expect((await bench.create(pomelo.factsOf(companyId), api)).end).toBe('definite');
    expect((await bench.effects('token')) - before).toBe(1);
    expect(await pomelo.creates(companyId)).toBe(1);
  });

  it('is asked for again by many at once, once, after it was revoked', async () => {
    const api = await bench.fresh();
    await bench.created(pomelo.factsOf(pomelo.companyOf()), api);
    await bench.create(pomelo.factsOf(pomelo.companyOf('A401')), await bench.fresh());
    const before = await bench.effects('token');
    const facts = Array.from({ length: 20 }, () => pomelo.factsOf(pomelo.companyOf()));
    const ends = await Promise.all(facts.map((each) => bench.create(each, api)));
    expect(ends.every(({ end }) => end === 'definite')).toBe(true);
    expect((await bench.effects('token')) - before).toBe(1);
  });

  it('means a refused credential when the same one comes again', async () => {
    const before = await bench.effects('token');
    await bench.faults({ kind: 'create', effect: 'status', status: 401 });
    const end = await bench.create(pomelo.factsOf(pomelo.companyOf()), await bench.fresh());
    expect(end).toMatchObject({ answer: { httpStatus: 502, stops: 'credential', reason: { code: 'upstream_auth' } } });
    expect((await bench.effects('token')) - before).toBe(2);
  });

  it.each<[string, Record<string, string>]>([
    ['secret', { client_secret: 'wrong' }],
    ['client', { client_id: 'another' }],
  ])('is not given for a wrong %s: the credential is refused', async (_, secrets) => {
    const companyId = pomelo.companyOf();
    const end = await bench.create(pomelo.factsOf(companyId), bench.api, bench.withSecrets(secrets));
    expect(end).toMatchObject({ answer: { httpStatus: 502, stops: 'credential' } });
    expect(await pomelo.creates(companyId)).toBe(0);
  });

  it('of one credential is never used for another one with the same client', async () => {
    await bench.created(pomelo.factsOf(pomelo.companyOf()));
    const wrong = bench.withSecrets({ client_secret: 'wrong' });
    expect(await bench.create(pomelo.factsOf(pomelo.companyOf()), bench.api, wrong)).toHaveProperty(
      'answer.stops',
      'credential',
    );
  });

  it.each(['reset_before', 'reset_after', 'garbage', 'status'])(
    'that can not be had means that the create never left: %s',
    async (effect) => {
      const companyId = pomelo.companyOf();
      await bench.faults({ kind: 'token', effect, status: 503 });
      expect((await bench.create(pomelo.factsOf(companyId), await bench.fresh())).end).toBe('not_sent');
      expect(await pomelo.creates(companyId)).toBe(0);
    },
  );

  it('that does not come in time means that the create never left', async () => {
    await bench.faults({ kind: 'token', effect: 'hang' });
    expect((await bench.create(pomelo.factsOf(pomelo.companyOf()), await bench.impatient())).end).toBe('not_sent');
  });

  it('may be a fixed one, for which nobody is asked', async () => {
    const before = await bench.effects('token');
    const api = await bench.fresh();
    const fixed = { ...bench.credential, secrets: { api_token: 'sim-pomelo-token' } };
    expect(await bench.create(pomelo.factsOf(pomelo.companyOf()), api, fixed)).toMatchObject({
      answer: { by: 'answer' },
    });
    const wrong = { ...bench.credential, secrets: { api_token: 'other' } };
    expect(await bench.create(pomelo.factsOf(pomelo.companyOf()), api, wrong)).toHaveProperty(
      'answer.stops',
      'credential',
    );
    expect(await bench.effects('token')).toBe(before);
  });
});
