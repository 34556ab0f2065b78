import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { numberOfMarket } from '../../src/domain/market.ts';
import { MARKETS, type Market } from '../../src/domain/song.ts';
import { recordCrossing } from '../../src/store/crossings.ts';
import { songsToForecast } from '../../src/store/daily-counts.ts';
import type { Store } from '../../src/store/database.ts';
import { happeningsBetween } from '../../src/store/followed.ts';
import { followedSongs } from '../../src/store/followed-songs.ts';
import { serversFollowing, songsFollowedBy } from '../../src/store/followers.ts';
import type { MarketChoice } from '../../src/store/markets.ts';
import { oweAnnouncements, oweApproaching, oweForecast } from '../../src/store/owing.ts';
import { followedSongs as followedOf } from '../../src/store/polls.ts';
import { songHistory } from '../../src/store/song-history.ts';
import { unseen } from '../../src/store/unseen.ts';
import { createWatches } from '../../src/store/watches.ts';
import { ladderOf, madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addArtist, addServer, addSong, ledger } from '../support/world.ts';

/** Every market of the catalogue beside every word that a server may have on an act. */
const CASES = MARKETS.flatMap((market) =>
  ([null, 'kpop', 'jpop', 'other', 'both'] as const).map((own) => ({ market, own })),
);

const LEVEL = ladderOf(madeUpRules(), 'steps').editions[1]?.levels[0];
const NOW = 1_000_000;

interface World {
  /** A song for each case, in their order. */
  readonly songs: readonly number[];
  /** For each market a server that follows it and counts the acts of all cases as they say. */
  readonly opinionated: ReadonlyMap<Market, number>;
  /** For each market a server that follows it and counts every act as the catalogue does. */
  readonly others: ReadonlyMap<Market, number>;
}

async function follow(store: Store, name: string, market: Market): Promise<number> {
  const server = await addServer(store, name);
  const row = { kind: 'market' as const, target_id: numberOfMarket(market), created_at: 5, created_by: 'admin' };
  await store.write
    .insertInto('watch')
    .values({ ...row, server_id: server })
    .execute();
  await store.write
    .updateTable('target')
    .set({ forecast: 1, approaching_share: 900 })
    .where('server_id', '=', server)
    .execute();
  return server;
}

async function makeWorld(store: Store): Promise<World> {
  const songs: number[] = [];
  const words: { artist: number; own: MarketChoice }[] = [];
  for (const [at, { market, own }] of CASES.entries()) {
    const artist = await addArtist(store, `act-${at}`);
    await store.write.updateTable('artist').set({ market }).where('id', '=', artist).execute();
    songs.push(await addSong(store, `song-${at}`, { artists: [artist] }));
    if (own !== null) words.push({ artist, own });
  }
  const opinionated = new Map<Market, number>();
  const others = new Map<Market, number>();
  for (const market of MARKETS) {
    const server = await follow(store, `opinionated-${market}`, market);
    opinionated.set(market, server);
    others.set(market, await follow(store, `other-${market}`, market));
    const rows = words.map(({ artist, own }) => ({ server_id: server, artist_id: artist, market: own }));
    await store.write.insertInto('server_market').values(rows).execute();
  }
  // A word on an act is no following.
  const silent = await addServer(store, 'follows-nothing');
  const rows = words.map(({ artist }) => ({ server_id: silent, artist_id: artist, market: 'kpop' as const }));
  await store.write.insertInto('server_market').values(rows).execute();
  return { songs, opinionated, others };
}

function countsIn({ market, own }: (typeof CASES)[number], asked: Market): boolean {
  if (own === 'both') return asked !== 'other';
  return (own ?? market) === asked;
}

/** The servers that follow the song of a case. */
function followersOf({ opinionated, others }: World, at: number): number[] {
  const one = CASES[at];
  if (!one) throw new Error(`There is no case ${at}.`);
  return MARKETS.flatMap((market) => [
    ...(countsIn(one, market) ? [opinionated.get(market) ?? 0] : []),
    ...(one.market === market ? [others.get(market) ?? 0] : []),
  ]).toSorted((a, b) => a - b);
}

function serversOf({ opinionated, others }: World): number[] {
  return [...opinionated.values(), ...others.values()];
}

/** The songs that a server follows. */
function songsOf(world: World, server: number): number[] {
  return world.songs.filter((_, at) => followersOf(world, at).includes(server));
}

async function crossed(store: Store, song: number): Promise<number> {
  if (!LEVEL) throw new Error('the made-up ladder has no level');
  const crossing = { song, ladder: 'steps', kind: 'estimated' as const, scope: 0, level: LEVEL, day: 20_000 };
  const exact = { counterId: null, count: 100_000, precision: 'exact' as const, foundAt: NOW, baseline: false };
  const found = await recordCrossing(store.write, { ...crossing, ...exact });
  if (found === null) throw new Error('the song has crossed this level before');
  return found.id;
}

