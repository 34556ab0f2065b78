import { describe, expect, test } from 'vitest';
import { fitParticles } from '../../src/text/particles.ts';
import { translator } from '../../src/text/translate.ts';

describe('Korean particles', () => {
  test.each([
    ['플래티넘은(는) 이미', '플래티넘은 이미'],
    ['골드은(는) 이미', '골드는 이미'],
    ['‘봄날’을(를) 찾습니다', '‘봄날’을 찾습니다'],
    ['**종이배**이(가) 없습니다', '**종이배**가 없습니다'],
    ['서울(으)로', '서울로'],
    ['부산(으)로', '부산으로'],
    ['‘진’(이)라는 이름', '‘진’이라는 이름'],
    ['실버과(와) 골드', '실버와 골드'],
  ])('%s becomes %s', (written, read) => {
    expect(fitParticles(written)).toBe(read);
  });

  test('a number is read to its end, a date’s digits may be read two ways, and what stands in parentheses is not read', () => {
    expect(fitParticles('‘2026-02-30’은(는)')).toBe('‘2026-02-30’은(는)');
    expect(fitParticles('3/9을(를)')).toBe('3/9을(를)');
    expect(fitParticles('플래티넘(3월 2일)은(는)')).toBe('플래티넘(3월 2일)은');
    expect(fitParticles('하루\\(일본어 버전\\)은(는)')).toBe('하루\\(일본어 버전\\)는');
  });

  test('after letters whose reading is not known both forms stay', () => {
    expect(fitParticles('The Astronaut은(는)')).toBe('The Astronaut은(는)');
    expect(fitParticles('<#123>을(를)')).toBe('<#123>을(를)');
  });

  test('messages are worded so, and only in Korean', () => {
    expect(translator('ko')('pace.dateWhich', { date: '내일' })).toBe('‘내일’은 어느 날인가요?');
    expect(translator('ja')('pace.dateWhich', { date: '은(는)' })).toContain('은(는)');
  });
});
