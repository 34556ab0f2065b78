import { z } from 'zod';
import type { CounterId } from './counter.ts';
import { type Day, dayOf, firstDayOf, isMonth, lastDayOf, parseDay } from './day.ts';
import type { Names } from './names.ts';

/** The id of a ladder, such as `riaj-streaming`. */
export type LadderId = string;

/** The id of a level within its ladder, such as `double-platinum`. */
export type LevelId = string;

/** One step of a ladder. */
export interface Level {
  readonly id: LevelId;
  readonly names: Names;
  /** 0xRRGGBB. */
  readonly colour: number;
  /** In the counter's unit: plays, views. */
  readonly threshold: number;
}

/** The levels that are given between two days. Both ends are days of the edition; null is open. */
export interface Edition {
  readonly from: Day | null;
  readonly until: Day | null;
  /** By rising threshold. */
  readonly levels: readonly Level[];
  readonly sources: readonly string[];
}

/** A dated list of levels that a song can reach (DESIGN §1.1). */
export interface Ladder {
  readonly id: LadderId;
  readonly names: Names;
  readonly about: Names;
  /** The counters it may be read against, the preferred first. */
  readonly counters: readonly CounterId[];
  /** Whether each version of a song stands for itself, so that a count over all language versions says too much. */
  readonly perTrack: boolean;
  /**
   * Whose certificates say something here: they prove a lower bound, and where `asLevels`, they are this ladder's
   * own levels. Null on a ladder that nobody certifies.
   */
  readonly certificates: {
    readonly of: LadderId;
    readonly asLevels: boolean;
    /** Who certifies: "RIAJ". */
    readonly issuer: Names;
    /** The words that mark a certificate, and never an estimate: "RIAJ certified". */
    readonly mark: Names;
  } | null;
  /** In order of time, without overlap. */
  readonly editions: readonly Edition[];
}

const names = z.strictObject({ en: z.string().min(1), ja: z.string().min(1), ko: z.string().min(1) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const bound = z.string().refine((text) => isMonth(text) || parseDay(text) !== null, 'is YYYY-MM or YYYY-MM-DD');

const ladderFile = z.strictObject({
  id,
  names,
  about: names,
  counters: z.array(id).min(1),
  perTrack: z.boolean(),
  certificates: z.strictObject({ of: id, asLevels: z.boolean(), issuer: names, mark: names }).optional(),
  levels: z.record(id, z.strictObject({ names, colour: z.string().regex(/^#[0-9A-Fa-f]{6}$/) })),
  editions: z
    .array(
      z.strictObject({
        from: bound.optional(),
        until: bound.optional(),
        sources: z.array(z.url()).min(1),
        thresholds: z.record(id, z.int().positive()),
      }),
    )
    .min(1),
});

/** A ladder's file, checked: its levels are declared and rise, its editions follow each other without overlap. */
export const ladderSchema = ladderFile.transform((file, context): Ladder => {
  const complain = (message: string, ...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path: ['editions', ...path] });
  const editions = file.editions.map((edition, at): Edition => {
    const levels = Object.entries(edition.thresholds).flatMap(([level, threshold]): Level[] => {
      const declared = file.levels[level];
      if (!declared) {
        complain(`the level "${level}" is not among the ladder's levels`, at, 'thresholds');
        return [];
      }
      return [{ id: level, names: declared.names, colour: Number.parseInt(declared.colour.slice(1), 16), threshold }];
    });
    levels.forEach((level, index) => {
      const below = levels[index - 1];
      if (below && below.threshold >= level.threshold)
        complain(`the level "${level.id}" is not above "${below.id}"`, at, 'thresholds');
    });
    return {
      from: edition.from === undefined ? null : startOf(edition.from),
      until: edition.until === undefined ? null : endOf(edition.until),
      levels,
      sources: edition.sources,
    };
  });
  editions.forEach((edition, index) => {
    const before = editions[index - 1];
    if (edition.from !== null && edition.until !== null && edition.until < edition.from)
      complain('the edition ends before it begins', index);
    if (before && (before.until === null || edition.from === null || edition.from <= before.until))
      complain('the edition begins before the one above it ends', index);
  });
  return {
    id: file.id,
    names: file.names,
    about: file.about,
    counters: file.counters,
    perTrack: file.perTrack,
    certificates: file.certificates ?? null,
    editions,
  };
});

function startOf(text: string): Day {
  return isMonth(text) ? firstDayOf(text) : dayOf(text);
}

function endOf(text: string): Day {
  return isMonth(text) ? lastDayOf(text) : dayOf(text);
}

/** The ladders whose own levels somebody certifies. */
export function certifiedLadders(ladders: ReadonlyMap<LadderId, Ladder>): Ladder[] {
  return [...ladders.values()].filter((ladder) => ladder.certificates?.of === ladder.id);
}

/** The edition in force on a day, null before the first, after the last, or in a gap. */
export function editionOn(ladder: Ladder, day: Day): Edition | null {
  return (
    ladder.editions.find(
      (edition) => (edition.from === null || edition.from <= day) && (edition.until === null || day <= edition.until),
    ) ?? null
  );
}

/** The levels in force on a day, by rising threshold. */
export function levelsOn(ladder: Ladder, day: Day): readonly Level[] {
  return editionOn(ladder, day)?.levels ?? [];
}

/** The newest form of a level that any edition has, and the last day on which it was given (null: it still is). */
export function findLevel(ladder: Ladder, levelId: LevelId): { level: Level; until: Day | null } | null {
  for (const edition of ladder.editions.toReversed()) {
    const level = edition.levels.find((candidate) => candidate.id === levelId);
    if (level) return { level, until: edition.until };
  }
  return null;
}

/** The lowest threshold a level ever had: what a certificate of that level proves whatever its date. */
export function lowestThreshold(ladder: Ladder, levelId: LevelId): number | null {
  const thresholds = ladder.editions.flatMap((edition) =>
    edition.levels.filter((level) => level.id === levelId).map((level) => level.threshold),
  );
  return thresholds.length > 0 ? Math.min(...thresholds) : null;
}

/** The levels of any edition that lie above a threshold. */
export function levelIdsAbove(ladder: Ladder, threshold: number): LevelId[] {
  const levels = ladder.editions.flatMap((edition) => edition.levels);
  return [...new Set(levels.filter((level) => level.threshold > threshold).map((level) => level.id))];
}
