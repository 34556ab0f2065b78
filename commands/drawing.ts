import type { Language } from '../src/text/language.ts';
import { translator } from '../src/text/translate.ts';
import { type Message, text } from '../src/views/message.ts';
import type { Picture } from '../src/views/picture.ts';
import { answerStyle } from './answer-style.ts';
import type { Call } from './define.ts';

/** A message with its picture after it; without one where the server wants none, or none is to be had now. */
export async function illustrated(
  call: Call,
  message: Message,
  picture: Picture,
  language: Language,
): Promise<Message> {
  if (answerStyle(call).plain) return message;
  const drawn = await call.parts.pictures.draw(picture, call.caller.user);
  if (typeof drawn !== 'string') return { ...message, blocks: [...message.blocks, drawn] };
  if (drawn === 'failed') return message;
  const why = translator(language)(drawn === 'busy' ? 'picture.busy' : 'picture.tooMany');
  return { ...message, blocks: [...message.blocks, text(`-# ${why}`)] };
}
