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

  /** Arrivals of requests which travel as long as told, there alone. */
  function paced(travelMs: (index: number) => number = () => 5) {
    const pace = createPace(() => performance.now());
    const arrived: number[] = [];
    const told: boolean[] = [];
    const ask = (startBy = Number.POSITIVE_INFINITY) =>
      pace.start(startBy).then((answered) => {
        told.push(answered !== null);
        if (!answered) return;
        const delayMs = travelMs(arrived.length);
        arrived.push(performance.now() + delayMs);
        setTimeout(answered, delayMs);
      });
    return { ask, arrived, told };
  }

  test('no second sees more than fifty requests, and next to nothing of the fifty is left unused', async () => {
    const { ask, arrived } = paced();
    for (let index = 0; index < 1_000; index += 1) void ask();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(mostInASecond(arrived)).toBeLessThanOrEqual(50);
    expect(arrived.length).toBeGreaterThanOrEqual(0.95 * 50 * 10);
  });

  test('a burst after a single start does not meet the next one', async () => {
    const { ask, arrived } = paced();
    void ask();
    await vi.advanceTimersByTimeAsync(900);
    for (let index = 0; index < 120; index += 1) void ask();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(arrived).toHaveLength(121);
    expect(mostInASecond(arrived)).toBeLessThanOrEqual(50);
  });

  test('requests that travelled long count from when they may have arrived', async () => {
    const { ask, arrived } = paced((index) => (index < 10 ? 300 : 5));
    for (let index = 0; index < 200; index += 1) void ask();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(arrived).toHaveLength(200);
    expect(mostInASecond(arrived)).toBeLessThanOrEqual(50);
  });

  test('a slow Discord costs no pace as long as it is evenly slow', async () => {
    const { ask, arrived } = paced((index) => 200 + 10 * (index % 10));
    for (let index = 0; index < 1_000; index += 1) void ask();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(mostInASecond(arrived)).toBeLessThanOrEqual(50);
    expect(arrived.length).toBeGreaterThanOrEqual(0.95 * 50 * 10);
  });

  test('a request that cannot start in time is told so when its time is over, and takes nobody\u2019s turn', async () => {
    const { ask, arrived, told } = paced();
    for (let index = 0; index < 50; index += 1) void ask();
    void ask(500);
    void ask(5_000);
    await vi.advanceTimersByTimeAsync(400);
    expect(told.filter((mayStart) => !mayStart)).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(102);
    expect(told.filter((mayStart) => !mayStart)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(arrived).toHaveLength(51);
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
  // A busy machine holds some up on their way until they meet those of a second later; without a pace all would meet.
  expect(mostInASecond(discord.log.map(({ at }) => at))).toBeLessThan(discord.log.length / 2);
}, 20_000);

test('a time-out counts from a request\u2019s real start, not from when it was asked for', async () => {
  const { discord, server, channels, post } = await openChannels();
  const others = Array.from({ length: 60 }, () => channels.examine('123456789012345678'));
  const { id } = discord.addChannel(server, { name: 'late' });
  const startBy = performance.now() + 10_000;
  expect(await post({ to: { channel: id }, startBy, timeoutMs: 1_000 })).toMatchObject({ outcome: 'applied' });
  await Promise.all(others);
});
