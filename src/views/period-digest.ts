import type { Counter } from '../domain/counter.ts';
import { type Day, monthOf } from '../domain/day.ts';
import type { Ladder, Level } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { formatDay, formatMonth, formatSpan } from '../text/dates.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { markerButton } from './digest.ts';
import { asOf, counterOf } from './figures.ts';
import { type Message, text } from './message.ts';
import { nameIn, songText } from './names.ts';
import { certifiedSentence, passedSentence } from './post.ts';
import { distanceText, shareText } from './standing.ts';

/** How many news a digest names; the rest are counted. */
export const MOST_NEWS = 15;

/** What happened to a song, with its kind: an estimate and a certificate are never mixed (DESIGN §1.2). */
export type News = { readonly song: Song; readonly ladder: Ladder; readonly level: Level } & (
  | { readonly kind: 'estimated'; readonly counter: Counter; readonly day: Day }
  /** The batch month, a bare year, or null where it is not known. */
  | { readonly kind: 'certified'; readonly month: string | null }
);

/** What a week or month brought to the songs that a server follows, and which are nearest to their next level. */
export interface PeriodDigestView {
  readonly rhythm: 'weekly' | 'monthly';
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly news: readonly News[];
  readonly nearest: readonly { readonly song: Song; readonly standing: Standing }[];
  readonly rules: Rules;
  readonly language: Language;
  readonly nonce: string;
}

/** The digest of a week or month; honest where nothing happened. */
export function periodDigestPost(view: PeriodDigestView): Message {
  const { nearest, language, nonce } = view;
  const near = nearest.map((one) => nearLine(one, view)).filter((line) => line !== null);
  const heading = translator(language)('digest.nearest');
  return {
    blocks: [
      text(headingOf(view)),
      text(newsText(view)),
      ...(near.length > 0 ? [text([heading, ...near.map((line) => `- ${line}`)].join('\n'))] : []),
      markerButton(nonce, language),
    ],
  };
}

function headingOf({ rhythm, firstDay, lastDay, language }: PeriodDigestView): string {
  const t = translator(language);
  if (rhythm === 'monthly') return t('digest.monthly', { month: formatMonth(monthOf(firstDay), language) });
  return t('digest.weekly', formatSpan(firstDay, lastDay, language));
}

function newsText({ rhythm, news, language }: PeriodDigestView): string {
  const t = translator(language);
  if (news.length === 0) return t(rhythm === 'weekly' ? 'digest.nothingThisWeek' : 'digest.nothingThisMonth');
  const more = news.length - MOST_NEWS;
  const lines = news.slice(0, MOST_NEWS).map((one) => `- ${newsLine(one, language)}`);
  return [...lines, ...(more > 0 ? [`-# ${t('digest.moreNews', { n: more })}`] : [])].join('\n');
}

/** One of the news with its kind and date. */
export function newsLine(news: News, language: Language): string {
  if (news.kind === 'estimated')
    return joinFacts([passedSentence({ ...news, language }), formatDay(news.day, language)], language);
  const month = news.month === null ? null : formatMonth(news.month, language);
  return joinFacts([certifiedSentence({ ...news, language }), month], language);
}

/** A song on its way to its next level, in one line; null where there is no number or no level above. */
export function nearLine(
  { song, standing }: PeriodDigestView['nearest'][number],
  { rules, language }: Pick<PeriodDigestView, 'rules' | 'language'>,
): string | null {
  const { next, distance, atLeast } = standing;
  const { shown } = standing.basis;
  if (!next || !distance || !shown) return null;
  const counter = counterOf(rules, shown.counter);
  const line = translator(language)('digest.near', {
    song: songText(song, language),
    distance: distanceText(distance, next, language),
    share: shareText(distance, atLeast, next, language),
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(shown.day, counter, language),
  });
  return line;
}
