import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import { readCertificatesFile } from '../../../src/sources/certificates-file/read-certificates-file.ts';
import { explainRefusal } from '../../../src/sources/text-file/explain-refusal.ts';
import { shippedRules } from '../../support/rules.ts';
import { bytesOf } from '../bytes.ts';

const { ladders } = shippedRules();
const PAGE = 'https://example.org/batch';

function read(content: string | Uint8Array, today = '2026-05-08') {
  const context = { ladders, today: dayOf(today), source: null };
  return readCertificatesFile('list.csv', typeof content === 'string' ? bytesOf(content) : content, context);
}

/** What is said of a file of which nothing is taken. */
function refusals(content: string | Uint8Array): string {
  const result = read(content);
  return 'refused' in result ? result.refusals.map(explainRefusal).join('\n') : '';
}

/** The month that a row's text comes to, or what is said of it. */
function monthOf(text: string, level = 'platinum'): string | null {
  const result = read(`song\tlevel\tmonth\tsource\nbts--idol\t${level}\t${text}\t${PAGE}\n`);
  if ('refused' in result) return result.refusals.map((refusal) => refusal.problem).join(' ');
  return result.rows[0]?.month ?? null;
}

test('lines above the heading are left out and said', () => {
  const result = read(
    `認定作品, 2026年3月度\n\n出典,${PAGE}\n曲名,アーティスト,認定,出典\nIDOL,BTS,プラチナ,${PAGE}\n`,
  );
  expect(result).toMatchObject({
    rows: [{ line: 5, level: 'platinum' }],
    leftOut: [
      { line: 1, text: '認定作品, 2026年3月度' },
      { line: 3, text: `出典,${PAGE}` },
    ],
  });
});

describe('a list of certificates', () => {
  test.each([
    ['an empty file', '', 'the file is empty'],
    ['a web page', '<!doctype html><title>st</title>', 'this is a web page'],
    ['a header alone', 'song,level\n', 'has a header and no rows; export the table as CSV with the header song,level,'],
    [
      'no column of levels',
      'song,month\nbts--idol,2026-03\n',
      'the column "level" is missing from the heading ("song,month"); the header must name level,',
    ],
    ['no column of songs', 'level,month\ngold,2025-03\n', 'the column "song" is missing'],
    ['a title without an act', 'title,level\nIDOL,gold\n', 'the column "artist" is missing'],
    ['a column named twice', 'song,level,認定\nbts--idol,gold,gold\n', 'the header names the column "level" twice'],
    [
      'other columns',
      'a,b\n1,2\n',
      'none of the first ten lines is a heading, and the first one found is "a,b"; write a line above the rows that names level, and either song or both artist and title, such as song,level,',
    ],
    ['JSON', '{"rows":[{"song":"bts--idol"}]}', 'this is JSON, and such a file is read as CSV'],
    [
      'a row above the heading',
      `bts--idol,gold,2024-03,${PAGE}\nsong,level,month,source\nbts--idol,platinum,2025-03,${PAGE}\n`,
      'line 1: "bts--idol,gold,2024-03,https://example.…" is a row and stands above the heading on line 2',
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'not a CSV text file'],
    [
      'a ladder that nobody certifies',
      `ladder,song,level\nspotify-plays,a,gold\n`,
      'there are no certificates "spotify-plays"',
    ],
  ])('that is %s is refused with the remedy', (_, content, words) => {
    expect(refusals(content)).toContain(words);
  });

  test.each([
    ['2025-04', '2025-04'],
    ['2025/4', '2025-04'],
    ['2025.04', '2025-04'],
    ['202504', '2025-04'],
    ['2025年4月', '2025-04'],
    ['2025年04月度', '2025-04'],
    ['２０２５年４月度', '2025-04'],
    ['2025年 4月度認定', '2025-04'],
    ['令和7年4月度', '2025-04'],
    ['2025년 4월', '2025-04'],
    ['April 2025', '2025-04'],
    ['Apr. 2025', '2025-04'],
    ['2025-04-01', '2025-04'],
    ['2025年4月30日', '2025-04'],
    ['2024/2/29', '2024-02'],
    ['2021', '2021'],
    ['2021年', '2021'],
    ['', null],
    ['2025-04-28', 'month-is-day'],
    ['2025-13', 'month-form'],
    ['2025-02-30', 'month-form'],
    ['Apr-25', 'month-form'],
    ['4月度', 'month-form'],
    ['2026-06', 'month-in-future'],
    ['2027', 'month-in-future'],
  ])('takes the month "%s" as %s', (text, month) => {
    expect(monthOf(text)).toBe(month);
  });

  test.each([
    ['プラチナ', 'platinum'],
    ['ダブル・プラチナ', 'double-platinum'],
    ['ダブルプラチナ', 'double-platinum'],
    ['ﾀﾞﾌﾞﾙ･ﾌﾟﾗﾁﾅ', 'double-platinum'],
    ['トリプル・プラチナ認定', 'triple-platinum'],
    ['ダイヤモンド', 'diamond'],
    ['더블 다이아몬드', 'double-diamond'],
    ['Double Platinum', 'double-platinum'],
    ['ゴールド', 'gold'],
  ])('takes the level "%s" as %s', (text, level) => {
    const result = read(`song,level,source\nbts--idol,${text},${PAGE}\n`);
    expect('rows' in result && result.rows[0]?.level).toBe(level);
  });

  test('a level is held against the years in which it was given, a bare year as well', () => {
    expect(monthOf('2025-12', 'gold')).toBe('2025-12');
    expect(monthOf('2026-01', 'gold')).toBe('level-not-given');
    expect(monthOf('2021', 'silver')).toBe('2021');
    expect(monthOf('2022', 'silver')).toBe('level-not-given');
    expect(monthOf('2022-12', 'double-platinum')).toBe('level-not-given');
  });
});
