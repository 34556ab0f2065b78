import type { Certificate } from '../domain/certificate.ts';
import type { Counter } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import type { Forecast } from '../domain/forecast.ts';
import type { CountOnDay } from '../domain/growth.ts';
import { findLevel, type Ladder, type Level, levelsOn } from '../domain/ladder.ts';
import { type Gap, gainOver, gapsOf, type PastRow, pastOf, type Range, rowsOf } from '../domain/past.ts';
import { mayForecast, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { formatDay, formatSpan } from '../text/dates.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit, formatTimes } from '../text/numbers.ts';
import { type Translate, translator } from '../text/translate.ts';
import { basisText } from './figures.ts';
import { forecastBasisText, forecastLine } from './forecast-lines.ts';
import { type Message, text } from './message.ts';
import { nameIn, songLabel } from './names.ts';
import { expectedText } from './outlook.ts';
import type { HistoryPicture, PictureForecast } from './picture.ts';
import { pictureLevel } from './picture-level.ts';
import { shortText } from './short-names.ts';
import { monthText } from './standing.ts';

/** A song's numbers of one counter over time. */
export interface HistoryView {
  readonly song: Song;
  readonly counter: Counter;
  /** At least one, the oldest first. */
  readonly counts: readonly CountOnDay[];
  readonly range: Range;
  /** The ladder whose levels are told; null where none is read against the counter. */
  readonly ladder: Ladder | null;
  /** Levels that are recorded as passed, the highest first. */
  readonly passed: readonly {
    readonly level: string;
    readonly threshold: number;
    readonly day: Day | null;
    readonly baseline: boolean;
  }[];
  readonly certificates: readonly Certificate[];
  /** When the next level is reached by these numbers, or why no date is given; null where nothing may be said of it. */
  readonly forecast: { readonly level: Level; readonly forecast: Forecast } | null;
  readonly rules: Rules;
  readonly today: Day;
  readonly language: Language;
}

const MOST_ROWS = 14;
const MOST_GAPS = 3;
const MOST_LEVELS = 6;

/** How many days lie between two numbers of a publisher; irregular ones leave as many as they like. */
const USUAL_DAYS = { daily: 1, weekly: 7, irregular: Number.POSITIVE_INFINITY } as const;

/** The newest number, what came in the range, the numbers in a few rows, the gaps, and which level was passed when. */
export function historyMessage(view: HistoryView): Message {
  const { song, counter, counts, range, rules, today, language } = view;
  const t = translator(language);
  const past = pastOf(counts, range);
  // What a source's terms keep from being forecast is not reckoned with otherwise either.
  const mayGain = mayForecast(rules, counter.id);
  const last = past.at(-1);
  const newest = last ? basisText({ ...last, counter: counter.id }, rules, today, language) : null;
  const first = [
    `**${shortText(song, language)}**`,
    newest,
    mayGain ? gained(past, t, language) : null,
    ...forecastLines(view, past.at(-1), t),
  ];
  const rows = rowsOf(past, range);
  const table = [
    ...rows.slice(0, MOST_ROWS).map((row) => rowText(mayGain ? row : { ...row, gain: null }, t, language)),
    rows.length > MOST_ROWS ? `-# ${t('history.moreRows', { n: rows.length - MOST_ROWS })}` : null,
    gapsText(gapsOf(past, USUAL_DAYS[counter.cadence]), t, language),
  ];
  const blocks = [first, table, levelLines(view, t)].map((lines) => lines.filter((line) => line !== null));
  return { blocks: blocks.filter((lines) => lines.length > 0).map((lines) => text(lines.join('\n'))) };
}

/** When the next level is expected, and in small print what that rests on; else how far it is, and why there is no date. */
function forecastLines(
  { forecast: next, counter, rules, today, language }: HistoryView,
  newest: CountOnDay | undefined,
  t: Translate,
) {
  if (!next || !newest) return [];
  const { level, forecast } = next;
  const name = nameIn(level.names, language);
  const basis = forecastBasisText(forecast, { rules, counter: counter.id, today, language });
  const small = basis && `-# ${basis}`;
  if (forecast.kind === 'expected')
    return [t('outlook.expectedAt', { level: name, expected: expectedText(forecast, today, language) }), small];
  const count = formatCountBeforeUnit(level.threshold - newest.count, language);
  return [t('standing.toGo', { count, level: name }), forecastLine(forecast, today, language), small];
}

/** What the picture beside it shows: the same numbers, the levels around them, and the forecast. */
export function historyPicture(
  view: Pick<HistoryView, 'song' | 'counter' | 'counts' | 'range' | 'ladder' | 'forecast' | 'today' | 'language'>,
): HistoryPicture {
  const { song, counter, counts, range, ladder, forecast, today, language } = view;
  const past = pastOf(counts, range);
  const [low, high] = [past[0]?.count ?? 0, past.at(-1)?.count ?? 0];
  const levels = ladder ? levelsOn(ladder, today) : [];
  const next = levels.find(({ threshold }) => threshold > high);
  return {
    kind: 'history',
    language,
    title: songLabel(song, language),
    counter: nameIn(counter.names, language),
    points: past.map(({ day, count, precision }) => ({
      day,
      count,
      ...(precision === 'at-least' ? { atLeast: true } : {}),
    })),
    levels: levels
      .filter(({ threshold }) => (threshold > low && threshold <= high) || threshold === next?.threshold)
      .slice(-MOST_LEVELS)
      .map((level) => pictureLevel(level, ladder, language)),
    forecast: pictureForecast(forecast),
  };
}

function pictureForecast(next: HistoryView['forecast']): PictureForecast | null {
  if (next?.forecast.kind !== 'expected') return null;
  const { anyDay, centre, earliest, latest } = next.forecast;
  return { threshold: next.level.threshold, anyDay, centre, earliest, latest };
}

function gained(past: readonly CountOnDay[], t: Translate, language: Language): string | null {
  const [first, last] = [past[0], past.at(-1)];
  if (!first || !last || first === last) return t('history.onlyOne');
  const gain = gainOver(first, last);
  if (!gain) return null;
  const days = { n: gain.days, ...formatSpan(first.day, last.day, language) };
  return t('history.gained', { gain: gainText(gain.count, t, language), ...days });
}

function gainText(count: number, t: Translate, language: Language): string {
  const size = { count: formatCountBeforeUnit(Math.abs(count), language) };
  return count < 0 ? t('history.minus', size) : t('history.plus', size);
}

function rowText({ day, count, precision, gain }: PastRow, t: Translate, language: Language): string {
  const plays = formatTimes(count, language);
  const row = {
    day: formatDay(day, language),
    count: precision === 'at-least' ? t('number.atLeast', { count: plays }) : plays,
  };
  if (!gain) return t('history.row', row);
  return t('history.rowGain', { ...row, n: gain.days, gain: gainText(gain.count, t, language) });
}

function gapsText(gaps: readonly Gap[], t: Translate, language: Language): string | null {
  if (gaps.length === 0) return null;
  const named = gaps.slice(0, MOST_GAPS).map(({ from, to }) => {
    const days = to - from + 1;
    const span = days === 1 ? { from: formatDay(from, language), to: '' } : formatSpan(from, to, language);
    return t('history.gap', { n: days, ...span });
  });
  const more = gaps.length - named.length;
  return `-# ${joinFacts([...named, more > 0 ? t('history.moreGaps', { n: more }) : null], language)}`;
}

/** Which level was passed when by our count, and certified when: two lines where both are known (DESIGN §1.2). */
function levelLines(view: HistoryView, t: Translate): (string | null)[] {
  const { ladder, language } = view;
  if (!ladder) return [];
  const lines = [...passedLines(view, ladder, t), ...certifiedLines(view, ladder, t)]
    .toSorted((a, b) => b.threshold - a.threshold)
    .map(({ line }) => line);
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LEVELS;
  return [
    t('history.levels', { ladder: nameIn(ladder.names, language) }),
    ...lines.slice(0, MOST_LEVELS),
    more > 0 ? `-# ${t('history.moreLevels', { n: more })}` : null,
  ];
}

interface LevelLine {
  readonly threshold: number;
  readonly line: string;
}

function passedLines({ passed, language }: HistoryView, ladder: Ladder, t: Translate): LevelLine[] {
  const key = ladder.certificates ? 'standing.passed' : 'standing.passedMilestone';
  return passed.flatMap(({ level: id, threshold, day, baseline }) => {
    const level = findLevel(ladder, id)?.level;
    if (!level) return [];
    const words = t(key, { level: nameIn(level.names, language) });
    if (day === null) return [{ threshold, line: t('history.item', { text: words }) }];
    const values = { passed: words, day: formatDay(day, language) };
    return [{ threshold, line: t(baseline ? 'history.passedBy' : 'history.passedOn', values) }];
  });
}

function certifiedLines({ certificates, rules, language }: HistoryView, ladder: Ladder, t: Translate): LevelLine[] {
  const certifying = ladder.certificates && rules.ladders.get(ladder.certificates.of);
  const mark = ladder.certificates && nameIn(ladder.certificates.mark, language);
  return certificates.flatMap((certificate) => {
    const level = certifying && findLevel(certifying, certificate.level)?.level;
    if (!level || mark === null) return [];
    const words = t('standing.certified', {
      ...{ mark, level: nameIn(level.names, language), month: monthText(certificate, language, t) },
    });
    const here = certificate.enteredHere ? t('standing.enteredHereShort') : null;
    return [{ threshold: level.threshold, line: t('history.item', { text: joinFacts([words, here], language) }) }];
  });
}
