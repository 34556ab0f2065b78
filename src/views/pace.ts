import type { Language } from '../text/language.ts';
import { formatCountBeforeUnit } from '../text/numbers.ts';

/** Plays a day as they stand before a unit, cut to three digits: a pace is no more certain than that. */
export function paceText(perDay: number, language: Language): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, perDay))) - 2);
  return formatCountBeforeUnit(Math.floor(perDay / unit) * unit, language);
}
