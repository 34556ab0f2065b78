import { describe, expect, test } from 'vitest';
import {
  type DigestRhythm,
  digestDueAt,
  digestPeriod,
  isTimeZone,
  nextDigest,
  quietUntil,
  timeZoneOf,
} from '../../src/domain/local-time.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16));

/** The next digests after a moment, as moments in UTC. */
function turns(after: string, zone: string, rhythm: DigestRhythm, count: number): string[] {
  const found: string[] = [];
  let now = at(after);
  for (let n = 0; n < count; n += 1) {
    now = nextDigest(now, zone, rhythm).at;
    found.push(iso(now) ?? '');
  }
  return found;
}

describe('a digest', () => {
  test.each([
    // Clocks go forward on 29 March and back on 25 October 2026.
    ['Europe/Berlin', '2026-03-20', ['2026-03-23T08:00', '2026-03-30T07:00', '2026-04-06T07:00']],
    ['Europe/Berlin', '2026-10-17', ['2026-10-19T07:00', '2026-10-26T08:00', '2026-11-02T08:00']],
    // 8 March and 1 November.
    ['America/New_York', '2026-03-01', ['2026-03-02T14:00', '2026-03-09T13:00', '2026-03-16T13:00']],
    ['America/New_York', '2026-10-25', ['2026-10-26T13:00', '2026-11-02T14:00', '2026-11-09T14:00']],
    ['Asia/Tokyo', '2026-03-20', ['2026-03-23T00:00', '2026-03-30T00:00', '2026-04-06T00:00']],
    // By half an hour: back on 5 April, forward on 4 October.
    ['Australia/Lord_Howe', '2026-03-28', ['2026-03-29T22:00', '2026-04-05T22:30', '2026-04-12T22:30']],
    ['Australia/Lord_Howe', '2026-09-26', ['2026-09-27T22:30', '2026-10-04T22:00', '2026-10-11T22:00']],
  ])('comes on Mondays at nine in %s after %s, whatever the clocks there do', (zone, after, moments) => {
    expect(turns(`${after}T00:00Z`, zone, 'weekly', 3)).toEqual(moments);
  });

  test.each([
    ['Europe/Berlin', ['2026-03-01T08:00', '2026-04-01T07:00', '2026-05-01T07:00']],
    ['America/New_York', ['2026-03-01T14:00', '2026-04-01T13:00', '2026-05-01T13:00']],
    ['Asia/Tokyo', ['2026-03-01T00:00', '2026-04-01T00:00', '2026-05-01T00:00']],
    ['Australia/Lord_Howe', ['2026-02-28T22:00', '2026-03-31T22:00', '2026-04-30T22:30']],
  ])('comes on the first of the month at nine in %s', (zone, moments) => {
    expect(turns('2026-02-10T00:00Z', zone, 'monthly', 3)).toEqual(moments);
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe'])(
    'is the last one due from its moment in %s until the next one’s, also while the clocks change',
    (zone) => {
      for (const rhythm of ['weekly', 'monthly'] as const)
        for (const from of ['2026-03-01T00:00Z', '2026-09-28T00:00Z']) {
          let turn = digestDueAt(at(from), zone, rhythm);
          for (let now = at(from); now < at(from) + 45 * 24 * HOUR_MS; now += 5 * HOUR_MS) {
            const due = digestDueAt(now, zone, rhythm);
            const next = nextDigest(now, zone, rhythm);
            expect([due.at <= now, next.at > now, next.from]).toEqual([true, true, due.at]);
            if (due.name !== turn.name) expect(due.from).toBe(turn.at);
            turn = due;
          }
        }
    },
  );

  test('is named by its first day, and what it is about follows from its name', () => {
    const turn = nextDigest(at('2026-03-25T00:00Z'), 'Europe/Berlin', 'weekly');
    expect(turn.name).toBe('weekly 2026-03-23');
    const period = digestPeriod(turn.name, 'Europe/Berlin');
    expect(period).toMatchObject({ rhythm: 'weekly', from: turn.from, until: turn.at });
    expect((period?.lastDay ?? 0) - (period?.firstDay ?? 0)).toBe(6);
    expect((turn.at - turn.from) / HOUR_MS).toBe(7 * 24 - 1);
  });

  test.each(['', 'weekly', 'daily 2026-03-23', 'weekly 2026-02-30'])('is not named by "%s"', (name) => {
    expect(digestPeriod(name, 'UTC')).toBeNull();
  });
});

describe('quiet hours', () => {
  const NIGHT = [23 * 60, 7 * 60] as const;

  test.each([
    ['Europe/Berlin', '2026-03-28T22:30Z', '2026-03-29T05:00'],
    ['Europe/Berlin', '2026-03-29T01:30Z', '2026-03-29T05:00'],
    ['Europe/Berlin', '2026-10-24T22:30Z', '2026-10-25T06:00'],
    ['America/New_York', '2026-03-08T05:00Z', '2026-03-08T11:00'],
    ['America/New_York', '2026-11-01T05:30Z', '2026-11-01T12:00'],
    ['Asia/Tokyo', '2026-03-28T15:30Z', '2026-03-28T22:00'],
    ['Australia/Lord_Howe', '2026-04-04T14:45Z', '2026-04-04T20:30'],
    ['Australia/Lord_Howe', '2026-10-03T14:45Z', '2026-10-03T20:00'],
  ])('from eleven at night end at seven on the walls of %s: asked at %s', (zone, now, end) => {
    expect(iso(quietUntil(at(now), zone, ...NIGHT))).toBe(end);
  });

  test.each([
    ['Europe/Berlin', '2026-03-29T05:00Z'],
    ['Europe/Berlin', '2026-03-29T20:59Z'],
    ['America/New_York', '2026-11-01T12:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T20:00Z'],
  ])('are over in %s at %s', (zone, now) => {
    expect(quietUntil(at(now), zone, ...NIGHT)).toBeNull();
  });

  test('within one day begin and end on it', () => {
    const [noon, two] = [12 * 60, 14 * 60];
    expect(quietUntil(at('2026-03-04T11:59Z'), 'UTC', noon, two)).toBeNull();
    expect(iso(quietUntil(at('2026-03-04T12:00Z'), 'UTC', noon, two))).toBe('2026-03-04T14:00');
    expect(quietUntil(at('2026-03-04T14:00Z'), 'UTC', noon, two)).toBeNull();
  });

  test('that end within an hour which the clocks repeat end after now', () => {
    const [from, until] = [22 * 60, 2 * 60 + 30];
    for (let now = at('2026-10-24T20:00Z'); now < at('2026-10-25T03:00Z'); now += 60_000)
      expect(quietUntil(now, 'Europe/Berlin', from, until) ?? now + 1).toBeGreaterThan(now);
  });

  test('that end within an hour which the clocks skip end all the same', () => {
    const end = quietUntil(at('2026-03-28T23:00Z'), 'Europe/Berlin', 22 * 60, 2 * 60 + 30);
    expect(iso(end)).toBe('2026-03-29T01:30');
    expect(quietUntil(end ?? 0, 'Europe/Berlin', 22 * 60, 2 * 60 + 30)).toBeNull();
  });
});

describe('a time zone', () => {
  test('is known by its name', () => {
    expect(['Europe/Berlin', 'UTC', 'Asia/Kolkata'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['Mars/Olympus', '', 'Berlin'].map(isTimeZone)).toEqual([false, false, false]);
  });

  test('that nobody chose goes by the language', () => {
    expect([timeZoneOf(null, 'en'), timeZoneOf(null, 'ja'), timeZoneOf(null, 'ko')]).toEqual([
      'UTC',
      'Asia/Tokyo',
      'Asia/Seoul',
    ]);
    expect(timeZoneOf('Europe/Berlin', 'ja')).toBe('Europe/Berlin');
  });
});
