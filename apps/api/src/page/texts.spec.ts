import { LANGUAGES, languageOf } from './language';

const NAME = 'Banco & Söhne';
const ALL = Object.entries(LANGUAGES);

/** Every text of a language by its path; those that take a name say it. */
function spoken(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const at = `${path}/${name}`;
    if (typeof value === 'function') return [[at, String((value as (partner: string) => unknown)(NAME))]];
    return typeof value === 'object' && value !== null ? spoken(value, at) : [[at, String(value)]];
  });
}

describe('what the pages say', () => {
  it.each(ALL)('in %s is complete: every text is there, trimmed, and holds nothing of ours', (_, texts) => {
    for (const [at, text] of spoken(texts)) {
      expect([at, text.trim()]).toEqual([at, text]);
      expect([at, text]).not.toEqual([at, '']);
      expect([at, text]).toEqual([at, expect.not.stringMatching(/undefined|[<>{}]|_/)]);
    }
  });

  it.each(ALL)('in %s names who asks', (_, texts) => {
    for (const { text } of [...Object.values(texts.ask), texts.done, texts.ended]) expect(text(NAME)).toContain(NAME);
    expect(texts.contact(NAME)).toContain(NAME);
  });

  it('differs between languages', () => {
    const english = new Map(spoken(LANGUAGES.en));
    const same = ALL.filter(([name]) => name !== 'en').flatMap(([, texts]) =>
      spoken(texts).filter(([at, text]) => english.get(at) === text),
    );
    expect(same).toEqual([]);
  });

  it.each([
    ['es', 'pt', 'es'],
    ['pt-BR', 'es', 'pt'],
    ['fr', 'pt', 'pt'],
    [null, 'es', 'es'],
    [null, false, 'en'],
    ['constructor', false, 'en'],
  ] as const)('is, for locale %s and a browser of %s, in %s', (locale, accepted, language) => {
    const acceptsLanguages = (() => accepted) as Parameters<typeof languageOf>[1]['acceptsLanguages'];
    expect(languageOf(locale, { acceptsLanguages })).toBe(language);
  });
});
