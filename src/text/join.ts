import type { Language } from './language.ts';

/** Sentences after each other: Japanese sets no space between them. */
export function joinSentences(sentences: readonly (string | null)[], language: Language): string {
  return present(sentences).join(language === 'ja' ? '' : ' ');
}

/** The entries of a list: `a, b`, `a、b`. */
export function joinList(entries: readonly string[], language: Language): string {
  return entries.join(language === 'ja' ? '、' : ', ');
}

/** Facts beside each other: `a · b`, `a ・ b`. */
export function joinFacts(facts: readonly (string | null)[], language: Language): string {
  return present(facts).join(language === 'ja' ? ' ・ ' : ' · ');
}

function present(parts: readonly (string | null)[]): string[] {
  return parts.filter((part) => part !== null);
}
