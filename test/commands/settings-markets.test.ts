import { expect, test } from 'vitest';
import { comparisonsOff } from '../../commands/comparisons.ts';
import { songsInMarket } from '../../src/store/markets.ts';
import { askingOver } from '../support/asking.ts';

async function serverIn(asking: Awaited<ReturnType<typeof askingOver>>) {
  return asking.answers.command({
    caller: asking.caller(),
    command: 'settings',
    subcommand: 'show',
    options: {},
  });
}

async function serverNow({ store }: Awaited<ReturnType<typeof askingOver>>) {
  return store.read.selectFrom('server').selectAll().executeTakeFirstOrThrow();
}

test('a server compares until its admins switch that off, and again when they switch it on', async () => {
  const asking = await askingOver({ now: '2026-03-01' });
  await serverIn(asking);
  expect((await serverNow(asking)).comparisons).toBe(1);
  const off = await asking.type('settings compare', { switch: 'off' });
  expect(off).toMatchObject({ visibility: 'private' });
  expect(off.text).toContain('Switched off');
  expect((await serverNow(asking)).comparisons).toBe(0);
  await asking.type('settings compare', { switch: 'on' });
  expect((await serverNow(asking)).comparisons).toBe(1);
});

test('nowhere but in a server that switched them off are comparisons off', () => {
  expect(comparisonsOff(null)).toBe(false);
});

test('only managers switch comparisons', async () => {
  const asking = await askingOver({ now: '2026-03-01' });
  const may = { manageServer: false, manageMessages: false };
  const { text } = await asking.type('settings compare', { switch: 'off' }, { may });
  expect(text).toContain('Manage Server');
});

test('a server counts an act where it says, for itself alone, until it takes that back', async () => {
  const asking = await askingOver({ now: '2026-03-01' });
  const { store } = asking;
  const act = await store.read
    .selectFrom('artist')
    .selectAll()
    .where('market', '=', 'kpop')
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const { song_id: song } = await store.read
    .selectFrom('song_artist')
    .select('song_id')
    .where('artist_id', '=', act.id)
    .where('role', '=', 'main')
    .executeTakeFirstOrThrow();
  const artist = `artist:${act.id}`;
  expect((await asking.type('settings market', { artist })).text).toBe(`${act.name} counts as: K-pop.`);

  const { text } = await asking.type('settings market', { artist, market: 'both' });
  expect(text).toBe(`For this server, ${act.name} counts as: Both K-pop and J-pop. Other servers do not see this.`);
  const { id } = await serverNow(asking);
  expect([...(await songsInMarket(store.read, 'jpop', [song], id))]).toEqual([song]);
  expect([...(await songsInMarket(store.read, 'kpop', [song], id))]).toEqual([song]);
  expect([...(await songsInMarket(store.read, 'jpop', [song], null))]).toEqual([]);
  expect([...(await songsInMarket(store.read, 'jpop', [song], id + 1))]).toEqual([]);

  await asking.type('settings market', { artist, market: 'other' });
  expect([...(await songsInMarket(store.read, 'other', [song], id))]).toEqual([song]);
  await asking.type('settings market', { artist, market: 'catalogue' });
  expect([...(await songsInMarket(store.read, 'kpop', [song], id))]).toEqual([song]);
  expect([...(await songsInMarket(store.read, 'other', [song], id))]).toEqual([]);
});
