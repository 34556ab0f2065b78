import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import { readSheet } from '../../../src/sources/sheet/read-sheet.ts';
import { noonOf } from '../../support/world.ts';
import { bytesOf } from '../bytes.ts';
import { csv, HEADER, sheetOf } from './sheets.ts';

const NOW = noonOf('2026-03-10');

function read(text: string, declared: object = {}) {
  const result = readSheet(sheetOf(declared), bytesOf(text), NOW);
  if ('refused' in result) throw new Error(`refused: ${result.refusals[0].problem}`);
  return result;
}

function refusal(text: string, declared: object = {}) {
  const result = readSheet(sheetOf(declared), bytesOf(text), NOW);
  return 'refused' in result ? result.refusals.map(({ problem }) => problem) : null;
}

const row = {
  line: 2,
  song: 'BTS - DNA',
  counter: 'oricon-streams',
  count: 287_570_000,
  precision: 'exact',
  day: dayOf('2026-03-01'),
  link: 'https://example.org/1',
};

describe('a CSV sheet', () => {
  test('gives a number for each of its rows', () => {
    const text = csv('BTS - DNA,Oricon,"287,570,000",2026-03-01,https://example.org/1');
    expect(read(text)).toEqual({ rows: [row], unread: [], unfilled: 0 });
  });

  test.each([
    ['oricon-streams', 'oricon-streams'],
    ['ORICON', 'oricon-streams'],
    ['オリコン', 'oricon-streams'],
    ['오리콘', 'oricon-streams'],
    ['週間', 'oricon-streams'],
    ['billboard  japan', 'billboard-japan-streams'],
    ['Ｂillboard JAPAN', 'billboard-japan-streams'],
  ])('that calls its source "%s" means %s', (word, counter) => {
    expect(read(csv(`one,${word},5,2026-03-01,`)).rows).toMatchObject([{ counter }]);
  });

  test.each([
    ['5', 5, 'exact'],
    ['"1,234,567"', 1_234_567, 'exact'],
    ['1 234 567', 1_234_567, 'exact'],
    ['１２３', 123, 'exact'],
    ['1億2345万回', 123_450_000, 'exact'],
    ['"1억 2,345만"', 123_450_000, 'exact'],
    ['over 100000000', 100_000_000, 'at-least'],
    ['1億回突破', 100_000_000, 'at-least'],
    ['"100,000,000+"', 100_000_000, 'at-least'],
  ])('that writes %s means %i, %s', (total, count, precision) => {
    expect(read(csv(`one,Oricon,${total},2026/3/1,`)).rows).toMatchObject([{ count, precision, day: row.day }]);
  });

  test('may have its columns in any order, and others beside them', () => {
    const text = 'date;by;TOTAL;song;source;link\n2026-03-01;me;5;one;Oricon;\n';
    expect(read(text).rows).toMatchObject([{ song: 'one', count: 5, link: null }]);
  });

  test('may have the act in a column of its own', () => {
    const declared = { columns: { song: 'Title', artist: 'Act', counter: 'Source', total: 'Total', date: 'Date' } };
    const text = 'Act,Title,Source,Total,Date\nBTS,DNA,Oricon,5,2026-03-01\n,bts-dna,Oricon,6,2026-03-01\n';
    expect(read(text, declared).rows.map((one) => one.song)).toEqual([{ artist: 'BTS', title: 'DNA' }, 'bts-dna']);
  });

  test('of one counter needs no column for it', () => {
    const declared = { columns: { song: 'a', total: 'b', date: 'c' }, counters: { 'circle-streams': [] } };
    expect(read('a,b,c\none,5,2026-03-01\n', declared).rows).toMatchObject([{ counter: 'circle-streams' }]);
  });

  test('that is prepared and not filled in yet is no problem', () => {
    const text = csv('one,Oricon,,,', 'two,Oricon,,2026-03-01,', ',,,,', 'three,Oricon,5,2026-03-01,');
    expect(read(text)).toMatchObject({ rows: [{ song: 'three', line: 5 }], unread: [], unfilled: 2 });
  });

  test('without rows says nothing', () => {
    expect(read(`${HEADER}\n`)).toEqual({ rows: [], unread: [], unfilled: 0 });
  });
});

