import '../support/seeded.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levelsOn } from '../../src/domain/ladder.ts';
import { type ClosestAsked, createClosest, MOST_RANKED, type Ranked } from '../../src/store/closest.ts';
import type { Store } from '../../src/store/database.ts';
import { counterIds } from '../../src/store/readings.ts';
import { songsById } from '../../src/store/songs.ts';
import { createStandings } from '../../src/store/standings.ts';
import { ladderOf, madeUpRules, SECOND_EDITION } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addArtist, addCertificate, addServer, addSong } from '../support/world.ts';

const TODAY = SECOND_EDITION + 200;
const noTurn = () => Promise.resolve();

/** What the list must be: every song's standing, one by one. */
async function oneByOne(store: Store, asked: ClosestAsked, songs: readonly number[]) {
  const standings = createStandings(store, madeUpRules());
  const ranked: Ranked[] = [];
  for (const song of await songsById(store.read, songs)) {
    const { next, distance, atLeast } = await standings.of(song, asked.ladder, asked.server, asked.today);
    if (next && distance) ranked.push({ song: song.id, atLeast, next: next.threshold });
  }
  const missing = (one: Ranked) => one.next - one.atLeast;
  const share = (one: Ranked) => one.atLeast / one.next;
  return ranked.toSorted((a, b) => {
    const [byShare, byDistance] = [share(b) - share(a), missing(a) - missing(b)];
    return (asked.by === 'share' ? byShare || byDistance : byDistance || byShare) || a.song - b.song;
  });
}

const LABELS = [null, 'Japanese version', 'ENGLISH ver.', 'Koreanish', 'live', 'spanish-language', 'Chinese'];

const latest = fc.record({
  song: fc.nat(2),
  counter: fc.constantFrom('alpha', 'beta', 'gamma', 'merging', 'track'),
  own: fc.boolean(),
  age: fc.constantFrom(0, 44, 45),
  count: fc.oneof(fc.nat(450_000), fc.constantFrom(0, 99_999, 100_000, 149_999, 150_000, 400_000)),
  precision: fc.constantFrom('exact' as const, 'at-least' as const),
});
const certificate = fc.record({
  song: fc.nat(2),
  level: fc.constantFrom('small', 'middle', 'late', 'big', 'gone'),
  month: fc.constantFrom(null, '2024', '2024-06', '2025-02', '2030-01'),
  own: fc.boolean(),
  withdrawn: fc.boolean(),
});
const world = fc.record({
  labels: fc.array(fc.constantFrom(...LABELS), { minLength: 3, maxLength: 3 }),
  versionOf: fc.array(fc.option(fc.nat(2)), { minLength: 3, maxLength: 3 }),
  latest: fc.uniqueArray(latest, { selector: (one) => `${one.song} ${one.counter} ${one.own}`, maxLength: 30 }),
  certificates: fc.uniqueArray(certificate, { selector: (one) => `${one.song} ${one.level} ${one.own}`, maxLength: 8 }),
  ladder: fc.constantFrom('steps', 'tracks'),
  by: fc.constantFrom('share' as const, 'distance' as const),
  inServer: fc.boolean(),
  early: fc.boolean(),
});

async function build(store: Store, made: typeof world extends fc.Arbitrary<infer W> ? W : never) {
  const songs: number[] = [];
  for (const [at, label] of made.labels.entries()) {
    const of = made.versionOf[at] ?? null;
    const versionOf = of === null ? undefined : songs[of];
    const version = {
      ...(label === null ? {} : { version: label }),
      ...(versionOf === undefined ? {} : { versionOf }),
    };
    songs.push(await addSong(store, `song-${at}`, version));
  }
  const server = await addServer(store, 'server', { songs });
  const ids = await counterIds(store.write, ['alpha', 'beta', 'gamma', 'merging', 'track']);
  const today = made.early ? SECOND_EDITION - 5 : TODAY;
  for (const { song, counter, own, age, count, precision } of made.latest)
    await store.write
      .insertInto('latest')
      .values({
        song_id: songs[song] ?? 0,
        counter_id: ids.get(counter) ?? 0,
        scope: own ? server : 0,
        day: today - age,
        ...{ count, precision, link: null },
      })
      .execute();
  for (const { song, level, month, own, withdrawn } of made.certificates)
    await store.write
      .insertInto('certificate')
      .values({
        song_id: songs[song] ?? 0,
        ...{ ladder: 'steps', level, month, source: '', remark: '', learnt_at: 0, gone_at: null },
        scope: own ? server : 0,
        withdrawn_at: withdrawn ? 1 : null,
      })
      .execute();
  return { songs, server, today };
}

async function clear({ write }: Store) {
  for (const table of ['certificate', 'latest', 'watch', 'target', 'server_ladder', 'server'] as const)
    await write.deleteFrom(table).execute();
  await write.deleteFrom('song').where('version_of', 'is not', null).execute();
  await write.deleteFrom('song').execute();
}

