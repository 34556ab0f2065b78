import type { Counter } from '../domain/counter.ts';
import { type Day, formatDay } from '../domain/day.ts';
import type { Ladder, Level } from '../domain/ladder.ts';
import type { Precision } from '../domain/reading.ts';
import type { Song } from '../domain/song.ts';
import { formatMonth } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import { asOf, countPhrase } from './figures.ts';
import { buttons, type Message, text } from './message.ts';
import { creditedArtists, nameIn, songTitle } from './names.ts';

interface PostView {
  readonly song: Song;
  readonly ladder: Ladder;
  readonly level: Level;
  /** The level above, in force on the day. */
  readonly next: Level | null;
  readonly language: Language;
  /** What the post's button carries: by it the bot knows its own post again (DELIVERY, Identity). */
  readonly nonce: string;
}

/** The post of a level that a count passed: an estimate. */
export interface PassedView extends PostView {
  readonly counter: Counter;
  readonly count: number;
  readonly precision: Precision;
  readonly day: Day;
}

/** Says that a count passed a level, never that anything was certified (DESIGN §1.2). */
export function passedPost(view: PassedView): Message {
  const { song, ladder, level, next, counter, count, day, language } = view;
  const t = translator(language);
  const first = t(ladder.certificates ? 'post.passed' : 'post.passedMilestone', {
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    count: countPhrase(level.threshold, counter, language),
  });
  const key = view.precision === 'at-least' ? 'post.nextAtMost' : 'post.next';
  const value = t('post.value', {
    count: valueText(view),
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(day, counter, language),
  });
  const age = song.released !== null && day >= song.released ? t('post.days', { n: day - song.released }) : null;
  const lines = [
    joinFacts([value, age], language),
    mark(view),
    next ? t(key, { level: nameIn(next.names, language), count: toGo(next, count, language) }) : null,
  ];
  return post(view, first, lines);
}

/** The post of a song that comes near its next level. `level` is that one. */
export function approachingPost(view: PassedView): Message {
  const { song, ladder, level, counter, count, day, language } = view;
  const t = translator(language);
  const first = t('post.approaching', {
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    count: toGo(level, count, language),
    level: nameIn(level.names, language),
  });
  const value = t('post.value', {
    count: valueText(view),
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(day, counter, language),
  });
  return post(view, first, [value, ladder.certificates ? t('post.estimateOnly') : null]);
}

/** A count that is only known to have been passed says so. */
function valueText({ count, precision, language }: PassedView): string {
  const t = translator(language);
  const value = t('post.count', { count: formatCountBeforeUnit(count, language) });
  return precision === 'at-least' ? t('standing.countAtLeast', { count: value }) : value;
}

function mark({ ladder, level, language }: PassedView): string | null {
  if (!ladder.certificates) return null;
  const t = translator(language);
  const name = nameIn(level.names, language);
  if (ladder.certificates.asLevels) return t('post.mark', { level: name });
  return t('post.markAsReported', { level: name, issuer: nameIn(ladder.certificates.issuer, language) });
}

function toGo(next: Level, count: number, language: Language): string {
  return formatCountBeforeUnit(Math.max(0, next.threshold - count), language);
}

/** The post of an official certificate. */
export interface CertifiedView extends PostView {
  readonly month: string | null;
  readonly source: string;
  /** Our own crossing of this level, where we counted it: its day, and its post in this channel. */
  readonly counted: { readonly day: Day; readonly link: string | null } | null;
}

/** Says that a level was officially certified, with its source. */
export function certifiedPost(view: CertifiedView): Message {
  const { song, ladder, level, next, month, language } = view;
  const t = translator(language);
  const first = t('post.certified', {
    mark: ladder.certificates ? nameIn(ladder.certificates.mark, language) : '',
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    level: nameIn(level.names, language),
  });
  const issuer = ladder.certificates ? nameIn(ladder.certificates.issuer, language) : nameIn(ladder.names, language);
  const source = `[${issuer}](${view.source.replaceAll(')', '%29')})`;
  const batch = month
    ? t(month.length === 7 ? 'post.batch' : 'post.yearBatch', { month: formatMonth(month, language), source })
    : t('post.certifiedUndated', { source });
  const congratulations = next
    ? t('post.congratulations', {
        level: nameIn(next.names, language),
        threshold: formatCountBeforeUnit(next.threshold, language),
      })
    : t('post.congratulationsOnly');
  const counted = earlier(view);
  const where = joinFacts([batch, counted], language);
  return post(view, first, [where, congratulations]);
}

/** How long after our own count the certificate came, with a link to what we posted then. */
function earlier({ counted, month, language }: CertifiedView): string | null {
  if (!counted || !month || month.length !== 7) return null;
  const t = translator(language);
  const months = monthsBetween(formatDay(counted.day).slice(0, 7), month);
  if (months < 0) return null;
  const link = counted.link === null ? null : t('post.earlier', { link: counted.link });
  return [t('post.after', { n: months }), link].filter((part) => part !== null).join(' ');
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(to) - index(from);
}

function post(view: PostView, first: string, lines: readonly (string | null)[]): Message {
  const rest = lines.filter((line) => line !== null && line !== '').join('\n');
  const label = translator(view.language)('post.standing');
  return {
    accent: view.level.colour,
    blocks: [text(first), ...(rest === '' ? [] : [text(rest)]), buttons({ label, action: `post:${view.nonce}` })],
  };
}
