import { hostedUrl, upstreamLink } from './hosted-url';

const LONG = `https://x/${'y'.repeat(2048 - 'https://x/'.length)}`;

describe('a link that a customer may be sent to', () => {
  it.each([
    'https://onboard.example/?verification_session_id=4dec3ec0',
    'https://x/y?a=b#c',
    'http://127.0.0.1:3000/s/x',
    'http://localhost/x',
    'http://[::1]:80/x',
    LONG,
  ])('may be %s', (text) => expect(hostedUrl(text)?.href).toBe(new URL(text).href));

  it.each([
    ['plain http', 'http://x/y'],
    ['a host that only begins like this machine', 'http://127.0.0.1.example/'],
    ['script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['a relative one', '/s/x'],
    ['one without scheme', '//x/y'],
    ['user info', 'https://user:secret@x/'],
    ['a user alone', 'https://user@x/'],
    ['more than 2048 characters', `${LONG}z`],
    ['nothing', ''],
    ['a number', 7],
    ['null', null],
    ['a list', ['https://x']],
    ['absent', undefined],
  ])('is not %s', (_, value) => expect(hostedUrl(value)).toBeUndefined());
});

describe('a link that an upstream answered', () => {
  it.each([
    ['https from https', 'https://x/y', 'https://api.example', true],
    ['https from http', 'https://x/y', 'http://sandbox:4010', true],
    ['http from http', 'http://sandbox:4010/verify', 'http://sandbox:4010/capa', true],
    ['http from https', 'http://x/y', 'https://api.example', false],
    ['http to this machine from https', 'http://127.0.0.1/y', 'https://api.example', false],
    ['script from http', 'javascript:alert(1)', 'http://sandbox:4010', false],
    ['user info', 'https://u:p@x/', 'https://api.example', false],
    ['no string', { href: 'https://x' }, 'https://api.example', false],
  ])('%s', (_, value, baseUrl, isTaken) => expect(upstreamLink(value, baseUrl) !== undefined).toBe(isTaken));

  it('comes back without the blanks and line breaks that a header could not hold', () => {
    expect(upstreamLink(' https://x/a\nb ', 'https://api.example')?.href).toBe('https://x/ab');
  });
});
