import { describe, expect, test } from 'vitest';
import { announcingTo } from '../support/ledger-rows.ts';

const ROLE = '500000000000000001';
const SONG = { song: 'Paper Moon' };

describe('/announcements preview', () => {
  test('shows the post of the song’s next level to the asker alone, with the server’s role and words, and posts nothing', async () => {
    const bot = await announcingTo();
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 87_570_000);
    await bot.type('settings role', { role: ROLE });
    await bot.type('settings template', { kind: 'passed', text: 'We did it: {song}!' });
    const answer = await bot.type('announcements preview', SONG);
    expect(answer.visibility).toBe('private');
    expect(answer.lines.slice(0, 2)).toEqual([
      '-# A preview: nothing was posted, nobody is notified, and numbers may be made up for it.',
      `<@&${ROLE}> **[Passed, our estimate]** We did it: Paper Moon!`,
    ]);
    expect(answer.text).toContain('That is the mark for Platinum.');
    expect(answer.buttons).toEqual([]);
    expect(await bot.rows()).toEqual([]);
  });

  test('is in the server’s language, its heading in the reader’s', async () => {
    const bot = await announcingTo();
    const japanese = { server: { id: '100000000000000001', language: 'ja' as const } };
    const answer = await bot.type('announcements preview', { ...SONG, kind: 'certified' }, japanese);
    expect(answer.lines[0]).toContain('A preview');
    expect(answer.lines[1]).toBe('**[RIAJ認定]** NOVA7「Paper Moon」がプラチナに認定されました');
  });

  test('of a song that comes near uses its number where it has one, and mentions nobody', async () => {
    const bot = await announcingTo();
    await bot.type('settings role', { role: ROLE });
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 97_000_000);
    const answer = await bot.type('announcements preview', { ...SONG, kind: 'approaching' });
    expect(answer.lines[1]).toBe('**[Coming near]** Paper Moon by NOVA7 has 3,000,000 to go to Platinum');
  });

  test('of any level of the ladders that are on', async () => {
    const bot = await announcingTo();
    const [diamond] = await bot.suggest('announcements preview', 'level', 'diamond');
    const answer = await bot.type('announcements preview', { ...SONG, level: diamond?.value ?? '' });
    expect(answer.text).toContain('Diamond');
    const wrong = await bot.type('announcements preview', { ...SONG, level: 'spotify-plays x' });
    expect(wrong.text).toContain('There is no level');
  });

  test('says so where there is no such post', async () => {
    const bot = await announcingTo();
    await bot.type('settings ladders', { ladder: 'youtube-views' });
    const [level] = await bot.suggest('announcements preview', 'level', 'youtube');
    const answer = await bot.type('announcements preview', { ...SONG, level: level?.value ?? '', kind: 'certified' });
    expect(answer.text).toContain('nobody certifies these milestones');
  });
});
