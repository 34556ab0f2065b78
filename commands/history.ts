import type { Counter } from '../src/domain/counter.ts';
import { RANGES, type Range } from '../src/domain/past.ts';
import type { Song } from '../src/domain/song.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { translator } from '../src/text/translate.ts';
import { type HistoryView, historyMessage, historyPicture } from '../src/views/history.ts';
import { type Button, buttons, type Message } from '../src/views/message.ts';
import { nameIn, songText } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { counterOption } from './counter-option.ts';
import { type Call, type Command, optional, runnable, say } from './define.ts';
import { illustrated } from './drawing.ts';
import { defaultLadder, ladderReading } from './ladder-of-call.ts';
import { option } from './options.ts';
import { todayOf } from './today.ts';
import { answerAll, type Turn, turnTo } from './turning.ts';

const DEFAULT_RANGE: Range = '90d';

/** `/history song [counter] [range]`: a song's numbers over time, and which level it passed when. */
export const history: Command = {
  name: 'history',
  description: 'history.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'history',
    description: 'history.description',
    visibility: 'public',
    options: {
      song: option.song(),
      counter: optional(counterOption('history.counterOption')),
      range: optional(
        option.choice(
          'history.rangeOption',
          RANGES.map((range) => ({ value: range, name: `history.${range}` })),
        ),
      ),
    },
    run: async (call, { song, counter, range }) => {
      const found = await past(call, song, counter, rangeOf(range));
      return 'none' in found ? say(found.none) : answerAll(call, (turned) => write(call, found, turned));
    },
  }),
  subcommands: [],
  actions: { 'history-range': turn },
};

function rangeOf(text: string | null | undefined): Range {
  return RANGES.find((range) => range === text) ?? DEFAULT_RANGE;
}

/** The buttons for other ranges. */
async function turn(call: Call, argument: string): Promise<Reply> {
  const [mark = '', songId, counterId, range] = argument.split(' ');
  const song = await call.parts.catalogue.song(Number(songId));
  const counter = call.parts.rules.counters.get(counterId ?? '');
  if (!song || !counter) return say(call.t('standing.nowhere'));
  const found = await past(call, song, counter, rangeOf(range));
  return 'none' in found ? say(found.none) : turnTo(call, mark, (turned) => write(call, found, turned));
}

type Past = Omit<HistoryView, 'language'>;

/** What is recorded, or the sentence that says that there is nothing. */
async function past(
  call: Call,
  song: Song,
  asked: Counter | null,
  range: Range,
): Promise<Past | { readonly none: string }> {
  const { parts, server, caller } = call;
  const today = todayOf(caller);
  const scope = server?.id ?? null;
  const counter = asked ?? (await usualCounter(call, song));
  const all = counter ? await parts.outlooks.counts(song, counter.id, scope) : [];
  const counts = all.filter(({ day }) => day <= today);
  if (!counter || counts.length === 0) return { none: await noneText(call, song, counter) };
  const ladder = ladderReading(call, counter.id);
  const standing = ladder && (await parts.standings.of(song, ladder, scope, today));
  const next =
    standing?.basis.shown?.counter === counter.id && standing.distance?.bound === 'exact' ? standing.next : null;
  const forecast = standing && next && parts.outlooks.forecastFrom(all, song, standing, next.threshold);
  return {
    ...{ song, counter, counts, range, ladder, rules: parts.rules, today },
    passed: ladder ? await parts.histories.passed(song.id, ladder.id, scope) : [],
    certificates: ladder ? (await parts.standings.record(song, ladder, scope)).certificates : [],
    forecast: next && forecast?.kind === 'expected' ? { level: next, expected: forecast } : null,
  };
}

/** The counter that the server's ladder shows; else the one with the newest number. */
async function usualCounter(call: Call, song: Song): Promise<Counter | null> {
  const { parts, server, caller } = call;
  const standing = await parts.standings.of(song, defaultLadder(call), server?.id ?? null, todayOf(caller));
  const newest = (await parts.histories.newest(song.id, server?.id ?? null))[0];
  return parts.rules.counters.get(standing.basis.shown?.counter ?? newest?.counter ?? '') ?? null;
}

async function noneText({ parts, server, caller: { language }, t }: Call, song: Song, counter: Counter | null) {
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

async function write(call: Call, found: Past, { language, mark }: Turn): Promise<Message> {
  const view = { ...found, language };
  const message = await illustrated(call, historyMessage(view), historyPicture(view), language);
  const t = translator(language);
  const row = RANGES.filter((range) => range !== found.range).flatMap((range): Button[] => {
    const action = `history-range:${[mark, found.song.id, found.counter.id, range].join(' ')}`;
    return action.length > 100 ? [] : [{ label: t(`history.${range}`), action }];
  });
  return row.length > 0 ? { ...message, blocks: [...message.blocks, buttons(...row)] } : message;
}
