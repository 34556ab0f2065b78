import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/text/language.ts';
import { altOf } from '../../src/views/picture-alt.ts';
import { comparisonIn, historyIn, LONG_TITLE, levelsIn, marketIn, plaqueIn, SAMPLES } from '../pictures/samples.ts';

test('a history says what it is, its first and last figure, the levels passed, the next one and the forecast', () => {
  expect(altOf(historyIn('en', 'Harbor Lights — NOVA7'))).toBe(
    'Line chart of Harbor Lights — NOVA7. Number source: Oricon streams. 2,300,000 on 20 Mar 2025; 187,570,000 on 19 Mar 2026; 53 days with a figure. ' +
      'Levels passed: Gold · 50,000,000, Platinum · 100,000,000. Next level: Double Platinum · 200,000,000. ' +
      'Double Platinum expected about 28 Apr 2026 (22 Apr 2026 to 6 May 2026).',
  );
});

test('a history in Japanese and in Korean says the same in the words of its readers', () => {
  expect(altOf(historyIn('ja', '港のあかり'))).toBe(
    '港のあかりの折れ線グラフ。数字の出典: オリコン 累積再生数。2025年3月20日は230万、2026年3月19日は1億8,757万。数値のある日は53日。' +
      '到達した節目: ゴールド ・ 5,000万、プラチナ ・ 1億。次の節目: ダブル・プラチナ ・ 2億。' +
      'ダブル・プラチナ 到達見込み 2026年4月28日ごろ(2026年4月22日〜2026年5月6日)。',
  );
  expect(altOf(historyIn('ko', '항구의 불빛'))).toContain(
    '예상 달성일 2026년 4월 28일경(2026년 4월 22일~2026년 5월 6일).',
  );
});

test('a single figure is called one', () => {
  const [only] = historyIn('en', 'x').points;
  const picture = historyIn('en', 'One', { points: only ? [only] : [], levels: [], forecast: null });
  expect(altOf(picture)).toBe(
    'Chart of One with a single figure. Number source: Oricon streams. 2,300,000 on 20 Mar 2025.',
  );
});

test('a comparison says the first and last figure of each song', () => {
  expect(altOf(comparisonIn('en', 'date', 2))).toContain(
    'Paper Boats: 2,000,000 on 5 Jan 2025, 164,000,000 on 1 Mar 2026.',
  );
  expect(altOf(comparisonIn('en', 'since-release', 2))).toContain(
    'Paper Boats: 2,000,000 0 days after release, 164,000,000 420 days after release.',
  );
});

test('a card of an estimate says that it is none of the association', () => {
  expect(altOf(plaqueIn('en', 'passed'))).toBe(
    'Card: Passed, our estimate. Harbor Lights by NOVA7. Double Platinum. 200,412,000 plays in Japan. Oricon, week to 26 Apr 2026. Not an official certificate.',
  );
});

test('a market picture says every number, neither side first by it', () => {
  expect(altOf(marketIn('en'))).toContain('Gold: K-pop 41 songs, J-pop 118 songs.');
});

test.each(LANGUAGES)('no alt text in %s is longer than Discord takes', (language) => {
  const long = LONG_TITLE.repeat(12);
  const levels = Array.from({ length: 40 }, () => levelsIn(language)).flat();
  const texts = [
    altOf(historyIn(language, LONG_TITLE, { levels })),
    altOf(historyIn(language, long)),
    altOf(plaqueIn(language, 'passed', { song: long, artist: long })),
    altOf({ ...marketIn(language), title: long }),
  ];
  for (const alt of texts) {
    expect(alt.length).toBeGreaterThan(50);
    expect(alt.length).toBeLessThanOrEqual(1_024);
  }
});

test('every kind has one', () => {
  for (const picture of Object.values(SAMPLES)) expect(altOf(picture).length).toBeGreaterThan(40);
});
