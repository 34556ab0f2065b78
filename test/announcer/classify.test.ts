import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/announcer/channels.ts';
import { type Patience, settlementOf } from '../../src/announcer/classify.ts';

const PATIENCE: Patience = { nonceWindowMs: 90_000, firstBackoffMs: 1_000, longestBackoffMs: 300_000 };
const NOW = 1_000_000_000;
const FIRST = { attempts: 1, firstUnknownAt: null, expiresAt: NOW + 1e9 };

function refused(status: number | null, code: number | null = null, retryAfterMs: number | null = null): Outcome {
  return { outcome: 'not-applied', status, code, reason: 'as Discord says', retryAfterMs };
}

describe('what an attempt means for its announcement', () => {
  test.each<[string, Outcome, object]>([
    ['posted', { outcome: 'applied', messageId: '5', channel: '1' }, { state: 'posted', messageId: '5' }],
    ['posted and deleted since', refused(404, 10008), { state: 'posted', reason: 'deleted-since' }],
    ['unknown channel', refused(404, 10003), { state: 'held', reason: 'target 10003' }],
    ['unknown server', refused(404, 10004), { state: 'held', reason: 'target 10004' }],
    ['missing access', refused(403, 50001), { state: 'held', reason: 'target 50001' }],
    ['missing permissions', refused(403, 50013), { state: 'held', reason: 'target 50013' }],
    ['wrong channel type', refused(400, 50024), { state: 'held', reason: 'target 50024' }],
    ['voice channel', refused(400, 50008), { state: 'held', reason: 'target 50008' }],
    ['archived thread', refused(400, 50083), { state: 'held', reason: 'target 50083' }],
    ['forbidden without a code', refused(403), { state: 'held', reason: 'target 403' }],
    ['content blocked', refused(400, 200000), { state: 'failed', reason: 'content-refused 200000' }],
    ['content blocked by a rule', refused(400, 240000), { state: 'failed', reason: 'content-refused 240000' }],
    ['bad request', refused(400, 50035), { state: 'failed', reason: 'refused 50035' }],
    ['empty message', refused(400, 50006), { state: 'failed', reason: 'refused 50006' }],
    ['rate limited', refused(429, null, 4_000), { state: 'owed', notBefore: NOW + 4_000 }],
    ['resource overloaded', refused(503, 130000), { state: 'owed' }],
    ['connection refused', refused(null), { state: 'owed', reason: 'later unreachable' }],
    ['no answer', { outcome: 'unknown', reason: 'reset', channel: '1' }, { state: 'owed', unknownAt: NOW }],
  ])('%s', (_, outcome, expected) => {
    expect(settlementOf(outcome, FIRST, NOW, PATIENCE, 0.5)).toMatchObject(expected);
  });

  test('an unknown attempt is repeated only while Discord surely knows its nonce, then ends as unknown', () => {
    const unknown: Outcome = { outcome: 'unknown', reason: 'reset', channel: '1' };
    const claimed = (sinceMs: number) => ({ ...FIRST, attempts: 3, firstUnknownAt: NOW - sinceMs });
    expect(settlementOf(unknown, claimed(10_000), NOW, PATIENCE, 0.5).state).toBe('owed');
    expect(settlementOf(unknown, claimed(89_000), NOW, PATIENCE, 0.5).state).toBe('unknown');
  });

  test('waiting doubles with each attempt, with jitter, up to its bound', () => {
    const waitOf = (attempts: number, random: number) =>
      (settlementOf(refused(null), { ...FIRST, attempts }, NOW, PATIENCE, random).notBefore ?? 0) - NOW;
    expect([1, 2, 3, 4].map((attempts) => waitOf(attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waitOf(1, 0)).toBe(500);
    expect(waitOf(40, 1)).toBe(300_000);
  });
});
