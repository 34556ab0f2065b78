import { backOff } from '../domain/poll.ts';
import type { SongAnswer, SongSource, SourceFailure, SourceId } from '../domain/source.ts';
import { matchOwnPolls, ownPollsOf, takeOwnDue } from '../store/own-polls.ts';
import { type DueLink, matchPolls, settlePolls, takeDue } from '../store/polls.ts';
import { isPaused, pauseSource, type SourceState, sourceState } from '../store/source-states.ts';
import { type AskingParts, pauseFor } from './ask-source.ts';
import type { Guard } from './guard.ts';
import { takeAnswer } from './take-answer.ts';

/** Longer than a call takes with all its repetitions: until then nobody else asks for the same links. */
const LEASE_MS = 600_000;

/** Between two writes, in milliseconds: others may write, and the event loop turns. */
const PAUSE_MS = 5;

/** Songs that servers added for themselves are asked for while less than this share of a day's budget is spent. */
const OWN_SHARE = 0.5;

/** Links that are asked for in one call, all everybody's or all servers' own; `polls` is where their rows stand. */
interface Due {
  readonly polls: SourceId;
  readonly links: readonly DueLink[];
}

/**
 * Asks a source for all songs that are due, call after call, until none is, the source is to be left alone, or the bot
 * stops: everybody's songs first, then those that servers added for themselves. What is due is in the database alone: a
 * round that is missed, doubled or cut off is made up for by the next.
 */
export async function pollSongs(parts: AskingParts, source: SongSource, guard: Guard): Promise<void> {
  const { store, clock, stop } = parts;
  const { id, site } = source;
  const pause = () => parts.sleep(PAUSE_MS);
  await matchPolls(store, id, site, clock(), pause);
  await matchOwnPolls({ store, source: id, site, now: clock(), pause });
  while (!stop.aborted) {
    const now = clock();
    const state = await sourceState(store.read, id);
    if (isPaused(state, now)) return;
    const due = await takeNext(parts, source, state, now);
    if (due.links.length === 0) return;
    // Several servers may have added the same song.
    const ids = [...new Set(due.links.map((link) => link.askedId))];
    const answer = await guard<SongAnswer>((signal) => source.read({ ids, now, signal }), stop).catch(
      async (error: unknown) => {
        // A defect of the source's code is its own: it waits its time like any failure, and tells of itself.
        await backOffAll(parts, due);
        throw new Error(`The source "${id}" broke.`, { cause: error });
      },
    );
    if (answer.kind === 'read') {
      await takeAnswer(parts, source, due, answer.outcomes, pause);
    } else if (answer.kind === 'left-alone' || stop.aborted) {
      await giveBack(parts, due);
      return;
    } else if (await pauseFor(parts, id, answer.failure)) {
      await giveBack(parts, due);
      return;
    } else {
      await noteThatNothingCame(parts, source, due.links.length, answer.failure);
      await backOffAll(parts, due);
    }
    await pause();
  }
}

/** What is asked for next. */
async function takeNext({ store }: AskingParts, source: SongSource, state: SourceState, now: number): Promise<Due> {
  const { id, site, limits, pace } = source;
  const taking = { source: id, site, now, most: limits.idsPerCall, alongMs: pace.nearMs, leaseMs: LEASE_MS };
  const links = await takeDue(store.write, taking);
  if (links.length > 0) return { polls: id, links };
  const polls = ownPollsOf(id);
  const { budget } = limits;
  const isSpent = budget !== null && state.spentUntil > now && state.spent >= budget.units * OWN_SHARE;
  return { polls, links: isSpent ? [] : await takeOwnDue(store.write, taking) };
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
async function giveBack(parts: AskingParts, { polls, links }: Due): Promise<void> {
  const dueAt = parts.clock();
  await settlePolls(
    parts.store.write,
    polls,
    links.map((link) => ({ ...link, dueAt, answeredAt: null })),
  );
}

async function backOffAll(parts: AskingParts, { polls, links }: Due): Promise<void> {
  const now = parts.clock();
  await settlePolls(
    parts.store.write,
    polls,
    links.map((link) => {
      const failures = link.failures + 1;
      return { ...link, failures, dueAt: backOff(now, failures, parts.random()), answeredAt: null };
    }),
  );
}
