import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../../src/cli/import.ts';
import { videos } from '../../src/cli/videos.ts';
import { noonInJapan } from '../support/asking.ts';
import { shippedDatabase } from '../support/store.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAIN = 'aaaaaaaaaaa';
const DANCE = 'bbbbbbbbbbb';

function workplace() {
  const lines: string[] = [];
  const terminal: Terminal = {
    root: ROOT,
    databasePath: shippedDatabase(),
    print: (line) => lines.push(line),
    interactive: false,
    clock: () => noonInJapan('2026-03-04'),
  };
  const type = async (song: string, ...addresses: string[]) => {
    lines.length = 0;
    return { code: await videos(terminal, song, addresses), lines: [...lines] };
  };
  return { type };
}

const address = (id: string) => `https://www.youtube.com/watch?v=${id}`;

describe('videos', () => {
  test("a song's videos are what is said last, the main one first, in any form of address", async () => {
    const { type } = workplace();
    expect((await type('2ne1--ugly')).lines).toEqual(['2NE1 - UGLY: no video']);
    await type('2ne1--ugly', `https://youtu.be/${DANCE}?si=x`, MAIN, DANCE);
    const { code, lines } = await type('2NE1 - UGLY', `https://www.youtube.com/watch?list=y&v=${MAIN}`, DANCE);
    expect(code).toBe(0);
    expect(lines.slice(1)).toEqual([`  ${address(MAIN)}`, `  ${address(DANCE)}`]);
    expect((await type('2ne1--ugly', DANCE)).lines.slice(1)).toEqual([`  ${address(DANCE)}`]);
    expect((await type(address(DANCE))).lines[0]).toContain('2NE1 - UGLY');
  });

  test('a video of another song, no video at all and a song that is unknown change nothing, and are named', async () => {
    const { type } = workplace();
    await type('2ne1--ugly', MAIN);
    expect(await type('2ne1--lonely', DANCE, MAIN)).toEqual({
      code: 1,
      lines: [`${address(MAIN)} belongs to 2ne1--ugly already.`, 'Nothing was changed.'],
    });
    expect((await type('2ne1--lonely')).lines).toEqual(['2NE1 - LONELY: no video']);
    expect(await type('2ne1--lonely', DANCE, 'https://example.org/watch?v=1')).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('No video on YouTube: https://example.org/watch?v=1.')],
    });
    const unknown = await type('2ne1--lonly', DANCE);
    expect(unknown.code).toBe(1);
    expect(unknown.lines[0]).toBe('No song "2ne1--lonly" is known.');
  });
});
