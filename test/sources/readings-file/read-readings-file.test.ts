import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, formatDay } from '../../../src/domain/day.ts';
import { type ReadingsFile, readReadingsFile } from '../../../src/sources/readings-file/read-readings-file.ts';
import { explainRefusal } from '../../../src/sources/text-file/explain-refusal.ts';
import type { Refused } from '../../../src/sources/text-file/refusal.ts';
import '../../support/seeded.ts';
import { bytesOf } from '../bytes.ts';

const TODAY = dayOf('2026-03-20');
const HEADER = 'date,song,counter,count,link';

function read(text: string): ReadingsFile | Refused {
  return readReadingsFile('numbers.csv', bytesOf(text), { today: TODAY });
}

function readingsOf(text: string): ReadingsFile {
  const answer = read(text);
  if ('refused' in answer) throw new Error(answer.refusals.map(explainRefusal).join('\n'));
  return answer;
}

function refusedOf(text: string): Refused {
  const answer = read(text);
  if (!('refused' in answer)) throw new Error('the file was taken');
  return answer;
}

describe('the forms of a file of readings', () => {
  const expected = {
    line: 2,
    day: dayOf('2026-03-05'),
    song: 'Kite - Paper Moon',
    counter: 'oricon-streams',
    count: 123_450_000,
    precision: 'exact',
    link: 'https://example.org/a?b=1',
  };

  test.each([
    ['commas', `${HEADER}\n2026-03-05,Kite - Paper Moon,oricon-streams,123450000,https://example.org/a?b=1\n`],
    [
      'semicolons',
      'date;song;counter;count;link\n2026-03-05;Kite - Paper Moon;oricon-streams;123,450,000;https://example.org/a?b=1',
    ],
    [
      'tabs',
      'date\tsong\tcounter\tcount\tlink\r\n2026-03-05\tKite - Paper Moon\toricon-streams\t123450000\thttps://example.org/a?b=1',
    ],
    [
      'other orders and cases',
      '\uFEFFCount,LINK,Song,Date,Counter\n"123,450,000",https://example.org/a?b=1,Kite - Paper Moon,2026/3/5,oricon-streams',
    ],
    [
      'further columns',
      `note,${HEADER}\nmine,2026-03-05,Kite - Paper Moon,oricon-streams,123450000,https://example.org/a?b=1`,
    ],
    [
      'empty rows at the end',
      `${HEADER}\n2026/03/05,Kite - Paper Moon,oricon-streams,123450000,https://example.org/a?b=1\n,,,,\n,,,,\n`,
    ],
  ])('%s are understood', (_, text) => {
    expect(readingsOf(text)).toEqual({ name: 'numbers.csv', rows: [expected], leftOut: [] });
  });

  test('a link may be empty or have no column', () => {
    expect(readingsOf(`${HEADER}\n2026-03-05,Moon,oricon-streams,5,`).rows[0]?.link).toBeNull();
    expect(readingsOf('date,song,counter,count\n2026-03-05,Moon,oricon-streams,5').rows[0]?.link).toBeNull();
  });

  test('a cell that looks like a formula is text like any other', () => {
    const text = `${HEADER}\n2026-03-05,"=HYPERLINK(""https://example.org"")",oricon-streams,5,`;
    expect(readingsOf(text).rows[0]?.song).toBe('=HYPERLINK("https://example.org")');
  });
});

