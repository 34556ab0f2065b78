import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backtest } from '../../../src/cli/backtest/backtest.ts';
import { dayOf, formatDay } from '../../../src/domain/day.ts';
import { temporaryFolder } from '../../support/store.ts';

const FIRST = dayOf('2025-01-01');
const CHART_HEADER = 'rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams';

function workplace() {
  const folder = temporaryFolder();
  const lines: string[] = [];
  return {
    folder,
    lines,
    run: (folders = [folder]) => {
      let ms = 0;
      const elapsedMs = () => (ms += 100);
      return backtest({ print: (line) => lines.push(line), today: dayOf('2026-03-04'), elapsedMs }, folders);
    },
    file: (name: string, rows: readonly string[]) => writeFileSync(join(folder, name), `${rows.join('\n')}\n`),
  };
}

/** Rows of a made-up song that grows by so many on each day. */
function totals(id: string, days: number, aDay: (day: number) => number, base = 1_000_000): string[] {
  let count = base;
  return Array.from({ length: days }, (_, day) => {
    count += day === 0 ? 0 : aDay(day);
    return `${formatDay(FIRST + day)},${id},${count}`;
  });
}

/** The cells of the first printed row that begins with a name. */
function row(lines: readonly string[], name: string): string[] {
  const line = lines.find((one) => one.startsWith(`| ${name} |`)) ?? '';
  return line.split('|').map((cell) => cell.trim());
}

describe('backtest', () => {
  test('a song that never changes its pace is forecast to the day, and each horizon is a row', () => {
    const at = workplace();
    // The CRC-32 of "1" is odd: this song is reported, not tuned on.
    at.file('steady.csv', ['date,id,total', ...totals('1', 300, () => 30_000)]);
    expect(at.run()).toBe(0);
    expect(at.lines[0]).toMatch(/^Series: 1\. Songs long and quick enough: 1\. Cases: \d+\.$/);
    expect(at.lines[1]).toMatch(/^0 cases got no date\. \d+\.\d\d ms a case\.$/);
    const [, , cases, error, bias, , hit] = row(at.lines, 'all');
    expect(Number(cases)).toBeGreaterThan(10);
    expect([error, bias, hit]).toEqual(['0.0 %', '+0.0 %', '100 %']);
    expect(row(at.lines, '120 to 400')).toHaveLength(10);
  });

  test('a song that falls is forecast nearer than the mean of its last seven days would', () => {
    const at = workplace();
    at.file('falling.csv', ['date,id,total', ...totals('1', 300, (day) => Math.round(60_000 * 0.995 ** day))]);
    expect(at.run()).toBe(0);
    const [, , , error, , sevenDays] = row(at.lines, 'all');
    expect(Number.parseFloat(error ?? '')).toBeLessThan(Number.parseFloat(sevenDays ?? ''));
  });

  test('a snapshot that repeats the one before is no news, and the number after it no leap', () => {
    const at = workplace();
    const rows = ['1', '2', '3'].flatMap((id) => {
      const all = totals(id, 300, () => 30_000);
      return all.map((line, day) => (day === 150 ? `${line.slice(0, 13)}${all[149]?.split(',')[2]}` : line));
    });
    at.file('repeated.csv', ['date,id,total', ...rows]);
    expect(at.run()).toBe(0);
    expect(row(at.lines, 'all').slice(3, 5)).toEqual(['0.0 %', '+0.0 %']);
  });

  test('chart files are added up by track, and holes of up to three days are filled', () => {
    const at = workplace();
    for (let day = 0; day < 120; day += 1) {
      if (day === 50) continue;
      const date = formatDay(FIRST + day);
      const track = '1,"spotify:track:0000000000000000000001","Nobody Known","Made Up","label",1,1,1,"9000"';
      at.file(`regional-kr-daily-${date}.csv`, [CHART_HEADER, track]);
    }
    expect(at.run()).toBe(0);
    expect(at.lines[0]).toMatch(/^Series: 1\. Songs long and quick enough: 1\./);
    const all = at.lines.filter((line) => line.startsWith('| all | ') && !line.startsWith('| all | 0 '));
    expect(all.map((line) => line.split('|')[3]?.trim())).toEqual(['0.0 %']);
  });

  test('totals may stand in folders, a file a day, with the date in its name', () => {
    const at = workplace();
    mkdirSync(join(at.folder, 'days'));
    for (let day = 0; day < 220; day += 1) {
      const name = `DAY_${formatDay(FIRST + day).replaceAll('-', '_')}.csv`;
      at.file(join('days', name), ['TRACK_ID,TOTAL_STREAM,MORE', `1,${1_000_000 + day * 30_000},x`]);
    }
    expect(at.run()).toBe(0);
    expect(row(at.lines, 'all')[3]).toBe('0.0 %');
  });

  test('a file that cannot be read is left out by name, with its line and the remedy', () => {
    const at = workplace();
    at.file('steady.csv', ['date,id,total', ...totals('1', 300, () => 30_000)]);
    at.file('bad-total.csv', ['date,id,total', '2025-01-01,1,5', '2025-01-02,1,1.2M']);
    at.file('bad-date.csv', ['date,id,total', '2025-02-30,1,5']);
    at.file('no-header.csv', ['2025-01-01,1,5']);
    at.file('regional-kr-daily-2025-01-01.csv', ['rank,uri', '1,x']);
    expect(at.run()).toBe(0);
    expect(at.lines.filter((line) => line.startsWith('left out: '))).toEqual([
      'left out: bad-date.csv: line 2: the date is "2025-02-30"; write it as YYYY-MM-DD.',
      'left out: bad-total.csv: line 3: the total is "1.2M"; write digits only.',
      'left out: no-header.csv: not a file of totals: its header must name date, id and total (the date may stand in the file name).',
      expect.stringMatching(/^left out: regional-kr-daily-2025-01-01\.csv: .*column.*missing/),
    ]);
  });

  test('a folder that is none, or holds too little, is said', () => {
    const at = workplace();
    expect(at.run([join(at.folder, 'nowhere')])).toBe(1);
    expect(at.lines.at(-1)).toMatch(/nowhere is no folder\. Name a folder with daily chart files/);
    at.file('short.csv', ['date,id,total', ...totals('1', 60, () => 30_000)]);
    expect(at.run()).toBe(1);
    expect(at.lines.at(-1)).toMatch(/^Nothing to score: .*90 days.*200 days/);
  });
});

const YEAR = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'spotify-charts-kr-daily-2025');
const reason = existsSync(YEAR) ? '' : ' (skipped: ../shared/data is not there)';

describe.skipIf(reason !== '')(`a year of Korean charts, as published${reason}`, () => {
  test('songs nothing was tuned on are forecast within the errors and the range that docs/forecast.md promises', {
    timeout: 60_000,
  }, () => {
    const at = workplace();
    expect(at.run([YEAR])).toBe(0);
    for (const [horizon, error] of [
      ['3 to 7', 6],
      ['7 to 14', 6],
      ['14 to 30', 6],
      ['30 to 60', 8],
      ['60 to 120', 11],
      ['falling songs', 10],
    ] as const) {
      const cells = row(at.lines, horizon);
      expect(Number(cells[2]), horizon).toBeGreaterThan(100);
      expect(Number.parseFloat(cells[3] ?? ''), horizon).toBeLessThanOrEqual(error);
      expect(Number.parseFloat(cells[6] ?? ''), horizon).toBeGreaterThanOrEqual(75);
      expect(Number.parseFloat(cells[6] ?? ''), horizon).toBeLessThanOrEqual(95);
    }
  });
});
