import { describe, expect, test } from 'vitest';
import { timingOf } from '../../src/announcer/announcer.ts';

describe.each([500, 2_000, 10_000, 90_000, 120_000, 600_000])('for nonces that are known for %d ms', (windowMs) => {
  const { leaseMs, requestTimeoutMs, firstBackoffMs, atOnce } = timingOf(windowMs);

  test('a lease and a request together end while the nonce is known', () => {
    expect(leaseMs + requestTimeoutMs).toBeLessThan(windowMs);
    expect(requestTimeoutMs).toBeLessThan(leaseMs);
  });

  test('all times are whole milliseconds, as the ledger takes no others', () => {
    for (const time of [leaseMs, requestTimeoutMs, firstBackoffMs]) expect(Number.isInteger(time)).toBe(true);
  });

  test('no more is under way at once than can be looked for within its lease at 48 requests a second', () => {
    const requests = ((leaseMs - requestTimeoutMs) / 1_000) * 48;
    expect(atOnce).toBeGreaterThanOrEqual(1);
    expect(atOnce).toBeLessThanOrEqual(Math.max(1, requests / 8));
  });
});
