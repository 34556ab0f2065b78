/** What Discord's answers say beside what was asked. */
export interface AnswerWatch {
  /** Called with every answer, of whichever client. */
  note(answer: { readonly status: number; readonly headers: { get(name: string): string | null } }): void;
  /** Discord's clock, in milliseconds since 1970; our own before the first answer. */
  discordTime(): number;
  /** How many answers of the last ten minutes Discord counts as invalid requests. */
  invalidRequests(): number;
}

const TEN_MINUTES_MS = 600_000;

/** Watches answers on a clock that never jumps; `clock` is ours, in milliseconds since 1970. */
export function createAnswerWatch(clock: () => number, monotonic: () => number): AnswerWatch {
  let invalidAt: number[] = [];
  let heard: { readonly time: number; readonly at: number } | null = null;

  function invalidRequests(): number {
    const since = monotonic() - TEN_MINUTES_MS;
    invalidAt = invalidAt.filter((at) => at > since);
    return invalidAt.length;
  }

  return {
    note: ({ status, headers }) => {
      const time = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(time)) heard = { time, at: monotonic() };
      const shared = headers.get('x-ratelimit-scope') === 'shared';
      if (status === 401 || status === 403 || (status === 429 && !shared)) invalidAt.push(monotonic());
    },
    discordTime: () => (heard ? Math.floor(heard.time + monotonic() - heard.at) : clock()),
    invalidRequests,
  };
}
