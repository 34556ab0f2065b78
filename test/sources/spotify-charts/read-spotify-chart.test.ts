import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/day.ts';
import { type ChartFile, readSpotifyChart } from '../../../src/sources/spotify-charts/read-spotify-chart.ts';
import '../../support/seeded.ts';
import { bytesOf } from '../bytes.ts';
import {
  chartRow,
  DAILY_HEADER,
  DAILY_NAME,
  inWords,
  lines,
  OLD_HEADER,
  OLD_NOTE,
  oldRow,
  TODAY,
  trackId,
  WEEKLY_HEADER,
  WEEKLY_NAME,
} from './chart-texts.ts';

function chartOf(name: string, text: string, date?: string): ChartFile {
  const chart = readSpotifyChart(name, bytesOf(text), { today: TODAY, ...(date === undefined ? {} : { date }) });
  if ('refused' in chart) throw new Error(JSON.stringify(chart.refusals));
  return chart;
}

describe('the forms of a chart file', () => {
  test('a daily file gives its country, day and rows', () => {
    const title = 'Say "Hi", Moon';
    const text = lines(DAILY_HEADER, chartRow(1, { title, artists: 'Kite, 하늘', streams: '182826' }), chartRow(2));
    const chart = chartOf('regional-kr-daily-2026-03-05.csv', text);
    expect(chart).toMatchObject({ country: 'kr', period: 'daily', day: dayOf('2026-03-05') });
    expect(chart.rows).toHaveLength(2);
    expect(chart.rows[0]).toEqual({
      spotifyId: trackId(1),
      title: 'Say "Hi", Moon',
      artists: ['Kite', '하늘'],
      artistText: 'Kite, 하늘',
      streams: 182_826,
    });
  });

  test('a weekly file carries the Thursday that ends the week', () => {
    const chart = chartOf(WEEKLY_NAME, lines(WEEKLY_HEADER, chartRow(1, { streams: '2392922' })));
    expect(chart).toMatchObject({ country: 'jp', period: 'weekly', day: dayOf('2026-03-05') });
    expect(chart.rows[0]?.streams).toBe(2_392_922);
  });

  test.each([
    ['with its note line', [OLD_NOTE, OLD_HEADER]],
    ['without it', [OLD_HEADER]],
    ['with an unquoted header', ['Position,Track Name,Artist,Streams,URL']],
  ])('the old form is read %s', (_, head) => {
    const text = lines(...head, oldRow(1, '夜の図書室', '"Tyler, The Creator"'), oldRow(2, '"Moon, Sun"', 'Kite'));
    const chart = chartOf('regional-jp-daily-2020-09-03.csv', text);
    expect(chart.rows).toEqual([
      {
        spotifyId: trackId(1),
        title: '夜の図書室',
        // The old form names the first artist only, so a comma belongs to the name.
        artists: ['Tyler, The Creator'],
        artistText: 'Tyler, The Creator',
        streams: 99_999,
      },
      { spotifyId: trackId(2), title: 'Moon, Sun', artists: ['Kite'], artistText: 'Kite', streams: 99_998 },
    ]);
  });

  test('columns are found by name, and optional ones may be missing', () => {
    const row = `"Paper Moon",120,"Kite","spotify:track:${trackId(7)}"`;
    expect(chartOf(DAILY_NAME, lines('track_name,streams,artist_names,uri', row)).rows[0]).toMatchObject({
      spotifyId: trackId(7),
      title: 'Paper Moon',
      streams: 120,
    });
  });

  test('a byte order mark, CRLF line ends, blank lines and a missing last line end change nothing', () => {
    const plain = chartOf(DAILY_NAME, lines(DAILY_HEADER, chartRow(1), chartRow(2)));
    const other = `\uFEFF${DAILY_HEADER}\r\n${chartRow(1)}\r\n\r\n${chartRow(2)}`;
    expect(chartOf(DAILY_NAME, other)).toEqual(plain);
  });

  test('an excerpt with gaps in its places is read', () => {
    const text = lines(DAILY_HEADER, chartRow(3), chartRow(90), chartRow(200));
    expect(chartOf(DAILY_NAME, text).rows).toHaveLength(3);
  });
});

