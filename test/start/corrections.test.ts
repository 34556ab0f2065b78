import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { acceptReading, correctReading } from '../../src/tracker/correct-reading.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { noonInJapan } from '../support/asking.ts';
import { counterOf, DATA_FOLDER } from '../support/rules.ts';
import { startThread, textOf, until } from '../support/thread.ts';

async function fansOf(song: string, now: string) {
  const thread = await startThread({ now, catalogueFolder: `${DATA_FOLDER}/playground` });
  const { store, rules, discord } = thread;
  const fans = thread.addServer('Fans');
  await fans.type('settings channel', { channel: fans.channel });
  await fans.type('watch song', { song });
  const { id } = await store.read.selectFrom('song').select('id').where('key', '=', song).executeTakeFirstOrThrow();
  return {
    ...thread,
    decider: { by: 'operator', now: noonInJapan(now), scope: null },
    record: (day: string, count: number) => {
      const readings = [{ song: id, day: dayOf(day), count, precision: 'exact' as const, link: null }];
      const counter = counterOf(rules, 'oricon-streams');
      const batch = { counter, scope: 0, source: 'import', actor: null, byHand: true, readings };
      return store.write.transaction().execute((trx) => recordReadings(trx, rules, batch, noonInJapan(now)));
    },
    newest: async () => {
      const row = await store.read
        .selectFrom('observation')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return row.id;
    },
    posts: () => discord.messages(fans.channel).map(textOf),
  };
}

test('a number that was held back is posted when it is accepted, and its post corrected when it was wrong', async () => {
  const at = await fansOf('nova7--paper-moon', '2026-03-04');
  await at.record('2026-02-22', 1_000_000);
  await at.record('2026-03-01', 101_000_000);
  const id = await at.newest();
  expect(at.posts()).toEqual([]);
  await at.store.write.transaction().execute((trx) => acceptReading(trx, at.rules, id, at.decider));
  await at.untilSent();
  expect(at.posts()).toEqual([expect.stringContaining('Paper Moon by NOVA7 passed 100,000,000 plays in Japan')]);
  const right = { count: 11_000_000, precision: 'exact' as const };
  const corrected = await at.store.write
    .transaction()
    .execute((trx) => correctReading(trx, at.rules, id, right, at.decider));
  expect(corrected).toMatchObject({ state: 'done', before: 101_000_000, after: 11_000_000, posts: 1 });
  await until(() => at.posts().some((post) => post.includes('Correction')));
  expect(at.posts()).toHaveLength(1);
  expect(at.posts()[0]).toContain('passed 100,000,000 plays in Japan');
});
