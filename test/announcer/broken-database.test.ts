import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { drivenThread, SONGS } from '../support/announcing.ts';
import { until } from '../support/thread.ts';

const CREATE = { method: 'POST', route: '/channels/{channel_id}/messages' };

type Driven = Awaited<ReturnType<typeof drivenThread>>;

/** A file that may not be written, as one on a disk that was remounted. */
function setReadOnly(at: Driven, isOn: boolean) {
  return sql.raw(`pragma query_only = ${isOn ? 'on' : 'off'}`).execute(at.store.write);
}

/** A disk without room for one more page; null gives it room again. */
async function fillDisk(at: Driven, isFull: boolean): Promise<void> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(at.store.write);
  const most = isFull ? (rows[0]?.page_count ?? 0) : 1_000_000_000;
  await sql.raw(`pragma max_page_count = ${most}`).execute(at.store.write);
}

test('a database that may not be written stops posting, says so, and loses nothing when it is mended', async () => {
  const at = await drivenThread({ pollMs: 10 });
  const one = await at.server('one');
  await at.passSongs(SONGS.slice(0, 2));
  await setReadOnly(at, true);
  const announcer = at.announcer();
  announcer.start();
  await until(() => at.problems.get('database')?.includes('readonly') === true);
  expect(at.attempts()).toBe(0);
  await setReadOnly(at, false);
  await until(() => at.posts(one.channel).length === 2);
  await announcer.stop();
  expect(await at.states()).toEqual(['posted', 'posted']);
  expect(at.problems.get('database')).toBeNull();
});

test('a post whose settling could not be written is found, not sent again', async () => {
  const at = await drivenThread({ pollMs: 10, leaseMs: 2_000, requestTimeoutMs: 500 });
  const one = await at.server('one');
  await at.passSongs(SONGS.slice(0, 1));
  const fault = at.discord.fault({ ...CREATE, kind: { delayMs: 100 } });
  const announcer = at.announcer();
  announcer.start();
  await until(() => fault.remaining() === 0);
  await setReadOnly(at, true);
  await until(() => at.problems.get('database')?.includes('readonly') === true);
  await setReadOnly(at, false);
  at.pass(120_000);
  await until(async () => (await at.states())[0]?.startsWith('posted') === true);
  await announcer.stop();
  expect(at.posts(one.channel)).toHaveLength(1);
  expect(await at.states()).toEqual(['posted: found']);
});

test('a full disk refuses a number whole, and takes it when there is room', async () => {
  const at = await drivenThread();
  const one = await at.server('one');
  await at.record('2026-02-22', 99_000_000);
  await fillDisk(at, true);
  const many = Array.from({ length: 400 }, (_, index) => at.record('2026-03-01', 100_412_000 + index));
  const outcomes = await Promise.allSettled(many);
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  expect(String(refused[0]?.reason)).toContain('database or disk is full');
  await fillDisk(at, false);
  await at.record('2026-03-02', 100_900_000);
  const announcer = at.announcer();
  while ((await announcer.run()) > 0);
  expect(at.posts(one.channel)).toHaveLength(1);
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(at.store.read);
  expect(rows).toEqual([{ integrity_check: 'ok' }]);
});
