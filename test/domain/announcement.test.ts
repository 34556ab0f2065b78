import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { announcementWindowDays, CERTIFICATE_WINDOW_DAYS, nonceOf } from '../../src/domain/announcement.ts';
import '../support/seeded.ts';

const KEY = {
  song: 'nova7--harbor-lights',
  ladder: 'riaj-streaming',
  level: 'platinum',
  kind: 'estimated',
  generation: 0,
  scope: 'everywhere',
  channel: '1100000000000000001',
  installation: 'first',
};

describe('the nonce of an announcement', () => {
  test('has 24 characters of base64url, so that Discord takes it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (song, channel, generation) => {
        expect(nonceOf({ ...KEY, song, channel, generation })).toMatch(/^[A-Za-z0-9_-]{24}$/);
      }),
    );
  });

  test('is the same for the same key, however the key was put together', () => {
    const again = Object.fromEntries(Object.entries(KEY).toReversed()) as unknown as typeof KEY;
    expect(nonceOf(again)).toBe(nonceOf(KEY));
  });

  test.each([
    ['song', 'nova7--harbor-light'],
    ['ladder', 'riaj-streaming-as-reported'],
    ['level', 'double-platinum'],
    ['kind', 'certified'],
    ['generation', 1],
    ['scope', '1200000000000000001'],
    ['channel', '1100000000000000002'],
    ['installation', 'second'],
  ])('differs with the %s', (part, value) => {
    expect(nonceOf({ ...KEY, [part]: value })).not.toBe(nonceOf(KEY));
  });

  test('of a digest is of its subject and channel', () => {
    const digest = { kind: 'digest', subject: 'weekly 2026-11-16', channel: '1', installation: 'first' };
    const others = [
      { kind: 'catch-up' },
      { subject: 'weekly 2026-11-23' },
      { channel: '2' },
      { installation: 'second' },
    ];
    const nonces = [digest, ...others.map((other) => ({ ...digest, ...other }))].map(nonceOf);
    expect(new Set(nonces).size).toBe(5);
  });

  test('does not run the parts of the key together', () => {
    expect(nonceOf({ ...KEY, song: 'ab', ladder: 'c' })).not.toBe(nonceOf({ ...KEY, song: 'a', ladder: 'bc' }));
  });
});

describe('how long after its day a crossing may be posted', () => {
  test.each([
    ['daily', false, 7],
    ['daily', true, 21],
    ['weekly', false, 21],
    ['weekly', true, 21],
    ['irregular', false, 21],
    ['irregular', true, 21],
  ] as const)('a %s number, typed by a person: %s, has %i days', (cadence, byHand, days) => {
    expect(announcementWindowDays(cadence, byHand)).toBe(days);
  });

  test('a certificate has 14 days', () => {
    expect(CERTIFICATE_WINDOW_DAYS).toBe(14);
  });
});
