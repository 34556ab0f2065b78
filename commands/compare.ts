import type { CounterId } from '../src/domain/counter.ts';
import type { Ladder } from '../src/domain/ladder.ts';
import { mayForecast } from '../src/domain/rules.ts';
import { sharedCounter } from '../src/domain/side-by-side.ts';
import type { Song } from '../src/domain/song.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import { translator } from '../src/text/translate.ts';
import { type CompareView, compareMessage, comparePicture } from '../src/views/compare.ts';
import { type Button, buttons, type Message } from '../src/views/message.ts';
import { nameIn } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { comparisonsOff, noComparisons } from './comparisons.ts';
import { type Call, type Command, optional, runnable, say } from './define.ts';
import { illustrated } from './drawing.ts';
import { defaultLadder, ladderNamed, offeredLadders } from './ladder-of-call.ts';
import { option } from './options.ts';
import { todayOf } from './today.ts';
import { answerAll, type Turn, turnTo } from './turning.ts';

type Align = CompareView['align'];

/** `/compare first second [third] [fourth] [ladder] [align]`: songs side by side by one counter, and none ahead. */
export const compare: Command = {
  name: 'compare',
  description: 'compare.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'compare',
    description: 'compare.description',
    visibility: 'public',
    options: {
      first: option.song(),
      second: option.song(),
      third: optional(option.song('compare.songOption')),
      fourth: optional(option.song('compare.songOption')),
      ladder: optional(option.ladder()),
      align: optional(
        option.choice('compare.alignOption', [
          { value: 'date', name: 'compare.byDate' },
          { value: 'release', name: 'compare.byRelease' },
        ]),
      ),
    },
    run: async (call, { first, second, third, fourth, ladder, align }) => {
      const songs = [first, second, third, fourth].filter((song) => song !== null);
      const found = await sideBySide(call, songs, ladder ?? defaultLadder(call), alignOf(align));
      return 'reply' in found ? found.reply : answerAll(call, (turned) => write(call, found, turned));
    },
  }),
  subcommands: [],
  actions: { 'compare-align': turn },
};

function alignOf(text: string | null | undefined): Align {
  return text === 'release' ? 'release' : 'date';
}

async function turn(call: Call, argument: string): Promise<Reply> {
  const [mark = '', ids = '', ladderId, align] = argument.split(' ');
  const songs = await call.parts.catalogue.songs(ids.split(',').slice(0, 4).map(Number));
  const ladder = ladderNamed(call, ladderId);
  if (!ladder || songs.length < 2) return say(call.t('standing.nowhere'));
  const found = await sideBySide(call, songs, ladder, alignOf(align));
  return 'reply' in found ? found.reply : turnTo(call, mark, (turned) => write(call, found, turned));
}

type Found = Omit<CompareView, 'language'>;

async function sideBySide(
  call: Call,
  songs: readonly Song[],
  ladder: Ladder,
  align: Align,
): Promise<Found | { readonly reply: Reply }> {
  const { parts, server, caller, t } = call;
  if (comparisonsOff(server)) return { reply: noComparisons(call) };
  if (new Set(songs.map(({ id }) => id)).size < songs.length) return { reply: say(t('compare.same')) };
  const scope = server?.id ?? null;
  const newest = await Promise.all(songs.map((song) => parts.histories.newest(song.id, scope)));
  const having = newest.map((readings) => new Set(readings.map(({ counter }) => counter)));
  const counter = parts.rules.counters.get(sharedCounter(ladder, having) ?? '');
  if (!counter) return { reply: say(noCounterText(call, ladder, having)) };
  const today = todayOf(caller);
  const compared = await Promise.all(
    songs.map(async (song) => {
      const counts = await parts.outlooks.counts(song, counter.id, scope);
      const merged = ladder.perTrack && counter.mergesLanguages && song.languageVersions;
      return { song, released: song.released, merged, counts: counts.filter(({ day }) => day <= today) };
    }),
  );
  return { songs: compared, counter, ladder, align, mayPace: mayForecast(parts.rules, counter.id), today };
}

/** That a ladder sets nothing side by side, and which ones would. */
function noCounterText(call: Call, ladder: Ladder, having: readonly ReadonlySet<CounterId>[]): string {
  const { t, caller } = call;
  const { language } = caller;
  const others = offeredLadders(call).filter((one) => sharedCounter(one, having) !== null);
  const names = others.map((one) => nameIn(one.names, language));
  const ways = names.length > 0 ? t('compare.shared', { ladders: joinList(names, language) }) : t('compare.counted');
  return joinSentences([t('compare.noCounter', { ladder: nameIn(ladder.names, language) }), ways], language);
}

async function write(call: Call, found: Found, { language, mark }: Turn): Promise<Message> {
  const view = { ...found, language };
  const message = await illustrated(call, compareMessage(view), comparePicture(view), language);
  const t = translator(language);
  const other: Align = found.align === 'date' ? 'release' : 'date';
  const ids = found.songs.map(({ song }) => song.id).join(',');
  const action = `compare-align:${[mark, ids, found.ladder.id, other].join(' ')}`;
  const label = t(other === 'release' ? 'compare.byRelease' : 'compare.byDate');
  const row: Button[] = action.length > 100 ? [] : [{ label, action }];
  return row.length > 0 ? { ...message, blocks: [...message.blocks, buttons(...row)] } : message;
}
