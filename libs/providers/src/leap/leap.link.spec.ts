import { customerLink } from './leap.link';

const HOSTS = ['*.nomas.cash', 'links.example.com', '127.0.0.1'];

describe('where a customer may be sent (contract §2)', () => {
  it.each([
    'https://links-dev.nomas.cash/Q1nO3',
    'https://a.b.nomas.cash/x',
    'https://links.example.com/x?y=1',
    'http://127.0.0.1:4010/leap/l/Q1nO3',
    'https://127.0.0.1/x',
  ])('%s', (link) => expect(customerLink(link, HOSTS)).toBe(link));

  it.each([
    ['a foreign host', 'https://links.example.org/x'],
    ['the domain itself', 'https://nomas.cash/x'],
    ['a host that only ends alike', 'https://evilnomas.cash/x'],
    ['a host with ours before it', 'https://links.nomas.cash.example.org/x'],
    ['a user that looks like a host', 'https://links.nomas.cash@example.org/x'],
    ['plain http', 'http://links.nomas.cash/x'],
    ['a loopback host that is not listed', 'http://localhost:4010/x'],
    ['another scheme', 'javascript:alert(1)'],
    ['no URL', 'Q1nO3'],
    ['nothing', undefined],
    ['no text', 17],
  ])('not %s', (_, link) => expect(customerLink(link, HOSTS)).toBeUndefined());
});
