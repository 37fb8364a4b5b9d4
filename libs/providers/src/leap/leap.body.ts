import type { Facts } from '../provider';
import type { LeapParams } from './leap.params';

/** What Leap gets: the partner's body, with the widget's language from the session's locale if the body has none (contract §2). */
export function bodyOf({ params, locale }: Pick<Facts<LeapParams>, 'params' | 'locale'>): object {
  const lang = params.lang ?? languageOf(locale);
  const body = Object.assign({}, params, lang && { lang });
  if (params.addCardParams?.securityCode !== '') return body;
  const card = Object.assign({}, params.addCardParams, { securityCode: undefined }); // the documents' own sample sends an empty one
  return Object.assign(body, { addCardParams: card });
}

function languageOf(locale: string | null): 'en' | 'es' | undefined {
  const language = locale?.split('-')[0];
  return language === 'en' || language === 'es' ? language : undefined;
}
