import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/database.ts';
import { observationsOf, waitingReadings } from '../../src/store/observations.ts';
import { waitingFigures } from '../../src/store/song-history.ts';
import { acceptReading, correctReading } from '../../src/tracker/correct-reading.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { counterOf, madeUpRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addServer, addSong, noonOf } from '../support/world.ts';

const RULES = madeUpRules();
const PAGE = { offset: 0, limit: 10 };

let store: Store;
let song: number;

beforeEach(async () => {
  store = await temporaryStore();
  song = await addSong(store, 'song');
});

/** A number for a day, seen on that day or on another. */
async function seen(day: string, count: number, { on = day, scope = 0 }: { on?: string; scope?: number } = {}) {
  const reading = { song, day: dayOf(day), count, precision: 'exact' as const, link: null };
  const batch = { counter: counterOf(RULES, 'alpha'), scope, source: 'made-up', actor: null, byHand: false };
  await store.write
    .transaction()
    .execute((trx) => recordReadings(trx, RULES, { ...batch, readings: [reading] }, noonOf(on)));
}

/** The counts that are listed, and how many are not because later ones have passed by. */
async function listed(scope: number | null = null) {
  const { readings, total, passedBy } = await waitingReadings(store.read, scope, PAGE);
  expect(total).toBe(readings.length);
  return { counts: readings.map(({ count }) => count), passedBy };
}

async function idOf(count: number): Promise<number> {
  const found = (await observationsOf(store.read, song, 100)).find((one) => one.count === count);
  if (!found) throw new Error(`nobody has seen ${count}`);
  return found.id;
}

describe('a number that waits', () => {
  test.each([
    ['a fall', 9_000],
    ['a zero', 0],
  ])('is listed until the count goes on without it: %s', async (_, count) => {
    await seen('2026-03-01', 90_000);
    await seen('2026-03-02', count);
    expect(await listed()).toEqual({ counts: [count], passedBy: 0 });
    await seen('2026-03-03', 91_000);
    expect(await listed()).toEqual({ counts: [], passedBy: 1 });
  });

  test('is listed as long as it is above the count, and no longer once the count is there', async () => {
    await seen('2026-03-01', 90_000);
    await seen('2026-03-02', 2_100_000);
    await seen('2026-03-03', 91_000);
    expect(await listed()).toEqual({ counts: [2_100_000], passedBy: 0 });
    await seen('2026-03-04', 2_150_000);
    expect(await listed()).toEqual({ counts: [2_100_000, 2_150_000], passedBy: 0 });
    const decider = { by: '300', now: noonOf('2026-03-04'), scope: null };
    await store.write.transaction().execute(async (trx) => acceptReading(trx, RULES, await idOf(2_150_000), decider));
    expect(await listed()).toEqual({ counts: [], passedBy: 1 });
  });

  test('is not decided about by being passed: it is kept, counts nothing, and can still be accepted', async () => {
    await seen('2026-03-01', 90_000);
    await seen('2026-03-02', 9_000);
    await seen('2026-03-03', 91_000);
    const [kept] = await store.read.selectFrom('observation').select('verdict').where('count', '=', 9_000).execute();
    expect(kept).toEqual({ verdict: 'fall' });
    const decider = { by: '300', now: noonOf('2026-03-03'), scope: null };
    const id = await idOf(9_000);
    const decided = await store.write.transaction().execute((trx) => acceptReading(trx, RULES, id, decider));
    expect(decided).toMatchObject({ state: 'done', decision: 'accepted', before: 91_000, after: 91_000 });
  });

  test('is listed again where the number that had passed it is taken back', async () => {
    await seen('2026-03-01', 90_000);
    await seen('2026-03-02', 9_000);
    await seen('2026-03-03', 91_000);
    const decider = { by: 'operator', now: noonOf('2026-03-04'), scope: null };
    const id = await idOf(91_000);
    await store.write.transaction().execute((trx) => correctReading(trx, RULES, id, null, decider));
    expect(await listed()).toEqual({ counts: [9_000], passedBy: 0 });
  });

  test('for a day of the past is listed until a number comes for a day after it came', async () => {
    await seen('2026-03-01', 90_000);
    await seen('2026-03-08', 95_000);
    await seen('2026-03-04', 9_000, { on: '2026-03-08' });
    expect(await listed()).toEqual({ counts: [9_000], passedBy: 0 });
    await seen('2026-03-09', 96_000);
    expect(await listed()).toEqual({ counts: [], passedBy: 1 });
  });

  test('everywhere is passed by no server’s own number, and a server’s by both', async () => {
    const server = await addServer(store, '1');
    const other = await addServer(store, '2');
    await seen('2026-03-01', 90_000);
    await seen('2026-03-02', 9_000);
    await seen('2026-03-02', 8_000, { scope: server });
    await seen('2026-03-03', 91_000, { scope: other });
    expect(await listed()).toEqual({ counts: [9_000, 8_000], passedBy: 0 });
    await seen('2026-03-03', 91_000, { scope: server });
    expect(await listed(server)).toEqual({ counts: [], passedBy: 1 });
    expect(await listed(other)).toEqual({ counts: [], passedBy: 0 });
    expect(await listed()).toEqual({ counts: [9_000], passedBy: 1 });
    await seen('2026-03-04', 92_000);
    expect(await listed()).toEqual({ counts: [], passedBy: 2 });
  });
});

test('what waits of a song is found by its song, not by walking all that waits', async () => {
  const plan = (await waitingFigures(store.read, 1, song).explain(undefined, sql`query plan`)) as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toContain(
    'SEARCH observation USING INDEX observation_waits (scope=? AND song_id=?)',
  );
});
