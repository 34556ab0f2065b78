import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pageTexts } from '../../src/playground/texts.ts';
import { controlTexts } from '../../src/start/control-texts.ts';

const WEB = fileURLToPath(new URL('../../src/playground/web', import.meta.url));
const LANGUAGES = ['en', 'ja', 'ko'];

interface Words {
  readonly untranslated: () => readonly string[];
  readonly say: (key: string) => string;
}

const page = readdirSync(WEB)
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(join(WEB, name), 'utf8'))
  .join('\n');

test('every word of the page is in each language, and none is asked for that is not there', async () => {
  const words: Words = await import(join(WEB, 'words.js'));
  expect(words.untranslated()).toEqual([]);
  const asked = [...page.matchAll(/\bsay\('(\w+)'/g)].map((match) => match[1] ?? '');
  expect(asked.length).toBeGreaterThan(30);
  for (const key of asked) expect(words.say(key), key).not.toBe('');
});

test('every text of the side panel and of the page’s server is in each language', () => {
  for (const [key, given] of Object.entries({ ...pageTexts, ...controlTexts })) {
    // A sentence about a day, a channel or a song: any value will do.
    const texts: object = typeof given === 'function' ? Reflect.apply(given, null, [{}, {}]) : given;
    expect(Object.keys(texts), key).toEqual(LANGUAGES);
    for (const text of Object.values(texts)) expect(text, key).not.toBe('');
  }
});
