import { bodyOf, LeapBench, phoneOf } from '../../support/leap';
import type { FaultRule } from '../../support/sandbox';

let bench: LeapBench;
beforeAll(async () => {
  bench = await LeapBench.start();
});
afterEach(async () => {
  await bench.sandbox.faults([]);
  await bench.sandbox.control('PUT', '/_sandbox/leap/settings', { duplicates: 'allow' });
});
afterAll(() => bench.stop());

const refuseDuplicates = (): Promise<unknown> =>
  bench.sandbox.control('PUT', '/_sandbox/leap/settings', { duplicates: 'refuse' });

describe('a create at Leap that gives no link', () => {
  it('9007: a 204 for an unknown user is no link', async () => {
    const phone = phoneOf('9007');
    expect(await bench.create(bench.factsOf(bodyOf(phone)))).toMatchObject({
      end: 'definite',
      answer: {
        httpStatus: 502,
        upstreamStatus: 204,
        stops: 'session',
        reason: { code: 'no_link', category: 'provider' },
      },
    });
    expect(await bench.effectsOf(phone)).toEqual(['lookup']);
  });

  it('9008: a 204 for a known user gets its link by v4', async () => {
    const phone = phoneOf('9008');
    const seen = await bench.created(bench.factsOf(bodyOf(phone)));
    expect(seen).toMatchObject({
      by: 'answer',
      change: { status: 'open' },
      link: { state: 'active', refs: { baseline_status: 'Completed' } },
      refs: { user_id: expect.any(String) as string },
      handles: [
        { kind: 'user_id', use: 'subject' },
        { kind: 'user_id', use: 'apply' },
      ],
    });
    expect(await bench.effectsOf(phone)).toEqual(['lookup', 'reissue']);
  });

  it('a 204 for a known user without a link by v4 takes the state of the user', async () => {
    const phone = phoneOf('9008');
    await bench.sandbox.faults([{ provider: 'leap', kind: 'reissue', effect: 'status', status: 404 }]);
    expect(await bench.created(bench.factsOf(bodyOf(phone)))).toMatchObject({
      by: 'lookup',
      word: 'Completed',
      change: { status: 'completed', outcome: 'approved' },
      link: { state: 'failed', url: null },
    });
  });

  it.each<FaultRule>([
    { effect: 'reset_before' },
    { effect: 'status', status: 500 },
    { effect: 'status', status: 429 },
  ])('a 204 whose lookup ends without an answer (%j) leaves the outcome unknown', async (rule) => {
    await bench.sandbox.faults([{ provider: 'leap', kind: 'lookup', ...rule }]);
    const provider = await bench.impatient();
    expect(await bench.create(bench.factsOf(bodyOf(phoneOf('9008'))), provider)).toMatchObject({ end: 'unknown' });
  });

  it('a 204 to a key that may not look up stops the credential', async () => {
    const facts = bench.factsOf(bodyOf(phoneOf('9008')));
    expect(await bench.create(facts, bench.api, bench.withKey('sim-leap-send'))).toMatchObject({
      end: 'definite',
      answer: { stops: 'credential', reason: { code: 'upstream_auth' } },
    });
  });
});

describe('a create at Leap for somebody who is enrolled', () => {
  it('9010: already enrolled, and this partner’s own customer: gets its link by v4', async () => {
    const phone = phoneOf('9010');
    const seen = await bench.created(bench.factsOf(bodyOf(phone), { returning: true }));
    expect(seen).toMatchObject({ change: { status: 'open' }, link: { state: 'active' } });
    expect(await bench.effectsOf(phone)).toEqual(['lookup', 'reissue']);
  });

  it('already enrolled, but unknown by phone: the e-mail is somebody else’s', async () => {
    await bench.sandbox.faults([{ provider: 'leap', kind: 'lookup', effect: 'status', status: 404 }]);
    expect(await bench.create(bench.factsOf(bodyOf(phoneOf('9010')), { returning: true }))).toMatchObject({
      end: 'definite',
      answer: { httpStatus: 422, reason: { code: 'duplicate_user' } },
    });
  });

  it('9011: refused with the user left behind, the corrected one meets "already enrolled"', async () => {
    const facts = bench.factsOf(bodyOf(phoneOf('9011')));
    expect(await bench.create(facts)).toMatchObject({ answer: { reason: { code: 'upstream_rejected' } } });
    expect(await bench.create(facts)).toMatchObject({ answer: { reason: { code: 'duplicate_user' } } });
    expect(await bench.created({ ...facts, returning: true })).toMatchObject({ link: { state: 'active' } });
  });

  it('for a known phone, where Leap refuses those, is refused; the owner gets a link', async () => {
    const facts = bench.factsOf(bodyOf(phoneOf()));
    await bench.created(facts);
    await refuseDuplicates();
    expect(await bench.create(facts)).toMatchObject({ answer: { reason: { code: 'duplicate_user' } } });
    expect(await bench.created({ ...facts, returning: true })).toMatchObject({
      change: { status: 'open' },
      link: { state: 'active' },
      refs: { user_id: expect.any(String) as string },
    });
  });

  it('9030: known, refused, and not validated enough for v4: the user’s state, without a link', async () => {
    const facts = bench.factsOf(bodyOf(phoneOf('9030')));
    await bench.created(facts);
    await refuseDuplicates();
    expect(await bench.created({ ...facts, returning: true })).toMatchObject({
      by: 'lookup',
      change: { status: 'open' },
      link: { state: 'failed', url: null },
    });
  });
});
