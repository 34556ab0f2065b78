import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { type Message, text } from './message.ts';

/** Reminds a server's reporters that the week's totals are out. `role` is the Discord id of the role to mention. */
export function roundReminder(role: string | null, language: Language): Message {
  const t = translator(language);
  return { ...(role === null ? {} : { mention: role }), blocks: [text(t('record.roundReminder'))] };
}
