/** The languages that everything a person sees is written in. */
export const LANGUAGES = ['en', 'ja', 'ko'] as const;

export type Language = (typeof LANGUAGES)[number];

/** Whether a text names one of them. */
export function isLanguage(value: string): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The language for a Discord locale (`ja`, `ko`, `en-US`, …): English for every locale without one of its own. */
export function languageOf(locale: string | null | undefined): Language {
  if (locale === 'ja' || locale === 'ko') return locale;
  return 'en';
}
