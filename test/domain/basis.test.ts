import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseBasis } from '../../src/domain/basis.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { ladderOf, madeUpRules } from '../support/rules.ts';
import '../support/seeded.ts';

const LADDER = ladderOf(madeUpRules(), 'steps');
const TODAY = 20_000;

function reading(counter: string, age: number, count = 1_000): Reading {
  return { counter, day: TODAY - age, count, precision: 'exact' };
}

describe('the counter shown', () => {
  test('is the first of the ladder with a reading younger than 45 days, however young the others are', () => {
    const basis = chooseBasis(LADDER, [reading('gamma', 0), reading('beta', 3), reading('alpha', 44)], TODAY);
    expect(basis.shown?.counter).toBe('alpha');
    expect(basis.others.map((other) => other.counter)).toEqual(['beta', 'gamma']);
  });

  test('is the next one as soon as the first is 45 days old', () => {
    const basis = chooseBasis(LADDER, [reading('alpha', 45), reading('beta', 44), reading('gamma', 0)], TODAY);
    expect(basis.shown?.counter).toBe('beta');
    expect(basis.others.map((other) => other.counter)).toEqual(['alpha', 'gamma']);
  });

  test('is the youngest where none is younger than 45 days', () => {
    const basis = chooseBasis(LADDER, [reading('alpha', 90), reading('beta', 60), reading('gamma', 45)], TODAY);
    expect(basis.shown?.counter).toBe('gamma');
  });

  test('is the preferred one of two that are equally old', () => {
    expect(chooseBasis(LADDER, [reading('gamma', 60), reading('beta', 60)], TODAY).shown?.counter).toBe('beta');
  });

  test('is never one that the ladder does not name', () => {
    expect(chooseBasis(LADDER, [reading('chart', 0)], TODAY)).toEqual({ shown: null, others: [] });
  });

  test('does not depend on the order of the readings, and no reading is lost', () => {
    const ages = fc.record({ alpha: fc.nat(100), beta: fc.nat(100), gamma: fc.nat(100) });
    fc.assert(
      fc.property(ages, fc.subarray(['alpha', 'beta', 'gamma'] as const), (age, known) => {
        const readings = known.map((counter) => reading(counter, age[counter]));
        const basis = chooseBasis(LADDER, readings, TODAY);
        expect(chooseBasis(LADDER, readings.toReversed(), TODAY)).toEqual(basis);
        const listed = [...(basis.shown ? [basis.shown] : []), ...basis.others];
        expect(new Set(listed)).toEqual(new Set(readings));
        const fresh = known.find((counter) => age[counter] < 45);
        if (fresh) expect(basis.shown?.counter).toBe(fresh);
        else expect(basis.shown?.day).toBe(readings.length ? Math.max(...readings.map(({ day }) => day)) : undefined);
      }),
    );
  });
});
