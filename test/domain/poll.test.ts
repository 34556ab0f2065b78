import { describe, expect, test } from 'vitest';
import { backOff, isNearLevel, nextAsk, nextAskForMissing } from '../../src/domain/poll.ts';
import { madeUpLadder, SECOND_EDITION } from '../support/rules.ts';

const MINUTE = 60_000;
const PACE = { usualMs: 1_000, followedMs: 500, nearMs: 100 };

describe('when a song is asked for again', () => {
  test.each([
    ['nobody follows it', { followed: false, near: false }, 1_000],
    ['nobody follows it, near a level', { followed: false, near: true }, 1_000],
    ['it is followed', { followed: true, near: false }, 500],
    ['it is followed and near a level', { followed: true, near: true }, 100],
  ])('%s', (_when, song, ms) => {
    expect(nextAsk(PACE, 0, song, 0.5)).toBe(ms);
    expect([nextAsk(PACE, 0, song, 0), nextAsk(PACE, 0, song, 1)]).toEqual([ms - ms / 10, ms + ms / 10]);
  });

  test('each failure in a row about doubles the wait, to six hours at most', () => {
    expect([1, 2, 3].map((failures) => backOff(0, failures, 1))).toEqual([2 * MINUTE, 4 * MINUTE, 8 * MINUTE]);
    expect(backOff(0, 3, 0)).toBe(4 * MINUTE);
    expect(backOff(0, 5_000, 1)).toBe(360 * MINUTE);
  });

  test('an id that is missing is looked for in an hour, then weekly', () => {
    expect([1, 2, 9].map((missing) => nextAskForMissing(0, missing, 0.5) / MINUTE)).toEqual([60, 7 * 1_440, 7 * 1_440]);
  });
});

describe('near a level', () => {
  const ladder = madeUpLadder('steps', { editions: [{ thresholds: { low: 1_000, high: 100_000 } }] });
  test.each([
    ['a hundredth short of it', 99_000, null, true],
    ['less', 98_999, null, false],
    ['two days away at its pace', 90_000, 5_000, true],
    ['three days away', 85_000, 5_000, false],
    ['above all levels', 100_000, 5_000, false],
    ['close to the first', 991, null, true],
  ])('%s', (_where, count, pace, near) => {
    expect(isNearLevel([ladder], count, pace, SECOND_EDITION)).toBe(near);
  });

  test('no ladder, no level', () => {
    expect(isNearLevel([], 99_999, null, SECOND_EDITION)).toBe(false);
  });
});
