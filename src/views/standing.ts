import type { Certificate } from '../domain/certificate.ts';
import { monthOf } from '../domain/day.ts';
import type { Forecast } from '../domain/forecast.ts';
import type { Ladder, Level } from '../domain/ladder.ts';
import { DEFAULT_LADDER, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import type { Distance, Standing } from '../domain/standing.ts';
import { formatMonth } from '../text/dates.ts';
import { joinFacts, joinSentences } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { formatCount, formatCountBeforeUnit, formatShare, shareBar } from '../text/numbers.ts';
import { type Translate, translator } from '../text/translate.ts';
import { basisText, counterOf, countPhrase } from './figures.ts';
import { forecastBasisText, forecastLine } from './forecast-lines.ts';
import { type Message, text } from './message.ts';
import { nameIn, songText } from './names.ts';

/** What the answer to "where does this song stand?" is made of. */
export interface StandingView {
  readonly song: Song;
  readonly standing: Standing;
  readonly rules: Rules;
  /** The newest batch that our list of certificates knows; null where the ladder has no list. */
  readonly list: { readonly month: string; readonly coverage: 'full' | 'partial' } | null;
  /** When the next level is expected by the number shown; null where nothing may be said of it. */
  readonly forecast: Forecast | null;
  /** Without the bar. */
  readonly plain: boolean;
  readonly language: Language;
}

/** How long an answer may be, and how much of that the answer itself takes. */
const LINES = 8;
const ANSWER_LINES = 2;

/** The answer first, then what it rests on: at most eight lines, the small print included (PRODUCT §6). */
export function standingMessage(view: StandingView): Message {
  const { song, standing, language } = view;
  const t = translator(language);
  const first = [titleLine(song, standing.ladder, language), answer(view, t)].join('\n');
  const [figure, ...also] = figures(view);
  const before = [share(view), figure ?? null].filter((line) => line !== null);
  const after = [
    view.forecast && forecastLine(view.forecast, standing.today, language),
    passed(standing, language, t),
    certificate(view, t),
    standing.merged ? t('standing.merged') : null,
  ].filter((line) => line !== null);
  const room = LINES - ANSWER_LINES - before.length - after.length;
  const small = smallPrint(view, room, t);
  const rest = [...before, ...also.slice(0, Math.max(0, room - small.length)), ...after, ...small];
  const held = standing.certified?.asLevel ? standing.certified.level : null;
  const accent = (held ?? standing.passed ?? standing.next)?.colour;
  return {
    ...(accent === undefined ? {} : { accent }),
    blocks: [text(first), ...(rest.length > 0 ? [text(rest.join('\n'))] : [])],
  };
}

/** Which song, and on which ladder where it is not the one that everybody means. */
function titleLine(song: Song, ladder: Ladder, language: Language): string {
  const title = `**${songText(song, language)}**`;
  return ladder.id === DEFAULT_LADDER ? title : joinFacts([title, nameIn(ladder.names, language)], language);
}

/** The sentence that answers: how far it is to the next level, and how sure that is. */
function answer({ standing, rules, language }: StandingView, t: Translate): string {
  const { next, distance, certified, basis } = standing;
  if (!next || !distance) return unmeasured(standing, rules, language);
  if (basis.shown === null && certified) {
    const level = nameIn(next.names, language);
    const count = formatCountBeforeUnit(distance.count, language);
    return t(certified.asLevel ? 'standing.certificateOnly' : 'standing.provenOnly', {
      level: nameIn(certified.level.names, language),
      month: monthText(certified.certificate, language, t),
      proven: provenPhrase(certified.proven, standing.ladder, rules, language),
      count,
      next: level,
    });
  }
  return distanceText(distance, next, language);
}

/** How far it is to a level, and how sure that is. */
export function distanceText(distance: Distance, next: Level, language: Language): string {
  const t = translator(language);
  const values = { count: formatCountBeforeUnit(distance.count, language), level: nameIn(next.names, language) };
  if (distance.bound === 'at-most') return t('standing.atMost', values);
  if (distance.bound === 'at-least') return t('standing.atLeast', values);
  return t('standing.toGo', values);
}

/** Whether it is the count, not a certificate alone, that is past every level. */
function isPastHighest({ next, passed, provenByCertificate }: Standing): boolean {
  return next === null && passed !== null && !provenByCertificate;
}

/** The answer where there is no distance: nothing is known, or there is no level above. */
export function unmeasured(standing: Standing, rules: Rules, language: Language): string {
  const t = translator(language);
  const { next, passed, certified, ladder } = standing;
  const name = nameIn(ladder.names, language);
  if (next) {
    const level = nameIn(next.names, language);
    const threshold = formatCountBeforeUnit(next.threshold, language);
    const none = ladder.certificates
      ? t('standing.noNumber', { ladder: name, level, threshold })
      : t('standing.noMilestone', { ladder: name, level });
    return joinSentences([none, t('standing.seenOne')], language);
  }
  if (passed && isPastHighest(standing)) return pastHighest(passed, ladder, language);
  if (certified)
    return t(certified.asLevel ? 'standing.certifiedHighest' : 'standing.provenHighest', {
      level: nameIn(certified.level.names, language),
      month: monthText(certified.certificate, language, t),
      proven: provenPhrase(certified.proven, ladder, rules, language),
    });
  return t('standing.noNumberNoLevel', { ladder: name });
}

/** That a count is past everything a ladder has: an estimate where levels are certified. */
function pastHighest(level: Level, ladder: Ladder, language: Language): string {
  const t = translator(language);
  const name = nameIn(level.names, language);
  if (!ladder.certificates) return t('standing.highestMilestone', { level: name });
  return t('standing.highest', { level: name, threshold: formatCountBeforeUnit(level.threshold, language) });
}

function share({ standing, language, plain }: StandingView): string | null {
  const { next, distance, atLeast } = standing;
  if (!next || !distance) return null;
  const words = shareText(distance, atLeast, next, language);
  return plain ? words : `${words}  ${shareBar(atLeast, next.threshold)}`;
}

/** How much of the way to a level is done, and how sure that is. */
export function shareText(distance: Distance, atLeast: number, next: Level, language: Language): string {
  const values = {
    share: formatShare(atLeast, next.threshold, language),
    threshold: formatCountBeforeUnit(next.threshold, language),
  };
  const key = distance.bound === 'at-most' ? 'shareAtLeast' : distance.bound === 'at-least' ? 'shareAtMost' : 'share';
  return translator(language)(`standing.${key}`, values);
}

/** The number shown, and those of the ladder's other counters. */
function figures({ standing, rules, language }: StandingView): string[] {
  const { shown, others } = standing.basis;
  if (!shown) return [];
  const t = translator(language);
  const also = others.map((reading) => {
    return t('standing.also', { basis: basisText(reading, rules, standing.today, language) });
  });
  return [basisText(shown, rules, standing.today, language), ...also];
}

/** What our count has passed, unless a certificate says as much or more. */
function passed(standing: Standing, language: Language, t: Translate): string | null {
  const { passed: level, certified, ladder } = standing;
  // Past the highest, the answer itself says so.
  if (!level || isPastHighest(standing) || (certified?.asLevel && certified.level.threshold >= level.threshold))
    return null;
  const key = ladder.certificates ? 'standing.passed' : 'standing.passedMilestone';
  return t(key, { level: nameIn(level.names, language) });
}

function certificate({ standing, rules, list, language }: StandingView, t: Translate): string | null {
  const { certified, ladder, provenByCertificate, basis } = standing;
  if (!ladder.certificates) return null;
  if (!certified) return ladder.certificates.asLevels ? notListed(list, language, t) : null;
  const mark = nameIn(ladder.certificates.mark, language);
  const level = nameIn(certified.level.names, language);
  const month = monthText(certified.certificate, language, t);
  const proven = () => provenPhrase(certified.proven, ladder, rules, language);
  if (!certified.asLevel) return basis.shown ? t('standing.proves', { mark, level, month, proven: proven() }) : null;
  if (certified.until !== null && certified.until < standing.today) {
    const until = formatMonth(monthOf(certified.until), language);
    return t('standing.certifiedAbolished', {
      mark,
      level,
      month,
      issuer: nameIn(ladder.certificates.issuer, language),
      until,
    });
  }
  if (basis.shown === null) return null;
  if (provenByCertificate) return t('standing.proves', { mark, level, month, proven: proven() });
  return t('standing.certified', { mark, level, month });
}

function notListed(list: StandingView['list'], language: Language, t: Translate): string | null {
  if (!list) return null;
  const key = list.coverage === 'full' ? 'standing.notListedFull' : 'standing.notListed';
  return t(key, { month: formatMonth(list.month, language) });
}

/** What a certificate proves, in the words of the ladder's first counter: "100,000,000 plays in Japan". */
export function provenPhrase(proven: number, ladder: Ladder, rules: Rules, language: Language): string {
  const first = ladder.counters[0];
  return first === undefined ? formatCount(proven, language) : countPhrase(proven, counterOf(rules, first), language);
}

/** What the answer rests on, in small letters: two lines, or one where there is no room for two. */
function smallPrint({ standing, rules, forecast, language }: StandingView, room: number, t: Translate): string[] {
  const { basis, certified, today } = standing;
  const entered = certified?.certificate.enteredHere ? t('standing.enteredHere') : null;
  const what = [entered, note(standing, language, t)].filter((sentence) => sentence !== null);
  const view = { rules, counter: basis.shown?.counter ?? '', today, language };
  const pace = forecast && forecastBasisText(forecast, view);
  const lines = [what.length > 0 ? joinSentences(what, language) : null, pace].filter((line) => line !== null);
  return (lines.length <= room ? lines : [joinSentences(lines, language)]).map((line) => `-# ${line}`);
}

function note({ ladder, basis }: Standing, language: Language, t: Translate): string | null {
  if (!ladder.certificates) return null;
  const issuer = nameIn(ladder.certificates.issuer, language);
  if (!ladder.certificates.asLevels) return t('standing.asReported', { issuer });
  return basis.shown ? t('standing.estimate', { issuer }) : null;
}

/** The month of a certificate in words, or that it is not known. */
export function monthText(certificate: Certificate, language: Language, t: Translate): string {
  return certificate.month === null ? t('standing.monthUnknown') : formatMonth(certificate.month, language);
}
