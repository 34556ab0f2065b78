import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/text/language.ts';
import { translator } from '../../src/text/translate.ts';
import { reasonText } from '../../src/views/ledger-log.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where a state and its reason are set, in code and in SQL: `{}` stands for what is put in at run time. */
const SETTINGS = [
  /state: '(\w+)',\s*reason: (?:'([^']*)'|`([^`]*)`|(null))/g,
  /state = '(\w+)', reason = (?:'([^']*)'|(null))/g,
];

/** Reasons that the code composes: of a held channel, of folding, of posts that are left out while they are owed. */
const COMPOSED = [
  'held target 50013',
  'folded held',
  'folded quiet-hours',
  'folded cap',
  'folded batch',
  'skipped too-old',
  'skipped below-minimum',
  'failed target 50007',
  'posted',
  'sending',
];

function codesOfTheSource(): string[] {
  const codes = ['src/announcer', 'src/store'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap(({ name }) => {
        const source = readFileSync(join(ROOT, folder, name), 'utf8');
        return SETTINGS.flatMap((setting) =>
          [...source.matchAll(setting)].map((match) => {
            const reason = match[2] ?? match[3] ?? '';
            return `${match[1]} ${reason === 'null' ? '' : reason}`.replace(/\$\{.*\}/g, '123').trim();
          }),
        );
      }),
  );
  return [...new Set([...codes, ...COMPOSED])].toSorted();
}

function worded(code: string, language: (typeof LANGUAGES)[number]): string {
  const [state = '', ...reason] = code.split(' ');
  return reasonText({ state, reason: reason.length === 0 ? null : reason.join(' '), notBefore: 0 }, language);
}

describe('every state and reason that the announcer and the ledger know', () => {
  const codes = codesOfTheSource();

  test('is found in the source', () => {
    expect(codes.length).toBeGreaterThan(25);
    expect(codes).toEqual(expect.arrayContaining(['failed expired', 'owed claim-expired', 'unknown history-denied']));
  });

  test.each(codes)('%s has a sentence in each language', (code) => {
    const sentences = LANGUAGES.map((language) => worded(code, language));
    expect(new Set(sentences).size).toBe(LANGUAGES.length);
    for (const [index, sentence] of sentences.entries()) {
      const fallback = translator(LANGUAGES[index] ?? 'en')('log.other', { code: '' });
      expect(sentence.startsWith(fallback.replace(/\.$/, ''))).toBe(false);
    }
  });
});

test('a code that nobody has worded is shown, not hidden', () => {
  expect(worded('failed by-magic', 'en')).toBe('Reason: by-magic.');
});
