import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/text/language.ts';
import { altOf, levelText } from '../../src/views/picture-alt.ts';
import { pictureLevel } from '../../src/views/picture-level.ts';
import { comparisonIn, historyIn, LONG_TITLE, levelsIn, marketIn, plaqueIn, SAMPLES } from '../pictures/samples.ts';

test('a history says what it is, its first and last figure, the levels drawn and the forecast', () => {
  expect(altOf(historyIn('en', 'Harbor Lights — NOVA7'))).toBe(
    'Line chart of Harbor Lights — NOVA7. Number source: Oricon streams. 2,300,000 on 20 Mar 2025; 187,570,000 on 19 Mar 2026; 53 days with a figure. ' +
      'Levels drawn: Gold (50,000,000), Platinum (100,000,000), Double Platinum (200,000,000). ' +
      'Double Platinum: expected about 28 Apr (22 Apr to 6 May).',
  );
});

test('a history in Japanese and in Korean says the same in the words of its readers', () => {
  expect(altOf(historyIn('ja', '港のあかり'))).toBe(
    '港のあかりの折れ線グラフ。数字の出典: オリコン 累積再生数。2025年3月20日は230万回、2026年3月19日は1億8,757万回。数値は53日分。' +
      '基準の線: ゴールド(5,000万回)、プラチナ(1億回)、ダブル・プラチナ(2億回)。' +
      'ダブル・プラチナ: 4月28日ごろ到達見込み(4月22日〜5月6日)。',
  );
  expect(altOf(historyIn('ko', '항구의 불빛'))).toContain('더블 플래티넘: 예상 달성일 4월 28일경(4월 22일~5월 6일).');
});

test('a lower bound is called so', () => {
  const picture = historyIn('ja', '港のあかり');
  const last = picture.points.at(-1);
  if (!last) throw new Error('There is no figure.');
  const points = [...picture.points.slice(0, -1), { ...last, atLeast: true as const }];
  expect(altOf({ ...picture, points })).toContain('2026年3月19日は1億8,757万回以上。');
});

test('a level of a ladder without certificates is named, with its threshold where its name is none', () => {
  const level = (en: string) => ({ id: 'x', names: { en, ja: en, ko: en }, threshold: 1_000_000, colour: 0 });
  expect(levelText(pictureLevel(level('Bronze'), null, 'en'), 'en')).toBe('Bronze (1,000,000)');
  expect(levelText(pictureLevel(level('1 million'), null, 'en'), 'en')).toBe('1 million');
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
    'Paper Boats: 2,000,000 on the day of release, 164,000,000 after 420 days.',
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
