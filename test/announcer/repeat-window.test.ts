import { expect, test } from 'vitest';
import { createRepeatWindow } from '../../src/announcer/repeat-window.ts';

const WINDOW_MS = 90_000;
const TIMEOUT_MS = 15_000;
const HOUR_MS = 3_600_000;

/** Three clocks as a machine has them: one that is set, one that sleeps with the machine, one that does not. */
function clocks() {
  const at = { wall: 1_000_000_000, monotonic: 5_000, steady: 77_000 };
  const window = createRepeatWindow(WINDOW_MS, TIMEOUT_MS, [() => at.wall, () => at.monotonic, () => at.steady]);
  const pass = (ms: number) => {
    at.wall += ms;
    at.monotonic += ms;
    at.steady += ms;
  };
  return { at, window, pass };
}

test('a post is repeated while Discord surely knows its nonce, though it does it as late again as the request may take', () => {
  const { window, pass } = clocks();
  window.begin(1);
  pass(WINDOW_MS - 2 * TIMEOUT_MS - 1);
  expect(window.mayRepeat(1)).toBe(true);
  pass(1);
  expect(window.mayRepeat(1)).toBe(false);
});

test('what an earlier process sent is never repeated', () => {
  expect(clocks().window.mayRepeat(1)).toBe(false);
});

test('a further attempt does not begin the window anew', () => {
  const { window, pass } = clocks();
  window.begin(1);
  pass(60_000);
  window.begin(1);
  pass(30_000);
  expect(window.mayRepeat(1)).toBe(false);
});

test('a clock that is set back an hour does not lengthen it', () => {
  const { at, window, pass } = clocks();
  window.begin(1);
  at.wall -= HOUR_MS;
  pass(WINDOW_MS);
  expect(window.mayRepeat(1)).toBe(false);
});

test('a machine that sleeps for three days ends it, though one clock slept too', () => {
  const { at, window } = clocks();
  window.begin(1);
  at.steady += 72 * HOUR_MS;
  expect(window.mayRepeat(1)).toBe(false);
});

test('a clock that is set forward ends it early, which costs a look', () => {
  const { at, window } = clocks();
  window.begin(1);
  at.wall += HOUR_MS;
  expect(window.mayRepeat(1)).toBe(false);
});

test('what is proven not to stand begins anew', () => {
  const { window, pass } = clocks();
  window.begin(1);
  pass(WINDOW_MS);
  window.end(1);
  window.begin(1);
  expect(window.mayRepeat(1)).toBe(true);
});
