import { countsJapanAlone } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Forecast, ForecastBasis } from '../domain/forecast.ts';
import type { Rules } from '../domain/rules.ts';
import { formatDay, formatDayNear } from '../text/dates.ts';
import { joinSentences } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { type Translate, translator } from '../text/translate.ts';
import { counterOf } from './figures.ts';
import { expectedText, formatPace } from './outlook.ts';

const DAYS_OF_YEAR = 365;

/** When the next level is expected, or why no date is given: a line; null where the number is past it by now. */
export function forecastLine(forecast: Forecast, today: Day, language: Language): string | null {
  const t = translator(language);
  switch (forecast.kind) {
    case 'reached':
      return null;
    case 'too-early':
      return t('forecast.tooEarly', { day: formatDayNear(forecast.from, today, language) });
    case 'too-few-numbers':
      return t('forecast.tooFew');
    case 'out-of-date':
      return t('forecast.outOfDate', { day: formatDay(forecast.upTo, language) });
    case 'not-in-sight': {
      if (forecast.pacePerDay7 < 1) return t('forecast.standsStill');
      const years = Math.floor(forecast.withinDays / DAYS_OF_YEAR);
      return t('forecast.notInSight', { pace: formatPace(forecast.pacePerDay7, language), n: years });
    }
    case 'expected':
      return t('forecast.atPace', {
        pace: formatPace(forecast.pacePerDay7, language),
        expected: expectedText(forecast, today, language),
      });
  }
}

/**
 * What a forecast rests on, for whoever reads small print: days, pace, and where the counter counts Japan alone that no
 * other plays help (PRODUCT §7). Null where there is no pace to speak of.
 */
export function forecastBasisText(
  forecast: Forecast,
  view: { readonly rules: Rules; readonly counter: string; readonly today: Day; readonly language: Language },
): string | null {
  if (forecast.kind !== 'expected' && forecast.kind !== 'not-in-sight') return null;
  const { rules, counter, language } = view;
  const t = translator(language);
  const isJapan = countsJapanAlone(counterOf(rules, counter));
  return joinSentences(
    [basisSentence(forecast, view.today, language, t), isJapan ? t('post.japanAlone') : null],
    language,
  );
}

function basisSentence(forecast: ForecastBasis, today: Day, language: Language, t: Translate): string {
  const { pacePerDay28 } = forecast;
  const values = { n: forecast.basedOnDays, day: formatDayNear(forecast.upTo, today, language) };
  if (pacePerDay28 === null) return t('forecast.basis', values);
  const week = formatPace(forecast.pacePerDay7, language);
  return t('forecast.basisWithPace', { ...values, week, month: formatPace(pacePerDay28, language) });
}
