import { refreshAt } from './pomelo.client';

const jwt = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const inHour = Math.floor(Date.now() / 1000) + 3600;

describe('a token is fetched again', () => {
  it.each([
    ['five minutes before the end that the answer tells', 86_400, jwt({ exp: inHour }), 86_100],
    ['five minutes before the end that the token tells', undefined, jwt({ exp: inHour }), 3300],
    ['after ten minutes when neither tells', undefined, jwt({}), 600],
    ['after ten minutes when the token can not be read', undefined, 'opaque', 600],
    ['after ten minutes when its end is no number', undefined, jwt({ exp: 'tomorrow' }), 600],
    ['at once when it ends within five minutes', 60, jwt({}), -240],
  ])('%s', (_, expiresIn, token, seconds) => {
    const inSeconds = (refreshAt(expiresIn, token).getTime() - Date.now()) / 1000;
    expect(Math.abs(inSeconds - seconds)).toBeLessThan(5);
  });
});
