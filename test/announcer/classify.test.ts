import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/announcer/channels.ts';
import { isTokenRefused, type Patience, settlementOf } from '../../src/announcer/classify.ts';

const PATIENCE: Patience = { firstBackoffMs: 1_000, longestBackoffMs: 300_000 };
const NOW = 1_000_000_000;
const POST = { request: 'post', attempts: 1 } as const;
const EDIT = { request: 'edit', attempts: 1 } as const;
const CROSSPOST = { request: 'crosspost', attempts: 1 } as const;

function refused(status: number | null, code: number | null = null, retryAfterMs: number | null = null): Outcome {
  return { outcome: 'not-applied', status, code, reason: 'as Discord says', retryAfterMs };
}

test('a wait of no whole number of milliseconds ends with the next one, never before', () => {
  const settlement = settlementOf(refused(429, null, 0.57 * 1_000 + 0.2), POST, NOW, PATIENCE, 0.5);
  expect(settlement).toMatchObject({ state: 'owed', notBefore: NOW + 571 });
});

describe('what an attempt to post means for its announcement', () => {
  test.each<[string, Outcome, object]>([
    ['posted', { outcome: 'applied', messageId: '5', channel: '1' }, { state: 'posted', messageId: '5' }],
    ['10008 posted and deleted since', refused(404, 10008), { state: 'posted', reason: 'deleted-since' }],
    ['10003 unknown channel', refused(404, 10003), { state: 'held', reason: 'target 10003' }],
    ['10004 unknown server', refused(404, 10004), { state: 'held', reason: 'target 10004' }],
    ['40007 banned from the server', refused(403, 40007), { state: 'held', reason: 'target 40007' }],
    ['50001 missing access', refused(403, 50001), { state: 'held', reason: 'target 50001' }],
    ['50007 direct messages refused', refused(403, 50007), { state: 'held', reason: 'target 50007' }],
    ['50008 not a text channel', refused(400, 50008), { state: 'held', reason: 'target 50008' }],
    ['50013 missing permissions', refused(403, 50013), { state: 'held', reason: 'target 50013' }],
    ['50024 wrong channel type', refused(400, 50024), { state: 'held', reason: 'target 50024' }],
    ['50083 archived thread', refused(400, 50083), { state: 'held', reason: 'target 50083' }],
    ['50095 age-restricted channel', refused(403, 50095), { state: 'held', reason: 'target 50095' }],
    ['50278 no server in common', refused(403, 50278), { state: 'held', reason: 'target 50278' }],
    ['160002 no history to reply to', refused(400, 160002), { state: 'held', reason: 'target 160002' }],
    ['160005 locked thread', refused(400, 160005), { state: 'held', reason: 'target 160005' }],
    ['160014 no access to the content', refused(400, 160014), { state: 'held', reason: 'target 160014' }],
    ['403 without a code is no answer of Discord', refused(403), { state: 'owed', reason: 'later 403' }],
    ['404 without a code is no answer of Discord', refused(404), { state: 'owed', reason: 'later 404' }],
    ['200000 content blocked', refused(400, 200000), { state: 'failed', reason: 'content-refused 200000' }],
    ['240000 harmful link', refused(400, 240000), { state: 'failed', reason: 'content-refused 240000' }],
    ['50035 bad form', refused(400, 50035), { state: 'failed', reason: 'refused 50035' }],
    ['50006 empty message', refused(400, 50006), { state: 'failed', reason: 'refused 50006' }],
    ['40005 too large', refused(413, 40005), { state: 'failed', reason: 'refused 40005' }],
    ['50045 file too large', refused(400, 50045), { state: 'failed', reason: 'refused 50045' }],
    ['50109 bad JSON', refused(400, 50109), { state: 'failed', reason: 'refused 50109' }],
    ['50110 bad file', refused(400, 50110), { state: 'failed', reason: 'refused 50110' }],
    ['50046 bad asset', refused(400, 50046), { state: 'failed', reason: 'refused 50046' }],
    ['30015 too many files', refused(400, 30015), { state: 'failed', reason: 'refused 30015' }],
    ['401', refused(401), { state: 'owed', reason: 'later 401' }],
    ['40001 unauthorised', refused(401, 40001), { state: 'owed', reason: 'later 40001' }],
    ['50014 invalid token', refused(401, 50014), { state: 'owed', reason: 'later 50014' }],
    ['429', refused(429, null, 4_000), { state: 'owed', notBefore: NOW + 4_000 }],
    ['20016 slow mode', refused(400, 20016), { state: 'owed', reason: 'later 20016' }],
    ['20022 announcement edits', refused(429, 20022, 9_000), { state: 'owed', notBefore: NOW + 9_000 }],
    ['20028 channel write rate', refused(429, 20028, 1_163_000), { state: 'owed', notBefore: NOW + 1_163_000 }],
    ['20029 server write rate', refused(429, 20029, 1_000), { state: 'owed', notBefore: NOW + 1_000 }],
    ['30046 too many edits of old messages', refused(429, 30046), { state: 'owed', reason: 'later 30046' }],
    ['40004 sending is switched off for now', refused(403, 40004), { state: 'owed', reason: 'later 40004' }],
    ['40006 feature is switched off for now', refused(403, 40006), { state: 'owed', reason: 'later 40006' }],
    ['40062 service limited', refused(429, 40062), { state: 'owed', reason: 'later 40062' }],
    ['110000 index not yet there', refused(202, 110000), { state: 'owed', reason: 'later 110000' }],
    ['110001 application not yet there', refused(400, 110001), { state: 'owed', reason: 'later 110001' }],
    ['130000 overloaded', refused(400, 130000), { state: 'owed', reason: 'later 130000' }],
    ['connection refused', refused(null), { state: 'owed', reason: 'later unreachable' }],
    [
      'no answer',
      { outcome: 'unknown', reason: 'reset', channel: '1' },
      { state: 'owed', reason: 'no-answer', mayStand: true },
    ],
  ])('%s', (_, outcome, expected) => {
    expect(settlementOf(outcome, POST, NOW, PATIENCE, 0.5)).toMatchObject(expected);
  });

  test('that did not start before its lease was over is made again at once', () => {
    const late: Outcome = { outcome: 'not-applied', status: null, code: null, reason: 'too-late', retryAfterMs: null };
    expect(settlementOf(late, POST, NOW, PATIENCE, 0.5)).toEqual({
      state: 'owed',
      reason: 'lease-too-short',
      notBefore: NOW,
    });
  });

  test('waiting doubles with each attempt, with jitter, up to its bound', () => {
    const waitOf = (attempts: number, random: number) =>
      (settlementOf(refused(null), { ...POST, attempts }, NOW, PATIENCE, random).notBefore ?? 0) - NOW;
    expect([1, 2, 3, 4].map((attempts) => waitOf(attempts, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waitOf(1, 0)).toBe(500);
    expect(waitOf(40, 1)).toBe(300_000);
  });
});

describe('what an attempt to edit or publish means for its row', () => {
  test.each<[string, Parameters<typeof settlementOf>[1], Outcome, object]>([
    ['an edit of a deleted post is settled', EDIT, refused(404, 10008), { state: 'skipped', reason: 'message-gone' }],
    ['a deleted post is not published', CROSSPOST, refused(404, 10008), { state: 'skipped', reason: 'message-gone' }],
    [
      'what is published is settled',
      CROSSPOST,
      refused(400, 40033),
      { state: 'posted', reason: 'crossposted-already' },
    ],
    ['a channel that cannot be published from is not held', CROSSPOST, refused(403, 50013), { state: 'failed' }],
    ['an edit waits with its channel', EDIT, refused(403, 50001), { state: 'held', reason: 'target 50001' }],
    [
      'an edit without an answer is made again',
      EDIT,
      { outcome: 'unknown', reason: 'reset', channel: '1' },
      { mayStand: false },
    ],
  ])('%s', (_, row, outcome, expected) => {
    expect(settlementOf(outcome, row, NOW, PATIENCE, 0.5)).toMatchObject(expected);
  });
});

test.each([
  [401, null, true],
  [403, 40001, true],
  [403, 50014, true],
  [403, 50013, false],
  [404, 10003, false],
])('%i with code %s stops the sender: %s', (status, code, stops) => {
  expect(isTokenRefused({ status, code })).toBe(stops);
});
