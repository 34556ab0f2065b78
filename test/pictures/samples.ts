import { dayOf } from '../../src/domain/day.ts';
import type { Language } from '../../src/text/language.ts';
import type {
  ComparisonPicture,
  DayPoint,
  HistoryPicture,
  MarketPicture,
  Picture,
  PictureLevel,
  PlaquePicture,
} from '../../src/views/picture.ts';

/** Pictures of every kind, made up: what tests draw, what is measured, and what `npm run pictures` shows. */

const M = 1_000_000;

const levelNames = {
  en: ['Gold', 'Platinum', 'Double Platinum', 'Triple Platinum', 'Diamond'],
  ja: ['ゴールド', 'プラチナ', 'ダブル・プラチナ', 'トリプル・プラチナ', 'ダイヤモンド'],
  ko: ['골드', '플래티넘', '더블 플래티넘', '트리플 플래티넘', '다이아몬드'],
} as const;

const thresholds = [50 * M, 100 * M, 200 * M, 300 * M, 500 * M];
const colours = [0xc9a227, 0x6f8faf, 0x4f7cac, 0x2f6690, 0x3fa7d6];

export function levelsIn(language: Language): PictureLevel[] {
  return levelNames[language].map((name, index) => ({
    name,
    isCount: false,
    threshold: thresholds[index] ?? 0,
    colour: colours[index] ?? 0,
  }));
}

const counters = {
  en: 'Oricon streams',
  ja: 'オリコン 累積再生数',
  ko: '오리콘 누적 재생 수',
} as const;

/** A count that grows ever more slowly, a figure every `step` days. */
export function growth(from: string, days: number, step: number, end: number, start = 0): DayPoint[] {
  const first = dayOf(from);
  const count = Math.floor(days / step) + 1;
  return Array.from({ length: count }, (_, index) => {
    const share = index / Math.max(1, count - 1);
    const wave = Math.sin(index / 9) * 0.004 * share * (1 - share);
    return { day: first + index * step, count: Math.round(start + (end - start) * (share ** 0.62 + wave)) };
  });
}

export function historyIn(language: Language, title: string, change: Partial<HistoryPicture> = {}): HistoryPicture {
  const points = growth('2025-03-20', 364, 7, 187_570_000, 2_300_000);
  return {
    kind: 'history',
    language,
    title,
    counter: counters[language],
    points,
    levels: levelsIn(language).slice(0, 3),
    forecast: {
      threshold: 200 * M,
      anyDay: false,
      centre: dayOf('2026-04-28'),
      earliest: dayOf('2026-04-22'),
      latest: dayOf('2026-05-06'),
    },
    ...change,
  };
}

export const LONG_TITLE =
  'A Very Long Title about Harbor Lights, Paper Boats and Everything that Shines at Night (feat. NOVA7 & The Lanterns) [Live]';

const daily = growth('2018-01-02', 2_999, 1, 1_240_000_000, 120_000);

export function comparisonIn(language: Language, axis: ComparisonPicture['axis'], songs = 4): ComparisonPicture {
  const names = {
    en: ['Harbor Lights', 'Paper Boats', 'A Title that Is Too Long for Its Place', 'Żółć'],
    ja: ['港のあかり', '紙の舟', '長すぎて場所に入りきらない曲のなまえ', 'Harbor Lights'],
    ko: ['항구의 불빛', '종이배', '자리보다 훨씬 긴 제목을 가진 노래', 'Harbor Lights'],
  }[language];
  const ends = [187_570_000, 164_000_000, 159_300_000, 71_250_000];
  const lengths = [600, 420, 500, 330];
  return {
    kind: 'comparison',
    language,
    title: { en: 'NOVA7: four songs', ja: 'NOVA7: 4曲の比較', ko: 'NOVA7: 4곡 비교' }[language],
    counter: counters[language],
    axis,
    levels: levelsIn(language).slice(0, 3),
    songs: names.slice(0, songs).map((name, index) => {
      const days = lengths[index] ?? 100;
      const points = growth('2024-07-01', days, 7, ends[index] ?? 0, 1_000_000 * (index + 1));
      const first = points[0]?.day ?? 0;
      const last = dayOf('2026-03-01');
      const shift = axis === 'date' ? last - days : 0;
      return { name, points: points.map(({ day, count }) => ({ x: day - first + shift, count })) };
    }),
  };
}

export function plaqueIn(
  language: Language,
  mark: PlaquePicture['mark'],
  change: Partial<PlaquePicture> = {},
): PlaquePicture {
  const passed = {
    en: ['200,412,000 plays in Japan', 'Oricon, week to 26 Apr 2026', 'Not an official certificate'],
    ja: ['国内累計2億41万2,000回', 'オリコン、2026年4月26日までの週', '公式の認定ではありません'],
    ko: ['일본 내 누적 2억 41만 2,000회', '오리콘, 2026년 4월 26일까지의 주', '공식 인증이 아닙니다'],
  }[language];
  const certified = {
    en: ['June 2026 batch · RIAJ'],
    ja: ['2026年6月度 ・ 日本レコード協会'],
    ko: ['2026년 6월분 · 일본레코드협회'],
  }[language];
  const marks = {
    passed: { en: 'Passed, our estimate', ja: '到達(推定)', ko: '돌파(추정)' },
    certified: { en: 'RIAJ certified', ja: 'RIAJ認定', ko: 'RIAJ(일본레코드협회) 공식 인증' },
  };
  return {
    kind: 'plaque',
    language,
    mark,
    markText: marks[mark][language],
    song: { en: 'Harbor Lights', ja: '港のあかり', ko: '항구의 불빛' }[language],
    artist: 'NOVA7',
    level: { name: levelNames[language][2], colour: 0x4f7cac },
    facts: mark === 'passed' ? passed : certified,
    ...change,
  };
}

