import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import {
  announcementByNonce,
  claimAnnouncements,
  expireClaims,
  expireClaimsOfOthers,
  expireOwed,
  followClock,
  freeze,
  postedBetween,
  settle,
} from '../../src/store/ledger.ts';
import { oweOther } from '../../src/store/owing.ts';
import type { AnnouncementState } from '../../src/store/schema.ts';
import { temporaryStore } from '../support/store.ts';
import { addServer, addSong, ledger } from '../support/world.ts';

const NOW = 1_000_000;
const LEASE_MS = 30_000;
/** How far Discord's clock is ahead of ours. */
const DISCORD_AHEAD = 7;

let store: Store;
let server: number;
let rows = 0;

beforeEach(async () => {
  store = await temporaryStore();
  server = await addServer(store, 'fans');
  rows = 0;
});

/** Adds a row to the ledger for a song of its own; answers its id. */
async function add(
  channel: string,
  more: { state?: AnnouncementState; notBefore?: number; expiresAt?: number; lookFrom?: number } = {},
): Promise<number> {
  rows += 1;
  const song = await addSong(store, `song-${rows}`);
  const key = { song_id: song, ladder: 'steps', level: 'middle', kind: 'estimated' as const, generation: 0, scope: 0 };
  const crossing = await store.write
    .insertInto('crossing')
    .values({
      ...key,
      counter_id: null,
      day: 20_000,
      count: 100,
      precision: 'exact',
      threshold: 100,
      found_at: NOW,
      baseline: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await store.write
    .insertInto('announcement')
    .values({
      ...key,
      request: 'post',
      channel,
      server_id: server,
      crossing_id: crossing.id,
      state: more.state ?? 'owed',
      reason: null,
      state_at: NOW,
      owed_at: NOW,
      expires_at: more.expiresAt ?? NOW + 7 * 86_400_000,
      not_before: more.notBefore ?? NOW,
      attempts: 0,
      look_from: more.lookFrom ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function claim(token: string, now = NOW, most = 10) {
  return claimAnnouncements(store.write, { token, now, discordNow: now + DISCORD_AHEAD, leaseMs: LEASE_MS, most });
}

async function claimedIds(token: string, now = NOW, most = 10): Promise<number[]> {
  return (await claim(token, now, most)).map((claimed) => claimed.id);
}

async function row(id: number) {
  return (await ledger(store)).find((candidate) => candidate.id === id);
}

describe('claims', () => {
  test('take only the lowest unsettled row of each channel', async () => {
    const a = await add('a');
    await add('a');
    const b = await add('b');
    await add('b');
    expect(await claimedIds('first')).toEqual([a, b]);
  });

  test('leave a channel alone while one of its rows is being sent', async () => {
    const first = await add('a');
    await add('a');
    await claim('first');
    expect(await claimedIds('second')).toEqual([]);
    expect(await row(first)).toMatchObject({ state: 'sending', claim_token: 'first', attempts: 1 });
  });

  test.each(['posted', 'failed', 'skipped', 'unknown', 'folded'] as const)(
    'go past a row that is %s',
    async (state) => {
      await add('a', { state });
      const next = await add('a');
      expect(await claimedIds('first')).toEqual([next]);
    },
  );

  test('stop at a row that is held or backs off, in its own channel only', async () => {
    await add('a', { state: 'held' });
    await add('a');
    await add('b', { notBefore: NOW + 1 });
    await add('b');
    const free = await add('c');
    expect(await claimedIds('first')).toEqual([free]);
    expect(await claimedIds('second', NOW + 1)).toHaveLength(1);
  });

  test('take no more than they may', async () => {
    const ids = [await add('a'), await add('b'), await add('c')];
    expect(await claimedIds('first', NOW, 2)).toEqual(ids.slice(0, 2));
    expect(await claimedIds('second', NOW, 2)).toEqual(ids.slice(2));
  });

  test('of two senders never meet', async () => {
    for (const channel of ['a', 'b', 'c', 'd']) await add(channel);
    const [one, other] = await Promise.all([claimedIds('one', NOW, 3), claimedIds('other', NOW, 3)]);
    expect([...one, ...other].toSorted()).toEqual((await ledger(store)).map(({ id }) => id).toSorted());
    expect(one.length + other.length).toBe(4);
  });

  test('bring all that the key of the post needs', async () => {
    await add('a');
    expect(await claim('first')).toMatchObject([
      {
        request: 'post',
        kind: 'estimated',
        level: { songKey: 'song-1', ladder: 'steps', level: 'middle', generation: 0, scope: 'everywhere' },
        crossing: { count: 100, retracted: false },
        channel: 'a',
        token: 'first',
        lookFrom: null,
        firstAttemptAt: NOW + DISCORD_AHEAD,
      },
    ]);
  });
});

describe('settling', () => {
  test('posts once, with the message', async () => {
    const id = await add('a');
    const next = await add('a');
    await claim('first');
    const settled = await settle(
      store.write,
      { id, token: 'first' },
      { state: 'posted', reason: null, messageId: '77' },
      NOW + 5,
    );
    expect(settled).toBe(true);
    expect(await row(id)).toMatchObject({ state: 'posted', message_id: '77', claim_token: null, state_at: NOW + 5 });
    expect(await claimedIds('second')).toEqual([next]);
  });

  test('with a stale token changes nothing', async () => {
    const id = await add('a');
    await claim('first');
    await expireClaims(store.write, NOW + LEASE_MS, LEASE_MS);
    await claim('second', NOW + LEASE_MS);
    const before = await ledger(store);
    const late = { state: 'failed' as const, reason: 'gone' };
    expect(await settle(store.write, { id, token: 'first' }, late, NOW + LEASE_MS + 1)).toBe(false);
    expect(await freeze(store.write, { id, token: 'first' }, { nonce: 'nonce', body: '{}' })).toBe(false);
    expect(await ledger(store)).toEqual(before);
  });

  test('keeps the first attempt that may have posted, whatever later answers say', async () => {
    const id = await add('a');
    await claim('first');
    const unknown = { state: 'owed' as const, reason: 'no-answer', mayStand: true, notBefore: NOW + 2 };
    await settle(store.write, { id, token: 'first' }, unknown, NOW + 1);
    await claim('second', NOW + 2);
    await settle(store.write, { id, token: 'second' }, unknown, NOW + 3);
    await claim('third', NOW + 4);
    const refused = { state: 'owed' as const, reason: 'rate-limited', notBefore: NOW + 9 };
    await settle(store.write, { id, token: 'third' }, refused, NOW + 5);
    expect(await row(id)).toMatchObject({ look_from: NOW + DISCORD_AHEAD, attempts: 3, not_before: NOW + 9 });
  });

  test('finds a post by its nonce', async () => {
    const id = await add('a');
    await claim('first');
    expect(await freeze(store.write, { id, token: 'first' }, { nonce: 'nonce', body: '{}' })).toBe(true);
    expect(await announcementByNonce(store.read, 'nonce')).toMatchObject({ id });
    expect(await announcementByNonce(store.read, 'another')).toBeNull();
  });
});

describe('a claim whose lease is over', () => {
  test('is not touched before', async () => {
    await add('a');
    await claim('first');
    expect(await expireClaims(store.write, NOW + LEASE_MS - 1, LEASE_MS)).toBe(0);
  });

  test('may have posted: it is owed again, and looked for from its attempt on', async () => {
    const id = await add('a');
    await claim('first');
    expect(await expireClaims(store.write, NOW + LEASE_MS, LEASE_MS)).toBe(1);
    expect(await row(id)).toMatchObject({ state: 'owed', look_from: NOW + DISCORD_AHEAD, claim_token: null });
  });

  test('is over when the clock was set back before it was made', async () => {
    const id = await add('a');
    await claim('first');
    expect(await expireClaims(store.write, NOW - 3_600_000, LEASE_MS)).toBe(1);
    expect(await row(id)).toMatchObject({ state: 'owed', reason: 'claim-expired' });
  });

  test('is looked for from the attempt that may have posted, not from earlier ones that were refused', async () => {
    const id = await add('a');
    await claim('first');
    const refused = { state: 'owed' as const, reason: 'rate-limited', notBefore: NOW + 3_600_000 };
    await settle(store.write, { id, token: 'first' }, refused, NOW + 1);
    await claim('second', NOW + 3_600_000);
    await expireClaims(store.write, NOW + 3_600_000 + LEASE_MS, LEASE_MS);
    expect(await row(id)).toMatchObject({ state: 'owed', look_from: NOW + 3_600_000 + DISCORD_AHEAD });
  });

  test('is over at once for a process that has become the one sender', async () => {
    const id = await add('a');
    await claim('first');
    expect(await expireClaimsOfOthers(store.write, NOW + 1)).toBe(1);
    expect(await row(id)).toMatchObject({ state: 'owed', look_from: NOW + DISCORD_AHEAD, not_before: NOW + 1 });
  });
});

describe('a clock that was set back', () => {
  test('lets what waits wait as long as before, not as long as the clock was ahead', async () => {
    const id = await add('a', { notBefore: NOW + 5_000 });
    const hourBefore = NOW - 3_600_000;
    expect(await followClock(store.write, hourBefore)).toBe(1);
    expect(await row(id)).toMatchObject({ not_before: hourBefore + 5_000, state_at: hourBefore });
    expect(await followClock(store.write, hourBefore)).toBe(0);
  });

  test('counts no post of the hour that has not come yet', async () => {
    const id = await add('a');
    await claim('first');
    await settle(store.write, { id, token: 'first' }, { state: 'posted', reason: null, messageId: '7' }, NOW);
    expect(await postedBetween(store.write, 'a', NOW - 10_000, NOW)).toEqual([NOW]);
    expect(await postedBetween(store.write, 'a', NOW - 10_000_000, NOW - 3_600_000)).toEqual([]);
  });
});

test('an edit whose sender died is written anew, as it may be repeated at will', async () => {
  const id = await add('a');
  await store.write.updateTable('announcement').set({ request: 'edit' }).where('id', '=', id).execute();
  await claim('first');
  await expireClaims(store.write, NOW + LEASE_MS, LEASE_MS);
  expect(await row(id)).toMatchObject({ state: 'owed', look_from: null });
});

test('a notice that ended unsaid is said another way', async () => {
  await store.write.updateTable('target').set({ held_at: NOW, held_reason: 'target 50013', notice: 'owed' }).execute();
  const { channel } = await store.read.selectFrom('target').select('channel').executeTakeFirstOrThrow();
  const notice = { request: 'post', kind: 'notice', subject: `held:${channel}:${NOW}`, channel: '@admin' } as const;
  await oweOther(store.write, { ...notice, server, body: '{}', now: NOW - 5, expiresAt: NOW });
  await expireOwed(store.write, NOW);
  const target = await store.read.selectFrom('target').select('notice').executeTakeFirstOrThrow();
  expect(target.notice).toBe('due');
});

test('the few rows that are owed are found without walking the whole ledger', async () => {
  await add('a');
  const { rows } = await sql<{ detail: string }>`
    explain query plan select owed.id from announcement owed where owed.state = 'owed' and owed.not_before <= 1
    order by +owed.id limit 5`.execute(store.read);
  expect(rows.map(({ detail }) => detail).join()).toContain('announcement_owed');
});

describe('rows that waited too long', () => {
  test('fail once their window is over, where nothing was ever sent', async () => {
    const id = await add('a', { expiresAt: NOW + 10 });
    expect(await expireOwed(store.write, NOW + 9)).toBe(0);
    expect(await expireOwed(store.write, NOW + 10)).toBe(1);
    expect(await row(id)).toMatchObject({ state: 'failed', reason: 'expired' });
  });

  test('are looked for first where something may have been sent', async () => {
    await add('a', { expiresAt: NOW + 10, lookFrom: NOW });
    expect(await expireOwed(store.write, NOW + 10)).toBe(0);
  });
});
