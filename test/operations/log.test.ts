import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const LOG = fileURLToPath(new URL('../../src/operations/log.ts', import.meta.url));
const KEY = 'AIza"Made+Up/Key';

/** Writes lines with a log of a process of its own, since a log belongs to its process; answers what came out. */
function logged(readable: boolean): string {
  const script = `
    import { createLog } from ${JSON.stringify(LOG)};
    const key = ${JSON.stringify(KEY)};
    const log = createLog('info', ${readable}, [key, 'no']);
    const url = 'https://example.org/videos?' + new URLSearchParams({ key });
    log.info({ url, deep: { er: { key } } }, 'Asked ' + key + ', and no more.');
    log.error({ err: new TypeError('Failed to parse URL from ' + url, { cause: new Error(encodeURIComponent(key)) }) }, 'Broke.');
  `;
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
}

describe('the log', () => {
  test.each([
    ['for machines', false],
    ['for people', true],
  ])('%s shows no secret, wherever in a line and however it is written', (_for, readable) => {
    const text = logged(readable);
    expect(text).toContain('Failed to parse URL from https://example.org/videos?key=…');
    expect(text).toContain('and no more.');
    expect(text).not.toMatch(/AIza|Made|Key/);
  });
});
