import { describe, expect, test } from 'vitest';
import { readSpotifyChart } from '../../../src/sources/spotify-charts/read-spotify-chart.ts';
import { explainRefusal } from '../../../src/sources/text-file/explain-refusal.ts';
import type { Refusal, Refused } from '../../../src/sources/text-file/refusal.ts';
import { bytesOf } from '../bytes.ts';
import {
  chartRow,
  DAILY_HEADER,
  DAILY_NAME,
  lines,
  OLD_HEADER,
  OLD_NOTE,
  oldRow,
  type RowParts,
  TODAY,
  trackId,
  WEEKLY_HEADER,
  WEEKLY_NAME,
} from './chart-texts.ts';

function refusedOf(name: string, content: string | Uint8Array, date?: string): Refused {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const answer = readSpotifyChart(name, bytes, { today: TODAY, ...(date === undefined ? {} : { date }) });
  if (!('refused' in answer)) throw new Error('the file was taken');
  return answer;
}

function onlyRefusal(name: string, content: string | Uint8Array, date?: string): Refusal {
  const { refusals } = refusedOf(name, content, date);
  expect(refusals).toHaveLength(1);
  return refusals[0];
}

const GOOD = lines(DAILY_HEADER, chartRow(1));

describe('a file that is no chart', () => {
  test.each([
    ['an empty file', '', 'empty-file', null],
    ['a byte order mark alone', '\uFEFF', 'empty-file', null],
    ['white space', ' \n\n', 'empty-file', null],
    ['a header alone', lines(DAILY_HEADER), 'no-rows', null],
    ['an old note and header alone', lines(OLD_NOTE, OLD_HEADER), 'no-rows', null],
    ['a log-in page', '<!DOCTYPE html>\n<html><body>Log in</body></html>', 'html', null],
    ['another table', lines('name,age', 'Ann,5'), 'unknown-header', 1],
    ['a chart without counts', lines('rank,uri,artist_names,track_name', '1,a,b,c'), 'missing-column', 1],
    ['a column named twice', lines(`${DAILY_HEADER},streams`, `${chartRow(1)},5`), 'column-twice', 1],
    [
      '501 rows',
      lines(DAILY_HEADER, ...Array.from({ length: 501 }, (_, at) => chartRow(at + 1))),
      'too-many-rows',
      null,
    ],
    ['semicolons', GOOD.replaceAll(',', ';'), 'wrong-separator', 1],
    ['tabs', GOOD.replaceAll(',', '\t'), 'wrong-separator', 1],
  ] as const)('%s is refused', (_, text, problem, line) => {
    expect(onlyRefusal(DAILY_NAME, text)).toMatchObject({ problem, line });
  });

  test('500 rows are still a chart', () => {
    const rows = Array.from({ length: 500 }, (_, at) => chartRow(at + 1));
    const answer = readSpotifyChart(DAILY_NAME, bytesOf(lines(DAILY_HEADER, ...rows)), { today: TODAY });
    expect(answer).toHaveProperty('rows.length', 500);
  });

  test('a missing column is named', () => {
    const refusal = onlyRefusal(DAILY_NAME, GOOD.replace('track_name', 'name'));
    expect(refusal).toMatchObject({ problem: 'missing-column', params: { column: 'track_name' } });
  });
});

describe('a row of a chart', () => {
  const rowCases: readonly (readonly [string, RowParts, string])[] = [
    ['a fraction', { streams: '12.5' }, 'count-not-whole'],
    ['words', { streams: 'many' }, 'count-not-whole'],
    ['no count', { streams: '' }, 'empty-value'],
    ['a negative count', { streams: '-5' }, 'count-negative'],
    ['zero', { streams: '0' }, 'count-zero'],
    ['scientific notation', { streams: '1.2E+05' }, 'count-scientific'],
    ['thousands separators', { streams: '182,826' }, 'count-separators'],
    ['more than a song can have', { streams: '1000000001' }, 'count-too-large'],
    ['more than a number can hold', { streams: '99999999999999999999' }, 'count-too-large'],
    ['a short track id', { uri: 'spotify:track:abc' }, 'bad-track'],
    ['an album', { uri: `spotify:album:${trackId(1)}` }, 'bad-track'],
    ['no track', { uri: '' }, 'empty-value'],
    ['no title', { title: ' ' }, 'empty-value'],
    ['no artist', { artists: '' }, 'empty-value'],
    ['the track of line 2', { uri: `spotify:track:${trackId(1)}` }, 'track-twice'],
    ['the place of line 2', { rank: 1 }, 'rank-twice'],
    ['place 0', { rank: 0 }, 'bad-rank'],
    ['place 501', { rank: 501 }, 'bad-rank'],
    ['no place', { rank: '' }, 'bad-rank'],
  ];

  test.each(rowCases)('with %s is refused at its line', (_, parts, problem) => {
    const text = lines(DAILY_HEADER, chartRow(1), chartRow(2, parts), chartRow(3));
    expect(onlyRefusal(DAILY_NAME, text)).toMatchObject({ problem, line: 3 });
  });

  test('with too many or too few values is refused at its line', () => {
    const text = lines(DAILY_HEADER, chartRow(1), `${chartRow(2)},7`, '3,4');
    expect(refusedOf(DAILY_NAME, text).refusals).toMatchObject([
      { problem: 'field-count', line: 3, params: { expected: 9, found: 10 } },
      { problem: 'field-count', line: 4, params: { expected: 9, found: 2 } },
    ]);
  });

  test.each([
    ['is never closed', '2,"spotify:track:x,"Kite"'],
    ['is opened at the end', '2,"spotify'],
    ['stands inside a value', '2,Ki"te,5'],
  ])('whose quotation mark %s is refused at the line where it begins', (_, row) => {
    const text = lines(DAILY_HEADER, chartRow(1), row, chartRow(3), chartRow(4));
    expect(onlyRefusal(DAILY_NAME, text)).toMatchObject({ problem: 'quote-unbalanced', line: 3 });
  });

  test('is counted by the lines of the file: over line ends in quotes, CRLF, blank lines and a note', () => {
    const title = 'Paper\nMoon';
    const text = lines(
      DAILY_HEADER,
      chartRow(1, { title }),
      '',
      chartRow(2, { title, streams: 'x' }),
      chartRow(3, { streams: 'y' }),
    );
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      expect(refusedOf(DAILY_NAME, written).refusals.map((refusal) => refusal.line)).toEqual([5, 7]);
    }
    const old = lines(OLD_NOTE, OLD_HEADER, oldRow(1, 'Moon', 'Kite').replace('99999', 'x'));
    expect(onlyRefusal(DAILY_NAME, old)).toMatchObject({ line: 3, params: { column: 'streams', value: 'x' } });
  });

  test('may have more streams in a week than in a day', () => {
    const row = chartRow(1, { streams: '1000000001' });
    expect(readSpotifyChart(WEEKLY_NAME, bytesOf(lines(WEEKLY_HEADER, row)), { today: TODAY })).toHaveProperty('rows');
  });

  test('is refused together with all others that are wrong, up to 20', () => {
    const rows = Array.from({ length: 30 }, (_, at) => chartRow(at + 1, { streams: '0' }));
    const refused = refusedOf(DAILY_NAME, lines(DAILY_HEADER, ...rows));
    expect(refused.refusals).toHaveLength(20);
    expect(refused.refusals.map((refusal) => refusal.line)).toEqual(Array.from({ length: 20 }, (_, at) => at + 2));
    expect(refused.unlisted).toBe(10);
  });
});

