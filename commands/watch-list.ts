import type { Ladder } from '../src/domain/ladder.ts';
import { marketOfNumber } from '../src/domain/market.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import type { Artist, Market, Song } from '../src/domain/song.ts';
import type { Standing } from '../src/domain/standing.ts';
import type { Watch } from '../src/store/servers.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinFacts } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { type Button, buttons, type Message, text } from '../src/views/message.ts';
import { artistName, nameIn, songText } from '../src/views/names.ts';
import { distanceText } from '../src/views/standing.ts';
import { type Call, serverOf } from './define.ts';
import { todayOf } from './today.ts';
import { whereTo } from './watch-where.ts';

/** How many followed songs, acts and markets stand on one page. */
const A_PAGE = 10;

/** The names of markets. */
export const MARKET_NAMES: Readonly<Record<Market, PlainKey>> = {
  kpop: 'song.kpop',
  jpop: 'song.jpop',
  other: 'song.otherMarket',
};

/** What the market of a watch's number is called. */
export function marketName(target: number): PlainKey {
  return MARKET_NAMES[marketOfNumber(target) ?? 'other'];
}

/** One page of what the server follows, songs with their level and how far the next is; counted from 0. */
export async function listPage(call: Call, wanted: number): Promise<Message> {
  const { parts, t } = call;
  const server = serverOf(call);
  const first = await parts.watches.page(server.id, { offset: wanted * A_PAGE, limit: A_PAGE });
  if (first.total === 0) return { blocks: [text(t('watch.empty'))] };
  const pages = Math.ceil(first.total / A_PAGE);
  const page = Math.min(wanted, pages - 1);
  const { watches } =
    page === wanted ? first : await parts.watches.page(server.id, { offset: page * A_PAGE, limit: A_PAGE });
  const lines = await watchLines(call, watches);
  const number = pages > 1 ? ` ${t('watch.page', { page: page + 1, pages })}` : '';
  const heading = text(`**${t('watch.heading', { n: first.total })}**${number}`);
  const row: Button[] = [
    ...(page > 0 ? [{ label: t('watch.previous'), action: `watch-page:${page - 1}` }] : []),
    ...(page < pages - 1 ? [{ label: t('watch.next'), action: `watch-page:${page + 1}` }] : []),
  ];
  const ladder = ladderOf(call);
  const by = text(`-# ${nameIn(ladder.names, call.caller.language)}`);
  const turn = row.length > 0 ? [buttons(...row)] : [];
  return { blocks: [heading, text(lines.join('\n')), by, text(await whereTo(call, server)), ...turn] };
}

/** The server's first ladder. */
function ladderOf(call: Call): Ladder {
  const { ladders } = call.parts.rules;
  const [first = DEFAULT_LADDER] = serverOf(call).ladders;
  const ladder = ladders.get(first) ?? ladders.get(DEFAULT_LADDER);
  if (!ladder) throw new Error(`There is no ladder "${DEFAULT_LADDER}".`);
  return ladder;
}

async function watchLines(call: Call, watches: readonly Watch[]): Promise<string[]> {
  const { parts, caller } = call;
  const server = serverOf(call);
  const ids = (kind: Watch['kind']) => watches.filter((one) => one.kind === kind).map((one) => one.target);
  const songs = await parts.catalogue.songs(ids('song'));
  const artists = new Map((await parts.catalogue.artists(ids('artist'))).map((artist) => [artist.id, artist]));
  const standings = await parts.standings.ofMany(songs, ladderOf(call), server.id, todayOf(caller));
  const bySong = new Map(songs.map((song, at) => [song.id, { song, standing: standings[at] }]));
  const counts = await parts.watches.songCounts(server.id, watches);
  return watches.flatMap(({ kind, target }, at) => {
    const n = counts[at] ?? 0;
    if (kind === 'market') return [`- ${call.t('watch.marketLine', { market: call.t(marketName(target)), n })}`];
    if (kind === 'artist') return artistLine(call, artists.get(target), n);
    const found = bySong.get(target);
    return found ? [`- ${songLine(call, found.song, found.standing)}`] : [];
  });
}

function artistLine({ t, caller }: Call, artist: Artist | undefined, n: number): string[] {
  if (!artist) return [];
  return [`- ${t('watch.artistLine', { artist: escapeText(artistName(artist, caller.language)), n })}`];
}

function songLine({ t, caller: { language } }: Call, song: Song, standing: Standing | undefined): string {
  const named = songText(song, language);
  if (!standing) return named;
  const { certified, passed, next, distance } = standing;
  const held = certified?.asLevel ? certified.level : null;
  const isCertified = held !== null && (passed === null || held.threshold >= passed.threshold);
  const level = isCertified ? held : passed;
  const facts = [
    named,
    ...(level === null
      ? []
      : [t(isCertified ? 'watch.certified' : 'watch.passed', { level: nameIn(level.names, language) })]),
    next && distance ? distanceText(distance, next, language) : level === null ? t('watch.noNumber') : null,
  ].filter((fact) => fact !== null);
  return joinFacts(facts, language);
}
