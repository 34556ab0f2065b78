import { expect, test } from 'vitest';
import { createSheetSource } from '../../src/sources/sheet/sheet.ts';
import { createGuardedFetch } from '../../src/sources/web/guarded-fetch.ts';
import { readNetwork } from '../../src/sources/web/public-address.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import { createSheetTaker } from '../../src/tracker/take-sheet.ts';
import { openLoopback, type Reply } from '../sources/http/loopback.ts';
import { csv, RULES, sheetOf } from '../sources/sheet/sheets.ts';
import { temporaryStore } from '../support/store.ts';
import { addArtist, addSong } from '../support/world.ts';
import { BEGIN, HOUR_MS, type Line, MINUTE_MS, trackingOf } from './tracking.ts';

const KNOWN = 'NOVA7 - Harbor Lights,Oricon,5,2026-03-01,';

/** A tracker over one sheet at a loopback address, as the bot puts it together. */
async function lookingAt(first: Reply) {
  const loopback = await openLoopback(first);
  const store = await temporaryStore();
  const act = await addArtist(store, 'NOVA7');
  await addSong(store, 'Harbor Lights', { artists: [act] });
  const networks = [readNetwork('127.0.0.1')].filter((network) => network !== null);
  const source = createSheetSource(sheetOf({ address: loopback.url }), createGuardedFetch({ networks }));
  const lines: Line[] = [];
  const line = (level: Line['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  const takeSheet = createSheetTaker({
    store,
    rules: RULES,
    catalogue: createCatalogue(store),
    clock: () => BEGIN,
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    pause: async () => undefined,
  });
  const tracking = await trackingOf([source], { store, takeSheet });
  const counts = () => store.read.selectFrom('observation').select(['count', 'verdict']).orderBy('id').execute();
  return { loopback, tracking, act, store, lines, counts };
}

const sheet = (etag: string, ...rows: string[]): Reply => ({
  headers: { 'content-type': 'text/csv', etag },
  body: csv(...rows),
});

test('a sheet is looked at as often as declared, and asked only for what has changed', async () => {
  const { loopback, tracking, counts } = await lookingAt(sheet('"1"', KNOWN));
  await tracking.tracker.tick();
  await tracking.after(59 * MINUTE_MS);
  expect(loopback.seen).toHaveLength(1);
  loopback.answer({ status: 304 });
  await tracking.after(MINUTE_MS);
  await tracking.after(HOUR_MS);
  expect(loopback.seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"1"']);
  expect(await counts()).toEqual([{ count: 5, verdict: 'accepted' }]);
});

test('a sheet with a song that nobody knows is read whole again, and the song is taken when it is known', async () => {
  const { loopback, tracking, act, store, counts } = await lookingAt(
    sheet('"1"', KNOWN, 'NOVA7 - Paper Moons,Oricon,7,2026-03-01,'),
  );
  await tracking.tracker.tick();
  expect(await counts()).toHaveLength(1);
  await addSong(store, 'Paper Moons', { artists: [act] });
  await tracking.after(HOUR_MS);
  await tracking.after(HOUR_MS);
  expect(loopback.seen.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, '"1"']);
  expect((await counts()).map(({ count }) => count)).toEqual([5, 7]);
});

test('a look that fails loses nothing: the mark stays, and the next look brings what was missed', async () => {
  const { loopback, tracking, counts } = await lookingAt(sheet('"1"', KNOWN));
  await tracking.tracker.tick();
  for (const reply of [{ status: 404 }, { body: '<html>Log in</html>' }, { status: 301 }]) {
    loopback.answer(reply);
    await tracking.after(2 * HOUR_MS);
  }
  expect(tracking.lines.filter(({ level }) => level !== 'info')).toHaveLength(3);
  loopback.answer(sheet('"2"', KNOWN, 'NOVA7 - Harbor Lights,Oricon,9,2026-03-02,'));
  await tracking.after(2 * HOUR_MS);
  expect(loopback.seen.at(-1)?.headers['if-none-match']).toBe('"1"');
  expect((await counts()).map(({ count }) => count)).toEqual([5, 9]);
});
