import type { Day } from '../domain/day.ts';
import { formatDay } from '../text/dates.ts';
import { joinList, joinSentences } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatTimes } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import { expectedText } from './outlook.ts';
import type {
  ComparisonPicture,
  DayPoint,
  HistoryPicture,
  MarketPicture,
  Picture,
  PictureForecast,
  PictureLevel,
  PlaquePicture,
} from './picture.ts';

/** Discord takes at most so many characters of alt text. */
const MOST_CHARACTERS = 1_024;

/** What a picture says, in words, from the values that it is drawn from: at most 1,024 characters. */
export function altOf(picture: Picture): string {
  const sentences = sentencesOf(picture).map((sentence) => sentence.toWellFormed());
  const kept: string[] = [];
  for (const sentence of sentences) {
    if (joinSentences([...kept, sentence], picture.language).length > MOST_CHARACTERS) break;
    kept.push(sentence);
  }
  if (kept.length > 0) return joinSentences(kept, picture.language);
  return `${cutWhole(sentences[0] ?? '', MOST_CHARACTERS - 1)}…`;
}

function sentencesOf(picture: Picture): string[] {
  switch (picture.kind) {
    case 'history':
      return historySentences(picture);
    case 'comparison':
      return comparisonSentences(picture);
    case 'plaque':
      return plaqueSentences(picture);
    case 'market':
      return marketSentences(picture);
  }
}

function historySentences({ title, counter, points, levels, forecast, language }: HistoryPicture): string[] {
  const t = translator(language);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return [title];
  const whole = { last: countOf(last, formatTimes, language), lastDay: formatDay(last.day, language) };
  return [
    points.length === 1
      ? t('picture.altOneFigure', { title, counter, ...whole })
      : t('picture.altHistory', {
          title,
          counter,
          first: countOf(first, formatTimes, language),
          firstDay: formatDay(first.day, language),
          n: points.length,
          ...whole,
        }),
    ...(levels.length === 0 ? [] : [t('picture.altLevels', { levels: namesOf(levels, language) })]),
    ...(forecast ? [t('picture.altFact', { fact: forecastText(forecast, levels, last.day, language) })] : []),
  ];
}

function comparisonSentences({ title, counter, axis, songs, levels, language }: ComparisonPicture): string[] {
  const t = translator(language);
  const x = (value: number) => (axis === 'date' ? formatDay(value, language) : t('picture.days', { n: value }));
  return [
    t('picture.altComparison', { n: songs.length, title, counter }),
    ...songs.map(({ name: song, points }) => {
      const [first] = points;
      const last = points.at(-1);
      if (!first || !last) return t('picture.altSongWithout', { song });
      const whole = { song, last: formatTimes(last.count, language), lastDay: x(last.x) };
      if (points.length === 1)
        return t(axis === 'date' ? 'picture.altSongOne' : 'picture.altSongOneSinceRelease', whole);
      return t(axis === 'date' ? 'picture.altSong' : 'picture.altSongSinceRelease', {
        ...whole,
        first: formatTimes(first.count, language),
        firstDay: x(first.x),
      });
    }),
    ...(levels.length === 0 ? [] : [t('picture.altLevels', { levels: namesOf(levels, language) })]),
  ];
}

function plaqueSentences({ markText: mark, song, artist, level, facts, language }: PlaquePicture): string[] {
  const t = translator(language);
  return [
    t('picture.altPlaque', { mark, song, artist, level: level.name }),
    ...facts.map((fact) => t('picture.altFact', { fact })),
  ];
}

function marketSentences({ title, coverage, levels, sides, language }: MarketPicture): string[] {
  const t = translator(language);
  return [
    t('picture.altMarket', { title, coverage: coverage.replace(/[.。]$/u, '') }),
    ...levels.map(({ name: level }, index) => {
      const songs = sides.map(({ name: side, songs }) => t('picture.altMarketSide', { side, n: songs[index] ?? 0 }));
      return t('picture.altMarketLevel', { level, songs: joinList(songs, language) });
    }),
  ];
}

/** A day's count in one of the forms of counts; a lower bound is called so. */
export function countOf(
  { count, atLeast }: DayPoint,
  format: (count: number, language: Language) => string,
  language: Language,
): string {
  const written = format(count, language);
  return atLeast ? translator(language)('number.atLeast', { count: written }) : written;
}

/** A level with its threshold, which milestones say themselves: "Platinum (100,000,000)", "900 million". */
export function levelText({ name, isCount, threshold }: PictureLevel, language: Language): string {
  return isCount ? name : translator(language)('picture.level', { name, count: formatTimes(threshold, language) });
}

/** When a level is expected, with the range, as pictures and their alt texts say it beside their last day. */
export function forecastText(
  forecast: PictureForecast,
  levels: readonly PictureLevel[],
  lastDay: Day,
  language: Language,
): string {
  const { threshold } = forecast;
  const level = levels.find((one) => one.threshold === threshold)?.name ?? formatTimes(threshold, language);
  return translator(language)('outlook.expectedAt', { level, expected: expectedText(forecast, lastDay, language) });
}

function namesOf(levels: readonly PictureLevel[], language: Language): string {
  return joinList(
    levels.map((level) => levelText(level, language)),
    language,
  );
}

/** The first characters of a text, none of them halved. */
function cutWhole(text: string, most: number): string {
  const cut = text.slice(0, most);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