describe('the name of a chart file', () => {
  const text = lines('uri,artist_names,track_name,streams', `spotify:track:${trackId(1)},Kite,Paper Moon,5`);

  test.each([
    ['regional-kr-daily-2026-03-05.csv', 'kr', '2026-03-05'],
    ['regional-global-weekly-2026-03-05.csv', 'global', '2026-03-05'],
    ['/home/me/Downloads/regional-jp-daily-2026-03-05.csv', 'jp', '2026-03-05'],
    ['C:\\Downloads\\regional-jp-daily-2026-03-05.csv', 'jp', '2026-03-05'],
    ['regional-jp-daily-2026-03-05 (1).csv', 'jp', '2026-03-05'],
    ['REGIONAL-JP-DAILY-2026-03-05.CSV', 'jp', '2026-03-05'],
    ['8e371cba-regional-jp-daily-2026-03-05.csv', 'jp', '2026-03-05'],
    ['regional-jp-weekly-2026-03-05.excerpt-25-rows.csv', 'jp', '2026-03-05'],
  ])('%s is understood', (name, country, day) => {
    const chart = chartOf(name, text);
    expect([chart.country, inWords(chart)]).toEqual([country, day]);
  });

  test('an old weekly range ends before its second Friday, on which the next week begins', () => {
    expect(inWords(chartOf('regional-jp-weekly-2021-03-19--2021-03-26.csv', text))).toBe('2021-03-25');
    expect(inWords(chartOf('regional-jp-weekly-2021-03-26--2021-04-02.csv', text))).toBe('2021-04-01');
  });

  test('a given date stands in for one that the name has lost', () => {
    expect(inWords(chartOf('regional-jp-daily-latest.csv', text, '2026-03-04'))).toBe('2026-03-04');
  });

  test('a given date that the name agrees with is fine', () => {
    expect(inWords(chartOf(DAILY_NAME, text, '2026-03-05'))).toBe('2026-03-05');
  });

  test('the chart of today is not in the future', () => {
    expect(inWords(chartOf('regional-jp-daily-2026-03-20.csv', text))).toBe('2026-03-20');
  });
});

describe('any chart', () => {
  const letters = fc.constantFrom(...'abcXYZ 0189,"\'()éñ’…가나다라힣あいうアイウ夜空\n');
  const words = fc.string({ unit: letters, minLength: 1, maxLength: 20 }).map((text) => `k${text}`.trim());
  const streams = fc.integer({ min: 1, max: 1_000_000_000 });
  const row = fc.record({ title: words, artists: words, streams });

  test('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 50 }), fc.boolean(), (rows, hasCr) => {
        const written = rows.map((parts, at) => chartRow(at + 1, { ...parts, streams: String(parts.streams) }));
        const text = lines(DAILY_HEADER, ...written);
        const chart = chartOf(DAILY_NAME, hasCr ? text.replaceAll('\n', '\r\n') : text);
        const expected = rows.map((parts, at) => [trackId(at + 1), parts.title, parts.artists, parts.streams]);
        expect(chart.rows.map((out) => [out.spotifyId, out.title, out.artistText, out.streams])).toEqual(expected);
      }),
    );
  });

  test('is answered and not thrown at, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array({ maxLength: 400 }), (name, bytes) => {
        expect(readSpotifyChart(name, bytes, { today: TODAY })).toHaveProperty('refused', true);
      }),
    );
  });

  test('is answered and not thrown at, whatever its rows', () => {
    const field = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('1', '"', ',', '\r', 'spotify:track:'),
    );
    const rows = fc.array(
      fc.array(field, { maxLength: 10 }).map((fields) => fields.join(',')),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.constantFrom(DAILY_HEADER, OLD_HEADER, OLD_NOTE, ''), rows, (header, written) => {
        const answer = readSpotifyChart(DAILY_NAME, bytesOf(lines(header, ...written)), { today: TODAY });
        expect('refused' in answer || answer.rows.length > 0).toBe(true);
      }),
    );
  });
});
