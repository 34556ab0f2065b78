import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { withPublished } from '../../src/start/sample-certificates.ts';
import { readCatalogueFiles } from '../../src/store/data-files.ts';
import { counterIdOf } from '../../src/store/readings.ts';
import { loadCatalogue } from '../../src/tracker/load-catalogue.ts';
import { drivenThread } from '../support/announcing.ts';
import { DATA_FOLDER } from '../support/rules.ts';
import { textOf } from '../support/thread.ts';
import { record } from '../support/world.ts';

const DAY_MS = 86_400_000;
const HARBOR_LIGHTS = 'nova7--harbor-lights';
const PAPER_MOON = 'nova7--paper-moon';

type Driven = Awaited<ReturnType<typeof drivenThread>>;
type Language = 'en' | 'ja' | 'ko';

async function thread(language: Language = 'en') {
  const at = await drivenThread();
  const one = await at.server('one');
  await at.store.write.updateTable('server').set({ language }).execute();
  const announcer = at.announcer();
  /** Everything that was posted, after all is sent. */
  const posts = async () => {
    while ((await announcer.run()) > 0);
    return at.discord.messages(one.channel).map(textOf);
  };
  return { at, posts };
}

async function pass(at: Driven, song: string) {
  await at.record('2026-02-22', 99_000_000, song);
  await at.record('2026-03-01', 100_412_000, song);
}

describe('a post about a passed level', () => {
  test.each([
    ['en', 'NOVA7’s second song at this level, by the numbers we follow'],
    ['ja', '当ボットが追っている数値では、NOVA7がこの節目に到達するのは2曲目'],
    ['ko', '봇이 집계하는 수치 기준, 노바세븐의 이 단계 2번째 돌파 곡'],
  ] as const)('says which of its act’s songs it is, by our numbers: %s', async (language, line) => {
    const { at, posts } = await thread(language);
    await at.record('2026-03-01', 187_570_000, HARBOR_LIGHTS);
    await pass(at, PAPER_MOON);
    expect((await posts()).at(-1)?.split('\n')).toContain(line);
  });

  test('never says that it is the first', async () => {
    const { at, posts } = await thread();
    await pass(at, 'mirae-club--slow-rain');
    expect((await posts())[0]).not.toMatch(/song at this level/);
  });

  test('counts no member’s song for the group', async () => {
    const { at, posts } = await thread();
    await at.record('2026-03-01', 187_570_000, HARBOR_LIGHTS);
    await pass(at, 'yuna-nova7--first-snow');
    await pass(at, PAPER_MOON);
    const [solo, group] = await posts();
    expect(solo).not.toMatch(/song at this level/);
    expect(group).toContain('NOVA7’s second song at this level');
  });

  test('says nothing of the order where a certificate knows of a song that our numbers do not', async () => {
    const { at, posts } = await thread();
    await at.record('2026-03-01', 120_000_000, 'nova7--harbor-lights-japanese');
    await pass(at, PAPER_MOON);
    expect((await posts())[0]).not.toMatch(/song at this level/);
  });

  test('says nothing of the order where another counter knows of one', async () => {
    const { at, posts } = await thread();
    await at.record('2026-03-01', 187_570_000, HARBOR_LIGHTS);
    const id = await counterIdOf(at.store.write, 'reported-japan-streams');
    await at.store.write.updateTable('crossing').set({ counter_id: id }).where('kind', '=', 'estimated').execute();
    await pass(at, PAPER_MOON);
    expect((await posts())[0]).not.toMatch(/song at this level/);
  });

  test('does not count a version of the same song as another', async () => {
    const { at, posts } = await thread();
    await at.record('2026-03-01', 187_570_000, HARBOR_LIGHTS);
    await pass(at, 'nova7--harbor-lights-japanese');
    expect((await posts())[0]).toContain('Harbor Lights');
    expect((await posts())[0]).not.toMatch(/song at this level/);
  });
});

describe('a level passed on an anniversary', () => {
  /** Harbor Lights, released on 21 March 2025, passes 100 million plays on Spotify a year later. */
  async function passOnAnniversary(language: Language, daysBefore: readonly number[]) {
    const { at, posts } = await thread(language);
    const { id: server } = await at.store.read.selectFrom('server').select('id').executeTakeFirstOrThrow();
    await at.store.write.insertInto('server_ladder').values({ server_id: server, ladder: 'spotify-plays' }).execute();
    const { id } = await at.store.read
      .selectFrom('song')
      .select('id')
      .where('key', '=', HARBOR_LIGHTS)
      .executeTakeFirstOrThrow();
    at.pass(17 * DAY_MS);
    const day = dayOf('2026-03-21');
    for (const before of daysBefore)
      await record(at.store, at.rules, 'spotify-plays', [
        { song: id, day: day - before, count: 100_100_000 - before * 200_000 },
      ]);
    return (await posts())[0]?.split('\n')[1];
  }

  test.each([
    ['en', '100,100,000 · Spotify, as of 21 Mar 2026 · on the first anniversary of its release'],
    ['ja', '1億10万回 ・ Spotify、2026年3月21日時点 ・ リリース1周年の日'],
    ['ko', '1억 10만 회 · 스포티파이, 2026년 3월 21일 기준 · 발매 1주년 당일'],
  ] as const)('says so: %s', async (language, line) => {
    expect(await passOnAnniversary(language, [2, 1, 0])).toBe(line);
  });

  test('says the days where the day before has no number, as it may have been that one', async () => {
    expect(await passOnAnniversary('en', [3, 2, 0])).toContain('365 days after release');
  });
});

describe('a post about a certificate', () => {
  /** Loads an update with the next batches, published now. */
  async function publish(at: Driven, batches: readonly { month: string; songs: readonly string[] }[]) {
    const files = readCatalogueFiles(join(DATA_FOLDER, 'playground'));
    const published = batches.map(({ month, songs }) => ({
      month,
      day: dayOf('2026-03-03'),
      certificates: songs.map((song) => ({ song, level: 'platinum' })),
    }));
    const updated = withPublished(files, published);
    await at.store.write.transaction().execute((trx) => loadCatalogue(trx, at.rules, updated, at.clock()));
  }

  test.each([
    ['en', 'NOVA7’s second song certified Platinum, among the 4 certificates in our list'],
    ['ja', '当ボットの認定リスト(4件)では、NOVA7のプラチナ認定は2曲目'],
    ['ko', '봇의 인증 목록(4건) 기준, 노바세븐의 플래티넘 인증 2번째 곡'],
  ] as const)('says which of its act’s songs it is, among those in our list: %s', async (language, line) => {
    const { at, posts } = await thread(language);
    await publish(at, [{ month: '2026-02', songs: [PAPER_MOON] }]);
    expect((await posts())[0]?.split('\n')).toContain(line);
  });

  test('never says that it is the first', async () => {
    const { at, posts } = await thread();
    await publish(at, [{ month: '2026-02', songs: ['mirae-club--slow-rain'] }]);
    expect((await posts())[0]).not.toMatch(/among the/);
  });

  test('says nothing of the order within one batch', async () => {
    const { at, posts } = await thread();
    await publish(at, [{ month: '2026-02', songs: [PAPER_MOON, 'nova7--harbor-lights-japanese'] }]);
    expect((await posts()).join('\n')).not.toMatch(/among the/);
  });
});
