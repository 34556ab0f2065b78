import { describe, expect, test } from 'vitest';
import { type Forecast, forecastOf, isExpectedWithin } from '../../src/domain/forecast.ts';
import { type CountOnDay, growthOf, pacePerDay } from '../../src/domain/growth.ts';

const START = 20_000;

/** Daily readings whose increments are given; the count before the first of them is `base`. */
function daily(increments: readonly number[], base = 50_000_000): CountOnDay[] {
  let count = base;
  const readings: CountOnDay[] = [{ day: START, count, precision: 'exact' }];
  increments.forEach((increment, at) => {
    count += increment;
    readings.push({ day: START + at + 1, count, precision: 'exact' });
  });
  return readings;
}

function steady(days: number, aDay = 100_000): number[] {
  return Array.from({ length: days }, () => aDay);
}

/** The song loses this share of its plays every day. */
function falling(days: number, share: number, first = 200_000): number[] {
  return Array.from({ length: days }, (_, at) => Math.round(first * (1 - share) ** at));
}

const lastOf = (readings: readonly CountOnDay[]) => readings.at(-1) ?? { day: 0, count: 0 };

/** The forecast of so many plays more, asked on the day of the last reading. */
function ahead(readings: readonly CountOnDay[], plays: number, options: { later?: number; released?: number } = {}) {
  const { day, count } = lastOf(readings);
  return forecastOf(readings, count + plays, day + (options.later ?? 0), options.released ?? null);
}

function expected(forecast: Forecast) {
  if (forecast.kind !== 'expected') throw new Error(`no date: ${forecast.kind}`);
  return forecast;
}

