import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { MESSAGES } from '../../src/text/messages/messages.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** All code but the messages themselves. */
function code(): string {
  const files = ['commands', 'src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('text/messages/'))
      .map((name) => readFileSync(join(ROOT, folder, name), 'utf8')),
  );
  return files.join('\n');
}

test('every message is said somewhere: none is left over from what is gone', () => {
  const all = code();
  const literals = new Set([...all.matchAll(/['"`]([a-zA-Z]+\.\w+)['"`]/g)].map((match) => match[1]));
  const words = new Set([...all.matchAll(/['"`](\w+)['"`]|\b(\w+):/g)].map((match) => match[1] ?? match[2]));
  // A key that is put together, `standing.${key}`: what is put in stands somewhere as a word of its own.
  const made = [...all.matchAll(/`([a-zA-Z]+\.\w*)\$\{/g)].map((match) => match[1] ?? '');
  const isSaid = (key: string) =>
    literals.has(key) || made.some((start) => key.startsWith(start) && words.has(key.slice(start.length)));
  expect(made.length).toBeGreaterThan(0);
  expect(Object.keys(MESSAGES).filter((key) => !isSaid(key))).toEqual([]);
});

test('every area keeps its messages in the file of its name', () => {
  const folder = join(ROOT, 'src/text/messages');
  const files = readdirSync(folder).filter((name) => !['area.ts', 'messages.ts'].includes(name));
  const found = files.flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^ {2}'([a-zA-Z]+\.\w+)': /gm)].map(
      (match) => match[1] ?? '',
    ),
  );
  expect(new Set(found)).toEqual(new Set(Object.keys(MESSAGES)));
  expect(found).toHaveLength(Object.keys(MESSAGES).length);
});
