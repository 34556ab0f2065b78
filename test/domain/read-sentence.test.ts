import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { readSentence } from '../../src/domain/read-sentence.ts';
import { shippedRules } from '../support/rules.ts';
import '../support/seeded.ts';

const counters = [...shippedRules().counters.values()].filter(({ adds }) => adds === 'totals');
const about = { counters, today: dayOf('2026-03-20'), order: 'unclear' as const };

test.each([
  [
    '【オリコン】NOVA7「Paper Moon」累積再生数1億36万回を突破(3/9付) https://example.org/news/1',
    {
      value: '1億36万回を突破',
      counter: 'oricon-streams',
      date: '',
      link: 'https://example.org/news/1',
      quoted: ['Paper Moon'],
    },
  ],
  [
    'Billboard JAPAN: "Slow Rain" adds 2,150,000 this week, total 123,450,000 streams (as of 9 March 2026)',
    { value: '123,450,000', counter: 'billboard-japan-streams', date: '2026-03-09', quoted: ['Slow Rain'] },
  ],
  [
    '미래클럽 느린 비, 오리콘 누적 1억 2,345만 회 돌파! (3월 9일)',
    { value: '1억 2,345만 회 돌파', counter: 'oricon-streams', date: '2026-03-09', quoted: [] },
  ],
  ['**Paper Moon** passed over 100M streams in Japan', { value: 'over 100M', counter: '', date: '' }],
  ['週間215万回、累計5億464.9万回', { value: '5億464.9万回' }],
  ['200M and 300M: who knows', { value: '' }],
  ['It has been 402 days since 2025, rank 12', { value: '', date: '' }],
  ['Oricon says 1億, Billboard says 1.1億', { value: '', counter: '' }],
  ['Released 2025-03-21, counted 2026-03-09', { date: '' }],
  ['', { value: '', counter: '', date: '', link: '', quoted: [] }],
])('%s', (sentence, facts) => {
  expect(readSentence(sentence, about)).toMatchObject(facts);
});

test('any text is read without a failure, and quickly', () => {
  const signs = fc.constantFrom(...'0123456789,. 億万억만「」"年月日/over累計https://'.split(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: signs, maxLength: 300 })), (sentence) => {
      expect(readSentence(sentence, about).value.length).toBeLessThanOrEqual(sentence.normalize('NFKC').length);
    }),
    { numRuns: 1_000 },
  );
});
