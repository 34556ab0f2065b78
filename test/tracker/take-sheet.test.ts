import { beforeEach, describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { SheetRead, SheetRow } from '../../src/domain/source.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import type { Store } from '../../src/store/database.ts';
import type { TakeSheet } from '../../src/tracker/poll-sheet.ts';
import { createSheetTaker } from '../../src/tracker/take-sheet.ts';
import { shippedRules } from '../support/rules.ts';
import { temporaryStore } from '../support/store.ts';
import { addArtist, addServer, addSong, noonOf } from '../support/world.ts';
import type { Line } from './tracking.ts';

const RULES = shippedRules();
const M = 1_000_000;

let store: Store;
let take: TakeSheet;
let lines: Line[];

beforeEach(async () => {
  store = await temporaryStore();
  const act = await addArtist(store, 'NOVA7');
  const song = await addSong(store, 'Harbor Lights', { artists: [act] });
  await addSong(store, 'Paper Moons', { artists: [act] });
  await addServer(store, 'a-server', { ladders: ['riaj-streaming'], songs: [song] });
  take = takerOf(store);
});

function takerOf(of: Store): TakeSheet {
  lines = [];
  const line = (level: Line['level']) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return createSheetTaker({
    store: of,
    rules: RULES,
    catalogue: createCatalogue(of),
    clock: () => noonOf('2026-03-10'),
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    pause: async () => undefined,
  });
}

function rowOf(song: SheetRow['song'], count: number, day: string, more: Partial<SheetRow> = {}): SheetRow {
  const row = { line: 2, song, counter: 'oricon-streams', day: dayOf(day), precision: 'exact' as const, link: null };
  return { ...row, count, ...more };
}

function sheet(rows: readonly SheetRow[], more: Partial<SheetRead> = {}): SheetRead {
  return { rows, unread: [], unfilled: 0, since: 'a mark', ...more };
}

async function observations() {
  const query = store.read.selectFrom('observation').select(['source', 'count', 'verdict', 'actor']).orderBy('id');
  return query.execute();
}

const warnings = () => lines.filter(({ level }) => level === 'warn');

test('a sheet’s numbers go the way of every reading, and a level passed is announced once', async () => {
  const before = rowOf('NOVA7 - Harbor Lights', 99 * M, '2026-03-01');
  expect(await take('sheet:team', sheet([before]))).toBe(true);
  const after = rowOf({ artist: 'NOVA7', title: 'Harbor Lights' }, 101 * M, '2026-03-08', { line: 3 });
  await take('sheet:team', sheet([after, before]));
  await take('sheet:team', sheet([before, after]));
  const announced = await store.read.selectFrom('announcement').select(['level', 'state']).execute();
  expect(announced).toEqual([{ level: 'platinum', state: 'owed' }]);
  expect(await observations()).toEqual([
    { source: 'sheet:team', count: 99 * M, verdict: 'accepted', actor: null },
    { source: 'sheet:team', count: 101 * M, verdict: 'accepted', actor: null },
  ]);
});

test('a number that waits for a check is observed once, however often the sheet says it', async () => {
  const first = rowOf('NOVA7 - Harbor Lights', 50 * M, '2026-03-01');
  const slip = rowOf('NOVA7 - Harbor Lights', 5 * M, '2026-03-08');
  for (let time = 0; time < 3; time += 1) expect(await take('sheet:team', sheet([first, slip]))).toBe(true);
  await takerOf(store)('sheet:team', sheet([first, slip]));
  expect((await observations()).map(({ verdict }) => verdict)).toEqual(['accepted', 'fall']);
});

test('a number that its sheet corrects is a new one, and so is one that it corrects back', async () => {
  for (const count of [50 * M, 51 * M, 50 * M])
    await take('sheet:team', sheet([rowOf('NOVA7 - Harbor Lights', count, '2026-03-01')]));
  expect((await observations()).map(({ count }) => count)).toEqual([50 * M, 51 * M, 50 * M]);
});

test('what one sheet says, another may say, too', async () => {
  for (const source of ['sheet:team', 'sheet:others'])
    await take(source, sheet([rowOf('NOVA7 - Harbor Lights', 5 * M, '2026-03-01', { precision: 'at-least' })]));
  expect(lines.map(({ fields }) => fields)).toMatchObject([{ accepted: 1 }, { accepted: 0, known: 1 }]);
});

test('a number that a sheet says twice is taken once', async () => {
  const row = rowOf('NOVA7 - Harbor Lights', 5 * M, '2026-03-01');
  await take('sheet:team', sheet([row, { ...row, line: 3, song: 'Harbor Lights' }]));
  expect(lines).toMatchObject([{ fields: { accepted: 1, known: 1 } }]);
  expect(await observations()).toHaveLength(1);
});

describe('a row that cannot be taken', () => {
  const good = rowOf('NOVA7 - Harbor Lights', 5 * M, '2026-03-01');
  const unread = [{ line: 7, problem: 'Total is "many", not a whole number.' }];

  test('keeps no other out, and is named with its number', async () => {
    const unknown = rowOf('Nobody - Nothing Known', 5, '2026-03-01', { line: 3 });
    expect(await take('sheet:team', sheet([unknown, good], { unread }))).toBe(false);
    expect(await observations()).toHaveLength(1);
    expect(warnings()).toMatchObject([
      {
        message: 'Rows of a sheet were not taken. The others were.',
        fields: {
          source: 'sheet:team',
          troubles: 2,
          rows: [
            expect.stringMatching(/^row 3: no song "Nobody - Nothing Known" is known; write its key/),
            'row 7: Total is "many", not a whole number.',
          ],
        },
      },
    ]);
  });

  test('because half a name is no name', async () => {
    await take('sheet:team', sheet([rowOf('Harbor', 5, '2026-03-01')]));
    expect(await observations()).toEqual([]);
    expect(JSON.stringify(warnings())).toContain('Harbor Lights (NOVA7 - Harbor Lights)');
  });

  test('because another gives its song another number of that day: neither is taken', async () => {
    const other = rowOf({ artist: 'NOVA7', title: 'harbor lights' }, 6 * M, '2026-03-01', { line: 9 });
    expect(await take('sheet:team', sheet([good, other, rowOf('Paper Moons', 7, '2026-03-01')]))).toBe(true);
    expect((await observations()).map(({ count }) => count)).toEqual([7]);
    const told = (line: number) =>
      `NOVA7 - Harbor Lights has another number of oricon-streams for 2026-03-01 in row ${line}; correct one of them.`;
    expect(warnings()).toMatchObject([{ fields: { rows: [`row 2: ${told(9)}`, `row 9: ${told(2)}`] } }]);
  });

  test('is logged once, and again when it changes', async () => {
    for (let time = 0; time < 3; time += 1) await take('sheet:team', sheet([good], { unread }));
    expect(warnings()).toHaveLength(1);
    await take('sheet:team', sheet([good], { unread: [{ line: 8, problem: 'Another.' }] }));
    expect(warnings()).toHaveLength(2);
    await take('sheet:team', sheet([good]));
    await take('sheet:team', sheet([good], { unread }));
    expect(warnings()).toHaveLength(3);
  });

  test('is one of twenty that are named, however many there are', async () => {
    const many = Array.from({ length: 500 }, (_, line) => ({ line, problem: 'Bad.' }));
    await take('sheet:team', sheet([], { unread: many }));
    expect(warnings()).toMatchObject([{ fields: { troubles: 500, rows: { length: 20 } } }]);
  });
});

test('a long sheet is taken in parts, the oldest day first', async () => {
  const rows = Array.from({ length: 450 }, (_, index) =>
    rowOf('NOVA7 - Paper Moons', 10 * M - index * 10_000, '2026-03-08', { day: dayOf('2026-03-08') - index }),
  );
  await take('sheet:team', sheet(rows));
  const counts = (await observations()).map(({ count }) => count);
  expect(counts).toHaveLength(450);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});
