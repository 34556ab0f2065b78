import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { departuresOf } from '../../src/start/departures.ts';
import { OF_A_SERVER } from '../../src/store/departures.ts';
import { drivenThread, SONGS } from '../support/announcing.ts';
import { temporaryStore } from '../support/store.ts';

const DAY_MS = 86_400_000;

/** Two servers with settings, numbers of their own and posts, and the daily comparison in the test's hands. */
async function twoServers() {
  const at = await drivenThread();
  const [stays, leaves] = [await at.server('stays'), await at.server('leaves')];
  for (const one of [stays, leaves]) await one.type('board create', { channel: one.channel });
  await at.passSongs(SONGS.slice(0, 1));
  const announcer = at.announcer();
  while ((await announcer.run()) > 0);
  const log = { info: () => undefined, warn: () => undefined };
  const { memberships } = at.bot.door;
  const compare = async (chore = departuresOf({ store: at.store, memberships, clock: at.clock, log })) => {
    await chore.run(new AbortController().signal);
    return chore;
  };
  const left = async () => {
    const rows = await at.store.read.selectFrom('server').select(['discord_id', 'left_at']).orderBy('id').execute();
    return rows.map((row) => [row.discord_id === leaves.server ? 'leaves' : 'stays', row.left_at !== null]);
  };
  return { ...at, stays, leaves, compare, left };
}

/** How many rows each table with a server's rows has of it. */
async function rowsOf({ store }: Pick<Awaited<ReturnType<typeof twoServers>>, 'store'>, server: number) {
  const counts: Record<string, number> = {};
  for (const { table, column } of OF_A_SERVER) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${server}
    `.execute(store.read);
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

describe('a server that the bot has left', () => {
  test('waits thirty days for its return, and is then deleted with all that was kept of it, and no other', async () => {
    const at = await twoServers();
    at.discord.removeBot(at.leaves.server);
    await at.compare();
    expect(await at.left()).toEqual([
      ['stays', false],
      ['leaves', true],
    ]);
    at.pass(29 * DAY_MS);
    await at.compare();
    expect(await at.left()).toHaveLength(2);
    const before = await rowsOf(at, 1);
    at.pass(DAY_MS);
    await at.compare();
    expect(await at.left()).toEqual([['stays', false]]);
    expect(Object.values(await rowsOf(at, 2)).every((n) => n === 0)).toBe(true);
    expect(await rowsOf(at, 1)).toEqual(before);
    expect(before.announcement).toBeGreaterThan(0);
  });

  test('hears nothing meanwhile, and has its settings again when it adds the bot again', async () => {
    const at = await twoServers();
    at.discord.removeBot(at.leaves.server);
    await at.compare();
    await at.passSongs(SONGS.slice(1, 2));
    const owed = await at.store.read
      .selectFrom('announcement')
      .select('server_id')
      .where('state', '=', 'owed')
      .execute();
    expect(owed.map((row) => row.server_id)).toEqual([1]);
    at.discord.returnBot(at.leaves.server);
    at.pass(DAY_MS);
    await at.compare();
    expect(await at.left()).toEqual([
      ['stays', false],
      ['leaves', false],
    ]);
    expect((await rowsOf(at, 2)).watch).toBeGreaterThan(0);
  });

  test.each([
    ['an outage', '/users/@me/guilds', { status: 503 }],
    ['a list without it that nothing confirms', '/guilds/{guild_id}', { status: 500 }],
  ] as const)('is not taken for left by %s', async (_, route, kind) => {
    const at = await twoServers();
    at.discord.removeBot(at.leaves.server);
    at.discord.fault({ method: 'GET', route, kind, times: 9 });
    await at.compare();
    expect(await at.left()).toEqual([
      ['stays', false],
      ['leaves', false],
    ]);
  });

  test('is looked for once a day, and an hour after Discord did not say', async () => {
    const at = await twoServers();
    const chore = await at.compare();
    const asked = () => at.discord.log.filter(({ path }) => path.startsWith('/users/@me/guilds')).length;
    const before = asked();
    at.pass(DAY_MS - 60_000);
    await at.compare(chore);
    expect(asked()).toBe(before);
    at.pass(60_000);
    await at.compare(chore);
    expect(asked()).toBe(before + 1);
  });

  test('is not looked for again by each start of the same day, but by the first of the next', async () => {
    const at = await twoServers();
    await at.compare();
    const asked = () => at.discord.log.filter(({ path }) => path.startsWith('/users/@me/guilds')).length;
    const before = asked();
    at.discord.removeBot(at.leaves.server);
    at.pass(DAY_MS - 60_000);
    await at.compare();
    expect(asked()).toBe(before);
    at.pass(60_000);
    await at.compare();
    expect(asked()).toBe(before + 1);
    expect(await at.left()).toContainEqual(['leaves', true]);
  });

  test('is looked for at the next start where Discord did not say, where it was cut off, and after a clock that ran ahead', async () => {
    const at = await twoServers();
    const asked = () => at.discord.log.filter(({ path }) => path.startsWith('/users/@me/guilds')).length;
    at.discord.fault({ method: 'GET', route: '/users/@me/guilds', kind: { status: 503 }, times: 9 });
    await at.compare();
    at.discord.faults.clear();
    const log = { info: () => undefined, warn: () => undefined };
    const stopped = departuresOf({ store: at.store, memberships: at.bot.door.memberships, clock: at.clock, log });
    await stopped.run(AbortSignal.abort());
    const before = asked();
    await at.compare();
    expect(asked()).toBe(before + 1);
    at.pass(-9 * DAY_MS);
    await at.compare();
    expect(asked()).toBe(before + 2);
  });
});

test('every table with rows of a server is deleted with it', async () => {
  const { read } = await temporaryStore();
  const { rows } = await sql<{ name: string; column: string }>`
    select m.name, p.name as column from sqlite_master m join pragma_table_info(m.name) p
    where m.type = 'table' and p.name in ('server_id', 'scope')
  `.execute(read);
  const known = new Set([...OF_A_SERVER.map(({ table }) => table as string), 'reading', 'song', 'artist']);
  expect([...new Set(rows.map(({ name }) => name))].filter((name) => !known.has(name))).toEqual([]);
});
