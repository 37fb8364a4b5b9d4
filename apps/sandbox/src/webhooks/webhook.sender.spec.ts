import type { FaultRule } from '../faults/fault.body';
import { Faults } from '../faults/faults';
import { SandboxSettings } from '../http/settings';
import { Ledger } from '../ledger/ledger';
import { Receiver } from '../testing/receiver';
import { until } from '../testing/sandbox';
import { Timers } from '../time/timers';
import { WebhookSender } from './webhook.sender';

const faults = new Faults();
const ledger = new Ledger();
const timers = new Timers(Object.assign(new SandboxSettings(), { timeScale: 0.01 }));
const sender = new WebhookSender(faults, ledger, timers);
let receiver: Receiver;

beforeAll(async () => {
  receiver = await Receiver.start('/hook');
});
afterAll(async () => {
  timers.onApplicationShutdown();
  await receiver.close();
});
beforeEach(() => {
  receiver.clear();
  ledger.clear();
});

function rule(effect: FaultRule['effect'], more: Partial<FaultRule> = {}): void {
  faults.set({ rules: [{ effect, ...more }] });
}

let tries = 0;
function send(news: string, url = receiver.url): void {
  sender.send({
    provider: 'capa',
    key: 'user-1',
    id: news,
    url,
    retryDelaysMs: [1000, 1000],
    request: (missign) => ({ headers: { 'X-Try': String(++tries), 'X-Wrong': String(missign) }, body: `"${news}"` }),
  });
}

it('sends news of one key in order, and keeps a ledger of it', async () => {
  rule('webhook_lose', { times: 1, provider: 'leap' });
  send('one');
  send('two');
  expect(await receiver.received(2)).toEqual(['one', 'two']);
  await until(
    () => ledger.after(0),
    (effects) => effects.length === 2,
  );
  expect(ledger.after(0)).toMatchObject([
    { provider: 'capa', kind: 'webhook', key: 'user-1', id: 'one' },
    { id: 'two' },
  ]);
});

it('repeats as often as the upstream does, asking for a new signature each time', async () => {
  faults.set({ rules: [] });
  receiver.refusals.push(500, 302, 500);
  send('refused');
  await receiver.received(3);
  send('taken');
  expect(await receiver.received(4)).toEqual(['refused', 'refused', 'refused', 'taken']);
  expect(new Set(receiver.deliveries.map(({ headers }) => headers['x-try'])).size).toBe(4);
});

it('survives a receiver that isn’t there', async () => {
  send('lost', 'http://127.0.0.1:9/hook');
  send('here');
  expect(await receiver.received(1)).toEqual(['here']);
});

it('loses, doubles and delays', async () => {
  faults.set({
    rules: [
      { effect: 'webhook_lose', times: 1 },
      { effect: 'webhook_duplicate', times: 2 },
    ],
  });
  send('lost');
  send('doubled');
  rule('webhook_delay', { ms: 50, times: 1 });
  send('late');
  send('soon');
  expect(await receiver.received(4)).toEqual(['doubled', 'doubled', 'soon', 'late']);
});

it('lets the next overtake, but doesn’t wait for it for ever', async () => {
  rule('webhook_reorder', { times: 1 });
  send('first');
  send('second');
  expect(await receiver.received(2)).toEqual(['second', 'first']);
  rule('webhook_reorder');
  send('alone');
  expect(await receiver.received(3)).toContain('alone');
});

it('mis-signs in all tries', async () => {
  rule('webhook_missign', { times: 1 });
  receiver.refusals.push(401, 401);
  send('wrong');
  await receiver.received(3);
  expect(receiver.deliveries.map(({ headers }) => headers['x-wrong'])).toEqual(['true', 'true', 'true']);
});
