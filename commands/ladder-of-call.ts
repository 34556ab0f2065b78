import type { CounterId } from '../src/domain/counter.ts';
import type { Ladder } from '../src/domain/ladder.ts';
import { DEFAULT_LADDER, laddersReading } from '../src/domain/rules.ts';
import type { Call } from './define.ts';

/** The ladder that a call means where it names none: the server's first; outside servers the RIAJ's. */
export function defaultLadder(call: Call): Ladder {
  const ladder = serversLadders(call)[0] ?? ladderNamed(call, DEFAULT_LADDER);
  if (!ladder) throw new Error(`There is no ladder "${DEFAULT_LADDER}".`);
  return ladder;
}

/** The ladder of an id that a button carries; null where it is no more. */
export function ladderNamed({ parts }: Call, id: string | undefined): Ladder | null {
  return parts.rules.ladders.get(id ?? '') ?? null;
}

/** The ladder on which a counter's numbers are to be seen: one of the server's own before any other, null without one. */
export function ladderReading(call: Call, counter: CounterId): Ladder | null {
  const reading = laddersReading(call.parts.rules, counter);
  const own = serversLadders(call).find((ladder) => reading.includes(ladder));
  // Levels that those who certify do not give are shown only where somebody chose them.
  return own ?? reading.find((ladder) => ladder.certificates?.asLevels !== false) ?? null;
}

/** The ladders of which anybody is told unasked: levels that those who certify do not give, only where somebody chose them. */
export function offeredLadders({ server, parts }: Call): Ladder[] {
  const isDisputed = (ladder: Ladder) => ladder.certificates?.asLevels === false;
  return [...parts.rules.ladders.values()].filter((one) => !isDisputed(one) || server?.ladders.includes(one.id));
}

function serversLadders({ server, parts }: Call): Ladder[] {
  return (server?.ladders ?? []).flatMap((id) => parts.rules.ladders.get(id) ?? []);
}
