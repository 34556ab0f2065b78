import { findLevel, type Ladder, type Level } from './ladder.ts';

/**
 * The level that a person or a list names: by its id, or its name in any language, however its words are joined
 * (`ダブル・プラチナ`, `ダブルプラチナ`, `ﾀﾞﾌﾞﾙ･ﾌﾟﾗﾁﾅ`, `Double Platinum`); null where the ladder never had it.
 */
export function levelNamed(ladder: Ladder, text: string): Level | null {
  const asked = folded(text).replace(/認定$/, '');
  if (asked === '') return null;
  for (const edition of ladder.editions.toReversed())
    for (const { id, names } of edition.levels)
      if ([id, ...Object.values(names)].some((name) => folded(name) === asked))
        return findLevel(ladder, id)?.level ?? null;
  return null;
}

/** The levels that a ladder ever had, by rising threshold. */
export function everyLevel(ladder: Ladder): Level[] {
  const ids = new Set(ladder.editions.flatMap((edition) => edition.levels.map((level) => level.id)));
  const levels = [...ids].flatMap((id) => findLevel(ladder, id)?.level ?? []);
  return levels.toSorted((a, b) => a.threshold - b.threshold);
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
}
