import type { Counter } from '../src/domain/counter.ts';
import type { Ladder } from '../src/domain/ladder.ts';
import { RANGES, type Range } from '../src/domain/past.ts';
import type { Song } from '../src/domain/song.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { translator } from '../src/text/translate.ts';
import { type HistoryView, historyMessage, historyPicture } from '../src/views/history.ts';
import { type Button, buttons, type Message } from '../src/views/message.ts';
import { nameIn, songText } from '../src/views/names.ts';
import type { Call } from './define.ts';
import { illustrated } from './drawing.ts';
import { ladderReading } from './ladder-of-call.ts';
import type { SongPlace } from './song-place.ts';
import { todayOf } from './today.ts';
import type { Turn } from './turning.ts';

/** A song's numbers of one counter, ready to be told in any language. */
export type Past = Omit<HistoryView, 'language'>;

/** What is recorded of a song; null where its counter has no number of it. */
export async function pastOf(
  call: Call,
  { song, counter, ladder, range }: { song: Song; counter: Counter; ladder: Ladder | null; range: Range },
): Promise<Past | null> {
  const { parts, server, caller } = call;
  const today = todayOf(caller);
  const scope = server?.id ?? null;
  const all = await parts.outlooks.counts(song, counter.id, scope);
  const counts = all.filter(({ day }) => day <= today);
  if (counts.length === 0) return null;
  const standing = ladder && (await parts.standings.of(song, ladder, scope, today));
  const next =
    standing?.basis.shown?.counter === counter.id && standing.distance?.bound === 'exact' ? standing.next : null;
  const forecast = standing && next && parts.outlooks.forecastFrom(all, song, standing, next.threshold);
  return {
    ...{ song, counter, counts, range, ladder, rules: parts.rules, today },
    passed: ladder ? await parts.histories.passed(song.id, ladder.id, scope) : [],
    certificates: ladder ? (await parts.standings.record(song, ladder, scope)).certificates : [],
    forecast: next && forecast ? { level: next, forecast } : null,
  };
}

/** The counter that a song's answer on a ladder shows; else the one with the newest number. */
export async function usualCounter(call: Call, { song, ladder }: SongPlace): Promise<Counter | null> {
  const { parts, server, caller } = call;
  const standing = await parts.standings.of(song, ladder, server?.id ?? null, todayOf(caller));
  const newest = (await parts.histories.newest(song.id, server?.id ?? null))[0];
  return parts.rules.counters.get(standing.basis.shown?.counter ?? newest?.counter ?? '') ?? null;
}

/** The sentence that there is nothing, or nothing of the counter that was asked for. */
export async function noneText(
  { parts, server, caller: { language }, t }: Call,
  song: Song,
  counter: Counter | null,
): Promise<string> {
  const name = songText(song, language);
  if (!counter) return joinSentences([t('history.noNumbers', { song: name }), t('standing.seenOne')], language);
  const newest = await parts.histories.newest(song.id, server?.id ?? null);
  const names = newest.flatMap((reading) => {
    const known = parts.rules.counters.get(reading.counter);
    return known ? [nameIn(known.names, language)] : [];
  });
  const none = t('history.noNumber', { counter: nameIn(counter.names, language), song: name });
  const has = names.length > 0 ? t('history.has', { counters: joinList(names, language) }) : null;
  return joinSentences([none, has], language);
}

/** The history with its picture, and a button for each other range. */
export async function writePast(call: Call, found: Past, { language, mark }: Turn): Promise<Message> {
  const view = { ...found, language };
  const message = await illustrated(call, historyMessage(view), historyPicture(view), language);
  const t = translator(language);
  const row = RANGES.filter((range) => range !== found.range).flatMap((range): Button[] => {
    const action = `history-range:${rangeArgument(call, { ...found, range }, mark)}`;
    return action.length > 100 ? [] : [{ label: t(`history.${range}`), action }];
  });
  return row.length > 0 ? { ...message, blocks: [...message.blocks, buttons(...row)] } : message;
}

/** What the button of a range carries: the ladder only where it is not the counter's usual one. */
function rangeArgument(call: Call, { song, counter, ladder, range }: Past, mark: string): string {
  const isUsual = ladder === null || ladder === ladderReading(call, counter.id);
  return [mark, song.id, counter.id, range, ...(isUsual ? [] : [ladder.id])].join(' ');
}
