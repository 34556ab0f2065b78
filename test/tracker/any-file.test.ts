import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readSheet } from '../../src/sources/sheet/read-sheet.ts';
import { createCatalogue } from '../../src/store/catalogue.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { type ChartImport, importCharts } from '../../src/tracker/import-charts.ts';
import { importReadings } from '../../src/tracker/import-readings.ts';
import { createSheetTaker } from '../../src/tracker/take-sheet.ts';
import { arbitraryBytes, arbitraryTable, COUNTS, DATES, damaged, LINKS } from '../sources/arbitrary-files.ts';
import { bytesOf } from '../sources/bytes.ts';
import { HEADER, RULES as SHIPPED, sheetOf } from '../sources/sheet/sheets.ts';
import { chartRow, DAILY_HEADER, lines } from '../sources/spotify-charts/chart-texts.ts';
import { madeUpRules } from '../support/rules.ts';
import '../support/seeded.ts';
import { dump } from '../support/store.ts';
import { addSong, noonOf } from '../support/world.ts';

const NOW = noonOf('2026-03-20');
const SONGS = ['one', 'two', 'three'];
const RUNS = { numRuns: 60 };

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierwatch-test-'));
  store = await openStore(join(folder, 'tierwatch.db'));
  for (const song of SONGS) await addSong(store, song);
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

let before: Record<string, unknown[]>;

beforeEach(async () => {
  for (const table of [
    'observation',
    'reading',
    'latest',
    'import',
    'chart_day',
    'crossing',
    'ladder_progress',
  ] as const)
    await store.write.deleteFrom(table).execute();
});

const parts = () => ({ store, clock: () => NOW, pause: async () => undefined, catalogue: createCatalogue(store) });
const countOf = (table: string) => (before[table] ?? []).length;

async function change(): Promise<(table: string) => number> {
  const then = before;
  before = await dump(store);
  return (table) => countOf(table) - (then[table] ?? []).length;
}

describe('whatever a file contains, it goes in whole or leaves no trace', () => {
  test('as a file of readings', async () => {
    const table = arbitraryTable(
      ['date,song,counter,count,link', 'date,song,counter'],
      [DATES, SONGS, ['alpha', 'beta'], COUNTS, LINKS],
    );
    before = await dump(store);
    await fc.assert(
      fc.asyncProperty(fc.oneof(table, damaged(table), arbitraryBytes), async (bytes) => {
        const was = before;
        const file = { name: 'any.csv', read: () => bytes };
        const outcome = await importReadings({ ...parts(), rules: madeUpRules() }, file, false);
        const added = await change();
        if (outcome.state !== 'imported') {
          expect(before).toEqual(was);
          return;
        }
        expect(outcome.rows).toBe(outcome.accepted + outcome.repeated + outcome.waiting.length);
        // A number that waits already is told, and not kept a second time.
        expect(added('observation')).toBeGreaterThanOrEqual(outcome.accepted);
        expect(added('observation')).toBeLessThanOrEqual(outcome.accepted + outcome.waiting.length);
        expect([added('import'), countOf('staged_reading')]).toEqual([1, 0]);
      }),
      RUNS,
    );
  });

  test('as a chart', async () => {
    const chart = fc
      .integer({ min: 1, max: 20 })
      .map((rows) => bytesOf(lines(DAILY_HEADER, ...Array.from({ length: rows }, (_, at) => chartRow(at + 1)))));
    const day = fc.integer({ min: 1, max: 19 });
    before = await dump(store);
    await fc.assert(
      fc.asyncProperty(fc.oneof(chart, damaged(chart)), day, async (bytes, date) => {
        const was = before;
        const name = `regional-jp-daily-2026-03-${String(date).padStart(2, '0')}.csv`;
        const outcomes: ChartImport[] = [];
        const onFile = (_: unknown, outcome: ChartImport) => void outcomes.push(outcome);
        await importCharts({ ...parts(), rules: SHIPPED }, [{ name, read: () => bytes }], onFile);
        const added = await change();
        const [outcome] = outcomes;
        expect(outcome?.state).not.toBe('failed');
        if (outcome?.state !== 'imported') {
          expect(before).toEqual(was);
          return;
        }
        expect(added('chart_day')).toBe(outcome.songs);
      }),
      RUNS,
    );
  });

  test('as a sheet, whose rows are each taken, known already, waiting or named', async () => {
    const sheet = sheetOf({});
    const table = arbitraryTable(
      [HEADER, 'Song,Total'],
      [[...SONGS, 'ONE', 'nobody'], ['Oricon'], COUNTS, DATES, LINKS],
    );
    const logged: object[] = [];
    const note = (fields: object) => void logged.push(fields);
    const log = { info: note, warn: note, error: note };
    before = await dump(store);
    await fc.assert(
      fc.asyncProperty(fc.oneof(table, damaged(table)), async (bytes) => {
        const read = readSheet(sheet, bytes, NOW);
        fc.pre(!('refused' in read));
        logged.length = 0;
        const whole = await createSheetTaker({ ...parts(), rules: SHIPPED, log })('sheet:any', {
          ...read,
          since: null,
        });
        const told = Object.assign({ troubles: 0 }, ...logged) as Record<
          'accepted' | 'known' | 'waiting' | 'troubles',
          number
        >;
        const added = await change();
        const named = told.troubles - read.unread.length;
        expect(told.accepted + told.known + told.waiting + named).toBe(read.rows.length);
        if (named === 0) expect(whole).toBe(true);
        // A number that waits already is told, and not kept a second time.
        expect(added('observation')).toBeGreaterThanOrEqual(told.accepted);
        expect(added('observation')).toBeLessThanOrEqual(told.accepted + told.waiting);
      }),
      RUNS,
    );
  });
});
