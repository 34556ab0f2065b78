import type { Server } from '../src/store/servers.ts';
import type { Translate } from '../src/text/translate.ts';
import { authorOf, type Runnable, runnable, say, serverOf } from './define.ts';
import { option } from './options.ts';

/** `/settings answers` and `/settings plain`: how what everybody may ask is answered. */
export const answerSettings: readonly Runnable[] = [
  runnable({
    name: 'answers',
    description: 'style.answersDescription',
    visibility: 'private',
    options: {
      who: option.choice('style.answersOption', [
        { value: 'public', name: 'style.public' },
        { value: 'private', name: 'style.private' },
      ]),
    },
    run: async (call, { who }) => {
      const answers = who === 'private' ? 'private' : 'public';
      await call.parts.servers.setAnswerStyle(serverOf(call).id, { answers });
      await call.parts.audit.note(serverOf(call).id, authorOf(call), { what: 'answers', answers });
      return say(answersLine(call.t, { answers }));
    },
  }),
  runnable({
    name: 'plain',
    description: 'style.plainDescription',
    visibility: 'private',
    options: {
      plain: option.choice('style.plainOption', [
        { value: 'on', name: 'style.on' },
        { value: 'off', name: 'style.off' },
      ]),
    },
    run: async (call, { plain: chosen }) => {
      const plain = chosen === 'on';
      await call.parts.servers.setAnswerStyle(serverOf(call).id, { plain });
      await call.parts.audit.note(serverOf(call).id, authorOf(call), { what: 'plain', on: plain });
      return say(plainLine(call.t, { plain }));
    },
  }),
];

/** How answers are given, a line each: what `/settings show` says of it. */
export function answerLines(t: Translate, server: Pick<Server, 'answers' | 'plain'>): string[] {
  return [answersLine(t, server), plainLine(t, server)];
}

function answersLine(t: Translate, { answers }: Pick<Server, 'answers'>): string {
  return t(answers === 'private' ? 'style.answersPrivate' : 'style.answersPublic');
}

function plainLine(t: Translate, { plain }: Pick<Server, 'plain'>): string {
  return t(plain ? 'style.plainOn' : 'style.plainOff');
}
