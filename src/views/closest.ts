import type { ExpectedForecast } from '../domain/forecast.ts';
import type { Ladder } from '../domain/ladder.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Standing } from '../domain/standing.ts';
import { formatAgeDays } from '../text/dates.ts';
import { joinFacts } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { type PlainKey, translator } from '../text/translate.ts';
import { asOf, counterOf } from './figures.ts';
import { type Message, text } from './message.ts';
import { nameIn } from './names.ts';
import { expectedText } from './outlook.ts';
import { shortText } from './short-names.ts';
import { distanceText, monthText, shareText } from './standing.ts';

/** A song of the list, with when it is expected at its next level where that was asked. */
export interface ClosestLine {
  readonly song: Song;
  readonly standing: Standing;
  readonly forecast: ExpectedForecast | null;
}

/** One page of the songs nearest to their next level. */
export interface ClosestView {
  readonly ladder: Ladder;
  readonly by: 'share' | 'distance' | 'forecast';
  readonly followed: boolean;
  /** The act's name as data, where only its songs were asked for. */
  readonly artist: string | null;
  readonly market: PlainKey | null;
  readonly lines: readonly ClosestLine[];
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** How many are listed where there are more; null where these are all. */
  readonly most: number | null;
  /** For how many songs a date was looked for, and whether there are more songs; null in other orders. */
  readonly tried: { readonly n: number; readonly isPart: boolean } | null;
  readonly rules: Rules;
  readonly language: Language;
}

const ORDER_NAMES = {
  share: 'closest.share',
  distance: 'closest.distance',
  forecast: 'closest.forecast',
} as const satisfies Record<ClosestView['by'], PlainKey>;

/** Which songs are nearest: each with its share, what is missing, and the number that says so with its age. */
export function closestMessage(view: ClosestView): Message {
  const { ladder, language } = view;
  const t = translator(language);
  const of = joinFacts(
    [
      t(view.followed ? 'closest.followed' : 'closest.all'),
      view.artist,
      view.market === null ? null : t(view.market),
      t(ORDER_NAMES[view.by]),
    ],
    language,
  );
  const heading = `${t('closest.heading', { ladder: nameIn(ladder.names, language) })}\n${of}`;
  const lines = view.lines.map((line) => lineText(line, view));
  return {
    blocks: [[heading, ...lines], notes(view)].flatMap((part) => (part.length > 0 ? [text(part.join('\n'))] : [])),
  };
}

function lineText({ song, standing, forecast }: ClosestLine, { rules, language }: ClosestView): string {
  const { next, distance, atLeast, merged } = standing;
  const t = translator(language);
  const facts = [
    forecast ? expectedText(forecast, standing.today, language) : null,
    next && distance ? distanceText(distance, next, language) : null,
    next && distance ? shareText(distance, atLeast, next, language) : null,
    merged ? t('closest.merged') : null,
    restsOn(standing, rules, language),
  ];
  return `- **${shortText(song, language)}**\n  ${joinFacts(facts, language)}`;
}

/** The certificate that proves the count, or the number's publisher, day and age. */
function restsOn({ basis, provenByCertificate, certified, ladder, today }: Standing, rules: Rules, language: Language) {
  const t = translator(language);
  if (provenByCertificate && certified && ladder.certificates)
    return t('standing.certified', {
      mark: nameIn(ladder.certificates.mark, language),
      level: nameIn(certified.level.names, language),
      month: monthText(certified.certificate, language, t),
    });
  if (!basis.shown) return null;
  const counter = counterOf(rules, basis.shown.counter);
  return t('closest.source', {
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(basis.shown.day, counter, language),
    age: formatAgeDays(today - basis.shown.day, language),
  });
}

function notes({ ladder, page, pages, most, tried, language }: ClosestView): string[] {
  const t = translator(language);
  const paging = joinFacts(
    [
      pages > 1 ? t('call.page', { page, pages }) : null,
      most === null ? null : t('closest.nearestOnly', { n: most }),
      tried === null ? null : t(tried.isPart ? 'closest.triedPart' : 'closest.tried', { n: tried.n }),
      tried === null ? null : t('closest.range'),
    ],
    language,
  );
  const issuer = ladder.certificates && nameIn(ladder.certificates.issuer, language);
  const estimate = issuer && t(ladder.certificates?.asLevels ? 'standing.estimate' : 'standing.asReported', { issuer });
  return [paging, estimate].flatMap((line) => (line ? [`-# ${line}`] : []));
}