describe('a count', () => {
  const countOf = (written: string) =>
    readingsOf(`date\tsong\tcounter\tcount\n2026-03-05\tMoon\tc\t${written}`).rows[0];

  test.each([
    ['5', 5],
    ['123450000', 123_450_000],
    ['123,450,000', 123_450_000],
    ['123.450.000', 123_450_000],
    ['123 450 000', 123_450_000],
    ['123\u00a0450\u202f000', 123_450_000],
    ["123'450'000", 123_450_000],
    ['98,210', 98_210],
    ['１２３，４５０，０００', 123_450_000],
    ['１２３,４５６', 123_456],
    ['123.4M', 123_400_000],
    ['1.2 billion', 1_200_000_000],
    ['1億', 100_000_000],
    ['1億2,345万', 123_450_000],
    ['1億2,345万回', 123_450_000],
    ['１億２３４５万', 123_450_000],
    ['5億464.9万回', 504_649_000],
    ['1억 2,345만', 123_450_000],
    ['누적 1억 2,345만 회', 123_450_000],
    ['123.4万', 1_234_000],
  ])('%s is exact', (written, count) => {
    expect(countOf(written)).toMatchObject({ count, precision: 'exact' });
  });

  test.each([
    '100,000,000+',
    '100000000 +',
    '>=100000000',
    '≥ 100,000,000',
    '> 100000000',
    'over 100000000',
    'Over 100 000 000',
    'over 100M',
    '1億回突破',
    '1億+',
    '1억 돌파',
  ])('%s says that at least so many were reached', (written) => {
    expect(countOf(written)).toMatchObject({ count: 100_000_000, precision: 'at-least' });
  });

  test.each([
    ['約1億2,345万回', 'count-about'],
    ['about 99.5M', 'count-about'],
    ['1.234', 'count-unclear'],
    ['1,234.567', 'count-unclear'],
    ['1 234,567', 'count-unclear'],
    ['1.5', 'count-not-whole'],
    ['12,34,567', 'count-unclear'],
    ['1억2천', 'count-unclear'],
    ['1.23456K', 'count-not-whole'],
    ['123.4Q', 'count-unreadable'],
    ['100M or so', 'count-unreadable'],
    ['overview', 'count-unreadable'],
    ['=5+5', 'count-unreadable'],
    ['-1.5M', 'count-negative'],
    ['-5', 'count-negative'],
    ['0', 'count-zero'],
    ['1.2E+08', 'count-scientific'],
    ['1e8', 'count-scientific'],
    ['2兆', 'count-too-large'],
    ['1000000000001', 'count-too-large'],
    ['99999999999999999999999', 'count-too-large'],
  ])('%s is refused', (written, problem) => {
    const { refusals } = refusedOf(`date\tsong\tcounter\tcount\n2026-03-05\tMoon\tc\t${written}`);
    expect(refusals).toMatchObject([{ problem, line: 2, params: { column: 'count', value: written } }]);
  });
});

describe('what stands above the heading', () => {
  const row = '2026-03-05,Moon,c,5,';

  test('is left out and said', () => {
    const { rows, leftOut } = readingsOf(`Plays, as of 5 March\n\nhttps://example.org\n${HEADER}\n${row}\n`);
    expect(rows).toMatchObject([{ line: 5, song: 'Moon', count: 5 }]);
    expect(leftOut).toMatchObject([
      { line: 1, text: 'Plays, as of 5 March' },
      { line: 3, text: 'https://example.org' },
    ]);
  });

  test('is no title where it is a row', () => {
    const { refusals } = refusedOf(`Plays\n${row}\n${HEADER}\n${row}\n`);
    expect(refusals.map(explainRefusal)).toEqual([
      'line 2: "2026-03-05,Moon,c,5," is a row and stands above the heading on line 3; put the heading above all rows.',
    ]);
  });

  test.each([
    [
      'Plays, as of 5 March\nMoon,5\n',
      'line 1: none of the first ten lines is a heading, and the first one found is "Plays, as of 5 March"; write a line above the rows that names date, song, counter and count, such as date,song,counter,count,link.',
    ],
    [
      'Plays, as of 5 March\ndate,song,count\n2026-03-05,Moon,5\n',
      'line 2: the column "counter" is missing from the heading ("date,song,count"); the header must name date, song, counter and count.',
    ],
    [
      '{"title":"Plays","rows":[{"song":"Moon"}]}',
      'this is JSON, and such a file is read as CSV; export the table as CSV with the header date,song,counter,count,link.',
    ],
  ])('where there is no heading: %j', (text, sentence) => {
    expect(refusedOf(text).refusals.map(explainRefusal)).toEqual([sentence]);
  });
});

