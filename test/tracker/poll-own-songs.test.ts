import { describe, expect, test } from 'vitest';
import type { LinkSite } from '../../src/domain/song.ts';
import type { SongSource } from '../../src/domain/source.ts';
import type { Store } from '../../src/store/database.ts';
import { deleteServer } from '../../src/store/departures.ts';
import { OWN_SONGS_ASKED } from '../../src/store/own-polls.ts';
import { createOwnSongs } from '../../src/store/own-songs.ts';
import { createStandings } from '../../src/store/standings.ts';
import { idsOf, youtubeWith } from '../sources/youtube/replies.ts';
import { addArtist, addServer, owedLines } from '../support/world.ts';
import { addVideos, DAY_MS, HOUR_MS, trackingOf, youtubeOnLoopback } from './tracking.ts';

/** Adds a song of a server's own with its links at a site. */
async function addOwn(store: Store, server: number, title: string, ids: readonly string[], site: LinkSite = 'youtube') {
  const act = await store.write.selectFrom('artist').select('id').executeTakeFirst();
  const added = await createOwnSongs(store).add(server, server, {
    act: { id: act?.id ?? (await addArtist(store, 'nova7')) },
    title,
    native: null,
    released: null,
    links: ids.map((id) => ({ site, id })),
  });
  if (added.state !== 'added') throw new Error(`The song was not added: ${added.state}.`);
  return added.song;
}

async function follow(store: Store, server: number, song: number) {
  await store.write
    .insertInto('watch')
    .values({ server_id: server, kind: 'song', target_id: song, created_at: 0, created_by: '1' })
    .execute();
}

async function scopesWithNumbers(store: Store, song: number) {
  const rows = await store.read
    .selectFrom('latest')
    .select(['scope', 'count'])
    .where('song_id', '=', song)
    .orderBy('scope')
    .execute();
  return rows.map(({ scope, count }) => [scope, count]);
}

