import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { yearReviewDue, yearReviewNamed } from '../../src/domain/year-review.ts';

const at = (text: string) => Date.parse(text);

test('is due from 28 December, nine in the morning there, for a week', () => {
  const due = (moment: string, zone: string) => yearReviewDue(at(moment), zone)?.name ?? null;
  expect(due('2026-12-27T23:59:59Z', 'Asia/Tokyo')).toBeNull();
  expect(due('2026-12-28T00:00:00Z', 'Asia/Tokyo')).toBe('yearly 2026');
  expect(due('2026-12-28T00:00:00Z', 'UTC')).toBeNull();
  expect(due('2027-01-03T23:59:59Z', 'Asia/Tokyo')).toBe('yearly 2026');
  expect(due('2027-01-04T00:00:00Z', 'Asia/Tokyo')).toBeNull();
  expect(due('2026-06-01T00:00:00Z', 'UTC')).toBeNull();
});

test('goes on where the one before ended, so that no day is in none', () => {
  const [before, after] = [2026, 2027].map((year) => yearReviewNamed(`yearly ${year}`, 'Europe/Berlin'));
  expect(after?.from).toBe(before?.until);
  expect(after?.firstDay).toBe((before?.lastDay ?? 0) + 1);
  expect(before).toMatchObject({ year: 2026, firstDay: dayOf('2025-12-28'), lastDay: dayOf('2026-12-27') });
});

test.each(['', 'yearly', 'weekly 2026-03-23', 'yearly 26'])('is not named by "%s"', (name) => {
  expect(yearReviewNamed(name, 'UTC')).toBeNull();
});
