import type { Json } from '../json.ts';
import { type Answer, refuse, refuseForm, serverError } from '../rest/answers.ts';
import type { WireMessage } from '../wire.ts';

/** A place in a body. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a body. */
export interface Problem {
  path: Path;
  /** Discord's name for it, as far as it is known. */
  code: string;
  message: string;
  /** `ignored` is told in the log only: Discord takes such a body. Numbers are error codes or 500. */
  answer?: 'form' | 'ignored' | 'server error' | 50006 | 30015;
}

/** What the rules need to know beside the body. */
export interface CheckContext {
  /** The message that is changed. */
  existing?: WireMessage;
  /** The kind of interaction that is answered. */
  interaction?: 'command' | 'autocomplete' | 'component' | 'modal';
  /** The type of the option being completed. */
  focusedType?: number | null;
}

/** A problem that makes Discord refuse the body. */
export function problem(path: Path, code: string, message: string): Problem {
  return { path, code, message };
}

/** Discord's answer to a body with problems; undefined when it takes the body. */
export function answerTo(problems: readonly Problem[]): Answer | undefined {
  const refusing = problems.filter(({ answer }) => answer !== 'ignored');
  const form = refusing.filter(({ answer }) => answer === undefined || answer === 'form');
  if (form.length > 0) return refuseForm(nested(form));
  const [first] = refusing;
  if (first === undefined) return undefined;
  if (first.answer === 50006 || first.answer === 30015) return refuse(first.answer);
  return serverError;
}

/** A problem in one line, for people. */
export function worded({ path, code, message, answer }: Problem): string {
  const place = path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : `${text}${text === '' ? '' : '.'}${part}`),
    '',
  );
  const name = place === '' ? '(body)' : place;
  return `${name}: ${message} (${code}${answer === 'ignored' ? '; Discord ignores it' : ''})`;
}

/** Errors nested by field; a field's own errors hide those of its children, since Discord never mixes them. */
function nested(problems: readonly Problem[]): Json {
  const own = problems.filter(({ path }) => path.length === 0);
  if (own.length > 0) return { _errors: own.map(({ code, message }) => ({ code, message })) };
  const fields = new Map<string, Problem[]>();
  for (const one of problems) {
    const field = String(one.path[0]);
    fields.set(field, [...(fields.get(field) ?? []), { ...one, path: one.path.slice(1) }]);
  }
  return Object.fromEntries([...fields].map(([field, inner]) => [field, nested(inner)]));
}
