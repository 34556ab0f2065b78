import type { Language } from '../src/text/language.ts';
import type { Reply, Visibility } from './command.ts';
import type { Call } from './define.ts';

/** How the answers of commands that everybody may ask look here: `/settings answers` and `/settings plain`. */
export interface AnswerStyle {
  readonly visibility: Visibility;
  /** The server's for an answer that everyone sees, else the reader's. */
  readonly language: Language;
  /** Without bar, emoji and picture. */
  readonly plain: boolean;
}

/** The style of an answer for everyone, as the server of a call wants it. */
export function answerStyle({ caller, server }: Call): AnswerStyle {
  const visibility = server?.answers ?? 'public';
  const language = visibility === 'public' ? (caller.server?.language ?? caller.language) : caller.language;
  return { visibility, language, plain: server?.plain ?? false };
}

/** A reply as the server wants it seen: what a command says to everyone, where that is not wanted, to the caller alone. */
export function inStyle({ server }: Pick<Call, 'server'>, reply: Reply): Reply {
  if (reply.kind !== 'message' || reply.visibility === 'private' || server?.answers !== 'private') return reply;
  return { kind: 'message', visibility: 'private', message: reply.message };
}
