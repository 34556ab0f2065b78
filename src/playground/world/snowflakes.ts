const discordEpochMs = 1_420_070_400_000;

/**
 * A source of ids that carry the clock's time as Discord's do, unique and rising even while the clock stands still;
 * all of them come after `last`.
 */
export function createSnowflakes(clock: () => number, last?: string): () => string {
  let lastMs = last === undefined ? 0 : snowflakeTimeMs(last);
  let step = last === undefined ? 0 : Number(BigInt(last) & 0xfffn);
  return () => {
    const nowMs = Math.max(Math.floor(clock()), lastMs);
    step = nowMs === lastMs ? step + 1 : 0;
    lastMs = step > 4095 ? nowMs + 1 : nowMs;
    step = step > 4095 ? 0 : step;
    return ((BigInt(lastMs - discordEpochMs) << 22n) | BigInt(step)).toString();
  };
}

/** The time in epoch milliseconds that an id carries. */
export function snowflakeTimeMs(id: string): number {
  return Number(BigInt(id) >> 22n) + discordEpochMs;
}

/** Whether the text has the form of an id; Discord takes small ones too, such as 0 for the beginning. */
export function isSnowflake(text: string): boolean {
  return /^\d{1,19}$/.test(text);
}
