import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dayOf, formatDay, lastDayOf } from '../../src/domain/day.ts';
import { findLevel, levelsOn } from '../../src/domain/ladder.ts';
import { DataFileError, readRules } from '../../src/store/data-files.ts';
import { counterEntry, DATA_FOLDER, ladderFile, ladderOf, shippedRules } from '../support/rules.ts';
import { temporaryFolder } from '../support/store.ts';

const RULES = shippedRules();
const M = 1_000_000;

function levelsText(ladder: string, day: string): string {
  return levelsOn(ladderOf(RULES, ladder), dayOf(day))
    .map((level) => `${level.id} ${level.threshold / M}`)
    .join(', ');
}

describe('the levels of the RIAJ', () => {
  const FIRST = 'silver 30, gold 50, platinum 100, diamond 500';
  const SECOND = 'gold 50, platinum 100, diamond 500';
  const THIRD = 'gold 50, platinum 100, double-platinum 200, triple-platinum 300, diamond 500';
  const FOURTH = `${THIRD}, double-diamond 1000`;
  const FIFTH = 'platinum 100, double-platinum 200, triple-platinum 300, diamond 500, double-diamond 1000';

  test.each([
    ['2020-03-31', ''],
    ['2020-04-01', FIRST],
    ['2021-12-31', FIRST],
    ['2022-01-01', SECOND],
    ['2022-12-31', SECOND],
    ['2023-01-01', THIRD],
    ['2025-02-28', THIRD],
    ['2025-03-01', FOURTH],
    ['2025-12-31', FOURTH],
    ['2026-01-01', FIFTH],
    ['2030-06-15', FIFTH],
  ])('on %s are those of the edition in force', (day, levels) => {
    expect(levelsText('riaj-streaming', day)).toBe(levels);
  });

  test.each([
    ['silver', '2021-12-31'],
    ['gold', '2025-12-31'],
    ['platinum', null],
    ['double-diamond', null],
  ])('%s was last given on %s', (level, until) => {
    const found = findLevel(ladderOf(RULES, 'riaj-streaming'), level)?.until ?? null;
    expect(found === null ? null : formatDay(found)).toBe(until);
  });

  test('are named as the association names them', () => {
    const names = levelsOn(ladderOf(RULES, 'riaj-streaming'), dayOf('2026-01-01')).map((level) => level.names.ja);
    expect(names).toEqual([
      'プラチナ',
      'ダブル・プラチナ',
      'トリプル・プラチナ',
      'ダイヤモンド',
      'ダブル・ダイヤモンド',
    ]);
  });
});

describe('the other shipped ladders', () => {
  const every = (from: number, to: number, step: number) =>
    Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

  test.each([
    ['riaj-streaming-as-reported', [50, 100, 500]],
    ['circle-streaming', every(100, 1_000, 100)],
    ['spotify-plays', [...every(100, 1_000, 100), ...every(1_500, 5_000, 500)]],
    ['youtube-views', [10, 50, ...every(100, 1_000, 100), ...every(1_500, 10_000, 500)]],
    ['spotify-chart-jp', [1, 5, 10, 25, 50, 100, 250, 500, 1_000]],
    ['spotify-chart-kr', [1, 5, 10, 25, 50, 100, 250, 500, 1_000]],
    ['spotify-chart-global', [1, 5, 10, 25, 50, 100, 250, 500, 1_000]],
  ])('%s has its levels', (ladder, millions) => {
    const levels = levelsOn(ladderOf(RULES, ladder), dayOf('2026-01-01'));
    expect(levels.map((level) => level.threshold / M)).toEqual(millions);
  });

  test('no further ladder is shipped unnoticed', () => {
    expect([...RULES.ladders.keys()].toSorted()).toEqual([
      'circle-streaming',
      'riaj-streaming',
      'riaj-streaming-as-reported',
      'spotify-chart-global',
      'spotify-chart-jp',
      'spotify-chart-kr',
      'spotify-plays',
      'youtube-views',
    ]);
  });

  test.each([
    ['riaj-streaming', ['billboard-japan-streams', 'oricon-streams', 'reported-japan-streams']],
    ['riaj-streaming-as-reported', ['billboard-japan-streams', 'oricon-streams', 'reported-japan-streams']],
    ['circle-streaming', ['circle-streams']],
    ['spotify-plays', ['spotify-plays']],
    ['youtube-views', ['youtube-views']],
    ['spotify-chart-jp', ['spotify-chart-jp']],
    ['spotify-chart-kr', ['spotify-chart-kr']],
    ['spotify-chart-global', ['spotify-chart-global']],
  ])('%s is read against its counters, the preferred first', (ladder, counters) => {
    expect(ladderOf(RULES, ladder).counters).toEqual(counters);
  });

  test('as reported: the levels have the names of the article, and certificates are a bound only', () => {
    expect(levelsText('riaj-streaming-as-reported', '2026-01-01')).toBe('silver 50, gold 100, platinum 500');
    expect(ladderOf(RULES, 'riaj-streaming-as-reported').certificates).toMatchObject({
      of: 'riaj-streaming',
      asLevels: false,
    });
  });

  test('circle: platinum, its multiples up to nine, and billion', () => {
    const names = levelsOn(ladderOf(RULES, 'circle-streaming'), dayOf('2026-01-01')).map((level) => level.names.en);
    expect(names).toEqual(['Platinum', ...every(2, 9, 1).map((times) => `${times}x Platinum`), 'Billion']);
  });

  test('every edition names its source', () => {
    for (const ladder of RULES.ladders.values())
      for (const edition of ladder.editions) expect(edition.sources.length).toBeGreaterThan(0);
  });

  test('weekly chart files never feed the counter that a ladder of chart days is read against', () => {
    for (const [id, counter] of RULES.counters)
      if (counter.chart)
        expect(id).toBe(`spotify-chart-${counter.chart.country}${counter.chart.period === 'weekly' ? '-weekly' : ''}`);
  });
});

