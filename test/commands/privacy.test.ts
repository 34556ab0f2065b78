import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { PERSONAL } from '../../src/store/personal-data.ts';
import { askingOver } from '../support/asking.ts';
import { temporaryStore } from '../support/store.ts';

const ME = '300000000000000001';
const OTHER = { user: '300000000000000009' };

/** A server in which the caller has followed a song and begun to enter a number, and somebody else has followed another. */
async function traces() {
  const at = await askingOver({ now: '2026-03-04' });
  await at.type('watch song', { song: 'Paper Moon' });
  await at.type('watch song', { song: 'Slow Rain' }, OTHER);
  await at.type('record number', { song: 'Paper Moon', source: 'oricon-streams', value: '98.2M', date: '1 Mar 2026' });
  return at;
}

describe('/privacy', () => {
  test('says in numbers what is kept about whoever asks, and of nobody else', async () => {
    const at = await traces();
    const { text, visibility } = await at.type('privacy show');
    expect(visibility).toBe('private');
    expect(text).toContain('1 song or act that you had a server follow');
    expect(text).toContain('1 entry that you began and did not save');
    expect(text).toContain('I read no messages');
    expect((await at.type('privacy show', {}, { user: '300000000000000010' })).text).toContain(
      'I keep nothing about you.',
    );
  });

  test('asks before it deletes, and changes nothing where one thinks better of it', async () => {
    const at = await traces();
    const asked = await at.type('privacy delete');
    expect(asked.buttons.map((button) => button.label)).toEqual(['Delete it', 'Keep it']);
    expect((await at.press('privacy-keep:')).text).toContain('Nothing was changed.');
    expect((await at.type('privacy show')).text).toContain('1 song or act');
  });

  test('deletes what is the person’s own and takes the id off the rest, which stays the server’s', async () => {
    const at = await traces();
    await at.type('privacy delete');
    expect((await at.press('privacy-delete:')).text).toContain('your id stands nowhere');
    expect((await at.type('privacy show')).text).toContain('I keep nothing about you.');
    expect((await at.type('privacy show', {}, OTHER)).text).toContain('1 song or act');
    expect((await at.type('watch list')).text).toContain('Paper Moon');
    const dump: string[] = [];
    for (const { table } of PERSONAL)
      dump.push(JSON.stringify(await at.store.read.selectFrom(table).selectAll().execute()));
    expect(dump.join('\n')).not.toContain(ME);
  });

  test('works in direct messages', async () => {
    const at = await askingOver({ now: '2026-03-04' });
    expect((await at.type('privacy show', {}, { server: null })).text).toContain('I keep nothing about you.');
  });
});

test('every column that may name a person is known', async () => {
  const { read } = await temporaryStore();
  const { rows } = await sql<{ table: string; column: string }>`
    select m.name as "table", p.name as column from sqlite_master m join pragma_table_info(m.name) p
    where m.type = 'table' and (p.name like '%\\_by' escape '\\' or p.name in ('actor', 'by', 'user', 'user_id', 'person', 'reporter'))
  `.execute(read);
  const known = new Set(PERSONAL.map(({ table, column }) => `${table}.${column}`));
  expect(rows.map(({ table, column }) => `${table}.${column}`).filter((name) => !known.has(name))).toEqual([
    // The row that stands in an observation's place.
    'reading_decision.replaced_by',
  ]);
});
