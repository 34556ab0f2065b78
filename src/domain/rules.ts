import type { Counter, CounterId } from './counter.ts';
import type { Ladder, LadderId } from './ladder.ts';

/** The ladders and counters in use, the shipped and the operator's own. */
export interface Rules {
  readonly ladders: ReadonlyMap<LadderId, Ladder>;
  readonly counters: ReadonlyMap<CounterId, Counter>;
  /** The counters that nothing is forecast from; left out, those whose terms forbid it unless the operator agreed otherwise. */
  readonly withoutForecast?: ReadonlySet<CounterId>;
}

/** YouTube's terms allow metrics derived from its numbers only to those who accepted an amendment. */
const WITHOUT_FORECAST: ReadonlySet<CounterId> = new Set(['youtube-views']);

/** Whether anything may be forecast from a counter's numbers. */
export function mayForecast(rules: Rules, counter: CounterId): boolean {
  return !(rules.withoutForecast ?? WITHOUT_FORECAST).has(counter);
}

/** The ladder that a server follows until it chooses others (PRODUCT §3). */
export const DEFAULT_LADDER: LadderId = 'riaj-streaming';

/** What is wrong between ladders and counters that are each well formed, by ladder. */
export function inconsistencies(rules: Rules): { readonly ladder: LadderId; readonly problem: string }[] {
  const problems: { ladder: LadderId; problem: string }[] = [];
  for (const ladder of rules.ladders.values()) {
    for (const counter of ladder.counters)
      if (!rules.counters.has(counter))
        problems.push({ ladder: ladder.id, problem: `counters: no file declares the counter "${counter}"` });
    if (ladder.certificates && !rules.ladders.has(ladder.certificates.of))
      problems.push({ ladder: ladder.id, problem: `certificates.of: "${ladder.certificates.of}" is no ladder` });
  }
  if (!rules.ladders.has(DEFAULT_LADDER))
    problems.push({ ladder: DEFAULT_LADDER, problem: `the ladder "${DEFAULT_LADDER}" is missing` });
  return problems;
}

/** The ladders that may be read against a counter. */
export function laddersReading(rules: Rules, counter: CounterId): Ladder[] {
  return [...rules.ladders.values()].filter((ladder) => ladder.counters.includes(counter));
}

/** The counters whose publisher counts all language versions of a song together. */
export function mergingCounters(rules: Rules): ReadonlySet<CounterId> {
  return new Set(
    [...rules.counters.values()].filter((counter) => counter.mergesLanguages).map((counter) => counter.id),
  );
}
