/** For how long a post of unknown fate may be repeated under its nonce without looking for it first. */
export interface RepeatWindow {
  /** Notes that a row is being sent, unless it has been since it was last known not to stand. */
  begin(row: number): void;
  /** Whether Discord will still know the nonce when a request that starts now ends. */
  mayRepeat(row: number): boolean;
  /** Forgets a row: it is settled, or it is proven not to stand. */
  end(row: number): void;
}

/**
 * A window over clocks that fail in different ways: one jumps, one stands still while the machine sleeps. What counts is
 * the one by which most time has passed (DELIVERY, Sending 3). What an earlier process sent is unknown here, so it is
 * looked for. A request that Discord was too slow for may still be done after it was given up: as much time again is
 * left for that.
 */
export function createRepeatWindow(
  windowMs: number,
  requestTimeoutMs: number,
  clocks: readonly (() => number)[],
): RepeatWindow {
  const begun = new Map<number, readonly number[]>();
  return {
    begin: (row) => {
      if (!begun.has(row))
        begun.set(
          row,
          clocks.map((clock) => clock()),
        );
    },
    mayRepeat: (row) => {
      const since = begun.get(row);
      if (since === undefined) return false;
      const passed = Math.max(...clocks.map((clock, index) => clock() - (since[index] ?? 0)));
      return passed + 2 * requestTimeoutMs < windowMs;
    },
    end: (row) => {
      begun.delete(row);
    },
  };
}
