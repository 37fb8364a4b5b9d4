import type { Request } from 'express';
import { EN } from './texts.en';
import { ES } from './texts.es';
import { PT } from './texts.pt';
import type { Texts } from './texts';

export const LANGUAGES = { en: EN, es: ES, pt: PT } as const satisfies Record<string, Texts>;
export type Language = keyof typeof LANGUAGES;

/** The session's, else the best of `Accept-Language`, else English. @param locale such as `pt-BR` */
export function languageOf(locale: string | null, request: Pick<Request, 'acceptsLanguages'>): Language {
  const accepted = request.acceptsLanguages(...Object.keys(LANGUAGES));
  return known(locale?.slice(0, 2)) ?? known(accepted || undefined) ?? 'en';
}

function known(name: string | undefined): Language | undefined {
  return name !== undefined && isLanguage(name) ? name : undefined;
}

function isLanguage(name: string): name is Language {
  return Object.hasOwn(LANGUAGES, name);
}
