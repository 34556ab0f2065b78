import { backOff } from '../domain/poll.ts';
import type { SongAnswer, SongSource, SourceFailure } from '../domain/source.ts';
import { type DueLink, matchPolls, settlePolls, takeDue } from '../store/polls.ts';
import { isPaused, pauseSource, sourceState } from '../store/source-states.ts';
import { type AskingParts, pauseFor } from './ask-source.ts';
import type { Guard } from './guard.ts';
import { takeAnswer } from './take-answer.ts';

/** Longer than a call takes with all its repetitions: until then nobody else asks for the same links. */
const LEASE_MS = 600_000;

/** Between two writes, in milliseconds: others may write, and the event loop turns. */
const PAUSE_MS = 5;

/**
 * Asks a source for all songs that are due, call after call, until none is, the source is to be left alone, or the bot
 * stops. What is due is in the database alone: a round that is missed, doubled or cut off is made up for by the next.
 */
export async function pollSongs(parts: AskingParts, source: SongSource, guard: Guard): Promise<void> {
  const { store, clock, stop } = parts;
  const { id, site, limits, pace } = source;
  const pause = () => parts.sleep(PAUSE_MS);
  await matchPolls(store, id, site, clock(), pause);
  while (!stop.aborted) {
    const now = clock();
    if (isPaused(await sourceState(store.read, id), now)) return;
    const taking = { source: id, site, now, most: limits.idsPerCall, alongMs: pace.nearMs, leaseMs: LEASE_MS };
    const due = await takeDue(store.write, taking);
    if (due.length === 0) return;
    const ids = due.map((link) => link.externalId);
    const answer = await guard<SongAnswer>((signal) => source.read({ ids, now, signal }), stop).catch(
      async (error: unknown) => {
        // A defect of the source's code is its own: it waits its time like any failure, and tells of itself.
        await backOffAll(parts, source, due);
        throw new Error(`The source "${id}" broke.`, { cause: error });
      },
    );
    if (answer.kind === 'read') {
      await takeAnswer(parts, source, due, answer.outcomes, pause);
    } else if (answer.kind === 'left-alone' || stop.aborted) {
      await giveBack(parts, source, due);
      return;
    } else if (await pauseFor(parts, id, answer.failure)) {
      await giveBack(parts, source, due);
      return;
    } else {
      await noteThatNothingCame(parts, source, due.length, answer.failure);
      await backOffAll(parts, source, due);
    }
    await pause();
  }
}

/** Notes a failure that says nothing of later calls: for who looks at the source's state, and in the log. */
async function noteThatNothingCame(
  { store, clock, log }: AskingParts,
  { id }: SongSource,
  songs: number,
  { kind, detail }: SourceFailure,
): Promise<void> {
  const now = clock();
  await pauseSource(store.write, id, { until: now, kind, detail, now });
  const fields = { source: id, failure: kind, detail, songs };
  log.warn(fields, 'A source brought nothing. Its songs are asked for again later.');
}

/** The links are due as they were: they were not asked for, or it says nothing about them. */
async function giveBack(parts: AskingParts, { id }: SongSource, due: readonly DueLink[]): Promise<void> {
  const dueAt = parts.clock();
  await settlePolls(
    parts.store.write,
    id,
    due.map((link) => ({ ...link, dueAt, answeredAt: null })),
  );
}

async function backOffAll(parts: AskingParts, { id }: SongSource, due: readonly DueLink[]): Promise<void> {
  const now = parts.clock();
  await settlePolls(
    parts.store.write,
    id,
    due.map((link) => {
      const failures = link.failures + 1;
      return { ...link, failures, dueAt: backOff(now, failures, parts.random()), answeredAt: null };
    }),
  );
}