describe('a chart file whose name is wrong', () => {
  test.each([
    ['top200.csv', 'name-not-a-chart'],
    ['viral-jp-daily-2026-03-05.csv', 'name-not-a-chart'],
    ['regional-japan-daily-2026-03-05.csv', 'name-not-a-chart'],
    ['regional-jp-daily-latest.csv', 'name-without-date'],
    ['regional-jp-daily-2026-3-5.csv', 'name-without-date'],
    ['regional-jp-daily-2026-02-30.csv', 'date-not-real'],
    ['regional-jp-daily-2026-03-21.csv', 'date-in-future'],
    ['regional-jp-daily-2021-03-19--2021-03-26.csv', 'name-range-on-daily'],
    ['regional-jp-weekly-2021-03-19--2021-03-25.csv', 'name-range-not-a-week'],
    ['regional-jp-weekly-2021-03-18--2021-03-25.csv', 'name-range-not-a-week'],
    ['regional-jp-weekly-2021-03-19--2021-03-99.csv', 'date-not-real'],
    ['regional-jp-weekly-2026-03-06.csv', 'week-end-not-thursday'],
  ])('%s is refused', (name, problem) => {
    const text = lines('uri,artist_names,track_name,streams', `spotify:track:${trackId(1)},Kite,Paper Moon,5`);
    expect(onlyRefusal(name, text)).toMatchObject({ problem, line: null });
  });

  test('a name that lost its date is answered with the name to give', () => {
    const refusal = onlyRefusal('regional-kr-weekly-latest.csv', lines(WEEKLY_HEADER, chartRow(1)));
    expect(explainRefusal(refusal)).toContain('rename it to regional-kr-weekly-YYYY-MM-DD.csv');
  });

  test('a given date is checked like a named one', () => {
    expect(onlyRefusal('regional-jp-daily.csv', GOOD, '2026-02-30').problem).toBe('date-not-real');
    expect(onlyRefusal('regional-jp-daily.csv', GOOD, '2026-03-21').problem).toBe('date-in-future');
    expect(onlyRefusal(DAILY_NAME, GOOD, '2026-03-04').problem).toBe('date-conflict');
  });

  test('daily and weekly are not mixed up', () => {
    expect(onlyRefusal(WEEKLY_NAME, GOOD)).toMatchObject({
      problem: 'period-mismatch',
      params: { period: 'weekly', column: 'days_on_chart' },
    });
    expect(onlyRefusal(DAILY_NAME, lines(WEEKLY_HEADER, chartRow(1)))).toMatchObject({
      problem: 'period-mismatch',
      params: { period: 'daily', column: 'weeks_on_chart' },
    });
  });

  test('what is wrong inside the file is said as well', () => {
    const { refusals } = refusedOf('top200.csv', lines(DAILY_HEADER, chartRow(1, { streams: '0' })));
    expect(refusals.map((refusal) => refusal.problem)).toEqual(['name-not-a-chart', 'count-zero']);
  });
});

describe('an explanation', () => {
  test('names the line, the column, the value and the remedy in one sentence', () => {
    const refusal = onlyRefusal(DAILY_NAME, lines(DAILY_HEADER, chartRow(1, { streams: '1.2E+05' })));
    expect(explainRefusal(refusal)).toBe(
      'line 2: streams is "1.2E+05", which a spreadsheet has rounded; download the original again; do not open and save it in a spreadsheet.',
    );
  });

  test('shortens long values and carries nothing that would steer a terminal', () => {
    const text = lines(DAILY_HEADER, chartRow(1, { streams: `\u001B[31m${'x'.repeat(500)}` }));
    const sentence = explainRefusal(onlyRefusal(DAILY_NAME, text));
    expect(sentence).not.toContain('\u001B');
    expect(sentence.length).toBeLessThan(200);
  });
});
