import type { HandCrossing, HandOutcome, HandReading } from '../domain/by-hand.ts';
import { findLevel } from '../domain/ladder.ts';
import { DEFAULT_LADDER, type Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { formatDay } from '../text/dates.ts';
import { joinList, joinSentences } from '../text/join.ts';
import { LANGUAGES, type Language } from '../text/language.ts';
import { formatCount, formatTimes } from '../text/numbers.ts';
import { type Translate, translator } from '../text/translate.ts';
import { asOf, counterOf, countPhrase } from './figures.ts';
import { nameIn, songText } from './names.ts';

/** A number on its way in, with what it would mean, as the person who typed it reads it. */
export interface RecordView {
  readonly song: Song;
  readonly reading: HandReading;
  readonly outcome: HandOutcome;
  readonly rules: Rules;
  readonly everywhere: boolean;
  readonly server: { readonly id: number; readonly channel: string | null; readonly ladders: readonly string[] };
  readonly language: Language;
}

/** A count as everybody writes it: `123,450,000 = 1億2,345万 = 1억 2,345만`. */
export function echoCount(count: number): string {
  return LANGUAGES.map((language) => formatCount(count, language)).join(' = ');
}

/** What a number is, what it would do, and in whose eyes: the lines above the buttons. */
export function recordLines(view: RecordView): string[] {
  const { song, reading, rules, language, everywhere } = view;
  const t = translator(language);
  const counter = counterOf(rules, reading.counter);
  const count = echoCount(reading.count);
  const value = t('post.value', {
    count: reading.precision === 'at-least' ? t('number.atLeast', { count }) : count,
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(reading.day, counter, language),
  });
  return [
    `**${songText(song, language)}**`,
    value,
    before(view, t),
    ...meaning(view, t),
    `-# ${t(everywhere ? 'record.countsEverywhere' : 'record.countsHere')}`,
  ];
}

function before({ reading, outcome, rules, language }: RecordView, t: Translate): string {
  if (!outcome.before) return t('record.first');
  const { day, count } = outcome.before;
  const said = {
    count: countPhrase(count, counterOf(rules, reading.counter), language),
    day: formatDay(day, language),
  };
  const days = reading.day - day;
  const growth = reading.count - count;
  if (days <= 0 || growth <= 0 || outcome.before.precision !== 'exact' || reading.precision !== 'exact')
    return t('record.wasOnly', said);
  return t('record.was', { ...said, growth: formatTimes(growth, language), n: days });
}

/** What would come of it, as far as it concerns this server. */
function meaning(view: RecordView, t: Translate): string[] {
  const { outcome, language } = view;
  switch (outcome.verdict) {
    case 'repeated':
      return [t('record.repeated')];
    case 'fall':
      return [weeklyText(view)];
    case 'accepted': {
      const passed = levelNames(view, outcome.crossed);
      const first = outcome.before === null ? levelNames(view, outcome.baseline) : '';
      return [
        ...(passed === ''
          ? []
          : [joinSentences([t('record.passes', { levels: passed }), ...posting(view, t)], language)]),
        ...(first === '' ? [] : [t('record.liesPast', { levels: first })]),
      ];
    }
    default:
      return [t('record.jump')];
  }
}

/** A right number beside the wrong one in whose place it comes. */
export function correctionLines(view: {
  readonly song: Song;
  readonly reading: HandReading;
  readonly wrong: number;
  readonly rules: Rules;
  readonly language: Language;
}): string[] {
  const { song, reading, wrong, rules, language } = view;
  const t = translator(language);
  const counter = counterOf(rules, reading.counter);
  const value = t('post.value', {
    count: echoCount(reading.count),
    publisher: nameIn(counter.publisher, language),
    asOf: asOf(reading.day, counter, language),
  });
  return [`**${songText(song, language)}**`, value, t('record.insteadOf', { count: formatTimes(wrong, language) })];
}

/** That a number below the last total is one week's. */
export function weeklyText({ reading, outcome, rules, language }: RecordView): string {
  const { day, count } = outcome.before ?? reading;
  return translator(language)('record.weekly', {
    count: countPhrase(count, counterOf(rules, reading.counter), language),
    day: formatDay(day, language),
  });
}

function posting(view: RecordView, t: Translate): string[] {
  const { outcome, server, language } = view;
  const here = channelsHere(view);
  const elsewhere = outcome.posts.length - here.length;
  const other = elsewhere > 0 ? [t('record.willPostElsewhere', { n: elsewhere })] : [];
  if (here.length > 0) return [t('record.willPost', { channels: joinList(here, language) }), ...other];
  if (outcome.tooOld > 0) return [t('record.tooOld')];
  return [t(server.channel === null ? 'record.noChannel' : 'record.notFollowed'), ...other];
}

/** The channels of this server that it will be posted in. */
export function channelsHere({ outcome, server }: Pick<RecordView, 'outcome' | 'server'>): string[] {
  return outcome.posts.filter((post) => post.server === server.id).map((post) => `<#${post.channel}>`);
}

/** The levels on the ladders that this server follows; of other ladders than the usual one with its name. */
export function levelNames(
  { rules, server, language }: Pick<RecordView, 'rules' | 'server' | 'language'>,
  crossings: readonly HandCrossing[],
): string {
  const t = translator(language);
  const names = crossings.flatMap(({ ladder: id, level: levelId }) => {
    const ladder = rules.ladders.get(id);
    const level = ladder && findLevel(ladder, levelId)?.level;
    if (!ladder || !level || !server.ladders.includes(id)) return [];
    const name = nameIn(level.names, language);
    return [
      id === DEFAULT_LADDER ? name : t('record.levelOf', { level: name, ladder: nameIn(ladder.names, language) }),
    ];
  });
  return joinList(names, language);
}
