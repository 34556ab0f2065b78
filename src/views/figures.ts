import type { Counter } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Reading } from '../domain/reading.ts';
import type { Rules } from '../domain/rules.ts';
import { formatAgeDays, formatDay } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import { nameIn } from './names.ts';

/** A count spoken of in its counter's words: "187,570,000 plays in Japan". */
export function countPhrase(count: number, counter: Counter, language: Language): string {
  return nameIn(counter.phrase, language).replace('{count}', formatCountBeforeUnit(count, language));
}

/** The day a number is for, as its publisher means it: "week to 1 Mar 2026", "as of 1 Mar 2026". */
export function asOf(day: Day, counter: Counter, language: Language): string {
  const t = translator(language);
  const key = counter.cadence === 'weekly' ? 'standing.weekTo' : 'standing.asOf';
  return t(key, { day: formatDay(day, language) });
}

/** A number with everything it rests on: count, publisher, day and age (DESIGN §1.3). */
export function basisText(reading: Reading, rules: Rules, today: Day, language: Language): string {
  const counter = counterOf(rules, reading.counter);
  const t = translator(language);
  const phrase = countPhrase(reading.count, counter, language);
  return t('standing.basis', {
    count: reading.precision === 'at-least' ? t('standing.countAtLeast', { count: phrase }) : phrase,
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(reading.day, counter, language),
    age: formatAgeDays(today - reading.day, language),
  });
}

/** A counter that is known to exist: ladders and readings name none but those declared. */
export function counterOf(rules: Rules, id: string): Counter {
  const counter = rules.counters.get(id);
  if (!counter) throw new Error(`There is no counter "${id}".`);
  return counter;
}
