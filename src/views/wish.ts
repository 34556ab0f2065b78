import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { type Message, text } from './message.ts';

/** A post as the one message that a person asked for: why it comes, and that nothing more does. */
export function wishMessage(
  post: Message,
  { song, ladder, language }: { readonly song: number; readonly ladder: string; readonly language: Language },
): Message {
  const t = translator(language);
  const again = { label: t('wish.again'), action: `tell:${song} ${ladder}` };
  const blocks = post.blocks.map((block) =>
    block.type === 'buttons' ? { ...block, buttons: [...block.buttons, again] } : block,
  );
  return { ...post, blocks: [...blocks.slice(0, -1), text(`-# ${t('wish.once')}`), ...blocks.slice(-1)] };
}