describe('a file of readings that is refused', () => {
  test.each([
    ['nothing', '', 'empty-file', null],
    ['a header alone', HEADER, 'no-rows', null],
    ['another header', 'a,b,c\n1,2,3', 'unknown-header', 1],
    ['no column for the counter', 'date,song,count\n2026-03-05,Moon,5', 'missing-column', 1],
    ['a column twice', `${HEADER},Count\n2026-03-05,Moon,c,5,,6`, 'column-twice', 1],
    ['unquoted separators', `${HEADER}\n2026-03-05,Moon,c,123,450,000,`, 'field-count', 2],
    ['an open quotation mark', `${HEADER}\n2026-03-05,"Moon,c,5,`, 'quote-unbalanced', 2],
    ['no song', `${HEADER}\n2026-03-05,,c,5,`, 'empty-value', 2],
    ['no counter', `${HEADER}\n2026-03-05,Moon, ,5,`, 'empty-value', 2],
    ['no date', `${HEADER}\n,Moon,c,5,`, 'empty-value', 2],
    ['no count', `${HEADER}\n2026-03-05,Moon,c,,`, 'empty-value', 2],
    ['a date the other way round', `${HEADER}\n05.03.2026,Moon,c,5,`, 'date-form', 2],
    ['a date that does not exist', `${HEADER}\n2026-02-29,Moon,c,5,`, 'date-not-real', 2],
    ['a date after today', `${HEADER}\n2026-03-21,Moon,c,5,`, 'date-in-future', 2],
    ['a link to a script', `${HEADER}\n2026-03-05,Moon,c,5,javascript:alert(1)`, 'bad-link', 2],
    ['a link that is none', `${HEADER}\n2026-03-05,Moon,c,5,see the paper`, 'bad-link', 2],
    ['the same reading twice', `${HEADER}\n2026-03-05,Moon,c,5,\n2026-03-05,Moon,c,6,`, 'reading-twice', 3],
  ])('with %s', (_, text, problem, line) => {
    expect(refusedOf(text).refusals).toMatchObject([{ problem, line, file: 'readings' }]);
  });

  test('says all that is wrong, up to 20', () => {
    const rows = [
      '2026-03-05,Moon,c,5,',
      '2026-13-05,,c,0,ftp://example.org',
      ...Array<string>(25).fill('x,Moon,c,5,'),
    ];
    const refused = refusedOf([HEADER, ...rows].join('\n'));
    expect(refused.refusals.slice(0, 4).map(({ problem, line }) => [line, problem])).toEqual([
      [3, 'empty-value'],
      [3, 'date-not-real'],
      [3, 'count-zero'],
      [3, 'bad-link'],
    ]);
    expect([refused.refusals.length, refused.unlisted]).toEqual([20, 9]);
  });

  test('is explained with line and remedy', () => {
    const [refusal] = refusedOf(`${HEADER}\n2026-03-05,Moon,c,1.234,`).refusals;
    expect(explainRefusal(refusal)).toBe(
      'line 2: count is "1.234", which can be read in two ways; write all the digits (123450000) or one unit (123.4M, 1億2,345万).',
    );
  });

  test('for a cell that holds a book is refused at once', () => {
    const book = `1${' '.repeat(200_000)}億`;
    expect(refusedOf(`${HEADER}\n2026-03-05,Moon,c,${book},`).refusals).toMatchObject([
      { problem: 'count-unreadable' },
    ]);
  });
});

describe('any file of readings', () => {
  const letters = fc.constantFrom(...'abcXYZ 0189;,"\'=é’가나다힣あいア夜\n');
  const song = fc.string({ unit: letters, minLength: 1, maxLength: 20 }).map((text) => `k${text}`.trim());
  const row = fc.record({ day: fc.integer({ min: 0, max: TODAY }), song, count: fc.integer({ min: 1, max: 1e12 }) });
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

  test('comes out as it went in', () => {
    const rows = fc.uniqueArray(row, { minLength: 1, selector: (one) => JSON.stringify([one.day, one.song]) });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t'), (written, separator) => {
        const text = [
          ['date', 'song', 'counter', 'count'],
          ...written.map((one) => [formatDay(one.day), quoted(one.song), 'c', String(one.count)]),
        ];
        const out = readingsOf(text.map((fields) => fields.join(separator)).join('\n')).rows;
        expect(out.map(({ day, song, count }) => ({ day, song, count }))).toEqual(written);
      }),
    );
  });

  test('is answered and not thrown at, whatever it holds', () => {
    const field = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('1', '"', '\r', '2026-01-01'));
    const rows = fc.array(
      fc.array(field, { maxLength: 6 }).map((fields) => fields.join(',')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.constantFrom(HEADER, ''), rows, (header, written) => {
        const answer = read([header, ...written].join('\n'));
        expect('refused' in answer || answer.rows.length > 0).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readReadingsFile('x', bytes, { today: TODAY })).toHaveProperty('refused', true);
      }),
    );
  });

  test('with a great many mistakes is answered as well', () => {
    const refused = refusedOf([HEADER, ...Array<string>(50_000).fill('x,,,0,y')].join('\n'));
    expect(refused.unlisted).toBe(50_000 * 5 - 20);
  });
});
