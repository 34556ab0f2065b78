import { type Day, formatDay, parseDay } from '../../domain/day.ts';
import { type Finding, finding, shorten } from '../text-file/refusal.ts';

export type ChartPeriod = 'daily' | 'weekly';

/** What the name of a chart file says; nothing inside the file says it. */
export interface ChartName {
  /** Two letters in lower case, or `global`. */
  readonly country: string;
  readonly period: ChartPeriod;
  /** The day of the chart; of a weekly one the Thursday that ends the week. */
  readonly day: Day;
}

/** How the day is known beside the name. */
export interface ChartDate {
  /** `YYYY-MM-DD`, for a file whose name has lost its date. */
  readonly date?: string;
  readonly today: Day;
}

// Browsers and people add to the ends of a name, so the original is looked for anywhere in it.
const CHART = /(?<![a-z])regional-([a-z]{2}|global)-(daily|weekly)(?![a-z])/i;
const DATES = /^-(\d{4}-\d{2}-\d{2})(?:--(\d{4}-\d{2}-\d{2}))?(?!\d)/;

const WEEK_DAYS = 7;
const THURSDAY = 4;
const FRIDAY = 5;

/** Reads the name of a chart file, with or without a path before it. */
export function readChartName(name: string, { date, today }: ChartDate): ChartName | Finding {
  const base = name.split(/[/\\]/).at(-1) ?? name;
  const chart = CHART.exec(base);
  if (!chart?.[1] || !chart[2]) return finding('name-not-a-chart', null, { value: shorten(base) });
  const country = chart[1].toLowerCase();
  const period = chart[2].toLowerCase() as ChartPeriod;
  const dates = DATES.exec(base.slice(chart.index + chart[0].length));
  const named = dates?.[1] ? dayInName(dates[1], dates[2], period) : null;
  if (typeof named === 'object' && named) return named;
  const given = date === undefined ? null : parseDay(date);
  if (date !== undefined && given === null)
    return finding('date-not-real', null, { where: 'the option', value: shorten(date) });
  if (named !== null && given !== null && named !== given) {
    return finding('date-conflict', null, { value: formatDay(named), given: formatDay(given) });
  }
  const day = named ?? given;
  if (day === null) {
    const example = `regional-${country}-${period}-YYYY-MM-DD.csv`;
    return finding('name-without-date', null, { value: shorten(base), example });
  }
  return checkDay(day, period, named === null ? 'the option' : 'the file name', today) ?? { country, period, day };
}

function dayInName(first: string, last: string | undefined, period: ChartPeriod): Day | Finding {
  const [from, to] = [parseDay(first), last === undefined ? undefined : parseDay(last)];
  if (from === null) return finding('date-not-real', null, { where: 'the file name', value: first });
  if (to === null) return finding('date-not-real', null, { where: 'the file name', value: last ?? '' });
  if (to === undefined) return from;
  const value = `${first}--${last}`;
  if (period === 'daily') return finding('name-range-on-daily', null, { value });
  // The old site named a week from its first Friday to the Friday after it, which is where the next week begins:
  // 2021-03-19--2021-03-26 counts Friday 19 to Thursday 25 March, as the new site's weeks do.
  const isWeek = weekday(from) === FRIDAY && to - from === WEEK_DAYS;
  return isWeek ? to - 1 : finding('name-range-not-a-week', null, { value });
}

function checkDay(day: Day, period: ChartPeriod, where: string, today: Day): Finding | null {
  const value = formatDay(day);
  if (day > today) return finding('date-in-future', null, { where, value, today: formatDay(today) });
  if (period === 'weekly' && weekday(day) !== THURSDAY) return finding('week-end-not-thursday', null, { where, value });
  return null;
}

// 1970-01-01 was a Thursday.
function weekday(day: Day): number {
  return (((day + THURSDAY) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
}
