import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createPace } from '../../src/discord/pace.ts';
import { openChannels } from './open-channels.ts';

/** The most moments in any second, wherever it begins. */
function mostInASecond(moments: readonly number[]): number {
  const sorted = moments.toSorted((a, b) => a - b);
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + 1_000).length));
}

describe('on a clock of the test\u2019s own', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'], now: 0 }));
  afterEach(() => vi.useRealTimers());

  function paced() {
    const pace = createPace(() => performance.now());
    const starts: number[] = [];
    const told: boolean[] = [];
    const ask = (startBy = Number.POSITIVE_INFINITY) =>
      pace.start(startBy).then((mayStart) => {
        told.push(mayStart);
        if (mayStart) starts.push(performance.now());
      });
    return { ask, starts, told };
  }

  test('no second sees more than fifty starts, and next to nothing of the fifty is left unused', async () => {
    const { ask, starts } = paced();
    for (let index = 0; index < 1_000; index += 1) void ask();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(mostInASecond(starts)).toBeLessThanOrEqual(50);
    expect(starts.length).toBeGreaterThanOrEqual(0.95 * 50 * 10);
  });

  test('a burst after a single start does not meet the next one', async () => {
    const { ask, starts } = paced();
    void ask();
    await vi.advanceTimersByTimeAsync(900);
    for (let index = 0; index < 120; index += 1) void ask();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(starts).toHaveLength(121);
    expect(mostInASecond(starts)).toBeLessThanOrEqual(50);
  });

  test('a request that cannot start in time is told so when its time is over, and takes nobody\u2019s turn', async () => {
    const { ask, starts, told } = paced();
    for (let index = 0; index < 49; index += 1) void ask();
    void ask(500);
    void ask(5_000);
    await vi.advanceTimersByTimeAsync(400);
    expect(told.filter((mayStart) => !mayStart)).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(102);
    expect(told.filter((mayStart) => !mayStart)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(starts).toHaveLength(50);
  });
});

test('whatever is asked at once, of whichever kind, arrives at one pace', async () => {
  const clock = () => performance.timeOrigin + performance.now();
  const { discord, server, channels, post } = await openChannels({ clock, rateLimits: false });
  const places = Array.from({ length: 40 }, (_, index) => discord.addChannel(server, { name: `c${index}` }).id);
  const startBy = performance.now() + 20_000;
  const asked = places.flatMap((channel, index) => [
    post({ to: { channel }, nonce: `n-${index}`, startBy }),
    channels.look({ channel, nonce: 'none', from: Date.now(), timeoutMs: 20_000 }),
  ]);
  const answers = await Promise.all(asked);
  expect(answers.filter((one) => 'outcome' in one && one.outcome === 'applied')).toHaveLength(40);
  expect(answers.filter((one) => 'look' in one && one.look === 'absent')).toHaveLength(40);
  // On a busy machine the first ones arrive late and meet those of a second later: all at once would be eighty.
  expect(mostInASecond(discord.log.map(({ at }) => at))).toBeLessThan(60);
}, 20_000);
