import { expect, test } from 'vitest';
import { madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addSong, record } from '../support/world.ts';

const RULES = madeUpRules();

/** A store with twenty songs, and a way to record the page of a day. */
async function pages() {
  const store = await temporaryStore();
  const songs = await Promise.all(Array.from({ length: 20 }, (_, n) => addSong(store, `song-${n}`)));
  return (day: string, count: (n: number) => number, among = songs.length) =>
    record(
      store,
      RULES,
      'alpha',
      songs.slice(0, among).map((song, n) => ({ song, day, count: count(n) })),
    );
}

test('a page that repeats an earlier day for almost all songs counts nothing, and the few that moved count', async () => {
  const page = await pages();
  await page('2026-03-01', (n) => 50_000 + n);
  const stale = await page('2026-03-02', (n) => 50_000 + n + (n === 7 ? 100 : 0));
  expect(stale).toMatchObject({ accepted: 1 });
  expect(stale.quarantined).toHaveLength(19);
  expect(new Set(stale.quarantined.map(({ reason }) => reason))).toEqual(new Set(['stale']));
  expect(await page('2026-03-03', (n) => 51_000 + n)).toMatchObject({ accepted: 20, quarantined: [] });
});

test('a few songs that stand still are no stale page', async () => {
  const page = await pages();
  await page('2026-03-01', (n) => 50_000 + n);
  expect(await page('2026-03-02', (n) => 50_000 + n + (n < 5 ? 100 : 0))).toMatchObject({ accepted: 20 });
  expect(await page('2026-03-03', (n) => 50_000 + n + (n < 5 ? 100 : 0), 9)).toMatchObject({ accepted: 9 });
});
