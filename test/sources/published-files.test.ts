import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { readSpotifyChart } from '../../src/sources/spotify-charts/read-spotify-chart.ts';
import { explainRefusal } from '../../src/sources/text-file/explain-refusal.ts';

const DATA = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const KOREA = join(DATA, 'spotify-charts-kr-daily-2025');
const OLD = join(DATA, 'spotify-charts-jp-oldformat-2020');
const WEEKLY = join(DATA, 'spotify-charts-jp-weekly-2026-excerpt');

const isAbsent = !existsSync(DATA);
const reason = isAbsent ? ' (skipped: ../shared/data is not there)' : '';
const options = { today: dayOf('2026-12-31') };

function rowsOf(folder: string, file: string, name = file): number | string {
  const chart = readSpotifyChart(name, readFileSync(join(folder, file)), options);
  return 'refused' in chart ? chart.refusals.map(explainRefusal).join(' ') : chart.rows.length;
}

describe(`files as they were published${reason}`, () => {
  test.skipIf(isAbsent)('a year of daily charts is read whole', () => {
    const files = readdirSync(KOREA);
    expect(files).toHaveLength(365);
    expect(files.filter((file) => rowsOf(KOREA, file) !== 200)).toEqual([]);
  });

  test.skipIf(isAbsent)('the excerpt of a weekly chart is read', () => {
    expect(readdirSync(WEEKLY).map((file) => rowsOf(WEEKLY, file))).toEqual([25]);
  });

  test.skipIf(isAbsent)('clean files of the old form are read once they have a name', () => {
    const files = readdirSync(OLD).filter((file) => file.endsWith('top100.csv'));
    const name = 'regional-jp-daily-2020-09-10.csv';
    expect(files.map((file) => rowsOf(OLD, file, name))).toEqual([200, 200]);
  });

  test.skipIf(isAbsent)('files that a spreadsheet has saved again are refused with the remedy', () => {
    const files = readdirSync(OLD).filter((file) => !file.endsWith('top100.csv'));
    expect(files).toHaveLength(5);
    for (const file of files) expect(rowsOf(OLD, file)).toContain('do not open and save it in a spreadsheet');
  });
});
