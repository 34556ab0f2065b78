import { IntlMessageFormat } from 'intl-messageformat';
import { LANGUAGES, type Language } from './language.ts';
import type { ParamsIn } from './message-params.ts';
import { MESSAGES } from './messages/messages.ts';
import { fitParticles } from './particles.ts';

export type MessageKey = keyof typeof MESSAGES;

type ParamsOfText<Text extends string> = keyof ParamsIn<Text> extends never ? [] : [params: ParamsIn<Text>];

/** What `Translate` takes after a key: nothing, or an object with exactly the parameters of the English message. */
export type ParamsOf<K extends MessageKey> = K extends MessageKey ? ParamsOfText<(typeof MESSAGES)[K]['en']> : never;

/** The keys of messages without parameters. */
export type PlainKey = { [K in MessageKey]: ParamsOf<K> extends [] ? K : never }[MessageKey];

/** Words a message in one language. Values are inserted as they are: names go through `escapeText` first. */
export type Translate = <K extends MessageKey>(key: K, ...params: ParamsOf<K>) => string;

const compiled = new Map<string, IntlMessageFormat>();

/** The translator into a language. */
export function translator(language: Language): Translate {
  return (key, ...params) => word(language, key, params[0]);
}

/** A sentence without parameters in every language at once, as command descriptions need it. */
export function texts(key: PlainKey): Record<Language, string> {
  const pairs = LANGUAGES.map((language) => [language, word(language, key, undefined)] as const);
  return Object.fromEntries(pairs) as Record<Language, string>;
}

function word(language: Language, key: MessageKey, params: Record<string, string | number> | undefined): string {
  const text = String(compile(language, key).format(params));
  return language === 'ko' ? fitParticles(text) : text;
}

function compile(language: Language, key: MessageKey): IntlMessageFormat {
  const id = `${language} ${key}`;
  const known = compiled.get(id);
  if (known) return known;
  // Without `ignoreTag` the library reads Discord's `<…>` forms as tags of its own.
  const message = new IntlMessageFormat(MESSAGES[key][language], language, undefined, { ignoreTag: true });
  compiled.set(id, message);
  return message;
}
