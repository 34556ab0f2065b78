import type { Month } from '../domain/day.ts';
import type { Ladder } from '../domain/ladder.ts';
import { formatMonth } from '../text/dates.ts';
import { joinList } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { type Message, text } from './message.ts';
import { nameIn } from './names.ts';

/** More months than these are named by the first and the last alone. */
const NAMED = 6;

/** Tells whoever runs the bot which batches of certificates should be out and are not in the list, the oldest first. */
export function batchReminder(ladder: Ladder, months: readonly Month[], language: Language): Message {
  const t = translator(language);
  const names = months.map((month) => formatMonth(month, language));
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const issuer = nameIn(ladder.certificates?.issuer ?? ladder.names, language);
  const named = names.length > NAMED ? t('reminder.span', { first, last }) : joinList(names, language);
  return {
    blocks: [text(t('reminder.batches', { n: months.length, issuer, months: named })), text(t('reminder.batchesThen'))],
  };
}
