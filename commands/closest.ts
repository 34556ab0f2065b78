import type { Ladder } from '../src/domain/ladder.ts';
import type { Artist, Market } from '../src/domain/song.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinSentences } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { translator } from '../src/text/translate.ts';
import { type ClosestLine, type ClosestView, closestMessage } from '../src/views/closest.ts';
import { type Button, buttons, type Message } from '../src/views/message.ts';
import { artistName, nameIn } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, optional, runnable, say } from './define.ts';
import { defaultLadder, ladderNamed } from './ladder-of-call.ts';
import { option } from './options.ts';
import { todayOf } from './today.ts';
import { answerAll, type Turn, turnTo } from './turning.ts';

const PAGE = 8;

/** How many songs are listed at most; the store ranks no more. */
const MOST = 100;

const MARKETS: Readonly<Record<Market, PlainKey>> = {
  kpop: 'song.kpop',
  jpop: 'song.jpop',
  other: 'song.otherMarket',
};

type By = ClosestView['by'];

/** What a list is of; its buttons carry it. */
interface Asked {
  readonly ladder: Ladder;
  readonly by: By;
  readonly followed: boolean;
  readonly artist: Artist | null;
  readonly market: Market | null;
}

/** `/closest [artist] [market] [ladder] [scope] [by]`: the songs nearest to their next level. */
export const closest: Command = {
  name: 'closest',
  description: 'closest.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'closest',
    description: 'closest.description',
    visibility: 'public',
    options: {
      artist: optional(option.artist('closest.artistOption')),
      market: optional(option.market('closest.marketOption')),
      ladder: optional(option.ladder()),
      scope: optional(
        option.choice('closest.scopeOption', [
          { value: 'followed', name: 'closest.followed' },
          { value: 'all', name: 'closest.all' },
        ]),
      ),
      by: optional(
        option.choice('closest.byOption', [
          { value: 'share', name: 'closest.share' },
          { value: 'distance', name: 'closest.distance' },
          { value: 'forecast', name: 'closest.forecast' },
        ]),
      ),
    },
    run: async (call, { artist, market, ladder, scope, by }) => {
      const follows = call.server !== null && (await call.parts.servers.watches(call.server.id)).length > 0;
      if (scope === 'followed' && !call.caller.server) return say(call.t('closest.followedInServer'));
      if (scope === 'followed' && !follows) return say(call.t('closest.nothingFollowed'));
      // Whoever names an act means all its songs, followed or not.
      const followed = scope === null ? follows && artist === null : scope === 'followed';
      return answer(call, { ladder: ladder ?? defaultLadder(call), by: byOf(by), followed, artist, market });
    },
  }),
  subcommands: [],
  actions: { 'closest-page': turn },
};

function byOf(text: string | null | undefined): By {
  return text === 'distance' || text === 'forecast' ? text : 'share';
}

async function answer(call: Call, asked: Asked): Promise<Reply> {
  const pages = await pagesOf(call, asked);
  if ('none' in pages) return say(pages.none);
  return answerAll(call, (turned) => writePage(call, asked, pages, 1, turned));
}

async function turn(call: Call, argument: string): Promise<Reply> {
  const [mark = '', ladderId, by, scope, artistId, market, pageText] = argument.split(' ');
  const artist = artistId === '-' ? null : await call.parts.catalogue.artist(Number(artistId));
  const ladder = ladderNamed(call, ladderId);
  if (!ladder || (artistId !== '-' && artist === null)) return say(call.t('call.unknownButton'));
  const asked: Asked = {
    ladder,
    by: byOf(by),
    // A server's own list is only ever that of the server in which the button is pressed.
    followed: scope === 'f' && call.server !== null,
    artist,
    market: market !== undefined && market in MARKETS ? (market as Market) : null,
  };
  const pages = await pagesOf(call, asked);
  if ('none' in pages) return say(pages.none);
  return turnTo(call, mark, (turned) => writePage(call, asked, pages, Number(pageText), turned));
}

/** The songs of all pages, and what is to be said of them. */
interface Pages {
  readonly total: number;
  readonly most: number | null;
  readonly tried: ClosestView['tried'];
  /** The songs from one place on, so many of them. */
  readonly lines: (from: number, count: number) => Promise<readonly ClosestLine[]>;
}

async function pagesOf(call: Call, asked: Asked): Promise<Pages | { readonly none: string }> {
  const { parts, server, caller, t } = call;
  const { ladder, by, followed, market } = asked;
  const today = todayOf(caller);
  const question = { ladder, server: server?.id ?? null, followed, artist: asked.artist?.id ?? null, market, today };
  const names = { ladder: nameIn(ladder.names, caller.language) };
  const wider = followed ? t('closest.forAll') : null;
  const none = () => joinSentences([t('closest.none', names), wider, t('call.otherLadder')], caller.language);
  if (by === 'forecast') {
    const found = await parts.closestForecasts.soonest(question);
    if (!found) return { none: t('closest.notForecast', names) };
    const { songs, tried, isPart } = found;
    if (songs.length === 0) return { none: tried === 0 ? none() : t('closest.noneExpected') };
    const lines = async (from: number, count: number) => songs.slice(from, from + count);
    return { total: songs.length, most: null, tried: { n: tried, isPart }, lines };
  }
  const ranked = await parts.closest.rank({ ...question, by });
  if (ranked.length === 0) return { none: none() };
  const lines = async (from: number, count: number) => {
    const songs = await parts.catalogue.songs(ranked.slice(from, from + count).map(({ song }) => song));
    return Promise.all(
      songs.map(async (song) => {
        return { song, standing: await parts.standings.of(song, ladder, question.server, today), forecast: null };
      }),
    );
  };
  return { total: ranked.length, most: ranked.length < MOST ? null : MOST, tried: null, lines };
}

async function writePage(
  { parts }: Call,
  asked: Asked,
  { total, most, tried, lines }: Pages,
  wanted: number,
  { language, mark }: Turn,
): Promise<Message> {
  const pages = Math.ceil(total / PAGE);
  const page = Number.isInteger(wanted) ? Math.min(pages, Math.max(1, wanted)) : 1;
  const message = closestMessage({
    ...asked,
    artist: asked.artist && escapeText(artistName(asked.artist, language)),
    market: asked.market && MARKETS[asked.market],
    lines: await lines((page - 1) * PAGE, PAGE),
    ...{ page, pages, most, tried, rules: parts.rules, language },
  });
  const t = translator(language);
  const to = (label: string, target: number): Button[] => {
    const action = pageAction(mark, asked, target);
    return target < 1 || target > pages || action.length > 100 ? [] : [{ label, action }];
  };
  const row = [...to(t('closest.previous'), page - 1), ...to(t('closest.next'), page + 1)];
  return row.length === 0 ? message : { ...message, blocks: [...message.blocks, buttons(...row)] };
}

function pageAction(mark: string, { ladder, by, followed, artist, market }: Asked, page: number): string {
  const scope = followed ? 'f' : 'a';
  return `closest-page:${[mark, ladder.id, by, scope, artist?.id ?? '-', market ?? '-', page].join(' ')}`;
}
