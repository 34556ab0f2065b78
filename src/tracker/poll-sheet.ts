import { backOff } from '../domain/poll.ts';
import type { SheetAnswer, SheetRead, SheetSource, SourceId } from '../domain/source.ts';
import { noteAnswer, pauseSource, sourceState } from '../store/source-states.ts';
import { type AskingParts, pauseFor } from './ask-source.ts';
import type { Guard } from './guard.ts';

/**
 * Takes the rows of a sheet that changed: names are looked up, numbers checked and recorded. False where a row may be
 * taken later although the sheet stays as it is, because its song becomes known.
 */
export type TakeSheet = (source: SourceId, sheet: SheetRead) => Promise<boolean>;

/** After a failure that says nothing of itself, a sheet is looked at again in about so many doublings of a minute. */
const SHEET_FAILURES = 4;

/** Looks at a sheet where it is due. A sheet whose rows could not be taken is read whole again the next time. */
export async function pollSheet(
  parts: AskingParts,
  source: SheetSource,
  guard: Guard,
  takeSheet: TakeSheet,
): Promise<void> {
  const { store, clock, log, stop } = parts;
  const { id, everyMs } = source;
  const now = clock();
  const state = await sourceState(store.read, id);
  if (state.pausedUntil > now || state.dueAt > now) return;
  const { since } = state;
  const answer = await guard<SheetAnswer>((signal) => source.read({ since, now, signal }), stop);
  if (answer.kind === 'left-alone' || stop.aborted) return;
  if (answer.kind === 'failed') {
    const { kind, detail } = answer.failure;
    if (await pauseFor(parts, id, answer.failure)) return;
    const until = backOff(now, SHEET_FAILURES, parts.random());
    await pauseSource(store.write, id, { until, kind, detail, now });
    log.warn({ source: id, failure: kind, detail }, 'A sheet could not be read. It is looked at again later.');
    return;
  }
  const taken = answer.kind === 'read' ? await takeSheet(id, answer) : true;
  const mark = answer.kind === 'read' ? answer.since : since;
  await noteAnswer(store.write, id, now, { since: taken ? mark : null, dueAt: now + everyMs });
}
