/** What a server's own first sentence may be about. */
export type TemplateKind = 'passed' | 'certified';

/** What can be put into a server's own first sentence, by kind: a certificate says nothing of a count. */
export const TEMPLATE_FIELDS = {
  passed: ['song', 'artist', 'level', 'count', 'next', 'togo', 'date', 'ladder'],
  certified: ['song', 'artist', 'level', 'next', 'date', 'ladder'],
} as const;

export type TemplateField = (typeof TEMPLATE_FIELDS)['passed'][number];

/** A sentence of this many characters at most. */
export const TEMPLATE_LENGTH = 300;

/** What is wrong with a template. */
export type TemplateProblem =
  | { readonly kind: 'too-long'; readonly length: number }
  | { readonly kind: 'unknown-field'; readonly field: string };

const FIELD = /\{([^{}]*)\}/g;

/** A template as it is kept: one line, without signs that cannot be shown. */
export function tidyTemplate(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').trim();
}

/** What is wrong with a template of a kind; null where nothing is. */
export function checkTemplate(kind: TemplateKind, text: string): TemplateProblem | null {
  if (text.length > TEMPLATE_LENGTH) return { kind: 'too-long', length: text.length };
  const known: readonly string[] = TEMPLATE_FIELDS[kind];
  for (const [, field = ''] of text.matchAll(FIELD))
    if (!known.includes(field)) return { kind: 'unknown-field', field };
  return null;
}

/** Fills a template in. What it names and nobody gives is left out. */
export function fillTemplate(text: string, fields: Readonly<Partial<Record<TemplateField, string>>>): string {
  const given: Readonly<Record<string, string | undefined>> = fields;
  return text.replace(FIELD, (_, field: string) => (Object.hasOwn(given, field) ? (given[field] ?? '') : ''));
}
