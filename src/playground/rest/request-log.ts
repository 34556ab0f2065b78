import type { FaultKind } from './faults.ts';

/** One request that crossed, as it was understood and answered. */
export interface LogEntry {
  /** Rises with each request that ended, in the order of their ends; null while it has not. */
  n: number | null;
  /** When it arrived, in epoch milliseconds. */
  at: number;
  method: string;
  /** The path below /api/v10. */
  path: string;
  query: string;
  /** The route's template as the official description writes it; null on an unknown path. */
  route: string | null;
  /** The status that was answered; null while there is none, or when the answer was lost. */
  status: number | null;
  /** The parsed body (payload_json of a multipart one). */
  body: unknown;
  files: { field: string; name: string; contentType: string; size: number }[];
  /** What is wrong with the request, in words; also what Discord would silently ignore. */
  problems: string[];
  /** The fault that was played on it. */
  fault: FaultKind | undefined;
  /** Milliseconds from its arrival to the end of its answer. */
  ms: number | null;
}

/** Counts the answers that Discord counts against a bot: 401, 403 and 429, except shared ones. */
export function createInvalidRequestCounter(clock: () => number) {
  const atMs: number[] = [];
  const windowMs = 600_000;
  return {
    note: (status: number, headers: Record<string, string>): void => {
      const shared = headers['X-RateLimit-Scope'] === 'shared';
      if (status === 401 || status === 403 || (status === 429 && !shared)) atMs.push(clock());
    },
    /** How many there were in the last ten minutes. */
    count: (): number => atMs.filter((one) => clock() - one <= windowMs).length,
  };
}
