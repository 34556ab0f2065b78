import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readSheet } from '../../src/sources/sheet/read-sheet.ts';
import { DataFileError, readSheets } from '../../src/store/data-files.ts';
import { shippedRules } from '../support/rules.ts';
import { temporaryFolder } from '../support/store.ts';
import { noonOf } from '../support/world.ts';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const RULES = shippedRules();
const SAMPLE = readFileSync(join(DATA, 'sheet-sample.json'), 'utf8');

/** The sample with some fields set; undefined takes one away. */
function sampleWith(fields: object): string {
  return JSON.stringify({ ...(JSON.parse(SAMPLE) as object), ...fields });
}

function readOne(text: string, name = 'team.json') {
  const folder = join(temporaryFolder(), 'sheets');
  mkdirSync(folder);
  writeFileSync(join(folder, name), text);
  return readSheets(folder, RULES);
}

const columns = { song: 'song', counter: 'source', total: 'total', date: 'date' };

describe('the declared sheets', () => {
  test('are none where nobody declared any', () => {
    expect(readSheets(join(temporaryFolder(), 'sheets'), RULES)).toEqual([]);
  });

  test('are named by their files', () => {
    expect(readOne(SAMPLE)).toMatchObject([{ id: 'team', format: 'csv', everyMinutes: 60 }]);
  });

  test('know their counters by id, by what publishers are called, and by words of their own', () => {
    const [sheet] = readOne(SAMPLE);
    const words = ['oricon-streams', 'oricon', 'billboard japan', 'ビルボードジャパン', 'label', 'press', 'spotify'];
    expect(words.map((word) => sheet?.words.get(word))).toEqual([
      'oricon-streams',
      'oricon-streams',
      'billboard-japan-streams',
      undefined,
      'reported-japan-streams',
      'reported-japan-streams',
      undefined,
    ]);
  });

  test.each<[string, object, string]>([
    ['no address', { address: undefined }, 'address: '],
    ['an address that is none', { address: 'sheet.csv' }, 'address: is a web address'],
    ['an address of another kind', { address: 'file:///etc/passwd' }, 'address: is a web address'],
    ['another format', { format: 'xlsx' }, 'format: is csv or json'],
    ['no song column', { columns: { ...columns, song: undefined } }, 'columns.song: is the name of a column'],
    ['an empty column name', { columns: { ...columns, total: ' ' } }, 'columns.total: is the name of a column'],
    ['one column for two things', { columns: { ...columns, total: 'DATE' } }, 'columns.date: names the column "date"'],
    ['a field that there is not', { every: 5 }, '"every"'],
    ['a list of rows in CSV', { rows: 'data' }, 'rows: is for JSON only'],
    ['no counter', { counters: {} }, 'counters: names at least one counter'],
    ['counters in a list', { counters: ['oricon-streams'] }, 'counters: '],
    [
      'a counter that there is not',
      { counters: { 'melon-streams': [] }, columns },
      'counters.melon-streams: is a counter that no file',
    ],
    [
      'a counter of chart days',
      { counters: { 'spotify-chart-kr': [] } },
      'counters.spotify-chart-kr: is the sum of chart days',
    ],
    [
      'several counters and no column for them',
      { columns: { ...columns, counter: undefined } },
      'columns.counter: is missing',
    ],
    [
      'a word for two counters',
      { counters: { 'oricon-streams': ['streams'], 'circle-streams': ['Streams'] } },
      'counters.circle-streams: has the word "streams", which stands for oricon-streams already',
    ],
    ['too short a time', { everyMinutes: 1 }, 'everyMinutes: is at least 5'],
    ['too long a time', { everyMinutes: 100_000 }, 'everyMinutes: is at most 10080'],
  ])('with %s are refused by file and field', (_, fields, told) => {
    const reading = () => readOne(sampleWith(fields));
    expect(reading).toThrow(DataFileError);
    expect(reading).toThrow(told);
    expect(reading).toThrow('team.json cannot be used.');
  });

  test('that are no JSON are refused by file', () => {
    expect(() => readOne('{')).toThrow('team.json is not JSON');
  });

  test('in a file whose name is no id are refused by file', () => {
    expect(() => readOne(SAMPLE, 'Our Team.json')).toThrow('Our Team.json: its name is the sheet');
  });
});

test('the shipped template is a sheet as the shipped sample declares it, to be filled in', () => {
  const [sheet] = readOne(SAMPLE);
  const template = readFileSync(join(DATA, 'sheet-template.csv'));
  const read = sheet && readSheet(sheet, template, noonOf('2026-03-10'));
  expect(read).toEqual({ rows: [], unread: [], unfilled: 2 });
});
