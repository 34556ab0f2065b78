import { expect, test } from 'vitest';
import { readHeadedTable } from '../../../src/sources/text-file/heading.ts';
import { shareNamed } from '../../../src/sources/text-file/table.ts';

function read(text: string) {
  const table = readHeadedTable(text, (row) => shareNamed(row, ['song', 'count']));
  if ('problem' in table) return { problem: table.problem, line: table.line };
  const { header, rows, above } = table;
  return {
    header: header.line,
    rows: rows.map(({ line, fields }) => `${line}: ${fields.join('|')}`),
    above: above.map(({ line, text: written }) => `${line}: ${written}`),
  };
}

test.each([
  ['nothing above it', 'song,count\nMoon,5\n', { header: 1, rows: ['2: Moon|5'], above: [] }],
  [
    'a title, an empty line and a link above it',
    'Spotify plays, as of 21 Nov\n\nhttps://example.org/a,b\nsong,count\nMoon,5\n',
    { header: 4, rows: ['5: Moon|5'], above: ['1: Spotify plays, as of 21 Nov', '3: https://example.org/a,b'] },
  ],
  [
    'a title with commas over semicolons',
    'Plays, in all, by us\nsong;count\nMoon;"1,000"\n',
    { header: 2, rows: ['3: Moon|1,000'], above: ['1: Plays, in all, by us'] },
  ],
  [
    'a title of a spreadsheet, with the commas of its empty cells',
    'Our plays,\n,\nsong,count\nMoon,5\n',
    { header: 3, rows: ['4: Moon|5'], above: ['1: Our plays,'] },
  ],
  [
    'a title with quotation marks in it',
    'The "best" songs\n"two\nlines"\nsong,count\nMoon,5\n',
    { header: 4, rows: ['5: Moon|5'], above: ['1: The "best" songs', '2: "two', '3: lines"'] },
  ],
  [
    'another heading below it',
    'song,count\nMoon,5\nsong,count\nSun,6\n',
    { header: 1, rows: ['2: Moon|5', '3: song|count', '4: Sun|6'], above: [] },
  ],
  ['a heading of two lines', '"my\nnote",song,count\n,Moon,5\n', { header: 1, rows: ['3: |Moon|5'], above: [] }],
  [
    'nine lines above it',
    `${'a title\n'.repeat(9)}song,count\nMoon,5\n`,
    { header: 10, rows: ['11: Moon|5'], above: Array.from({ length: 9 }, (_, at) => `${at + 1}: a title`) },
  ],
])('a heading with %s is found', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each([
  ['of none of the names is the first line', 'a title\nx,y\n1,2\n', { header: 1, rows: [], above: [] }],
  ['of some of the names is the line with most', 'a title\nsong,plays\n1,2\n', { header: 2, rows: [], above: [] }],
  ['below the tenth line is none', `${'a title\n'.repeat(10)}song,count\nMoon,5\n`, { header: 1, rows: [], above: [] }],
  ['of JSON is none', '{"title": "ours",\n"rows": [{"song": "Moon", "count": 5}]}', { problem: 'is-json', line: null }],
  ['under an open quotation mark is none', '"a title\nx,y\n', { problem: 'quote-unbalanced', line: 1 }],
])('a heading %s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test('a mistake in the table under a title is named with its line in the file', () => {
  expect(read('a title\n\nsong,count\nMoon,5\n"Sun,6\n')).toEqual({ problem: 'quote-unbalanced', line: 5 });
});