describe('a song that a server added for itself', () => {
  test('is asked for by its link, counts for that server alone, and is announced there', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ aaaaaaaaaaa: '9900000' }));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const own = await addServer(store, '1', { ladders: ['youtube-views'] });
    const other = await addServer(store, '2', { ladders: ['youtube-views'] });
    const song = await addOwn(store, own, 'Quiet Harbor', ['aaaaaaaaaaa']);
    await follow(store, own, song);
    await follow(store, other, song);
    await tracking.after(0);
    expect(await scopesWithNumbers(store, song)).toEqual([[own, 9_900_000]]);
    loopback.answer(youtubeWith({ aaaaaaaaaaa: '10000001' }));
    await tracking.after(HOUR_MS * 1.2);
    await tracking.after(6 * HOUR_MS);
    expect(await owedLines(store)).toEqual(['channel-of-1 youtube-views 10m estimated owed']);
    const standings = createStandings(store, tracking.rules);
    const ladder = tracking.rules.ladders.get('youtube-views');
    const found = await store.read.selectFrom('song').selectAll().where('id', '=', song).executeTakeFirstOrThrow();
    if (!ladder) throw new Error('The ladder is missing.');
    const asked = { ...found, artists: [], languageVersions: false, aliases: undefined };
    const today = Math.floor(tracking.now() / DAY_MS);
    expect((await standings.of(asked, ladder, own, today)).basis.shown?.count).toBe(10_000_001);
    expect((await standings.of(asked, ladder, other, today)).basis.shown).toBeNull();
  });

  test('comes after everybody’s songs, and not at all once half of the day’s quota is spent', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ all: '1', own: '2' }));
    const budget = { units: 4, unitsPerCall: 1, resetAfter: (now: number) => now + DAY_MS };
    const scarce: SongSource = { ...source, limits: { ...source.limits, budget } };
    const tracking = await trackingOf([scarce]);
    const { store } = tracking;
    const server = await addServer(store, '1');
    await addOwn(store, server, 'Own', ['own']);
    await addVideos(store, 'all', ['all']);
    await tracking.after(0);
    expect(loopback.seen.map(idsOf)).toEqual([['all'], ['own']]);
    const second = await addOwn(store, server, 'Second', ['own2']);
    await tracking.after(HOUR_MS);
    expect(loopback.seen).toHaveLength(2);
    expect(await scopesWithNumbers(store, second)).toEqual([]);
    await addVideos(store, 'more', ['more']);
    await tracking.after(HOUR_MS);
    expect(loopback.seen.map(idsOf).at(-1)).toEqual(['more']);
  });

  test('of two servers that added the same one is asked for once a call, each with its own number', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ same: '700' }));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const servers = [await addServer(store, '1'), await addServer(store, '2')];
    const songs = [];
    for (const server of servers) songs.push(await addOwn(store, server, 'Same', ['same']));
    await tracking.after(0);
    expect(loopback.seen.map(idsOf)).toEqual([['same']]);
    for (const [at, song] of songs.entries())
      expect(await scopesWithNumbers(store, song)).toEqual([[servers[at], 700]]);
  });

  test('has the number of the link that was given first, and keeps it when another is added, whatever their names', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ zzz: '700', aaa: '9' }));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const server = await addServer(store, '1');
    const song = await addOwn(store, server, 'Song', ['zzz', 'bbb']);
    await tracking.after(0);
    await createOwnSongs(store).link(server, server, song, { site: 'youtube', id: 'aaa' });
    await tracking.after(25 * HOUR_MS);
    expect(loopback.seen.map(idsOf)).toEqual([['zzz'], ['zzz']]);
    const sites = [{ source: 'youtube', site: 'youtube' as const }];
    expect(await createOwnSongs(store).asked(server, song, sites)).toMatchObject([{ site: 'youtube', id: 'zzz' }]);
  });

  test('has the number of its next link once the source does not know the first any more', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ first: '700', second: '9' }));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const server = await addServer(store, '1');
    const song = await addOwn(store, server, 'Song', ['first', 'second']);
    await tracking.after(0);
    await store.write.updateTable('poll').set({ gone_at: 1 }).execute();
    await tracking.after(25 * HOUR_MS);
    expect(loopback.seen.map(idsOf)).toEqual([['first'], ['second']]);
    const sites = [{ source: 'youtube', site: 'youtube' as const }];
    expect(await createOwnSongs(store).asked(server, song, sites)).toMatchObject([{ site: 'youtube', id: 'second' }]);
    expect(await store.read.selectFrom('poll').select('external_id as id').execute()).toEqual([
      { id: `${server}:second` },
    ]);
  });

  test('that was removed while it was asked for leaves its number to no other song', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ wrong: '700' }));
    let meanwhile: () => Promise<void> = async () => undefined;
    const slow: SongSource = {
      ...source,
      read: async (asked) => {
        const answer = await source.read(asked);
        await meanwhile();
        return answer;
      },
    };
    const tracking = await trackingOf([slow]);
    const { store } = tracking;
    const server = await addServer(store, '1');
    const wrong = await addOwn(store, server, 'Wrong', ['wrong']);
    let right = 0;
    meanwhile = async () => {
      meanwhile = async () => undefined;
      expect(await createOwnSongs(store).remove(server, wrong)).toBe('removed');
      right = await addOwn(store, server, 'Right', ['right']);
    };
    await tracking.after(0);
    // The row's number is used again, which is what makes the difference.
    expect(right).toBe(wrong);
    expect(await scopesWithNumbers(store, right)).toEqual([]);
    loopback.answer(youtubeWith({ right: '5' }));
    await tracking.after(60_000);
    expect(await scopesWithNumbers(store, right)).toEqual([[server, 5]]);
  });

  test(`is not asked for beyond ${OWN_SONGS_ASKED} songs of a server; one that is removed makes room`, async () => {
    const { loopback, source } = await youtubeOnLoopback((request) =>
      youtubeWith(Object.fromEntries(idsOf(request).map((id) => [id, '5'])))(request),
    );
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const greedy = await addServer(store, '1');
    const modest = await addServer(store, '2');
    const songs: number[] = [];
    for (let at = 0; at <= OWN_SONGS_ASKED; at += 1) songs.push(await addOwn(store, greedy, `Song ${at}`, [`v${at}`]));
    await addOwn(store, modest, 'Modest', ['modest']);
    await tracking.after(0);
    const asked = loopback.seen.flatMap(idsOf);
    expect(asked).toHaveLength(OWN_SONGS_ASKED + 1);
    expect(asked).toContain('modest');
    const last = `v${OWN_SONGS_ASKED}`;
    expect(asked).not.toContain(last);
    const own = createOwnSongs(store);
    const sites = [{ source: 'youtube', site: 'youtube' as const }];
    const beyond = songs.at(-1) ?? 0;
    expect(await own.asked(greedy, beyond, sites)).toMatchObject([{ id: null, limit: OWN_SONGS_ASKED }]);
    expect(await own.remove(greedy, songs[0] ?? 0)).toBe('removed');
    expect(await own.asked(greedy, beyond, sites)).toMatchObject([{ id: last }]);
    await tracking.after(HOUR_MS);
    expect(loopback.seen.flatMap(idsOf)).toContain(last);
  });

  test('is asked for no more once its server has left, and again when it is back', async () => {
    const { loopback, source } = await youtubeOnLoopback(youtubeWith({ own: '5' }));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const server = await addServer(store, '1');
    await addOwn(store, server, 'Own', ['own']);
    await tracking.after(0);
    await store.write.updateTable('server').set({ left_at: 1 }).execute();
    await tracking.after(2 * DAY_MS);
    expect(loopback.seen).toHaveLength(1);
    await store.write.updateTable('server').set({ left_at: null }).execute();
    await tracking.after(HOUR_MS);
    expect(loopback.seen).toHaveLength(2);
  });

  test('is forgotten with its server, even where its source is asked no more', async () => {
    const { source } = await youtubeOnLoopback(youtubeWith({ own: '5', other: '6' }));
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const [server, other] = [await addServer(store, '1'), await addServer(store, '2')];
    await addOwn(store, server, 'Own', ['own']);
    await addOwn(store, other, 'Other', ['other']);
    await tracking.after(0);
    await store.write.transaction().execute((trx) => deleteServer(trx, server));
    const left = await store.read.selectFrom('poll').select('external_id').execute();
    expect(left).toEqual([{ external_id: `${other}:other` }]);
  });

  test('that YouTube has lost waits like any other, and a failed call loses no song', async () => {
    const { loopback, source } = await youtubeOnLoopback({ status: 503, body: '' });
    const tracking = await trackingOf([source]);
    const { store } = tracking;
    const server = await addServer(store, '1');
    const song = await addOwn(store, server, 'Own', ['own']);
    await tracking.after(0);
    expect(await scopesWithNumbers(store, song)).toEqual([]);
    loopback.answer(youtubeWith({ own: '5' }));
    await tracking.after(HOUR_MS);
    expect(await scopesWithNumbers(store, song)).toEqual([[server, 5]]);
    loopback.answer(youtubeWith({}));
    await tracking.after(2 * DAY_MS);
    await tracking.after(2 * HOUR_MS);
    expect(tracking.lines.filter(({ message }) => message.startsWith('A source does not know'))).toHaveLength(1);
    expect(await scopesWithNumbers(store, song)).toEqual([[server, 5]]);
  });
});
