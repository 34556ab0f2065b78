import { type Counter, countsJapanAlone } from '../domain/counter.ts';
import type { Day } from '../domain/day.ts';
import { type CountOnDay, growthOf } from '../domain/growth.ts';
import { type Ladder, levelsOn } from '../domain/ladder.ts';
import { type Compared, countOn, sharedAge, sharedDay } from '../domain/side-by-side.ts';
import type { Song } from '../domain/song.ts';
import { formatAgeDays, formatDay } from '../text/dates.ts';
import { joinFacts, joinList } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatTimes } from '../text/numbers.ts';
import { type Translate, translator } from '../text/translate.ts';
import { asOf, countPhrase } from './figures.ts';
import { type Message, text } from './message.ts';
import { nameIn, songTitle } from './names.ts';
import { paceText } from './outlook.ts';
import type { ComparisonPicture } from './picture.ts';
import { pictureLevel } from './picture-level.ts';
import { shortLabel, shortText } from './short-names.ts';

/** A song of a comparison; `counts` is empty where the counter has no number for it. */
export interface ComparedSong extends Compared {
  readonly song: Song;
  /** Whether its number counts all language versions together on a ladder of single tracks. */
  readonly merged: boolean;
}

/** Two to four songs side by side, by one counter. */
export interface CompareView {
  /** In the order asked. */
  readonly songs: readonly ComparedSong[];
  readonly counter: Counter;
  readonly ladder: Ladder;
  readonly align: 'date' | 'release';
  /** Whether the source of the numbers lets a pace be computed from them. */
  readonly mayPace: boolean;
  readonly today: Day;
  readonly language: Language;
}

/** Each song's number, pace and coverage, and what they had on the same day and at the same age. Nobody is ahead. */
export function compareMessage(view: CompareView): Message {
  const { songs, counter, align, language } = view;
  const t = translator(language);
  const heading = t('compare.heading', { counter: nameIn(counter.names, language) });
  const entries = songs.map((song) => songText(song, view, t));
  const together = [...(align === 'date' ? sameDay(view, t) : []), ...sameAge(view, t)];
  const notes = [t('compare.order'), view.mayPace && countsJapanAlone(counter) ? t('post.japanAlone') : null];
  const blocks = [[heading, ...entries], together, notes.flatMap((note) => (note === null ? [] : `-# ${note}`))];
  return { blocks: blocks.filter((lines) => lines.length > 0).map((lines) => text(lines.join('\n'))) };
}

/** What the picture beside it shows: the same songs and numbers. */
export function comparePicture({ songs, counter, ladder, align, today, language }: CompareView): ComparisonPicture {
  const byAge = align === 'release' && songs.every(({ released }) => released !== null);
  const shown = songs.filter(({ counts }) => counts.length > 0);
  const highest = Math.max(...shown.map(({ counts }) => counts.at(-1)?.count ?? 0));
  const names = pictureNames(
    shown.map(({ song }) => song),
    language,
  );
  const levels = levelsOn(ladder, today);
  const next = levels.find(({ threshold }) => threshold > highest);
  return {
    kind: 'comparison',
    language,
    title: joinList(
      shown.map(({ song }) => shortLabel(song, language)),
      language,
    ),
    counter: nameIn(counter.names, language),
    axis: byAge ? 'since-release' : 'date',
    songs: shown.map(({ song, released, counts }, index) => ({
      name: names[index] ?? shortLabel(song, language),
      points: counts.map(({ day, count }) => ({ x: byAge ? day - (released ?? 0) : day, count })),
    })),
    levels: levels
      .filter(({ threshold }) => threshold <= highest || threshold === next?.threshold)
      .map((level) => pictureLevel(level, ladder, language)),
  };
}

/** What lines are called where there is little room: by their titles alone, unless two are the same. */
function pictureNames(songs: readonly Song[], language: Language): readonly string[] {
  const titles = songs.map((song) => songTitle(song, language));
  return new Set(titles).size === titles.length ? titles : songs.map((song) => shortLabel(song, language));
}

function songText({ song, counts, merged }: ComparedSong, view: CompareView, t: Translate): string {
  const { counter, mayPace, today, language } = view;
  const title = `- **${shortText(song, language)}**`;
  const [first, last] = [counts[0], counts.at(-1)];
  if (!first || !last) return `${title}\n  ${t('compare.none')}`;
  const facts = [
    t('compare.figure', {
      count: figure(last, counter, t, language),
      asOf: asOf(last.day, counter, language),
      age: formatAgeDays(today - last.day, language),
    }),
    merged ? t('compare.merged') : null,
    mayPace ? paceText(growthOf(counts), language) : null,
  ];
  const span = { first: formatDay(first.day, language), last: formatDay(last.day, language) };
  const coverage = t('compare.coverage', { n: counts.length, ...span });
  return `${title}\n  ${joinFacts(facts, language)}\n  ${coverage}`;
}

function figure({ count, precision }: CountOnDay, counter: Counter, t: Translate, language: Language): string {
  const phrase = countPhrase(count, counter, language);
  return precision === 'at-least' ? t('standing.countAtLeast', { count: phrase }) : phrase;
}

/** What each had on the last day that all numbers reach; nothing where that is what is said already. */
function sameDay({ songs, language }: CompareView, t: Translate): string[] {
  const known = songs.filter(({ counts }) => counts.length > 0);
  const day = sharedDay(known);
  if (day === null || known.every(({ counts }) => counts.at(-1)?.day === day)) return [];
  const then = known.map((one) => thenText(one, countOn(one.counts, day), t, language));
  return [t('compare.sameDay', { day: formatDay(day, language) }), ...then];
}

/** What each had at the greatest age that all have reached. */
function sameAge({ songs, align, language }: CompareView, t: Translate): string[] {
  const known = songs.filter(({ counts }) => counts.length > 0);
  const age = sharedAge(known);
  const then = known.map((one) => (age === null ? null : countOn(one.counts, (one.released ?? 0) + age)));
  // One song alone at an age is not beside anything.
  if (age === null || then.filter((count) => count !== null).length < 2) {
    if (align === 'date') return [];
    return [t(known.some(({ released }) => released === null) ? 'compare.noRelease' : 'compare.noSharedAge')];
  }
  return [t('compare.sameAge', { n: age }), ...known.map((one, at) => thenText(one, then[at] ?? null, t, language))];
}

function thenText({ song }: ComparedSong, then: CountOnDay | null, t: Translate, language: Language): string {
  const name = shortText(song, language);
  if (!then) return `- ${t('compare.thenNone', { song: name })}`;
  const plays = formatTimes(then.count, language);
  const count = then.precision === 'at-least' ? t('number.atLeast', { count: plays }) : plays;
  return `- ${t('compare.then', { song: name, count })}`;
}
