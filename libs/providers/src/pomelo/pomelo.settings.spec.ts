import 'reflect-metadata';
import { isConfigured, readSettings } from '@sessionlink/config';
import { PomeloSettings } from './pomelo.settings';

const CLIENT = { POMELO_CLIENT_ID: 'client', POMELO_CLIENT_SECRET: 'secret', POMELO_AUDIENCE: 'https://auth.example' };
const ENV = { POMELO_BASE_URL: 'https://api-stage.pomelo.la', ...CLIENT };

it('takes a client, or a fixed token', () => {
  expect(readSettings(PomeloSettings, ENV)).toMatchObject({ clientId: 'client', linkTtlSeconds: 86_400 });
  const fixed = { POMELO_BASE_URL: ENV.POMELO_BASE_URL, POMELO_API_TOKEN: 'token' };
  expect(readSettings(PomeloSettings, fixed)).toMatchObject({ apiToken: 'token' });
});

it.each([
  ['POMELO_BASE_URL', undefined],
  ['POMELO_BASE_URL', 'api.pomelo.la'],
  ['POMELO_CLIENT_ID', undefined],
  ['POMELO_CLIENT_SECRET', undefined],
  ['POMELO_AUDIENCE', undefined],
  ['POMELO_LINK_TTL_SECONDS', 'a day'],
  ['POMELO_LINK_TTL_SECONDS', '0'],
])('names %s when it is %s', (name, value) => {
  expect(() => readSettings(PomeloSettings, { ...ENV, [name]: value })).toThrow(`- ${name}`);
});

it('is not configured when nothing of it is set', () => {
  expect(isConfigured(PomeloSettings, {})).toBe(false);
  expect(isConfigured(PomeloSettings, { POMELO_AUDIENCE: 'x' })).toBe(true);
});
