import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How a call of a person ended. */
export type CallOutcome = 'answered' | 'failed' | 'refused';

/** What is counted by looking when somebody asks, from a few quick statements. */
export interface Counted {
  /** Rows of the ledger that are not settled, by state. */
  readonly openAnnouncements: Readonly<Record<string, number>>;
  /** When the oldest that is owed was owed, milliseconds since 1970; null where none is. */
  readonly oldestOwedAt: number | null;
  /** Everything ever observed, and every crossing ever found. */
  readonly readings: number;
  readonly crossings: number;
  /** Units left of the budgets of the sources that have one. */
  readonly quotaLeft: Readonly<Record<string, number>>;
  /** Connections to Discord, by state. */
  readonly shards: Readonly<Record<string, number>>;
}

/** What the bot counts, in the form that Prometheus reads. */
export interface Metrics {
  readonly contentType: string;
  /** A person's call was answered or not; `call` is a command or button. */
  callEnded(call: string, outcome: CallOutcome, ms: number): void;
  /** A row of the ledger came to a state. */
  settled(kind: string, state: string): void;
  /** A source was asked once. */
  sourceAsked(source: string, outcome: string): void;
  /** Everything as text. */
  text(counted: Counted, now: number): Promise<string>;
}

/** More different calls than a bot has: whatever comes after them is one. */
const MOST_CALLS = 150;

/** In seconds. Discord waits three. */
const LATENCIES = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10];

/** Metrics of a bot of their own registry, with those of the process: memory, event-loop delay, garbage collection. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const calls = new Histogram({
    name: 'tierwatch_call_seconds',
    help: 'Calls of people, from their arrival to the answer.',
    labelNames: ['call', 'outcome'],
    buckets: LATENCIES,
    registers,
  });
  const settlements = new Counter({
    name: 'tierwatch_announcements_settled_total',
    help: 'Attempts at announcements, by what they came to.',
    labelNames: ['kind', 'state'],
    registers,
  });
  const sourceCalls = new Counter({
    name: 'tierwatch_source_calls_total',
    help: 'Requests to sources, by what came of them.',
    labelNames: ['source', 'outcome'],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers });
  const open = gauge('tierwatch_announcements_open', 'Announcements that are not settled.', ['state']);
  const oldest = gauge('tierwatch_announcement_oldest_owed_seconds', 'Age of the oldest owed announcement; 0: none.');
  const readings = gauge('tierwatch_readings', 'Readings ever observed (the highest id).');
  const crossings = gauge('tierwatch_crossings', 'Crossings ever found (the highest id).');
  const quota = gauge('tierwatch_source_quota_left', 'Units left of a source’s budget.', ['source']);
  const shards = gauge('tierwatch_gateway_shards', 'Connections to Discord, by state.', ['state']);
  const seen = new Set<string>();

  function bounded(call: string): string {
    if (seen.size < MOST_CALLS) seen.add(call);
    return seen.has(call) ? call : 'other';
  }

  return {
    contentType: registry.contentType,
    callEnded: (call, outcome, ms) => calls.observe({ call: bounded(call), outcome }, ms / 1_000),
    settled: (kind, state) => settlements.inc({ kind, state }),
    sourceAsked: (source, outcome) => sourceCalls.inc({ source, outcome }),
    text: async (counted, now) => {
      setAll(open, 'state', { owed: 0, sending: 0, held: 0, ...counted.openAnnouncements });
      oldest.set(counted.oldestOwedAt === null ? 0 : Math.max(0, now - counted.oldestOwedAt) / 1_000);
      readings.set(counted.readings);
      crossings.set(counted.crossings);
      setAll(quota, 'source', counted.quotaLeft);
      setAll(shards, 'state', counted.shards);
      return registry.metrics();
    },
  };
}

function setAll(gauge: Gauge, label: string, values: Readonly<Record<string, number>>): void {
  gauge.reset();
  for (const [name, value] of Object.entries(values)) gauge.set({ [label]: name }, value);
}
