import type { ExpectedForecast } from '../domain/forecast.ts';
import type { Growth } from '../domain/growth.ts';
import { pacePerDay } from '../domain/growth.ts';
import { formatDay } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';

const WEEK_DAYS = 7;
const MONTH_DAYS = 28;

/** When a level is expected, with the range of four in five: never as certain. */
export function expectedText(forecast: ExpectedForecast, language: Language): string {
  const t = translator(language);
  if (forecast.anyDay) return t('outlook.anyDay');
  const [day, earliest, latest] = [forecast.centre, forecast.earliest, forecast.latest].map((one) =>
    formatDay(one, language),
  );
  if (day === undefined || earliest === undefined || latest === undefined || earliest === latest)
    return t('outlook.expectedOneDay', { day: day ?? '' });
  return t('outlook.expected', { day, earliest, latest });
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

/** A pace cut to three digits: it is no more certain than that. */
export function formatPace(pace: number, language: Language): string {
  const unit = digitsUnit(pace);
  return formatCountBeforeUnit(Math.floor(pace / unit) * unit, language);
}

/** What is needed a day, raised to three digits: a cut number would not be enough. */
export function formatNeed(need: number, language: Language): string {
  const unit = digitsUnit(need);
  return formatCountBeforeUnit(Math.ceil(need / unit) * unit, language);
}

function digitsUnit(pace: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(pace)))) - 2);
}
