import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../commands/commands.ts';
import { askingOver } from '../support/asking.ts';

const FAN = { may: { manageServer: false, manageMessages: false } };

describe('/help', () => {
  let bot: Awaited<ReturnType<typeof askingOver>>;
  beforeEach(async () => {
    bot = await askingOver({ now: '2026-03-01' });
  });

  test('tells a fan every command that everybody may ask, and none of the admins’', async () => {
    const seen = await bot.type('help', {}, FAN);
    expect(seen.visibility).toBe('private');
    for (const { name, managersOnly, operatorsOnly, reportersOnly, run } of commands) {
      if (name === 'help' || !run) continue;
      const isForAll = !managersOnly && !operatorsOnly && !reportersOnly;
      expect(seen.text.includes(`\`/${name}`), name).toBe(isForAll);
    }
    expect(seen.text).not.toContain('/settings');
    expect(seen.text).not.toContain('/certificates');
  });

  test('gives the song certified last as an example where nothing is followed', async () => {
    const { lines } = await bot.type('help', {}, FAN);
    expect(lines.some((line) => line.startsWith('- `/tier song:Harbor Lights`'))).toBe(true);
    expect(lines.some((line) => line.startsWith('- `/certified artist:NOVA7`'))).toBe(true);
  });

  test('gives what the server follows and has numbers of, and its other ladder, as examples that answer', async () => {
    await bot.type('watch artist', { artist: 'Hoshifuru' });
    await bot.type('settings ladders', { ladder: 'spotify-chart-kr' });
    await bot.type('settings ladders', { ladder: 'spotify-plays' });
    await bot.record('hoshifuru--yoake-mae', 'oricon-streams', '2026-02-22', 97_000_000);
    await bot.record('hoshifuru--yoake-mae', 'spotify-plays', '2026-02-22', 61_000_000);
    await bot.record('nova7--harbor-lights', 'oricon-streams', '2026-02-22', 187_000_000);
    await bot.type('watch artist', { artist: 'NOVA7' });
    const { text } = await bot.type('help', {}, FAN);
    const examples = [...text.matchAll(/`\/((?:tier|history|compare|pace) [^`]+)`/g)].map(([, typed = '']) => typed);
    expect(examples).toHaveLength(4);
    for (const example of examples) {
      const [name = '', ...typed] = example.split(/ (?=\w+:)/);
      const options = Object.fromEntries(typed.map((one) => one.split(/:(.*)/s)));
      const answered = await bot.type(name, options, FAN);
      expect(answered.visibility, example).toBe('public');
      expect(answered.text, example).toMatch(/\d plays (?:in Japan|on Spotify)/);
    }
  });

  test('names no other ladder for a song that has no number on it', async () => {
    await bot.type('watch artist', { artist: 'Hoshifuru' });
    await bot.type('settings ladders', { ladder: 'spotify-plays' });
    const { text } = await bot.type('help', {}, FAN);
    expect(text).toContain('`/tier song:Ao no Kanata`');
  });

  test('tells an admin what is still to be done, until it is done', async () => {
    const before = await bot.type('help');
    expect(before.text).toContain('Nothing is posted here yet: `/setup` leads through all there is to choose.');
    expect(before.text).toContain('This server follows nothing yet: `/watch artist artist:NOVA7`');
    expect(before.text).toContain('`/settings` How this server wants its posts');
    await bot.type('watch artist', { artist: 'NOVA7' });
    const { text } = await bot.type('help');
    expect(text).not.toContain('follows nothing yet');
    expect(text).toContain('Nothing is posted here yet');
  });

  test('says in a direct message that admins set up in servers', async () => {
    const { text } = await bot.type('help', {}, { server: null });
    expect(text).toContain('Setting up and following work in servers.');
    expect(text).not.toContain('/settings');
    expect(text).toContain('`/tier song:Harbor Lights`');
  });

  test('tells who runs the bot of their own commands', async () => {
    expect((await bot.type('help', {}, { ...FAN, operator: true })).text).toContain('`/certificates`');
  });

  test('says which version it is, and how new figures and certificates are', async () => {
    expect((await bot.type('help', {}, FAN)).lines.at(-1)).toMatch(
      /^-# Tierwatch \d+\.\d+\.\d+ · no figures yet · certificates to the October 2025 batch \(partial\)$/,
    );
    await bot.record('nova7--harbor-lights', 'oricon-streams', '2026-02-22', 100_000_000);
    expect((await bot.type('help', {}, FAN)).lines.at(-1)).toContain('newest figures: 22 Feb 2026');
  });

  test('fills in what an example needs to answer, whatever else the server follows', async () => {
    await bot.type('watch market', { market: 'jpop' });
    await bot.type('watch artist', { artist: 'NOVA7' });
    const { text } = await bot.type('help', {}, FAN);
    expect(text).toMatch(/`\/pace song:[^`]+ date:2026-04-30`/);
    expect(text).toMatch(/`\/compare first:[^`]+ second:[^`]+`/);
  });

  test('leaves out what the server switched off', async () => {
    expect((await bot.type('help', {}, FAN)).text).toContain('`/market`');
    await bot.type('settings compare', { switch: 'off' });
    expect((await bot.type('help', {}, FAN)).text).not.toContain('`/market`');
  });
});
