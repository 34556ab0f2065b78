import { joinSentences } from '../text/join.ts';
import type { Language } from '../text/language.ts';
import { translator } from '../text/translate.ts';
import { type Message, text } from './message.ts';

/** One thing that was checked: a problem has a remedy in its text. */
export interface Finding {
  readonly state: 'problem' | 'note' | 'ok';
  readonly text: string;
}

/** What was found, the problems first; what the operator alone may see stands apart. */
export function doctorMessage(view: {
  readonly server: readonly Finding[];
  readonly operator: readonly Finding[];
  readonly language: Language;
}): Message {
  const { server, operator, language } = view;
  const t = translator(language);
  const n = [...server, ...operator].filter(({ state }) => state === 'problem').length;
  return {
    blocks: [
      text(n === 0 ? t('doctor.fine') : t('doctor.problems', { n })),
      ...(server.length > 0 ? [text(lines(server, language))] : []),
      ...(operator.length > 0 ? [text([t('doctor.operatorHeading'), lines(operator, language)].join('\n'))] : []),
    ],
  };
}

const ORDER = { problem: 0, note: 1, ok: 2 } as const;

function lines(findings: readonly Finding[], language: Language): string {
  const t = translator(language);
  const sorted = findings.toSorted((a, b) => ORDER[a.state] - ORDER[b.state]);
  const label = { problem: t('doctor.problem'), note: t('doctor.note'), ok: t('doctor.ok') };
  return sorted.map(({ state, text: found }) => `- **${label[state]}**: ${found}`).join('\n');
}

/** A problem of several sentences. */
export function problem(sentences: readonly (string | null)[], language: Language): Finding {
  return { state: 'problem', text: joinSentences(sentences, language) };
}
