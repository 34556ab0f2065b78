import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import type { Forecast } from '../../src/domain/forecast.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { Song } from '../../src/domain/song.ts';
import { type Standing, standingOf } from '../../src/domain/standing.ts';
import type { Language } from '../../src/text/language.ts';
import type { Message } from '../../src/views/message.ts';
import { codeBlock, plainText } from '../../src/views/plain-text.ts';
import { standingMessage } from '../../src/views/standing.ts';
import { ladderOf, shippedRules } from '../support/rules.ts';

const rules = shippedRules();
const riaj = ladderOf(rules, 'riaj-streaming');
const TODAY = dayOf('2026-03-04');

const song: Song = {
  id: 1,
  key: 'nova7--harbor-lights',
  title: 'Harbor Lights',
  ja: null,
  ko: null,
  artists: [{ id: 1, key: 'nova7', name: 'NOVA7', ja: null, ko: null, market: 'kpop' }],
  released: dayOf('2025-03-21'),
  version: null,
  languageVersions: false,
};

const oricon: Reading = {
  counter: 'oricon-streams',
  day: dayOf('2026-03-01'),
  count: 187_570_000,
  precision: 'exact',
};

const basis = { upTo: oricon.day, basedOnDays: 56, pacePerDay7: 213_456, pacePerDay28: 231_987 };

const expected: Forecast = {
  kind: 'expected',
  centre: dayOf('2026-04-28'),
  earliest: dayOf('2026-04-22'),
  latest: dayOf('2026-05-06'),
  anyDay: false,
  estimate: { days: 58, earliestDays: 52, latestDays: 66 },
  ...basis,
};

function standing(more: Partial<Parameters<typeof standingOf>[0]> = {}): Standing {
  return standingOf({
    ladder: riaj,
    certifying: riaj,
    certificates: [
      {
        ladder: 'riaj-streaming',
        level: 'platinum',
        month: '2025-10',
        source: 'https://example.com/made-up',
        enteredHere: false,
      },
    ],
    latest: [oricon],
    languageVersions: false,
    merging: new Set(),
    today: TODAY,
    ...more,
  });
}

function answered(language: Language, more: Partial<Parameters<typeof standingMessage>[0]> = {}): Message {
  const list = { month: '2025-12', coverage: 'partial' } as const;
  return standingMessage({
    song,
    standing: standing(),
    rules,
    list,
    forecast: expected,
    plain: false,
    language,
    ...more,
  });
}

function linesOf({ blocks }: Message): string[] {
  return blocks.flatMap((block) => (block.type === 'text' ? block.text.split('\n') : []));
}

