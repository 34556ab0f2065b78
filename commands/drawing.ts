import type { Language } from '../src/text/language.ts';
import { translator } from '../src/text/translate.ts';
import { type Message, text } from '../src/views/message.ts';
import type { Picture } from '../src/views/picture.ts';
import type { Call } from './define.ts';

/** A message with its picture before the small print and the buttons; without one where there is none to be had now. */
export async function illustrated(
  { parts, caller }: Call,
  message: Message,
  picture: Picture,
  language: Language,
): Promise<Message> {
  const drawn = await parts.pictures.draw(picture, caller.user);
  if (typeof drawn !== 'string') return { ...message, blocks: [...message.blocks, drawn] };
  if (drawn === 'failed') return message;
  return { ...message, blocks: [...message.blocks, text(`-# ${translator(language)('history.pictureLater')}`)] };
}
