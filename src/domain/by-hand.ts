import type { CounterId } from './counter.ts';
import type { Day } from './day.ts';
import type { Ladder, LadderId, LevelId } from './ladder.ts';
import { levelsOn } from './ladder.ts';
import type { Precision } from './reading.ts';
import type { Verdict } from './reading-check.ts';
import { laddersReading, type Rules } from './rules.ts';
import type { WrittenCount } from './written-count.ts';

/** A number that a person typed for a song, understood. */
export interface HandReading {
  readonly song: number;
  readonly counter: CounterId;
  readonly day: Day;
  readonly count: number;
  readonly precision: Precision;
  /** Where it was seen; kept as citation and never fetched. */
  readonly link: string | null;
}

/** What recording a number by hand comes to, or would come to. */
export interface HandOutcome {
  readonly verdict: Verdict | 'repeated';
  /** The observation that was added; null where the number was there already. */
  readonly observation: number | null;
  /** What stood there before, as whoever asks sees it; null for the first number. */
  readonly before: { readonly day: Day; readonly count: number; readonly precision: Precision } | null;
  /** The highest level of each ladder that the number passes. */
  readonly crossed: readonly HandCrossing[];
  /** The highest level of each ladder that lay below the song's first number: recorded, not announced. */
  readonly baseline: readonly HandCrossing[];
  /** What is owed because of it: the channels of servers, by the servers' rows. */
  readonly posts: readonly { readonly server: number; readonly channel: string }[];
  /** Announcements that are too late to post. */
  readonly tooOld: number;
}

/** A level that a number passes. */
export interface HandCrossing {
  readonly crossing: number;
  readonly ladder: LadderId;
  readonly level: LevelId;
}

/** What came of taking a number back. */
export type HandUndone = 'undone' | 'gone' | 'too-late';

/** What came of correcting a number. */
export type HandCorrected =
  | {
      readonly state: 'corrected';
      /** What was recorded. */
      readonly wrong: number;
      /** Levels that are passed no more: `<ladder> <level>`. */
      readonly retracted: readonly string[];
      /** Posts that get a line of correction, and posts that the right number makes owed. */
      readonly posts: number;
      readonly owed: number;
    }
  /** Nothing is recorded for that song, source and day, or the very same number is. */
  | { readonly state: 'none' | 'same' };

/** For how long a number that crosses a level waits before it is posted, so that a slip can be taken back (PRODUCT §4). */
export const UNDO_MS = 60_000;

/** For how long who typed a number may take it back with one button; later it is corrected. */
export const TAKE_BACK_MS = 15 * 60_000;

/** The numbers that people type. `scope` is a server's row, or 0 for everywhere; moments are milliseconds since 1970. */
export interface ByHand {
  /** What recording a number would come to; nothing is kept. */
  preview(reading: HandReading, scope: number, now: number): Promise<HandOutcome>;
  /** Records a number; where it is not to be posted, what it makes owed is kept quiet. */
  save(
    reading: HandReading,
    save: { readonly scope: number; readonly actor: string; readonly post: boolean; readonly now: number },
  ): Promise<HandOutcome>;
  /** Posts levels that were recorded as passed before; answers how many posts are owed. */
  postBaseline(crossings: readonly number[], scope: number, now: number): Promise<number>;
  /** What putting a right number in the place of a recorded one would come to; nothing is kept. */
  previewCorrection(reading: HandReading, scope: number, now: number): Promise<HandCorrected>;
  /** Puts it in its place: what was posted because of the wrong one gets an honest line. */
  correct(
    reading: HandReading,
    by: { readonly scope: number; readonly actor: string; readonly now: number },
  ): Promise<HandCorrected>;
  /** Takes back a number that this person has just typed. */
  undo(observation: number, actor: string, now: number): Promise<HandUndone>;
}

/** The ladders on which a number called "about so many" may lie just below a level that it names, with that level. */
export function doubtfulLevels(
  rules: Rules,
  reading: { readonly counter: CounterId; readonly day: Day },
  { count, lowest }: Pick<WrittenCount, 'count' | 'lowest'>,
): { readonly ladder: Ladder; readonly level: LevelId }[] {
  return laddersReading(rules, reading.counter).flatMap((ladder) =>
    levelsOn(ladder, reading.day)
      .filter(({ threshold }) => lowest < threshold && threshold <= count)
      .map(({ id }) => ({ ladder, level: id })),
  );
}