describe('a row that says no number for certain', () => {
  test.each([
    [
      'one,Oricon,1.234,2026-03-01,',
      'Total is "1.234", which can be read in two ways; write all the digits (123450000) or one unit (123.4M, 1億2,345万).',
    ],
    ['one,Oricon,1.2E+08,2026-03-01,', 'Total is "1.2E+08", which a spreadsheet has rounded; write all the digits.'],
    ['one,Oricon,0,2026-03-01,', 'Total is "0", which stands for a missing number; leave the row out.'],
    ['one,Oricon,-5,2026-03-01,', 'Total is "-5", and a count cannot be negative; correct it.'],
    ['one,Oricon,#REF!,2026-03-01,', 'Total is "#REF!", which is no number that can be read'],
    ['one,Oricon,9999999999999,2026-03-01,', 'Total is "9999999999999", more than can be true'],
    ['one,Oricon,5,March 1,', 'the column "Date" has the date "March 1"; write it as YYYY-MM-DD.'],
    ['one,Oricon,5,2026-02-30,', 'which does not exist'],
    ['one,Oricon,5,2026-04-01,', 'which lies after today (2026-03-10)'],
    ['one,Oricon,5,,', 'the value of "Date" is missing'],
    [',Oricon,5,2026-03-01,', 'the value of "Song" is missing'],
    ['one,,5,2026-03-01,', 'the value of "Source" is missing'],
    ['one,Melon,5,2026-03-01,', 'Source is "Melon", which is none of the counters that this sheet may feed'],
    ['one,youtube-views,5,2026-03-01,', 'write one of: oricon-streams, billboard-japan-streams'],
    ['one,Oricon,5,2026-03-01,see the news', 'Link is "see the news", not a web address'],
    ['one,Oricon,5,2026-03-01', '4 values where the header has 5 columns'],
  ])('%s is named with its number, and keeps no other out', (bad, problem) => {
    const { rows, unread } = read(csv('good,Oricon,5,2026-03-01,', bad, 'fine,Oricon,5,2026-03-01,'));
    expect(rows.map((one) => one.song)).toEqual(['good', 'fine']);
    expect(unread).toEqual([{ line: 3, problem: expect.stringContaining(problem) }]);
  });
});

describe('a file that is no such table', () => {
  test.each<[string, string, object, string[]]>([
    ['an empty one', '', {}, ['empty-file']],
    ['a web page', '<!doctype html><p>Log in</p>', {}, ['html']],
    ['one with other columns', 'a,b,c\n1,2,3\n', {}, ['unknown-header']],
    ['one without a column', 'Song,Source,Total\none,Oricon,5\n', {}, ['missing-column', 'missing-column']],
    ['one with a column twice', 'Song,Song,Source,Total,Date,Link\n', {}, ['column-twice']],
    ['one that is cut within a value', `${HEADER}\n"one,Oricon`, {}, ['quote-unbalanced']],
    ['one that was read in a wrong encoding', csv('ç±³æ´¥çŽ„å¸«,Oricon,5,2026-03-01,'), {}, ['mojibake']],
    ['CSV for JSON', csv('one,Oricon,5,2026-03-01,'), { format: 'json' }, ['not-json']],
    ['JSON that is cut', '[{"Song":"one"', { format: 'json' }, ['not-json']],
    ['JSON without a list', '{"Song":"one"}', { format: 'json' }, ['no-list']],
    ['JSON with its list elsewhere', '{"data":{}}', { format: 'json', rows: 'data.items' }, ['no-list']],
    [
      'JSON whose rows have other fields',
      '[{"song":"x"}]',
      { format: 'json' },
      Array<string>(5).fill('missing-column'),
    ],
    [
      'a sheet with too many rows',
      csv(...Array<string>(20_001).fill('one,Oricon,5,2026-03-01,')),
      {},
      ['too-many-rows'],
    ],
  ])('%s is refused whole', (_, text, declared, problems) => {
    expect(refusal(text, declared)).toEqual(problems);
  });

  test('a file of more than 5 MB is refused whole', () => {
    expect(refusal('x'.repeat(5_000_001))).toEqual(['too-large']);
  });
});

describe('a JSON sheet', () => {
  const object = { Song: 'BTS - DNA', Source: 'Oricon', Total: 287_570_000, Date: '2026-03-01', Link: row.link };

  test('gives a number for each of its rows, counted from 1', () => {
    const text = JSON.stringify({ data: { items: [object, { ...object, Total: '287,570,001', Date: '2026-03-02' }] } });
    const { rows } = read(text, { format: 'json', rows: 'data.items' });
    expect(rows).toEqual([
      { ...row, line: 1 },
      { ...row, line: 2, count: 287_570_001, day: dayOf('2026-03-02') },
    ]);
  });

  test('with an empty list says nothing', () => {
    expect(read('[]', { format: 'json' })).toEqual({ rows: [], unread: [], unfilled: 0 });
  });

  test.each([
    [{ Total: null }, { unfilled: 1, unread: [] }],
    [{ Total: undefined }, { unfilled: 1, unread: [] }],
    [{ Total: 1.5 }, { unread: [{ line: 2, problem: expect.stringContaining('"1.5", not a whole number') }] }],
    [{ Total: 1e21 }, { unread: [{ line: 2, problem: expect.stringContaining('rounded') }] }],
    [{ Total: true }, { unread: [{ line: 2, problem: expect.stringContaining('no number that can be read') }] }],
    [{ Total: [5] }, { unread: [{ line: 2, problem: expect.stringContaining('no number that can be read') }] }],
    [{ Date: 20_260_301 }, { unread: [{ line: 2, problem: expect.stringContaining('write it as YYYY-MM-DD') }] }],
  ])('a row with %j is told apart', (fields, expected) => {
    const text = JSON.stringify([object, { ...object, ...fields }]);
    expect(read(text, { format: 'json' })).toMatchObject({ rows: [{ line: 1 }], ...expected });
  });

  test.each(['5', '"row"', 'null', '[]'])('a row that is %s is named', (value) => {
    const { rows, unread } = read(`[${JSON.stringify(object)},${value}]`, { format: 'json' });
    expect(rows).toHaveLength(1);
    expect(unread).toEqual([{ line: 2, problem: expect.stringContaining('not an object') }]);
  });
});
