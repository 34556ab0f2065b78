import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { doctor } from '../../src/cli/doctor.ts';
import { readConfig } from '../../src/operations/config.ts';
import { startLoopbackDiscord } from '../../src/playground/loopback-discord.ts';
import { openStore } from '../../src/store/database.ts';
import { temporaryFolder } from '../support/store.ts';

/** The check-up over settings, beside a network in which sources answer or do not. */
async function checkUp(env: Record<string, string>, reached = true) {
  const lines: string[] = [];
  const config = readConfig({ DATABASE_URL: `file:${join(temporaryFolder(), 'none.db')}`, ...env }, '/');
  const network = async () => {
    if (!reached) throw new TypeError('fetch failed');
    return new Response(null, { status: 404 });
  };
  const code = await doctor({ config, print: (line) => lines.push(line), clock: Date.now, fetch: network });
  return { code, lines, text: lines.join('\n') };
}

async function loopback() {
  const discord = await startLoopbackDiscord();
  onTestFinished(() => discord.close());
  return { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
}

describe('doctor', () => {
  test('says of a place that was just set up what is there and what is still to come', async () => {
    const { code, text } = await checkUp(await loopback());
    expect(code).toBe(0);
    expect(text).toMatch(/^ok {4}Discord accepts the token: /m);
    expect(text).toContain('note  Discord knows other commands: the next start registers them');
    expect(text).toMatch(/^note {2}There is no database at .* yet: the first start makes it\.$/m);
    expect(text).toContain('ok    The fonts of pictures are there.');
    expect(text).toContain('note  YouTube is not asked: YOUTUBE_API_KEY is not set.');
    expect(text).toContain('ok    ListenBrainz is reached.');
  });

  test('says that a token is refused, without saying it', async () => {
    const { code, text } = await checkUp({ ...(await loopback()), DISCORD_TOKEN: 'some.wrong.token' });
    expect(code).toBe(1);
    expect(text).toMatch(/^FAIL {2}Discord refuses DISCORD_TOKEN \(401: Unauthorized\)\. Copy it again/m);
    expect(text).not.toContain('some.wrong.token');
  });

  test('says of a token that is missing whether the start would open the playground', async () => {
    expect((await checkUp({})).text).toContain('note  DISCORD_TOKEN is not set, but DATABASE_URL is.');
  });

  test('says what cannot be reached', async () => {
    const { code, text } = await checkUp({ DISCORD_TOKEN: 'a.b.c', DISCORD_API_URL: 'http://127.0.0.1:9/api' }, false);
    expect(code).toBe(1);
    expect(text).toMatch(/^FAIL {2}Discord cannot be reached \(ECONNREFUSED/m);
    expect(text).toContain('FAIL  ListenBrainz cannot be reached at api.listenbrainz.org.');
  });

  test('finds a database whole, and one that is none', async () => {
    const path = join(temporaryFolder(), 'whole.db');
    await (await openStore(path)).close();
    const whole = await checkUp({ DATABASE_URL: `file:${path}` });
    expect(whole.text).toContain(`ok    The database ${path} is whole.\nok    Its schema is the present one.`);
    writeFileSync(path, 'no database at all, but long enough to be read as one'.repeat(100));
    const broken = await checkUp({ DATABASE_URL: `file:${path}` });
    expect(broken.code).toBe(1);
    expect(broken.text).toMatch(/^FAIL {2}The database .* cannot be read \(file is not a database\)/m);
  });
});
