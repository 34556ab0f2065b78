import type { Counter } from '../domain/counter.ts';
import { type Day, monthOf } from '../domain/day.ts';
import type { Ladder, Level } from '../domain/ladder.ts';
import { fillTemplate, type TemplateField } from '../domain/post-template.ts';
import type { Precision } from '../domain/reading.ts';
import type { Song } from '../domain/song.ts';
import { formatDay, formatMonth } from '../text/dates.ts';
import { escapeText } from '../text/escape.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit, formatTimes } from '../text/numbers.ts';
import { translator } from '../text/translate.ts';
import { asOf, countPhrase } from './figures.ts';
import { buttons, type Message, text } from './message.ts';
import { creditedArtists, nameIn, songTitle } from './names.ts';

/** What every post about a level is made of. */
export interface PostView {
  readonly song: Song;
  readonly ladder: Ladder;
  readonly level: Level;
  /** The level above, in force on the day. */
  readonly next: Level | null;
  readonly language: Language;
  /** The server's own first sentence, after the mark; left out or null for ours. */
  readonly template?: string | null;
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

/** What makes a passed level worth celebrating, as far as that is known (PRODUCT §2). */
export interface PassedPostView extends PassedView {
  /** Which of its act's songs it is at this level, by our own numbers: never said of the first. */
  readonly nth: number | null;
  /** Which anniversary of its release the day is. */
  readonly anniversary: number | null;
}

/** Says that a count passed a level, never that anything was certified (DESIGN §1.2). */
export function passedPost(view: PassedPostView): Message {
  const { song, next, count, language } = view;
  const t = translator(language);
  const key = view.precision === 'at-least' ? 'post.nextAtMost' : 'post.next';
  const value = proofText(view);
  const artist = escapeText(creditedArtists(song, language));
  const lines = [
    joinFacts([value, ageText(view)], language),
    view.nth === null ? null : t('post.nth', { artist, n: view.nth }),
    mark(view),
    next ? t(key, { level: nameIn(next.names, language), count: toGo(next, count, language) }) : null,
  ];
  const own = ownSentence(view, {
    count: valueText(view),
    togo: next ? toGo(next, count, language) : '',
    date: formatDay(view.day, language),
  });
  const first =
    own === null
      ? passedSentence(view)
      : t(view.ladder.certificates ? 'post.ownPassed' : 'post.ownPassedMilestone', { text: own });
  return post(view, first, lines);
}

/** How long after its release a song passed a level. */
function ageText({ song, day, anniversary, language }: PassedPostView): string | null {
  const t = translator(language);
  if (anniversary !== null) return t('post.anniversary', { n: anniversary });
  return song.released !== null && day >= song.released ? t('post.days', { n: day - song.released }) : null;
}

/** What a passed level is said with first: the kind, the song and the threshold. */
export function passedSentence({
  song,
  ladder,
  level,
  counter,
  language,
}: Pick<PassedView, 'song' | 'ladder' | 'level' | 'counter' | 'language'>): string {
  return translator(language)(ladder.certificates ? 'post.passed' : 'post.passedMilestone', {
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    count: countPhrase(level.threshold, counter, language),
  });
}

/** The post of a song that comes near its next level. `level` is that one. */
export function approachingPost(view: PassedView): Message {
  const { song, ladder, level, count, language } = view;
  const t = translator(language);
  const first = t('post.approaching', {
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    count: toGo(level, count, language),
    level: nameIn(level.names, language),
  });
  return post(view, first, [proofText(view), ladder.certificates ? t('post.estimateOnly') : null]);
}

/** The number that a post rests on, with publisher and day. */
export function proofText(view: PassedView): string {
  const { counter, day, language } = view;
  return translator(language)('post.value', {
    count: valueText(view),
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(day, counter, language),
  });
}

/** The server's own first sentence, filled in; null where it has none. The mark before it always stays ours. */
function ownSentence(
  { template, song, ladder, level, next, language }: PostView,
  fields: Partial<Record<TemplateField, string>>,
): string | null {
  if (template === undefined || template === null) return null;
  return fillTemplate(template, {
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    level: nameIn(level.names, language),
    next: next ? nameIn(next.names, language) : '',
    ladder: nameIn(ladder.names, language),
    ...fields,
  });
}

/** A count that is only known to have been passed says so. */
function valueText({ count, precision, language }: PassedView): string {
  const t = translator(language);
  const value = formatTimes(count, language);
  return precision === 'at-least' ? t('standing.countAtLeast', { count: value }) : value;
}

function mark({ ladder, level, language }: PassedView): string | null {
  if (!ladder.certificates) return null;
  const t = translator(language);
  const name = nameIn(level.names, language);
  if (ladder.certificates.asLevels) return t('post.mark', { level: name });
  return t('post.markAsReported', { level: name, issuer: nameIn(ladder.certificates.issuer, language) });
}

/** How much is missing to a level. */
export function toGo(next: Level, count: number, language: Language): string {
  return formatCountBeforeUnit(Math.max(0, next.threshold - count), language);
}

/** The post of an official certificate. */
export interface CertifiedView extends PostView {
  readonly month: string | null;
  readonly source: string;
  /** Our own crossing of this level, where we counted it: its day, and its post in this channel. */
  readonly counted: { readonly day: Day; readonly link: string | null } | null;
  /** Which of its act's songs it is at this level among so many certificates in our list: never said of the first. */
  readonly nth: { readonly n: number; readonly total: number } | null;
}

/** Says that a level was officially certified, with its source. */
export function certifiedPost(view: CertifiedView): Message {
  const { ladder, next, month, language } = view;
  const t = translator(language);
  const mark = ladder.certificates ? nameIn(ladder.certificates.mark, language) : '';
  const own = ownSentence(view, { date: month ? formatMonth(month, language) : '' });
  const first = own === null ? certifiedSentence(view) : t('post.ownCertified', { mark, text: own });
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
  return post(view, first, [where, nthCertified(view), congratulations]);
}

/** What a certificate is said with first: the kind, the song and the level. */
export function certifiedSentence({
  song,
  ladder,
  level,
  language,
}: Pick<PostView, 'song' | 'ladder' | 'level' | 'language'>): string {
  return translator(language)('post.certified', {
    mark: ladder.certificates ? nameIn(ladder.certificates.mark, language) : '',
    song: escapeText(songTitle(song, language)),
    artist: escapeText(creditedArtists(song, language)),
    level: nameIn(level.names, language),
  });
}

function nthCertified({ song, level, nth, language }: CertifiedView): string | null {
  if (!nth) return null;
  return translator(language)('post.nthCertified', {
    artist: escapeText(creditedArtists(song, language)),
    level: nameIn(level.names, language),
    ...nth,
  });
}

/** How long after our own count the certificate came, with a link to what we posted then. */
function earlier({ counted, month, language }: CertifiedView): string | null {
  if (!counted || !month || month.length !== 7) return null;
  const t = translator(language);
  const months = monthsBetween(monthOf(counted.day), month);
  if (months < 0) return null;
  const link = counted.link === null ? null : t('post.earlier', { link: counted.link });
  return [t('post.after', { n: months }), link].filter((part) => part !== null).join(' ');
}

function monthsBetween(from: string, to: string): number {
  const index = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return index(to) - index(from);
}

/** A post: one full sentence, what proves it, and the button to where the song stands. */
export function post(view: PostView, first: string, lines: readonly (string | null)[]): Message {
  const rest = lines.filter((line) => line !== null && line !== '').join('\n');
  const label = translator(view.language)('post.standing');
  return {
    accent: view.level.colour,
    blocks: [text(first), ...(rest === '' ? [] : [text(rest)]), buttons({ label, action: `post:${view.nonce}` })],
  };
}
