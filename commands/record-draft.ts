import { doubtfulLevels, type HandReading } from '../src/domain/by-hand.ts';
import type { Counter } from '../src/domain/counter.ts';
import type { Day } from '../src/domain/day.ts';
import { formatDay as isoDay } from '../src/domain/day.ts';
import { findLevel } from '../src/domain/ladder.ts';
import { DEFAULT_LADDER, type Rules } from '../src/domain/rules.ts';
import type { Song } from '../src/domain/song.ts';
import { readWrittenCount, type WrittenCountProblem } from '../src/domain/written-count.ts';
import { type DayOrder, endOfLastChartWeek, readWrittenDay } from '../src/domain/written-day.ts';
import type { Draft } from '../src/store/drafts.ts';
import { formatDay } from '../src/text/dates.ts';
import type { Language } from '../src/text/language.ts';
import { formatCountBeforeUnit } from '../src/text/numbers.ts';
import { nameIn, songLabel } from '../src/views/names.ts';
import type { Caller } from './command.ts';
import type { Call } from './define.ts';
import { shown } from './options.ts';
import { todayOf } from './today.ts';

/** A draft understood, or the sentence that says what is not clear in it, with what may be meant instead. */
export type Understood =
  | { readonly reading: HandReading; readonly song: Song }
  | { readonly unclear: string; readonly choices: readonly Choice[] };

/** Something that may be meant, and the change to the draft that says so. */
export interface Choice {
  readonly label: string;
  readonly field: 'song' | 'counter' | 'date';
  readonly value: string;
}

/** Reads what was typed, in the order in which a person would ask back. */
export async function understand(call: Call, draft: Draft): Promise<Understood> {
  const { parts, t, caller } = call;
  const song = await songOf(call, draft.song);
  if (!('id' in song)) return song;
  const counter = parts.rules.counters.get(draft.counter);
  if (counter?.adds !== 'totals') {
    const choices = totalsCounters(parts.rules).slice(0, 5);
    return {
      unclear: t('record.counterUnknown', { name: shown(draft.counter) }),
      choices: choices.map((one) => ({
        label: counterLabel(one, parts.rules, caller.language),
        field: 'counter',
        value: one.id,
      })),
    };
  }
  const count = readWrittenCount(draft.value);
  if (typeof count === 'string') return unclear(countSentence(call, draft.value, count));
  const day = dayOf(call, draft.date, counter);
  if (!('day' in day)) return day;
  const levels = doubtfulLevels(parts.rules, { counter: counter.id, day: day.day }, count);
  const doubtful = levels.find(({ ladder }) => ladder.id === DEFAULT_LADDER) ?? levels[0];
  const level = doubtful && findLevel(doubtful.ladder, doubtful.level)?.level;
  if (level) {
    const threshold = formatCountBeforeUnit(level.threshold, caller.language);
    return unclear(
      t('record.valueAbout', { value: shown(draft.value), level: nameIn(level.names, caller.language), threshold }),
    );
  }
  const link = draft.link.trim();
  if (link !== '' && !isWebAddress(link)) return unclear(t('record.badLink'));
  const { count: total, precision } = count;
  const reading = { song: song.id, counter: counter.id, day: day.day, count: total, precision };
  return { song, reading: { ...reading, link: link === '' ? null : link } };
}

async function songOf({ parts, t, caller }: Call, typed: string): Promise<Song | Exclude<Understood, { song: Song }>> {
  if (typed.trim() === '') return unclear(t('song.nothingTyped'));
  const meaning = await parts.catalogue.findSong(typed);
  if (meaning.kind === 'song') return meaning.song;
  const name = shown(typed);
  const choices = (songs: readonly Song[]) =>
    songs.slice(0, 5).map((one): Choice => {
      return { label: songLabel(one, caller.language), field: 'song', value: `song:${one.id}` };
    });
  if (meaning.kind === 'several') return { unclear: t('song.several', { name }), choices: choices(meaning.songs) };
  if (meaning.kind === 'artist') return { unclear: t('song.several', { name }), choices: choices(meaning.songs) };
  if (meaning.kind === 'unknown-link') return unclear(t('song.unknownLink'));
  return { unclear: t('song.unknown', { name }), choices: choices(meaning.nearest) };
}

function dayOf(
  call: Call,
  typed: string,
  counter: Counter,
): { readonly day: Day } | Exclude<Understood, { song: Song }> {
  const { caller, t } = call;
  const today = todayOf(caller);
  if (typed.trim() === '') return { day: defaultDay(today, counter) };
  const read = readWrittenDay(typed, today, orderOf(caller));
  if ('day' in read) return read;
  const date = shown(typed);
  if ('either' in read)
    return {
      unclear: t('record.dateWhich', { date }),
      choices: read.either.map((day) => ({
        label: formatDay(day, caller.language),
        field: 'date',
        value: isoDay(day),
      })),
    };
  return unclear(t(DATE_PROBLEMS[read.problem], { date }));
}

const DATE_PROBLEMS = {
  'no-date': 'record.dateNone',
  'no-such-day': 'record.dateNoSuchDay',
  future: 'record.dateFuture',
} as const;

/** A chart's number is for the end of its last week; what a label or the press says is said of the day it is said on. */
export function defaultDay(today: Day, counter: Counter): Day {
  return counter.cadence === 'weekly' ? endOfLastChartWeek(today) : today;
}

/** In Japan and Korea the month always comes first; who reads English may write either. */
export function orderOf({ language }: Caller): DayOrder {
  return language === 'en' ? 'unclear' : 'month-first';
}

/** Why a text is no count, in words that say what to do. */
export function countSentence({ t }: Call, typed: string, problem: WrittenCountProblem): string {
  const value = shown(typed);
  switch (problem) {
    case 'no-number':
      return t('record.valueNone', { value });
    case 'unclear':
      return t('record.valueUnclear', { value });
    case 'fraction':
      return t('record.valueFraction', { value });
    case 'too-large':
      return t('record.valueTooLarge', { value });
    case 'zero':
      return t('record.valueZero');
  }
}

/** The counters whose totals can be typed: those of the usual ladder first, which are what people ask about. */
export function totalsCounters(rules: Rules): Counter[] {
  const usual = rules.ladders.get(DEFAULT_LADDER)?.counters ?? [];
  const rank = ({ id }: Counter) => (usual.includes(id) ? usual.indexOf(id) : usual.length);
  return [...rules.counters.values()].filter(({ adds }) => adds === 'totals').toSorted((a, b) => rank(a) - rank(b));
}

/** A counter as the answer to "Where did you see it?": its publisher, where only one counter there can be meant. */
export function counterLabel(counter: Counter, rules: Rules, language: Language): string {
  const usual = rules.ladders.get(DEFAULT_LADDER)?.counters ?? [];
  return nameIn(usual.includes(counter.id) ? counter.publisher : counter.names, language);
}

/** Whether a text is one web address. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !/\s/.test(text) && text.length <= 500;
}

function unclear(sentence: string): { unclear: string; choices: readonly Choice[] } {
  return { unclear: sentence, choices: [] };
}
