import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/text/language.ts';
import type { ParamsIn } from '../../src/text/message-params.ts';
import type { Area } from '../../src/text/messages/area.ts';
import { MESSAGES } from '../../src/text/messages/messages.ts';
import { type MessageKey, texts, translator } from '../../src/text/translate.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const KEYS = Object.keys(MESSAGES) as MessageKey[];

function parse(text: string, language: Language): Element[] {
  return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst();
}

/** All elements of a message, those within the options of plurals and selects included. */
function flat(elements: readonly Element[]): Element[] {
  return elements.flatMap((element) => [
    element,
    ...('options' in element ? flat(Object.values(element.options).flatMap(({ value }) => value)) : []),
  ]);
}

const LITERAL = 0;
const PLURAL = 6;
const POUND = 7;

function paramsOf(elements: readonly Element[]): string[] {
  const named = flat(elements).filter((element) => element.type !== LITERAL && element.type !== POUND);
  return [...new Set(named.map((element) => ('value' in element ? String(element.value) : '')))].sort();
}

describe.each(KEYS)('the message %s', (key) => {
  const english = parse(MESSAGES[key].en, 'en');

  test.each(LANGUAGES)('in %s has a text with the parameters of the English one', (language) => {
    const text = MESSAGES[key][language];
    expect(text.trim()).not.toBe('');
    expect(text.trim()).toBe(text);
    expect(paramsOf(parse(text, language))).toEqual(paramsOf(english));
  });

  test.each(LANGUAGES)('in %s has exactly the plural forms of that language', (language) => {
    for (const element of flat(parse(MESSAGES[key][language], language))) {
      if (element.type !== PLURAL) continue;
      const rules = new Intl.PluralRules(language, { type: element.pluralType ?? 'cardinal' });
      const needed = rules.resolvedOptions().pluralCategories.toSorted();
      const forms = Object.keys(element.options).filter((form) => !form.startsWith('='));
      expect(forms.toSorted()).toEqual(needed);
    }
  });
});

describe('translating', () => {
  test('values are inserted as they are, whatever signs they have', () => {
    const month = "<b>{0}</b> '{x}' #";
    expect(translator('en')('date.month', { year: 2026, month })).toBe(`${month} 2026`);
    expect(translator('ja')('date.month', { year: 2026, month })).toBe(`2026年${month}月`);
  });

  test('a sentence without parameters comes in all languages at once', () => {
    expect(Object.keys(texts('tier.description'))).toEqual([...LANGUAGES]);
    expect(texts('tier.description').ja).toBe(translator('ja')('tier.description'));
  });

  test('a parameter that is missing, extra or of another name does not compile', () => {
    const t = translator('en');
    const wrong = [
      // @ts-expect-error a parameter is missing
      () => t('date.month', { month: 'May' }),
      // @ts-expect-error the parameters are missing
      () => t('date.month'),
      // @ts-expect-error there is no such parameter
      () => t('date.month', { month: 'May', year: 2026, day: 1 }),
      // @ts-expect-error a plural needs a number
      () => t('number.plays', { n: 'one', count: '1' }),
      // @ts-expect-error this message takes none
      () => t('tier.description', { n: 1 }),
      // @ts-expect-error there is no such message
      () => t('date.nothing'),
      // @ts-expect-error only messages without parameters are the same for all
      () => texts('date.month'),
    ];
    expect(wrong).toHaveLength(7);
  });
});

describe('messages as written', () => {
  test('a language left out, an empty area name or a key of another area does not compile', () => {
    const area = [
      // @ts-expect-error Korean is missing
      { 'song.one': { en: 'a', ja: 'b' } } as const satisfies Area<'song'>,
      // @ts-expect-error the key belongs to another area
      { 'tier.one': { en: 'a', ja: 'b', ko: 'c' } } as const satisfies Area<'song'>,
      { 'song.one': { en: 'a', ja: 'b', ko: 'c' } } as const satisfies Area<'song'>,
    ];
    expect(area).toHaveLength(3);
  });

  test('parameters are read from the literal: nested sentences give theirs, plural bodies give none', () => {
    type Plain = ParamsIn<'Nothing here'>;
    type Simple = ParamsIn<'{song} by { artist }, {song} again'>;
    type Plural =
      ParamsIn<'{n, plural, =0 {no plays} one {# play of {song}} other {# plays of {song}}} in {days, number}'>;
    type Nested = ParamsIn<'{kind, select, a {{n, plural, one {x {y}} other {z}}, then {after}} other {}} {last}'>;
    expectTypeOf<keyof Plain>().toEqualTypeOf<never>();
    expectTypeOf<Simple>().toEqualTypeOf<{ song: string | number; artist: string | number }>();
    expectTypeOf<Plural>().toEqualTypeOf<{ n: number; song: string | number; days: number }>();
    expectTypeOf<keyof Nested>().toEqualTypeOf<'kind' | 'n' | 'y' | 'after' | 'last'>();
    expectTypeOf<Nested['kind']>().toEqualTypeOf<string>();
  });
});
