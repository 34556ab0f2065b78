import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayInJapan, dayOf } from '../../src/domain/day.ts';
import { LARGEST_COUNT } from '../../src/domain/written-count.ts';
import { readReadingsFile } from '../../src/sources/readings-file/read-readings-file.ts';
import { readSheet } from '../../src/sources/sheet/read-sheet.ts';
import { readSpotifyChart } from '../../src/sources/spotify-charts/read-spotify-chart.ts';
import { explainRefusal } from '../../src/sources/text-file/explain-refusal.ts';
import { MAX_REFUSALS, type Refused } from '../../src/sources/text-file/refusal.ts';
import '../support/seeded.ts';
import { noonOf } from '../support/world.ts';
import { arbitraryBytes, arbitraryTable, COUNTS, DATES, damaged, LINKS } from './arbitrary-files.ts';
import { bytesOf } from './bytes.ts';
import { HEADER, sheetOf } from './sheet/sheets.ts';
import {
  chartRow,
  DAILY_HEADER,
  DAILY_NAME,
  lines,
  OLD_HEADER,
  OLD_NOTE,
  trackId,
  WEEKLY_HEADER,
} from './spotify-charts/chart-texts.ts';

const NOW = noonOf('2026-03-20');
const TODAY = dayInJapan(NOW);
const RUNS = { numRuns: 300 };
const SONGS = ['one', 'two', 'three', '米津玄師 - Lemon'];
const READINGS_HEADER = 'date,song,counter,count,link';

/** Every refusal says where, what and the remedy, in one line that steers no terminal. */
function expectClear({ refusals, unlisted }: Refused): void {
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.length).toBeLessThanOrEqual(MAX_REFUSALS);
  expect(unlisted).toBeGreaterThanOrEqual(0);
  for (const refusal of refusals) {
    expect(explainRefusal(refusal)).toMatch(/^(line [1-9]\d*: )?\S.{10,}\.$/u);
    expect(explainRefusal(refusal)).not.toMatch(/\p{Cc}|undefined|NaN|\[object/u);
  }
}

function expectCount(count: number): void {
  expect(Number.isSafeInteger(count) && count > 0 && count <= LARGEST_COUNT).toBe(true);
}

const readingsTable = arbitraryTable(
  [READINGS_HEADER, 'date;song;counter;count', 'date,song', 'a,b,c'],
  [DATES, SONGS, ['alpha', 'beta'], COUNTS, LINKS],
);
const chartTable = arbitraryTable(
  [OLD_HEADER, DAILY_HEADER, WEEKLY_HEADER, `${OLD_NOTE}\n${OLD_HEADER}`],
  [
    ['1', '2', '3'],
    SONGS,
    ['Kite'],
    ['5', '100000'],
    [1, 2, 3, 4].map((at) => `https://open.spotify.com/track/${trackId(at)}`),
  ],
);
const wholeChart = fc
  .integer({ min: 1, max: 20 })
  .map((rows) => bytesOf(lines(DAILY_HEADER, ...Array.from({ length: rows }, (_, at) => chartRow(at + 1)))));

describe('whatever a file contains, it is read rightly or refused clearly', () => {
  test('as a file of readings', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryBytes, readingsTable, damaged(readingsTable)), (bytes) => {
        const read = readReadingsFile('any.csv', bytes, { today: TODAY });
        if ('refused' in read) return expectClear(read);
        for (const row of read.rows) {
          expectCount(row.count);
          expect(row.day).toBeLessThanOrEqual(TODAY);
          expect([row.song, row.counter]).not.toContain('');
          expect(row.link === null || /^https?:/.test(row.link)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test('as a chart', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryBytes, chartTable, damaged(wholeChart)), (bytes) => {
        const read = readSpotifyChart(DAILY_NAME, bytes, { today: TODAY });
        if ('refused' in read) return expectClear(read);
        expect(read.day).toBe(dayOf('2026-03-05'));
        expect(new Set(read.rows.map((row) => row.spotifyId)).size).toBe(read.rows.length);
        for (const row of read.rows) {
          expectCount(row.streams);
          expect(row.spotifyId).toMatch(/^[0-9A-Za-z]{22}$/);
        }
      }),
      RUNS,
    );
  });

  test('and whatever a chart is called', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^regional-[a-z]{0,7}-(daily|weekly|x)-[\d-]{0,12}\.csv$/)),
        (name) => {
          const read = readSpotifyChart(name, bytesOf(lines(DAILY_HEADER, chartRow(1))), { today: TODAY });
          if ('refused' in read) expectClear(read);
          else expect(read.rows).toHaveLength(1);
        },
      ),
      RUNS,
    );
  });
});

describe('whatever a sheet contains, each of its rows is a number or is named', () => {
  const columns = { song: 'Song', counter: 'Source', total: 'Total', date: 'Date', link: 'Link' };

  test('as CSV', () => {
    const sheet = sheetOf({ columns });
    const counters = ['Oricon', 'oricon-streams', 'Billboard Japan'];
    const table = arbitraryTable([HEADER, 'Song,Total'], [SONGS, counters, COUNTS, DATES, LINKS]);
    fc.assert(
      fc.property(fc.oneof(arbitraryBytes, table, damaged(table)), (bytes) => {
        const read = readSheet(sheet, bytes, NOW);
        if ('refused' in read) return expectClear(read);
        for (const row of read.rows) {
          expectCount(row.count);
          expect(row.day).toBeLessThanOrEqual(TODAY);
          expect(Object.keys(sheet.counters)).toContain(row.counter);
          expect(row.song).not.toBe('');
        }
        for (const { problem } of read.unread) expect(problem).toMatch(/^\S.{10,}\.$/u);
        const named = [...read.rows, ...read.unread].map(({ line }) => line);
        expect(new Set(named).size).toBe(named.length);
      }),
      RUNS,
    );
  });

  test('as JSON', () => {
    const sheet = sheetOf({ columns, format: 'json' });
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(5, '123,450,000', '2026-03-01', 'Oricon', 'one'),
    );
    const object = fc.record(
      { Song: value, Source: value, Total: value, Date: value, Link: value, __proto__: value },
      { requiredKeys: [] },
    );
    const list = fc.array(fc.oneof({ weight: 4, arbitrary: object }, { weight: 1, arbitrary: value }));
    fc.assert(
      fc.property(list, (rows) => {
        const read = readSheet(sheet, bytesOf(JSON.stringify(rows)), NOW);
        if ('refused' in read) return expectClear(read);
        expect(read.rows.length + read.unread.length + read.unfilled).toBe(rows.length);
        for (const row of read.rows) expectCount(row.count);
      }),
      RUNS,
    );
  });

  test('as JSON that is deeper than any table', () => {
    const deep = `[{"Song":"one","Source":"Oricon","Date":"2026-03-01","Link":"","Total":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`;
    const read = readSheet(sheetOf({ columns, format: 'json' }), bytesOf(deep), NOW);
    expect(read).toMatchObject({ rows: [], unread: [{ line: 1 }] });
  });
});
