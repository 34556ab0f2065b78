import type { Language } from '../language.ts';

/**
 * The messages of one area: every key begins with the area's name and a dot, every message is in every language.
 * Messages are ICU text. All languages of a message use the same parameters; English says which ones there are.
 */
export type Area<Name extends string> = Readonly<Record<`${Name}.${string}`, Readonly<Record<Language, string>>>>;