describe('a ladder file that cannot be used', () => {
  const GOOD = { editions: [{ from: '2024-01', until: '2024-12', thresholds: { low: 10, high: 20 } }] };

  /** Reads the shipped rules and an operator's folder with one ladder; answers the refusal. */
  function refusalOf(ladder: object | string, counters: readonly object[] = [counterEntry('alpha')]): string {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ladders'));
    mkdirSync(join(folder, 'counters'));
    writeFileSync(join(folder, 'ladders', 'own.json'), typeof ladder === 'string' ? ladder : JSON.stringify(ladder));
    writeFileSync(join(folder, 'counters', 'own.json'), JSON.stringify(counters));
    try {
      readRules(DATA_FOLDER, folder);
    } catch (error) {
      expect(error).toBeInstanceOf(DataFileError);
      return (error as Error).message;
    }
    return 'taken';
  }

  test('a well-formed one is taken', () => {
    expect(refusalOf(ladderFile('own', GOOD))).toBe('taken');
  });

  test.each([
    [
      'a level that the ladder does not declare',
      ladderFile('own', { ...GOOD, levels: {} }),
      ['editions.0.thresholds', '"low"'],
    ],
    [
      'thresholds that fall',
      ladderFile('own', {
        editions: [
          { until: '2023-12', thresholds: { a: 1 } },
          { from: '2024-01', thresholds: { high: 20, low: 10 } },
        ],
      }),
      ['editions.1.thresholds', '"low"', '"high"'],
    ],
    [
      'equal thresholds',
      ladderFile('own', { editions: [{ thresholds: { a: 10, b: 10 } }] }),
      ['editions.0.thresholds'],
    ],
    [
      'editions that overlap',
      ladderFile('own', {
        editions: [
          { until: '2024-06', thresholds: { a: 1 } },
          { from: '2024-06', thresholds: { a: 1 } },
        ],
      }),
      ['editions.1'],
    ],
    [
      'an edition after one without an end',
      ladderFile('own', { editions: [{ thresholds: { a: 1 } }, { from: '2024-06', thresholds: { a: 1 } }] }),
      ['editions.1'],
    ],
    [
      'an edition that ends before it begins',
      ladderFile('own', { editions: [{ from: '2024-06', until: '2024-05', thresholds: { a: 1 } }] }),
      ['editions.0'],
    ],
    [
      'a date that is none',
      ladderFile('own', { editions: [{ from: '2025-02-29', thresholds: { a: 1 } }] }),
      ['editions.0.from', 'YYYY-MM'],
    ],
    [
      'a month that is none',
      ladderFile('own', { editions: [{ from: '0050-01', thresholds: { a: 1 } }] }),
      ['editions.0.from', 'YYYY-MM'],
    ],
    ['a threshold of zero', ladderFile('own', { editions: [{ thresholds: { a: 0 } }] }), ['editions.0.thresholds.a']],
    [
      'a counter that no file declares',
      ladderFile('own', { ...GOOD, counters: ['alpha', 'nobody'] }),
      ['counters', '"nobody"'],
    ],
    [
      'certificates of no ladder',
      ladderFile('own', {
        ...GOOD,
        certificates: {
          of: 'nothing',
          asLevels: true,
          issuer: { en: 'A', ja: 'A', ko: 'A' },
          mark: { en: 'A', ja: 'A', ko: 'A' },
        },
      }),
      ['certificates.of', '"nothing"'],
    ],
    ['a field nobody knows', ladderFile('own', { ...GOOD, colour: 'red' }), ['colour']],
    ['an id that is taken', ladderFile('riaj-streaming', GOOD), ['"riaj-streaming" is declared already']],
    ['something that is not JSON', '{ "id": ', ['is not JSON']],
  ] as const)('%s: the file and the place are named', (_, ladder, places) => {
    const refusal = refusalOf(ladder);
    expect(refusal).toContain(join('ladders', 'own.json'));
    for (const place of places) expect(refusal).toContain(place);
  });

  test('a counter that is declared twice is refused by its file', () => {
    const refusal = refusalOf(ladderFile('own', GOOD), [counterEntry('alpha'), counterEntry('oricon-streams')]);
    expect(refusal).toContain(join('counters', 'own.json'));
    expect(refusal).toContain('"oricon-streams" is declared already');
  });

  test('an edition bound by days takes in both', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'ladders'));
    mkdirSync(join(folder, 'counters'));
    const editions = [{ from: '2024-02-10', until: '2024-02-29', thresholds: { a: 1 } }];
    writeFileSync(join(folder, 'ladders', 'own.json'), JSON.stringify(ladderFile('own', { editions })));
    writeFileSync(join(folder, 'counters', 'own.json'), JSON.stringify([counterEntry('alpha')]));
    const own = ladderOf(readRules(DATA_FOLDER, folder), 'own');
    const given = ['2024-02-09', '2024-02-10', '2024-02-29', '2024-03-01'].map(
      (day) => levelsOn(own, dayOf(day)).length,
    );
    expect(given).toEqual([0, 1, 1, 0]);
    expect(lastDayOf('2024-02')).toBe(dayOf('2024-02-29'));
  });
});
