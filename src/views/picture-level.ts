import type { Ladder, Level } from '../domain/ladder.ts';
import { readWrittenCount } from '../domain/written-count.ts';
import type { Language } from '../text/language.ts';
import { nameIn } from './names.ts';
import type { PictureLevel } from './picture.ts';

/** Whether a name is the threshold in words: a ladder of an operator's own may call its levels otherwise. */
function says(name: string, threshold: number): boolean {
  const written = readWrittenCount(name);
  return typeof written !== 'string' && written.count === threshold;
}

/** A level as pictures show it. */
export function pictureLevel(
  { names, threshold, colour }: Level,
  ladder: Ladder | null,
  language: Language,
): PictureLevel {
  return {
    name: nameIn(names, language),
    isCount: ladder?.certificates == null && says(names.en, threshold),
    threshold,
    colour,
  };
}
