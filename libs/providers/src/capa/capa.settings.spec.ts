import 'reflect-metadata';
import { readSettings, SettingsError } from '@sessionlink/config';
import { CapaSettings } from './capa.settings';

const ENV = { CAPA_BASE_URL: 'https://staging-api.capa.fi', CAPA_API_KEY: ' key-1 ' };

it('trims the key, and knows how long a link is taken to live', () => {
  expect(readSettings(CapaSettings, ENV)).toEqual({
    baseUrl: ENV.CAPA_BASE_URL,
    apiKey: 'key-1',
    linkTtlSeconds: 1800,
  });
});

it.each([
  ['no base URL', { CAPA_BASE_URL: undefined }, 'CAPA_BASE_URL'],
  ['a base URL without scheme', { CAPA_BASE_URL: 'staging-api.capa.fi' }, 'CAPA_BASE_URL'],
  ['no key', { CAPA_API_KEY: undefined }, 'CAPA_API_KEY'],
  ['a key with a blank', { CAPA_API_KEY: 'key 1' }, 'CAPA_API_KEY'],
  ['a key with a line break', { CAPA_API_KEY: 'key\n1' }, 'CAPA_API_KEY'],
  ['a lifetime in words', { CAPA_LINK_TTL_SECONDS: 'long' }, 'CAPA_LINK_TTL_SECONDS'],
])('names the variable of %s', (_, change, name) => {
  expect(() => readSettings(CapaSettings, { ...ENV, ...change })).toThrow(SettingsError);
  expect(() => readSettings(CapaSettings, { ...ENV, ...change })).toThrow(name);
});