describe('a forecast', () => {
  test('a steady song needs what is missing divided by its pace', () => {
    const forecast = expected(ahead(daily(steady(60)), 1_000_000));
    expect(forecast).toMatchObject({
      centre: START + 70,
      upTo: START + 60,
      basedOnDays: 60,
      pacePerDay7: 100_000,
      pacePerDay28: 100_000,
      anyDay: false,
    });
    expect([forecast.earliest, forecast.latest]).toEqual([START + 69, START + 72]);
  });

  test('a part of a day is the day in which the number will have been reached', () => {
    expect(expected(ahead(daily(steady(60)), 1_000_001)).centre).toBe(START + 71);
  });

  test('a falling song is expected later than its pace says, and sooner than if it fell on for ever', () => {
    const increments = falling(120, 0.01);
    const pace = increments.slice(-7).reduce((sum, value) => sum + value, 0) / 7;
    const { centre, upTo } = expected(ahead(daily(increments), pace * 40));
    expect(centre - upTo).toBeGreaterThan(42);
    expect(centre - upTo).toBeLessThan(55);
  });

  test('a rise is not carried on', () => {
    const increments = steady(120).map((value, at) => Math.round(value * 1.01 ** at));
    const { centre, upTo, pacePerDay7 } = expected(ahead(daily(increments), 10_000_000));
    expect(centre - upTo).toBe(Math.ceil(10_000_000 / pacePerDay7));
  });

  test('a gap is spread over its days', () => {
    const readings = daily(steady(60)).filter(({ day }) => day < START + 40 || day > START + 52);
    expect(expected(ahead(readings, 1_000_000))).toMatchObject({ centre: START + 70, pacePerDay7: 100_000 });
  });

  test('numbers far apart widen the range', () => {
    const all = daily(steady(140));
    const sparse = all.filter(({ day }) => (day - START) % 28 === 0);
    const width = (readings: readonly CountOnDay[]) => {
      const { earliest, latest } = expected(ahead(readings, 5_000_000));
      return latest - earliest;
    };
    expect(width(sparse)).toBeGreaterThan(width(all));
  });

  test('one total a week is enough', () => {
    const weekly = daily(steady(84)).filter(({ day }) => (day - START) % 7 === 0);
    expect(expected(ahead(weekly, 2_000_000))).toMatchObject({ centre: START + 104, pacePerDay7: 100_000 });
    const two = weekly.slice(-2);
    expect(expected(ahead(two, 2_000_000))).toMatchObject({ centre: START + 104, basedOnDays: 7, pacePerDay28: null });
  });

  test('a weekly counter that falls is expected later than its last week says', () => {
    const weekly = daily(falling(112, 0.01)).filter(({ day }) => (day - START) % 7 === 0);
    const { centre, upTo, pacePerDay7 } = expected(ahead(weekly, 3_000_000));
    expect(centre - upTo).toBeGreaterThan(3_000_000 / pacePerDay7 + 1);
  });

  test('a repeated page is a day without a number, not a day without plays', () => {
    const readings = daily(steady(60));
    const repeated = readings.map((reading) =>
      [START + 30, START + 31, START + 58].includes(reading.day)
        ? { ...reading, count: (reading.day === START + 58 ? 5_700_000 : 2_900_000) + 50_000_000 }
        : reading,
    );
    const [once, again] = [expected(ahead(readings, 3_000_000)), expected(ahead(repeated, 3_000_000))];
    expect(again.centre).toBe(once.centre);
    expect(again.pacePerDay7).toBeCloseTo(100_000, 6);
  });

  test('a page repeated at the end moves the origin back, and the date not at all', () => {
    const readings = daily(steady(60));
    const { day, count } = lastOf(readings);
    const repeated = [...readings, { day: day + 1, count, precision: 'exact' as const }];
    const forecast = expected(forecastOf(repeated, count + 1_000_000, day + 1));
    expect(forecast).toMatchObject({ centre: START + 70, upTo: START + 60, pacePerDay7: 100_000 });
  });

  test('a dip is noise', () => {
    const readings = daily(steady(60)).map((reading) =>
      reading.day === START + 59 ? { ...reading, count: reading.count - 150_000 } : reading,
    );
    expect(expected(ahead(readings, 1_000_000)).centre).toBe(START + 70);
  });

  test('old numbers are carried on to today, and a date that has passed unseen becomes any day', () => {
    const readings = daily(steady(60));
    expect(expected(ahead(readings, 1_000_000, { later: 5 }))).toMatchObject({ centre: START + 70, anyDay: false });
    const late = expected(ahead(readings, 1_000_000, { later: 20 }));
    expect(late).toMatchObject({ centre: START + 80, earliest: START + 80, latest: START + 80, anyDay: true });
  });

  test('numbers older than 45 days give no date', () => {
    const readings = daily(steady(60));
    expect(ahead(readings, 9_000_000, { later: 45 }).kind).toBe('expected');
    expect(ahead(readings, 9_000_000, { later: 46 })).toEqual({ kind: 'out-of-date', upTo: START + 60 });
  });

  test('a number that proves the threshold is enough, and the first day of it is named', () => {
    const readings = daily(steady(60));
    expect(forecastOf(readings, 51_000_000, START + 60)).toEqual({ kind: 'reached', on: START + 10 });
    const proven: CountOnDay[] = [...readings, { day: START + 58, count: 100_000_000, precision: 'at-least' }];
    expect(forecastOf(proven, 100_000_000, START + 60)).toEqual({ kind: 'reached', on: START + 58 });
  });

  test('a lower bound feeds neither pace nor date', () => {
    const readings = daily(steady(60));
    const bound: CountOnDay = { day: START + 60, count: 70_000_000, precision: 'at-least' };
    const [plain, bounded] = [readings, [...readings, bound]].map((all) => forecastOf(all, 80_000_000, START + 60));
    expect(bounded).toEqual(plain);
    const onlyBounds = readings.map((reading) => ({ ...reading, precision: 'at-least' as const }));
    expect(forecastOf(onlyBounds, 80_000_000, START + 60)).toEqual({ kind: 'too-few-numbers' });
  });

  test('less than a week of numbers gives no date', () => {
    expect(forecastOf([], 1_000, START)).toEqual({ kind: 'too-few-numbers' });
    expect(ahead(daily([]), 1_000_000)).toEqual({ kind: 'too-few-numbers' });
    expect(ahead(daily(steady(6)), 1_000_000)).toEqual({ kind: 'too-few-numbers' });
    expect(ahead(daily(steady(7)), 1_000_000).kind).toBe('expected');
  });

  test('a song younger than 14 days gets the day from which there is a date', () => {
    const young = daily(steady(13), 0);
    expect(ahead(young, 1_000_000)).toEqual({ kind: 'too-early', from: START + 14 });
    expect(ahead(daily(steady(14), 0), 1_000_000).kind).toBe('expected');
    expect(ahead(daily(steady(13)), 1_000_000, { released: START + 3 })).toEqual({
      kind: 'too-early',
      from: START + 17,
    });
    const weeks = daily(steady(21), 0).filter(({ day }) => day > START && (day - START) % 7 === 0);
    expect(ahead(weeks.slice(0, 2), 1_000_000)).toEqual({ kind: 'too-early', from: START + 21 });
    expect(ahead(young, 1_000_000, { released: START - 400 }).kind).toBe('expected');
  });

  test('the range of a song of three weeks is much wider than that of an old one, and at six weeks still wider', () => {
    const width = (days: number, released: number) => {
      const { earliest, latest } = expected(ahead(daily(steady(days)), 3_000_000, { released }));
      return latest - earliest;
    };
    expect(width(21, START)).toBeGreaterThan(2 * width(21, START - 400));
    expect(width(42, START)).toBeGreaterThan(width(42, START - 400));
  });

  test('the range is wider with less than four weeks of numbers', () => {
    const width = (days: number) => {
      const { earliest, latest } = expected(ahead(daily(steady(days)), 5_000_000));
      return latest - earliest;
    };
    expect(width(27)).toBeGreaterThan(width(28));
  });

  test('a song that hardly moves, or not at all, is not in sight', () => {
    const readings = daily(steady(60, 100));
    expect(ahead(readings, 1_000_000)).toMatchObject({ kind: 'not-in-sight', withinDays: 730, pacePerDay7: 100 });
    const { count } = lastOf(readings);
    const flat = Array.from({ length: 15 }, (_, at) => ({ day: START + 61 + at, count, precision: 'exact' as const }));
    const stood = [...readings, ...flat];
    expect(ahead(stood.slice(0, -1), 1_000).kind).toBe('expected');
    expect(ahead(stood, 1_000)).toMatchObject({ kind: 'not-in-sight', pacePerDay7: 0, upTo: START + 75 });
  });

  test('a number that has been the same for more than two weeks is no missing page', () => {
    const same = daily(steady(15, 0));
    expect(ahead(same, 1_000)).toMatchObject({ kind: 'not-in-sight', pacePerDay7: 0, upTo: START + 15 });
    expect(ahead(same.slice(0, -1), 1_000)).toEqual({ kind: 'too-few-numbers' });
  });

  test('a counter that stood still for long and moves again is forecast from its second start', () => {
    const flat = Array.from({ length: 20 }, () => 0);
    const readings = daily([...steady(60, 500_000), ...flat, ...steady(30)]);
    expect(expected(ahead(readings, 1_000_000))).toMatchObject({ centre: START + 120, basedOnDays: 30 });
  });

  test('the order of the readings does not matter, and they stay as they are', () => {
    const readings = daily(falling(90, 0.01));
    const turned = Object.freeze([...readings].reverse());
    expect(forecastOf(turned, 80_000_000, START + 90)).toEqual(forecastOf(readings, 80_000_000, START + 90));
  });
});

test('a crossing is near when its centre lies within the days asked', () => {
  const forecast = ahead(daily(steady(60)), 700_000);
  expect(isExpectedWithin(forecast, 7, START + 60)).toBe(true);
  expect(isExpectedWithin(forecast, 6, START + 60)).toBe(false);
  expect(isExpectedWithin({ kind: 'too-few-numbers' }, 7, START)).toBe(false);
});

test('the pace of 7 and 28 days is a mean, and unknown where the numbers do not go back so far', () => {
  const growth = growthOf(daily([...steady(21, 50_000), ...steady(7, 90_000)]));
  if (!growth) throw new Error('no growth');
  expect([pacePerDay(growth, 7), pacePerDay(growth, 28), pacePerDay(growth, 29)]).toEqual([90_000, 60_000, null]);
});
