import 'reflect-metadata';
import { readSettings } from '@sessionlink/config';
import { LeapSettings } from './leap.settings';

const needed = { LEAP_BASE_URL: 'https://raas-partner-cv.nomas.cash/v1', LEAP_API_KEY: 'key' };

describe("Leap's settings", () => {
  it('need a base URL and a key only', () => {
    expect(readSettings(LeapSettings, needed)).toMatchObject({
      baseUrl: 'https://raas-partner-cv.nomas.cash/v1',
      apiKey: 'key',
      tokenEnvironment: 'sandbox',
      linkTtlSeconds: 3600,
      linkHosts: ['*.nomas.cash'],
    });
  });

  it('read lists with blanks, a slash at the end of the URL, a key of 4 KiB', () => {
    const read = readSettings(LeapSettings, {
      LEAP_BASE_URL: 'http://127.0.0.1:4010/leap/v1/',
      LEAP_API_KEY: 'k'.repeat(4096),
      LEAP_COUNTRIES: 'MX, US',
      LEAP_TOKEN_ENV: 'live',
      LEAP_LINK_TTL_SECONDS: '600',
      LEAP_LINK_HOSTS: '127.0.0.1, [::1], *.Nomas.cash',
    });
    expect(read.apiKey).toHaveLength(4096);
    expect(read).toMatchObject({
      baseUrl: 'http://127.0.0.1:4010/leap/v1',
      countries: ['MX', 'US'],
      tokenEnvironment: 'live',
      linkTtlSeconds: 600,
      linkHosts: ['127.0.0.1', '[::1]', '*.nomas.cash'],
    });
  });

  it.each([
    ['LEAP_BASE_URL', 'raas'],
    ['LEAP_API_KEY', 'two words'],
    ['LEAP_COUNTRIES', 'mx'],
    ['LEAP_COUNTRIES', 'MX,XX'],
    ['LEAP_TOKEN_ENV', 'tok_live'],
    ['LEAP_LINK_TTL_SECONDS', '1'],
    ['LEAP_LINK_HOSTS', 'https://links.nomas.cash'],
    ['LEAP_LINK_HOSTS', '*'],
  ])('name %s when it is %p', (name, value) =>
    expect(() => readSettings(LeapSettings, { ...needed, [name]: value })).toThrow(name),
  );
});
