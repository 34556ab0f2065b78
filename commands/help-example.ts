import type { CounterId } from '../src/domain/counter.ts';
import { formatDay as isoDay, lastDayOf, monthOf } from '../src/domain/day.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import { sharedCounter } from '../src/domain/side-by-side.ts';
import type { Song } from '../src/domain/song.ts';
import { creditedArtists, nameIn, songTitle } from '../src/views/names.ts';
import type { Call } from './define.ts';
import { firstFollowedSongs } from './example-song.ts';
import { defaultLadder } from './ladder-of-call.ts';
import { todayOf } from './today.ts';

/** How many songs are looked at for one that has numbers to show. */
const LOOKED_AT = 25;

/** What is typed into options, so that an example is one that answers. */
export interface Example {
  readonly song: string | null;
  readonly artist: string | null;
  readonly ladder: string | null;
  /** Two songs to compare. */
  readonly first: string | null;
  readonly second: string | null;
  /** A day to come. */
  readonly date: string;
}

/** A song with the counters that have a number of it. */
interface Counted {
  readonly song: Song;
  readonly having: ReadonlySet<CounterId>;
}

/** Something that the server follows; else a song that was certified last, else any: one with numbers where there is one. */
export async function exampleFor(call: Call): Promise<Example> {
  const { parts, server, caller } = call;
  const usual = defaultLadder(call);
  const songs = await songsToShow(call);
  const onUsual = ({ having }: Counted) => usual.counters.some((id) => having.has(id));
  const shown = songs.find(onUsual) ?? songs.find(({ having }) => having.size > 0) ?? songs[0] ?? null;
  const [act] = shown?.song.artists ?? [];
  const others = songs.filter((one) => one !== shown && one.song.artists.some(({ id }) => id === act?.id));
  const beside = [...others, ...songs.filter((one) => one !== shown)];
  const second =
    beside.find((one) => shown && sharedCounter(usual, [shown.having, one.having]) !== null) ?? beside[0] ?? null;
  const ladder = server?.ladders
    .flatMap((id) => parts.rules.ladders.get(id) ?? [])
    .find(({ id, counters }) => id !== usual.id && counters.some((counter) => shown?.having.has(counter)));
  const titled = (one: Counted | null) => (one ? plain(songTitle(one.song, caller.language)) : null);
  return {
    song: titled(shown),
    first: second ? titled(shown) : null,
    second: titled(second),
    date: isoDay(lastDayOf(monthOf(todayOf(caller) + 31))),
    artist: shown && act ? plain(creditedArtists({ ...shown.song, artists: [act] }, caller.language)) : null,
    ladder: ladder ? plain(nameIn(ladder.names, caller.language)) : null,
  };
}

/** What stands in a line of code: nothing ends it before its end. */
function plain(name: string): string {
  return name.replaceAll('`', '’');
}

/** The songs to choose from, with what is known of them. */
async function songsToShow(call: Call): Promise<readonly Counted[]> {
  const { parts, server } = call;
  const followed = await firstFollowedSongs(call, LOOKED_AT);
  const known = followed.length > 0 ? followed[0] : await knownSong(call);
  const [act] = known?.artists ?? [];
  const ofAct = act ? await parts.catalogue.songsOf(act.id) : [];
  const all = [...followed, ...(known ? [known] : []), ...ofAct];
  const songs = all.filter((song, at) => all.findIndex(({ id }) => id === song.id) === at).slice(0, LOOKED_AT);
  return Promise.all(
    songs.map(async (song) => {
      const newest = await parts.histories.newest(song.id, server?.id ?? null);
      return { song, having: new Set(newest.map(({ counter }) => counter)) };
    }),
  );
}

async function knownSong({ parts }: Call): Promise<Song | null> {
  const ask = { ladder: DEFAULT_LADDER, artist: null, month: null, level: null, server: null };
  const levels = parts.rules.ladders.get(DEFAULT_LADDER)?.editions.flatMap((one) => one.levels.map(({ id }) => id));
  const part = { by: 'month', levels: [...new Set(levels)], offset: 0, limit: 1 } as const;
  const [certified] = await parts.certifiedSongs.page(ask, part);
  const certifiedSong = certified ? await parts.catalogue.song(certified.song) : null;
  return certifiedSong ?? (await parts.catalogue.suggestSongs('', 1))[0] ?? null;
}
