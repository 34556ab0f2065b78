import { expect, test } from 'vitest';
import { SERVER_COLUMNS, SERVER_TABLES, TARGET_COLUMNS } from '../../src/store/config-columns.ts';
import { temporaryStore } from '../support/store.ts';

/** What a row of these tables is about, which no file has, and what of it the file has. */
const OTHER_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  target_minimum: ['server_id', 'channel', 'ladder', 'level'],
  target_wish: ['server_id', 'channel', 'kind', 'value'],
  server_ladder: ['server_id', 'ladder'],
  server_market: ['server_id', 'artist_id', 'market'],
  // Left out: since when, and who began it.
  watch: ['kind', 'target_id', 'server_id', 'created_at', 'created_by'],
  own_link: ['server_id', 'site', 'external_id', 'song_id', 'position'],
};

test('whatever belongs to a server is in the file of its settings, or is left out for a reason', async () => {
  const { read } = await temporaryStore();
  const tables = await read.introspection.getTables();
  const columnsOf = (name: string) =>
    tables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [];
  const owned = tables.filter(
    ({ name, columns }) => name === 'server' || columns.some((column) => ['server_id', 'scope'].includes(column.name)),
  );
  expect(owned.map(({ name }) => name).toSorted()).toEqual(Object.keys(SERVER_TABLES).toSorted());
  expect(columnsOf('server').toSorted()).toEqual(Object.keys(SERVER_COLUMNS).toSorted());
  expect(columnsOf('target').toSorted()).toEqual(Object.keys(TARGET_COLUMNS).toSorted());
  for (const [name, columns] of Object.entries(OTHER_COLUMNS))
    expect(columnsOf(name).toSorted(), name).toEqual(columns.toSorted());
});