describe('the answer, line by line', () => {
  test('in English', () => {
    expect(linesOf(answered('en'))).toEqual([
      '**Harbor Lights — NOVA7**',
      '12,430,000 to go to Double Platinum',
      '93.7% of 200,000,000  ▰▰▰▰▰▰▰▰▰▱',
      '187,570,000 plays in Japan · Oricon, week to 1 Mar 2026 (3 days old)',
      'About 213,000 a day → expected about 28 Apr (22 Apr to 6 May)',
      'RIAJ certified: Platinum, October 2025',
      '-# Estimate from published figures; the RIAJ publishes levels, not counts.',
      '-# Expected from 56 days of figures to 1 Mar: 213,000 a day over 7 days, 231,000 over 28. Only plays from Japan count; please don’t use VPNs, loops, bots or bought plays.',
    ]);
  });

  test('in Japanese', () => {
    expect(linesOf(answered('ja'))).toEqual([
      '**Harbor Lights — NOVA7**',
      'ダブル・プラチナまであと1,243万回',
      '2億回の93.7%  ▰▰▰▰▰▰▰▰▰▱',
      '国内累計1億8,757万回 ・ オリコン、2026年3月1日までの週(3日前)',
      '1日あたり約21万3,000回 → 4月28日ごろ到達見込み(4月22日〜5月6日)',
      'RIAJ認定: プラチナ、2025年10月',
      '-# 公表された数値からの推定です。日本レコード協会が発表するのは認定ランクで、再生数ではありません。',
      '-# 見込みは3月1日までの56日分の数値に基づきます(1日平均: 直近7日間 21万3,000回、28日間 23万1,000回)。日本国内の再生のみが対象です。VPN・無限ループ・自動再生・購入はしないでください。',
    ]);
  });

  test('in Korean', () => {
    expect(linesOf(answered('ko'))).toEqual([
      '**Harbor Lights — NOVA7**',
      '더블 플래티넘까지 1,243만 회 남음',
      '2억 회 중 93.7%  ▰▰▰▰▰▰▰▰▰▱',
      '일본 내 누적 1억 8,757만 회 · 오리콘, 2026년 3월 1일까지 한 주(3일 전)',
      '하루 약 21만 3,000회 → 예상 달성일 4월 28일경(4월 22일~5월 6일)',
      'RIAJ(일본레코드협회) 공식 인증: 플래티넘, 2025년 10월',
      '-# 공개된 수치로 추정한 값입니다. 일본레코드협회는 재생 수가 아니라 등급을 발표합니다.',
      '-# 예상은 3월 1일까지 56일간의 수치를 바탕으로 합니다(하루 평균: 최근 7일 21만 3,000회, 28일 23만 1,000회). 일본 내 재생만 집계됩니다. VPN·무한 반복·봇·구매는 하지 마세요.',
    ]);
  });

  test('the first block stands alone: song, number and level', () => {
    for (const language of ['en', 'ja', 'ko'] as const) {
      const [first] = answered(language).blocks;
      const words = first?.type === 'text' ? first.text : '';
      expect(words).toContain('Harbor Lights — NOVA7');
      expect(words).toMatch(/Double Platinum|ダブル・プラチナ|더블 플래티넘/);
      expect(words).toMatch(/12,430,000|1,243万回|1,243만 회/);
    }
  });

  test('plain answers have no bar', () => {
    expect(linesOf(answered('en', { plain: true }))[2]).toBe('93.7% of 200,000,000');
  });

  test('whatever there is to say fits eight lines, small print and all', () => {
    const lines = linesOf(
      answered('en', {
        standing: standing({
          latest: [
            { ...oricon, count: 205_000_000 },
            { ...oricon, counter: 'billboard-japan-streams', count: 204_000_000 },
            { ...oricon, counter: 'reported-japan-streams', count: 190_000_000 },
          ],
          certificates: [
            {
              ladder: 'riaj-streaming',
              level: 'platinum',
              month: '2025-10',
              source: 'https://example.com/a',
              enteredHere: true,
            },
          ],
        }),
      }),
    );
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines.filter((line) => line.startsWith('-# '))).toHaveLength(1);
    expect(lines.join('\n')).toContain('entered by this server');
    expect(lines.join('\n')).toContain('Only plays from Japan count');
  });
});