export function marketIn(language: Language): MarketPicture {
  return {
    kind: 'market',
    language,
    title: {
      en: 'Certified songs by level',
      ja: '認定ランク別の曲数',
      ko: '인증 등급별 곡 수',
    }[language],
    coverage: {
      en: 'Among the 412 certificates in our list (partial, to the December 2025 batch); by the market of the act’s catalogue entry',
      ja: '当ボットの認定リスト412件のうち(2025年12月度まで、一部)。区分はアーティストの登録による',
      ko: '봇의 인증 목록 412건 기준(2025년 12월분까지, 일부). 구분은 아티스트 등록 정보 기준',
    }[language],
    levels: levelsIn(language),
    sides: [
      { name: 'K-pop', songs: [41, 62, 17, 4, 1] },
      { name: 'J-pop', songs: [118, 109, 38, 13, 9] },
    ],
  };
}

const far = {
  threshold: 200 * M,
  anyDay: false,
  centre: dayOf('2029-10-02'),
  earliest: dayOf('2028-08-20'),
  latest: dayOf('2032-01-14'),
};

/** Each by the name of its file. */
export const SAMPLES: Readonly<Record<string, Picture>> = {
  'history-latin': historyIn('en', 'Harbor Lights — NOVA7'),
  'history-latin-extended': historyIn('en', 'Żółty Şafak čeří řeku — Łódź, Ōsaka, İstanbul'),
  'history-japanese': historyIn('ja', '港のあかり 直・骨・海 — NOVA7'),
  'history-korean': historyIn('ko', '항구의 불빛 直·骨·海 — 노바세븐'),
  'history-scripts': historyIn('ja', 'Żółć コーヒー 漢字 한국어 — NOVA7 🎉'),
  'history-long-title': historyIn('en', LONG_TITLE),
  'history-long-title-japanese': historyIn(
    'ja',
    '夜に光るすべてのもの、港のあかりと紙の舟についてのとても長い題名。'.repeat(4).slice(0, 120),
  ),
  'history-two-readings': historyIn('en', 'Two Figures — NOVA7', {
    points: [
      { day: dayOf('2026-02-01'), count: 61_200_000 },
      { day: dayOf('2026-03-01'), count: 64_850_000 },
    ],
    levels: levelsIn('en').slice(0, 2),
    forecast: null,
  }),
  'history-one-reading': historyIn('ko', '수치 하나 — 노바세븐', {
    points: [{ day: dayOf('2026-03-01'), count: 64_850_000 }],
    levels: levelsIn('ko').slice(0, 2),
    forecast: null,
  }),
  'history-3000': historyIn('en', 'Three Thousand Days — NOVA7', {
    counter: 'YouTube views',
    points: daily,
    levels: [100, 500, 1_000, 1_500].map((millions) => ({
      name: millions < 1_000 ? `${millions} million` : `${millions / 1_000} billion`,
      isCount: true,
      threshold: millions * M,
      colour: 0x4f7cac,
    })),
    forecast: {
      threshold: 1_500 * M,
      anyDay: false,
      centre: dayOf('2027-09-20'),
      earliest: dayOf('2027-05-01'),
      latest: dayOf('2028-02-01'),
    },
  }),
  'history-gaps': historyIn('ja', '抜けのある記録 — NOVA7', {
    points: growth('2025-10-01', 150, 1, 96_400_000, 71_000_000).filter(
      ({ day }) => (day - dayOf('2025-10-01')) % 60 < 38,
    ),
    forecast: {
      threshold: 100 * M,
      anyDay: false,
      centre: dayOf('2026-03-28'),
      earliest: dayOf('2026-03-20'),
      latest: dayOf('2026-04-09'),
    },
  }),
  'history-far-forecast': historyIn('en', 'Slow and Steady — NOVA7', {
    points: growth('2025-12-01', 90, 1, 152_000_000, 149_100_000),
    forecast: far,
  }),
  'history-far-level': historyIn('ko', '먼 목표 — 노바세븐', {
    points: growth('2025-12-01', 90, 1, 31_000_000, 4_100_000),
    levels: levelsIn('ko').slice(1),
    forecast: { ...far, threshold: 100 * M },
  }),
  'history-wide-numbers': historyIn('ko', '천천히 — 노바세븐', {
    points: growth('2025-10-18', 77, 7, 271_570_000, 271_562_300),
    levels: levelsIn('ko').slice(2, 4),
    forecast: null,
  }),
  'comparison-date': comparisonIn('en', 'date'),
  'comparison-since-release': comparisonIn('ja', 'since-release'),
  'comparison-two': comparisonIn('ko', 'date', 2),
  'plaque-passed': plaqueIn('en', 'passed'),
  'plaque-certified': plaqueIn('en', 'certified'),
  'plaque-passed-japanese': plaqueIn('ja', 'passed'),
  'plaque-certified-japanese': plaqueIn('ja', 'certified'),
  'plaque-passed-korean': plaqueIn('ko', 'passed'),
  'plaque-certified-korean': plaqueIn('ko', 'certified'),
  'plaque-long': plaqueIn('en', 'passed', { song: LONG_TITLE, artist: LONG_TITLE, facts: [LONG_TITLE, LONG_TITLE] }),
  'market-english': marketIn('en'),
  'market-japanese': marketIn('ja'),
  'market-korean': marketIn('ko'),
};
