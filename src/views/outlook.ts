import type { Day } from '../domain/day.ts';
import type { ExpectedForecast } from '../domain/forecast.ts';
import type { Growth } from '../domain/growth.ts';
import { pacePerDay } from '../domain/growth.ts';
import { formatDay, formatDayNear, formatSpan } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';

const WEEK_DAYS = 7;
const MONTH_DAYS = 28;

/** When a level is expected, with the range of four in five: never as certain. Years stand where they are not this one. */
export function expectedText(
  { anyDay, centre, earliest, latest }: Pick<ExpectedForecast, 'anyDay' | 'centre' | 'earliest' | 'latest'>,
  today: Day,
  language: Language,
): string {
  const t = translator(language);
  if (anyDay) return t('outlook.anyDay');
  const day = formatDayNear(centre, today, language);
  if (earliest === latest) return t('outlook.expectedOneDay', { day });
  const { from, to } = formatSpan(earliest, latest, language, centre);
  return t('outlook.expected', { day, earliest: from, latest: to });
}

/** Plays a day over the last 7 and 28 days up to the last number, as far as the numbers go back. */
export function paceText(growth: Growth | null, language: Language): string {
  const t = translator(language);
  const week = growth && pacePerDay(growth, WEEK_DAYS);
  const month = growth && pacePerDay(growth, MONTH_DAYS);
  if (growth === null || week === null) return t('outlook.noPace');
  const values = { week: formatPace(week, language), day: formatDay(growth.upTo, language) };
  return month === null
    ? t('outlook.pace', values)
    : t('outlook.paceBoth', { ...values, month: formatPace(month, language) });
}

/** Plays a day as they stand before a unit, cut to three digits: a pace is no more certain than that. */
export function formatPace(perDay: number, language: Language): string {
  const unit = digitsUnit(perDay);
  return formatCountBeforeUnit(Math.floor(perDay / unit) * unit, language);
}

/** What is needed a day, raised to three digits: a cut number would not be enough. */
export function formatNeed(need: number, language: Language): string {
  const unit = digitsUnit(need);
  return formatCountBeforeUnit(Math.ceil(need / unit) * unit, language);
}

function digitsUnit(pace: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(pace)))) - 2);
}
