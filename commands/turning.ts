import type { Language } from '../src/text/language.ts';
import { translator } from '../src/text/translate.ts';
import { type Button, buttons, type Message } from '../src/views/message.ts';
import { answerStyle } from './answer-style.ts';
import type { Reply } from './command.ts';
import { type Call, privately, replace } from './define.ts';

/** How an answer is to be written. */
export interface Turn {
  readonly language: Language;
  /** What the answer's own buttons carry in front: who asked, and whether everyone sees it. */
  readonly mark: string;
}

/** An answer in any language, on whichever of its pages. */
export type Write = (turn: Turn) => Promise<Message>;

const MARK = /^([am])(\d{1,20})$/;

/** An answer for everyone in the server's language, or for the caller alone where the server wants that. */
export async function answerAll(call: Call, write: Write): Promise<Reply> {
  const { visibility, language } = answerStyle(call);
  if (visibility === 'private') return answerAlone(call, write);
  const turn = { language, mark: `a${call.caller.user}` };
  return { kind: 'message', visibility, message: withRemoval(await write(turn), turn) };
}

/**
 * Turns to another page of an answer: whoever asked for it turns it where it stands, everybody else gets that page for
 * themselves, so that nobody takes a page away from others who read it.
 */
export async function turnTo(call: Call, mark: string, write: Write): Promise<Reply> {
  const { caller } = call;
  const [, seen, asker] = MARK.exec(mark) ?? [];
  if (asker !== caller.user) return answerAlone(call, write);
  if (seen === 'm') return replace(await write({ language: caller.language, mark }));
  const turn = { language: caller.server?.language ?? caller.language, mark };
  return replace(withRemoval(await write(turn), turn));
}

/** An answer for the caller alone, in their language. */
export async function answerAlone({ caller }: Call, write: Write): Promise<Reply> {
  return privately(await write({ language: caller.language, mark: `m${caller.user}` }));
}

/** With the button by which its asker, or who manages messages, removes it. */
function withRemoval(message: Message, { language, mark }: Turn): Message {
  const remove: Button = { label: translator(language)('call.remove'), action: `remove:${mark.slice(1)}` };
  const last = message.blocks.at(-1);
  if (last?.type === 'buttons' && last.buttons.length < 5)
    return { ...message, blocks: [...message.blocks.slice(0, -1), buttons(...last.buttons, remove)] };
  return { ...message, blocks: [...message.blocks, buttons(remove)] };
}