describe('every kind of forecast has words', () => {
  const line = (forecast: Forecast | null, language: Language = 'en') => linesOf(answered(language, { forecast }))[4];

  test.each<[string, Forecast, string, string, string]>([
    [
      'one day alone',
      { ...expected, earliest: expected.centre, latest: expected.centre },
      'About 213,000 a day → expected about 28 Apr',
      '1日あたり約21万3,000回 → 4月28日ごろ到達見込み',
      '하루 약 21만 3,000회 → 예상 달성일 4월 28일경',
    ],
    [
      'another year',
      { ...expected, centre: dayOf('2026-12-28'), earliest: dayOf('2026-11-02'), latest: dayOf('2027-02-03') },
      'About 213,000 a day → expected about 28 Dec (2 Nov 2026 to 3 Feb 2027)',
      '1日あたり約21万3,000回 → 12月28日ごろ到達見込み(2026年11月2日〜2027年2月3日)',
      '하루 약 21만 3,000회 → 예상 달성일 12월 28일경(2026년 11월 2일~2027년 2월 3일)',
    ],
    [
      'any day now',
      { ...expected, anyDay: true },
      'About 213,000 a day → expected any day now',
      '1日あたり約21万3,000回 → まもなく到達見込み',
      '하루 약 21만 3,000회 → 곧 달성 예상',
    ],
    [
      'too early',
      { kind: 'too-early', from: dayOf('2026-03-14') },
      'Too new for an expected date: there will be one from the figures of 14 Mar on.',
      'リリース直後のため、到達見込みは3月14日分の数値から表示します。',
      '발매 직후라 예상 달성일은 3월 14일 수치부터 표시합니다.',
    ],
    [
      'too few numbers',
      { kind: 'too-few-numbers' },
      'No expected date yet: it takes exact figures over at least seven days.',
      '到達見込みの計算には7日分以上の正確な数値が必要です。',
      '예상 달성일을 계산하려면 7일 이상의 정확한 수치가 필요합니다.',
    ],
    [
      'out of date',
      { kind: 'out-of-date', upTo: dayOf('2026-01-01') },
      'No expected date: the last new figure is from 1 Jan 2026.',
      '2026年1月1日より新しい数値がないため、到達見込みは出していません。',
      '2026년 1월 1일 이후 새 수치가 없어 예상 달성일이 없습니다.',
    ],
    [
      'not in sight',
      { kind: 'not-in-sight', withinDays: 730, ...basis },
      'About 213,000 a day → more than 2 years away at this pace',
      '1日あたり約21万3,000回 → このペースでは2年以上先の見込み',
      '하루 약 21만 3,000회 → 이 속도라면 2년 넘게 걸릴 전망',
    ],
    [
      'standing still',
      { kind: 'not-in-sight', withinDays: 730, ...basis, pacePerDay7: 0 },
      'Hardly any growth lately, so there is no expected date.',
      '最近はほとんど伸びていないため、到達見込みは出していません。',
      '최근 거의 늘지 않아 예상 달성일이 없습니다.',
    ],
  ])('%s', (_, forecast, en, ja, ko) => {
    expect([line(forecast), line(forecast, 'ja'), line(forecast, 'ko')]).toEqual([en, ja, ko]);
  });

  test('a level that is reached, and a number nothing may be forecast from, say nothing', () => {
    expect(line({ kind: 'reached', on: TODAY })).toBe('RIAJ certified: Platinum, October 2025');
    expect(line(null)).toBe('RIAJ certified: Platinum, October 2025');
  });

  test('what counts elsewhere too says nothing of Japan', () => {
    const spotify = ladderOf(rules, 'spotify-plays');
    const latest = [{ ...oricon, counter: 'spotify-plays' }];
    const message = answered('en', { standing: standing({ ladder: spotify, certifying: null, latest }) });
    expect(linesOf(message).join('\n')).toContain('Expected from 56 days of figures');
    expect(linesOf(message).join('\n')).not.toContain('Only plays from Japan');
  });
});

describe('an answer to copy', () => {
  test('is the answer without Markdown', () => {
    expect(plainText(answered('en')).split('\n').slice(0, 2)).toEqual([
      'Harbor Lights — NOVA7',
      '12,430,000 to go to Double Platinum',
    ]);
    expect(plainText(answered('ja'))).not.toMatch(/\*\*|^-# /m);
  });

  test('shows the signs of a name as they are, and cannot end its own block', () => {
    const odd = { ...song, title: '**Star** [x](y) \\o/ ```' };
    expect(plainText(answered('en', { song: odd })).split('\n')[0]).toBe('**Star** [x](y) \\o/ ``` — NOVA7');
    expect(codeBlock('a ``` b')).toBe("```\na ''' b\n```");
  });

  test('keeps the address of a link', () => {
    expect(plainText({ blocks: [{ type: 'text', text: '- Oricon · [source](https://example.com/a_b)' }] })).toBe(
      '- Oricon · source (https://example.com/a_b)',
    );
  });
});
