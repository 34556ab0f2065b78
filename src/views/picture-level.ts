import type { Ladder, Level } from '../domain/ladder.ts';
import type { Language } from '../text/language.ts';
import { nameIn } from './names.ts';
import type { PictureLevel } from './picture.ts';

/** A level as pictures show it. */
export function pictureLevel(
  { names, threshold, colour }: Level,
  ladder: Ladder | null,
  language: Language,
): PictureLevel {
  return { name: nameIn(names, language), isCount: ladder?.certificates == null, threshold, colour };
}