describe('who follows a song of an act by its market, wherever the catalogue and servers count it', () => {
  test('is told of what passed, what comes near and what is expected', async () => {
    const store = await temporaryStore();
    const world = await makeWorld(store);
    for (const [at, song] of world.songs.entries()) {
      const about = { song, ladder: 'steps', level: 'middle', generation: 0, scope: 0, now: NOW, expiresAt: NOW + 1 };
      const owing = { ...about, day: 20_000, higher: [] };
      const crossing = await crossed(store, song);
      await oweAnnouncements(store.write, { ...owing, kind: 'estimated', crossing, tooOld: false });
      await oweApproaching(store.write, { ...owing, threshold: 100_000, before: 80_000, after: 95_000 });
      await oweForecast(store.write, owing);
      const rows = (await ledger(store)).filter((row) => row.song_id === song);
      for (const kind of ['estimated', 'approaching', 'forecast']) {
        const told = rows.filter((row) => row.kind === kind).map((row) => row.server_id);
        expect({ ...CASES[at], kind, told }).toEqual({ ...CASES[at], kind, told: followersOf(world, at) });
      }
    }
  });

  test('is asked alike by the digest, the lists, the log, and the sources', async () => {
    const store = await temporaryStore();
    const world = await makeWorld(store);
    const { songs } = world;
    for (const song of songs) await crossed(store, song);
    expect(CASES.some((one) => MARKETS.some((market) => one.market !== market && countsIn(one, market)))).toBe(true);
    for (const server of serversOf(world)) {
      const followed = songsOf(world, server);
      expect(followed.length).toBeGreaterThan(0);
      expect(followed.length).toBeLessThan(songs.length);
      const { rows } = await sql<{ song: number }>`${songsFollowedBy(server)} order by 1`.execute(store.read);
      expect(rows.map(({ song }) => song)).toEqual(followed);
      const happened = await happeningsBetween(store.read, { server }, 0, NOW + 1);
      expect(happened.map(({ song }) => song)).toEqual(followed);
      const [market] = await createWatches(store)
        .page(server, { offset: 0, limit: 1 })
        .then((page) => page.watches);
      if (!market) throw new Error('the server follows nothing');
      expect(await createWatches(store).songCounts(server, [market])).toEqual([followed.length]);
      const since = await Promise.all(
        songs.map(async (song) => (await songHistory(store.read, server, song)).followedSince),
      );
      expect(songs.filter((_, at) => since[at] === 5)).toEqual(followed);
    }
  });

  test('decides for whom forecasts are made, and which songs are asked for', async () => {
    const store = await temporaryStore();
    const world = await makeWorld(store);
    const { songs, opinionated } = world;
    const only = async (server: number) => {
      await store.write.updateTable('server').set({ left_at: 1 }).where('id', '<>', server).execute();
      await store.write.updateTable('server').set({ left_at: null }).where('id', '=', server).execute();
    };
    for (const server of serversOf(world)) {
      await only(server);
      expect([...(await songsToForecast(store.read, 'steps', 0, songs))]).toEqual(songsOf(world, server));
      expect([...(await followedOf(store.read, songs))]).toEqual(songsOf(world, server));
    }
    expect(await followedSongs(store.read)).toEqual(songs);
    const kept = opinionated.get('other') ?? 0;
    await store.write.deleteFrom('watch').where('server_id', '<>', kept).execute();
    expect(await followedSongs(store.read)).toEqual(songsOf(world, kept));
  });
});

describe('who follows a song, where very many servers follow its market', () => {
  test('is found by indexes: the few that count the act themselves by the act', async () => {
    const store = await temporaryStore();
    const { rows } = await sql<{ detail: string }>`
      explain query plan select id from server where id in (${serversFollowing(unseen(1))})`.execute(store.read);
    const steps = rows.map(({ detail }) => detail).filter((detail) => !detail.includes('CONSTANT ROW'));
    expect(steps.filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
    expect(steps).toContain('SEARCH own USING COVERING INDEX server_market_artist (artist_id=?)');
    expect(steps).toContain('SEARCH own USING PRIMARY KEY (server_id=? AND artist_id=?)');
  });

  test('is known of every song by the first server that is found', async () => {
    const store = await temporaryStore();
    const { rows } = await sql<{ detail: string }>`
      explain query plan select song.id from song where exists (select 1 from (${serversFollowing(sql`song.id`)}))
    `.execute(store.read);
    const steps = rows.map(({ detail }) => detail);
    expect(steps.filter((detail) => /^SCAN (watch|own|song_artist|artist)\b|^MATERIALIZE/.test(detail))).toEqual([]);
    expect(steps).toContain('SEARCH own USING COVERING INDEX server_market_artist (artist_id=?)');
  });
});
