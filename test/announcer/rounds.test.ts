import { expect, test } from 'vitest';
import { oweRounds } from '../../src/announcer/rounds.ts';
import { dayOf, formatDay } from '../../src/domain/day.ts';
import { roundDueOn } from '../../src/domain/round.ts';
import { createServers } from '../../src/store/servers.ts';
import { temporaryStore } from '../support/store.ts';

const ADMIN = { user: '7', at: 0 };
const WEDNESDAY = dayOf('2026-03-04');

/** A moment by Japan's clock. */
function inJapan(day: number, hour: number): number {
  return day * 86_400_000 + (hour - 9) * 3_600_000;
}

test.each([
  ['Wednesday afternoon', WEDNESDAY, 18.9, null],
  ['Wednesday evening', WEDNESDAY, 19, '2026-03-04'],
  ['the night after', WEDNESDAY + 1, 3, '2026-03-04'],
  ['Thursday afternoon', WEDNESDAY + 1, 13.1, null],
  ['Tuesday evening', WEDNESDAY - 1, 20, null],
])('on %s the reminder is due: %s', (_, day, hour, due) => {
  const found = roundDueOn(inJapan(day, hour));
  expect(found === null ? null : formatDay(found)).toBe(due);
});

test('reporters are reminded once a week, where that was asked for', async () => {
  const store = await temporaryStore();
  const servers = createServers(store);
  const asked = await servers.get('100000000000000001', 'ja', 0);
  await servers.get('100000000000000002', 'ko', 0);
  await servers.setReporters(asked.id, '500000000000000001', ADMIN);
  await servers.setRound(asked.id, '200000000000000001', ADMIN);
  const now = inJapan(WEDNESDAY, 19);
  await oweRounds(store, WEDNESDAY, now);
  await oweRounds(store, WEDNESDAY, now + 60_000);
  await oweRounds(store, WEDNESDAY + 7, now + 7 * 86_400_000);
  const rows = await store.read.selectFrom('announcement').selectAll().orderBy('id').execute();
  expect(rows.map(({ kind, channel, subject, state }) => [kind, channel, subject, state])).toEqual([
    ['notice', '200000000000000001', 'round:2026-03-04', 'owed'],
    ['notice', '200000000000000001', 'round:2026-03-11', 'owed'],
  ]);
  const { message } = JSON.parse(rows[0]?.body ?? '{}');
  expect(message.mention).toBe('500000000000000001');
  expect(message.blocks[0].text).toContain('/record round');
});
