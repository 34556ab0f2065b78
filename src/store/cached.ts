import type { Store } from './database.ts';

/**
 * The same question over the same data, answered from memory: whoever asks while an answer is being made waits for that
 * one. The last few answers are kept, and none once anything was written.
 */
export function cached<Q, A>(
  store: Pick<Store, 'dataVersion'>,
  kept: number,
  keyOf: (question: Q) => string,
  answer: (question: Q) => Promise<A>,
): (question: Q) => Promise<A> {
  const answers = new Map<string, Promise<A>>();
  let version: number | null = null;
  return (question) => {
    const now = store.dataVersion();
    if (now !== version) answers.clear();
    version = now;
    const key = keyOf(question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const made = answer(question).catch((error: unknown) => {
      answers.delete(key);
      throw error;
    });
    answers.set(key, made);
    const [oldest] = answers.keys();
    if (answers.size > kept && oldest !== undefined) answers.delete(oldest);
    return made;
  };
}
