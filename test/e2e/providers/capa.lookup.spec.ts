import type { Seen } from '@sessionlink/providers';
import type { Bench } from '../../support/bench';
import { CapaBench } from '../../support/capa';

let capa: CapaBench;
let bench: Bench;
beforeAll(async () => {
  capa = await CapaBench.start();
  ({ bench } = capa);
});
afterEach(() => bench.faults());
afterAll(() => bench.stop());

describe('a lookup at Capa', () => {
  it('finds nothing for somebody who was never verified', async () => {
    expect(await bench.lookedUp(capa.factsOf(capa.userOf()))).toEqual([{ by: 'lookup', word: null }]);
  });

  it('claims nothing before the person has done something', async () => {
    const { facts } = await capa.opened();
    expect(await bench.lookedUp(facts)).toEqual([{ by: 'lookup', word: 'UNKNOWN', notes: [] }]);
  });

  it.each<[string, string, Seen['change']]>([
    ['finish', 'VERIFIED', { status: 'completed', outcome: 'approved' }],
    ['review', 'REVIEW', { status: 'in_review' }],
  ])('finds what came of "%s": %s', async (button, word, change) => {
    const { facts, url } = await capa.opened();
    await capa.press(url, button);
    expect(await bench.lookedUpUntil(facts, (seen) => seen.word === word)).toMatchObject({ change, notes: [] });
  });

  it.each([
    ['0a01', 'VERIFIED', 'approved'],
    ['0a02', 'APPROVED', 'approved'],
    ['0d01', 'DECLINED', 'declined'],
    ['0e02', 'VERIFIED', 'approved'],
    ['0e03', 'DECLINED', 'declined'],
    ['0f04', 'VERIFIED', 'approved'],
    ['0f0a', 'APPROVED', 'approved'],
  ])('finds the verdict of %s: %s', async (suffix, word, outcome) => {
    const { facts } = await capa.opened(suffix);
    const seen = await bench.lookedUpUntil(facts, (each) => each.word === word);
    expect(seen.change).toMatchObject({ status: 'completed', outcome });
  });

  it.each([
    ['CREATED_KYC', 'UNKNOWN', undefined],
    ['DECLINED', 'DECLINED', 'completed'],
    ['pending', 'pending', 'processing'],
    ['FAILED', 'FAILED', 'requires_action'],
    ['ON_HOLD', 'ON_HOLD', undefined],
  ])('after %s it says %s: %s', async (to, word, status) => {
    const { facts, userId } = await capa.opened();
    await bench.sandbox.advance('capa', userId, to);
    const [seen] = await bench.lookedUp(facts);
    expect([seen?.word, seen?.change?.status]).toEqual([word, status]);
  });

  it('says that a word is unknown', async () => {
    const { facts } = await capa.opened('0f07');
    const seen = await bench.lookedUpUntil(facts, (each) => each.word === 'ON_HOLD');
    expect(seen.notes).toEqual([{ code: 'unknown_status', data: { word: 'ON_HOLD' } }]);
  });

  it('does not take an older approval for its own', async () => {
    const { facts, url } = await capa.opened('0901');
    expect(await bench.lookedUp(facts)).toEqual([{ by: 'lookup', word: null }]);
    await capa.press(url, 'refuse');
    const seen = await bench.lookedUpUntil(facts, (each) => each.word !== null);
    expect(seen.change).toMatchObject({ outcome: 'declined' });
  });

  it('does not take somebody else’s session for its own', async () => {
    const { facts } = await capa.opened('0f09');
    expect(await bench.lookedUp(facts)).toEqual([{ by: 'lookup', word: null }]);
  });

  it('tells by the time whose it is, when the link shows no id', async () => {
    const { facts, userId } = await capa.opened('050a');
    await bench.sandbox.advance('capa', userId, 'APPROVED');
    const later = { ...facts, createdAt: new Date(Date.now() + 3_600_000) };
    expect((await bench.lookedUp(facts))[0]?.change).toMatchObject({ outcome: 'approved' });
    expect(await bench.lookedUp(later)).toEqual([{ by: 'lookup', word: null }]);
  });

  it('keeps nothing personal of an answer that is full of it', async () => {
    const { facts, userId } = await capa.opened('0902');
    await bench.sandbox.advance('capa', userId, 'VERIFIED');
    const seen = await bench.lookedUp(facts);
    expect(seen).toMatchObject([{ word: 'VERIFIED', change: { outcome: 'approved' } }]);
    expect(JSON.stringify(seen)).not.toMatch(/Garcia|GAMA|media\.example|524401234567/);
  });

  it('is refused with a key that Capa does not know', async () => {
    const end = await bench.lookup(capa.factsOf(capa.userOf()), bench.api, bench.withSecrets({ api_key: 'other' }));
    expect(end).toMatchObject({ end: 'definite', answer: { stops: 'credential' } });
  });

  it.each(['reset_before', 'reset_after', 'garbage', 'status'])(
    'is unknown when something breaks: %s',
    async (effect) => {
      const { facts } = await capa.opened();
      await bench.faults({ kind: 'lookup', effect, status: 500 });
      expect((await bench.lookup(facts))?.end).toBe('unknown');
    },
  );

  it('is unknown after its deadline', async () => {
    const { facts } = await capa.opened();
    await bench.faults({ kind: 'lookup', effect: 'hang' });
    expect((await bench.lookup(facts, await bench.impatient()))?.end).toBe('unknown');
  });
});
