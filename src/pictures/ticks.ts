import { type Day, dayOf, monthOf } from '../domain/day.ts';
import { formatDayOfYear, formatMonth } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { formatShort } from '../text/numbers.ts';

/** A place on an axis, with its label. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** An axis with fewer numbers than these tells nobody its scale. */
const FEWEST = 3;

/** Round numbers from `from` to `to`, at most `most` of them, with what is between them left out. */
export function roundTicks(from: number, to: number, most: number): number[] {
  const rough = Math.max(1, (to - from) / Math.max(1, most - 1));
  const power = 10 ** Math.floor(Math.log10(rough));
  const sizes = [1, 2, 5, 10].map((times) => times * power);
  const usual = sizes.findIndex((size) => size >= rough);
  const ticks = ticksOf(from, to, sizes[usual] ?? 10 * power);
  const closer = ticks.length < FEWEST ? ticksOf(from, to, sizes[usual - 1] ?? power) : [];
  return closer.length > ticks.length && closer.length <= most ? closer : ticks;
}

function ticksOf(from: number, to: number, step: number): number[] {
  const ticks: number[] = [];
  for (let value = Math.ceil(from / step) * step; value <= to; value += step) ticks.push(Math.round(value));
  return ticks;
}

/** Ticks of an axis of counts. */
export function countTicks(from: number, to: number, language: Language): Tick[] {
  return roundTicks(from, to, 5).map((value) => ({ value, label: formatShort(value, language) }));
}

const DAY_STEPS = [1, 2, 5, 10];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];

/** Ticks of an axis of days: about `most`, at the beginnings of months or years where the axis is long enough. */
export function dayTicks(from: Day, to: Day, language: Language, most: number): Tick[] {
  const dayStep = DAY_STEPS.find((step) => (to - from) / step < most);
  if (dayStep !== undefined) {
    const days = Array.from({ length: most + 1 }, (_, index) => from + index * dayStep).filter((day) => day <= to);
    return days.map((value) => ({ value, label: formatDayOfYear(value, language) }));
  }
  const first = monthIndex(from) + 1;
  const months = monthIndex(to) - first + 1;
  const step = MONTH_STEPS.find((size) => months / size <= most + 0.5) ?? 1200;
  const ticks: Tick[] = [];
  for (let index = Math.ceil(first / step) * step; index <= monthIndex(to); index += step) {
    const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    const label = step >= 12 ? formatMonth(month.slice(0, 4), language) : monthLabel(month, language);
    ticks.push({ value: dayOf(`${month}-01`), label });
  }
  // Less than a month end to end may hold no first of a month but one.
  if (ticks.length >= 2) return ticks;
  const half = Math.floor((to - from) / 2);
  return [from, from + half, to].map((value) => ({ value, label: formatDayOfYear(value, language) }));
}

const englishMonths = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' });

function monthLabel(month: string, language: Language): string {
  if (language !== 'en') return formatMonth(month, language);
  return `${englishMonths.format(Date.parse(`${month}-01`))} ${month.slice(0, 4)}`;
}

function monthIndex(day: Day): number {
  const month = monthOf(day);
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
