import type { CounterId } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Forecast } from '../domain/forecast.ts';
import type { CountOnDay } from '../domain/growth.ts';
import { levelsOn } from '../domain/ladder.ts';
import { mayForecast, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { formatDay } from '../text/dates.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import { basisText, counterOf, countPhrase } from './figures.ts';
import { forecastBasisText, forecastLine } from './forecast-lines.ts';
import { type Message, text } from './message.ts';
import { nameIn, songLabel, songText } from './names.ts';
import type { HistoryPicture } from './picture.ts';

/** How far back a history goes. */
export type HistoryRange = '30-days' | 'year' | 'all';

export const HISTORY_RANGES: readonly HistoryRange[] = ['30-days', 'year', 'all'];

const DAYS: Readonly<Record<HistoryRange, number>> = { '30-days': 30, year: 365, all: Number.POSITIVE_INFINITY };

/** More lines than these make a picture of lines alone. */
const MOST_LEVELS = 6;

/** What a song's history is shown from: the number of a standing, day by day. */
export interface HistoryView {
  readonly song: Song;
  readonly standing: Standing;
  readonly rules: Rules;
  readonly counter: CounterId;
  /** At least one, the oldest first. */
  readonly points: readonly CountOnDay[];
  readonly forecast: Forecast | null;
  readonly range: HistoryRange;
  readonly language: Language;
}

/** The picture of a song's numbers with the levels around them, and when the next one is expected. */
export function historyPicture(view: HistoryView): HistoryPicture {
  const { song, standing, rules, counter, forecast, language } = view;
  const points = within(view).map(({ day, count }) => ({ day, count }));
  const { ladder, next, today } = standing;
  const lowest = points[0]?.count ?? 0;
  const highest = next?.threshold ?? Number.POSITIVE_INFINITY;
  const levels = levelsOn(ladder, today).filter(({ threshold }) => threshold > lowest && threshold <= highest);
  return {
    kind: 'history',
    language,
    title: songLabel(song, language),
    counter: nameIn(counterOf(rules, counter).names, language),
    points,
    levels: levels
      .slice(-MOST_LEVELS)
      .map(({ names, threshold, colour }) => ({ name: nameIn(names, language), threshold, colour })),
    forecast:
      next && forecast?.kind === 'expected'
        ? {
            threshold: next.threshold,
            centre: forecast.centre,
            earliest: forecast.earliest,
            latest: forecast.latest,
          }
        : null,
  };
}

/** A song's history in words: all that its picture says. */
export function historyMessage(view: HistoryView): Message {
  const { song, standing, rules, counter, forecast, language } = view;
  const { today, basis } = standing;
  const t = translator(language);
  const points = within(view);
  const [first, last] = [points[0], points.at(-1)];
  const phrase = (count: number) => countPhrase(count, counterOf(rules, counter), language);
  const rise =
    first && last && first !== last && mayForecast(rules, counter)
      ? t('tier.rise', {
          from: formatDay(first.day, language),
          first: phrase(first.count),
          until: formatDay(last.day, language),
          count: formatCountBeforeUnit(Math.max(0, last.count - first.count), language),
        })
      : null;
  const small = forecast && forecastBasisText(forecast, { rules, counter, today, language });
  const lines = [
    basis.shown && basisText(basis.shown, rules, today, language),
    rise,
    forecast && forecastLine(forecast, today, language),
    small && `-# ${small}`,
  ].filter((line) => line !== null);
  const title = joinFacts([`**${songText(song, language)}**`, t(RANGE_KEYS[view.range])], language);
  return { blocks: [text(title), text(lines.join('\n'))] };
}

/** What each range is called. */
export const RANGE_KEYS = {
  '30-days': 'tier.thirtyDays',
  year: 'tier.oneYear',
  all: 'tier.wholeTime',
} as const;

/** The days of a range, and the last one before them: a week's number is no less known for its being older. */
function within({ points, range, standing }: HistoryView): readonly CountOnDay[] {
  const from: Day = standing.today - DAYS[range];
  const first = points.findIndex(({ day }) => day >= from);
  return first < 0 ? points.slice(-2) : points.slice(Math.max(0, first - 1));
}