describe('the nearest songs', () => {
  test('are those that the standings say one by one, in the same order', async () => {
    const store = await temporaryStore();
    const rules = madeUpRules();
    const property = fc.asyncProperty(world, fc.boolean(), async (made, followed) => {
      const { songs, server, today } = await store.write.transaction().execute(async (write) => {
        await clear({ ...store, write });
        return build({ ...store, write }, made);
      });
      const asked: ClosestAsked = {
        ladder: ladderOf(rules, made.ladder),
        server: made.inServer ? server : null,
        followed: followed && made.inServer,
        ...{ artist: null, market: null, by: made.by, today },
      };
      const ranked = await createClosest(store, rules, noTurn).rank(asked);
      expect(ranked).toEqual(await oneByOne(store, asked, songs));
    });
    await fc.assert(property, { numRuns: 200 });
  });

  test('come from all slices of a catalogue with gaps in its row ids', async () => {
    const store = await temporaryStore();
    const rules = madeUpRules();
    const [alpha] = [...(await counterIds(store.write, ['alpha'])).values()];
    for (let at = 1; at <= 3; at += 1) {
      const id = at * 5_000;
      const names = { title: 'x', ja: null, ko: null, aliases: '[]', origin: 'catalogue' as const };
      const none = { released: null, version_of: null, version: null, catalogue_key: null, digest: null };
      await store.write
        .insertInto('song')
        .values({ id, key: `s${at}`, ...names, ...none })
        .execute();
      await store.write
        .insertInto('latest')
        .values({
          song_id: id,
          counter_id: alpha ?? 0,
          scope: 0,
          day: TODAY,
          count: at * 20_000,
          precision: 'exact',
          link: null,
        })
        .execute();
    }
    let turns = 0;
    const closest = createClosest(store, rules, async () => {
      turns += 1;
    });
    const ladder = ladderOf(rules, 'steps');
    const asked = {
      ladder,
      server: null,
      followed: false,
      artist: null,
      market: null,
      by: 'share',
      today: TODAY,
    } as const;
    expect((await closest.rank(asked)).map(({ song }) => song)).toEqual([15_000, 10_000, 5_000]);
    expect(turns).toBe(3);
    await closest.rank(asked);
    expect(turns).toBe(3);
    await store.write.updateTable('latest').set({ count: 99_000 }).where('song_id', '=', 5_000).execute();
    expect((await closest.rank(asked)).map(({ song }) => song)).toEqual([5_000, 15_000, 10_000]);
  });

  test('of an act are those that it is the main act of; of a market, as the server counts acts', async () => {
    const store = await temporaryStore();
    const rules = madeUpRules();
    const [one, two] = [await addArtist(store, 'one'), await addArtist(store, 'two')];
    await store.write.updateTable('artist').set({ market: 'kpop' }).where('id', '=', one).execute();
    const mine = await addSong(store, 'mine', { artists: [one] });
    const theirs = await addSong(store, 'theirs', { artists: [two], featuring: [one] });
    for (const song of [mine, theirs]) await addCertificate(store, song, 'steps', 'middle', '2025-02');
    const server = await addServer(store, 'server', { songs: [theirs] });
    const closest = createClosest(store, rules, noTurn);
    const songs = async (more: Partial<ClosestAsked>) => {
      const ladder = ladderOf(rules, 'steps');
      const asked = {
        ladder,
        server: null,
        followed: false,
        artist: null,
        market: null,
        by: 'share',
        today: TODAY,
      } as const;
      return (await closest.rank({ ...asked, ...more })).map(({ song }) => song);
    };
    expect(await songs({ artist: one })).toEqual([mine]);
    expect(await songs({ artist: one, server, followed: true })).toEqual([]);
    expect(await songs({ market: 'kpop' })).toEqual([mine]);
    await store.write
      .insertInto('server_market')
      .values({ server_id: server, artist_id: two, market: 'both' })
      .execute();
    expect(await songs({ market: 'kpop', server })).toEqual([mine, theirs]);
    expect(await songs({ market: 'kpop' })).toEqual([mine]);
    expect(await songs({ followed: true })).toEqual([]);
  });

  test('are at most a hundred', async () => {
    const store = await temporaryStore();
    const rules = madeUpRules();
    for (let at = 0; at <= MOST_RANKED; at += 1)
      await addCertificate(store, await addSong(store, `song-${at}`), 'steps', 'middle', '2025-02');
    const ladder = ladderOf(rules, 'steps');
    expect(levelsOn(ladder, TODAY)).not.toHaveLength(0);
    const asked = {
      ladder,
      server: null,
      followed: false,
      artist: null,
      market: null,
      by: 'share',
      today: TODAY,
    } as const;
    expect(await createClosest(store, rules, noTurn).rank(asked)).toHaveLength(MOST_RANKED);
  });
});
