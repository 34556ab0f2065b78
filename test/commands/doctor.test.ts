import { describe, expect, test } from 'vitest';
import { askingOver } from '../support/asking.ts';
import { CHARTS, following } from './following.ts';

const OPERATOR = { operator: true };

describe('/doctor', () => {
  test('says what is missing in a server that has set nothing, each with the command that mends it', async () => {
    const at = await askingOver({ now: '2026-03-04' });
    const { lines, visibility } = await at.type('doctor');
    expect(visibility).toBe('private');
    expect(lines[0]).toBe('**2 things need attention**');
    expect(lines).toContain(
      '- **Problem**: No channel is chosen, so nothing is posted. Choose one: /settings channel.',
    );
    expect(lines).toContain(
      '- **Problem**: Nothing is followed, so there is nothing to post. Begin with /watch artist.',
    );
  });

  test('says that all works where it does', async () => {
    const at = await following({ last: 98_000_000 });
    const { lines } = await at.type('doctor');
    expect(lines).toEqual([
      '**Everything I can check works.**',
      `- **OK**: I can post in <#${CHARTS.id}>.`,
      '- **OK**: 1 song is followed.',
      '- **OK**: Every followed song has a number or certificate, none of them too old.',
      '- **OK**: My clock agrees with Discord’s.',
    ]);
  });

  test('notes what is followed and comes to no channel, and a channel that gets nothing', async () => {
    const at = await following({ last: 98_000_000 });
    await at.type('settings channel', { channel: CHARTS, for: 'J-pop' });
    await at.type('settings posts', { passed: 'off', certified: 'off' });
    const { lines } = await at.type('doctor');
    expect(lines).toContainEqual(expect.stringMatching(/^- \*\*Note\*\*: No channel gets everything: /));
    expect(lines).toContain(
      `- **Note**: Every kind of post is switched off in <#${CHARTS.id}>: nothing but a digest, where one is set, is posted there. Switch kinds on with /settings posts.`,
    );
  });

  test('names the permission that is missing in a channel, and what to do then', async () => {
    const at = await askingOver({
      now: '2026-03-04',
      posting: {
        examine: async () => ({ kind: 'text', obstacle: { kind: 'missing', permissions: ['send-messages'] } }),
      },
    });
    await at.type('settings channel', { channel: CHARTS });
    const { text } = await at.type('doctor');
    expect(text).toContain(`I cannot post in <#${CHARTS.id}>. There I lack: Send Messages.`);
    expect(text).toContain('/announcements retry');
  });

  test.each([
    ['gone', 'The role that posts mention was deleted.'],
    ['no', 'is mentioned, but nobody is notified'],
    ['yes', 'Posts can mention <@&500000000000000001>.'],
  ] as const)('says of a role that is %s whether posts reach it', async (can, said) => {
    const at = await askingOver({ now: '2026-03-04', doctor: { canMention: async () => can } });
    await at.type('settings channel', { channel: CHARTS });
    await at.type('settings role', { role: '500000000000000001' });
    expect((await at.type('doctor')).text).toContain(said);
  });

  test('names followed songs without any number or certificate, and those whose numbers are too old', async () => {
    const at = await following();
    await at.type('watch song', { song: 'Slow Rain' });
    await at.record('mirae-club--slow-rain', 'oricon-streams', '2026-01-04', 20_000_000);
    const { text } = await at.type('doctor');
    expect(text).toMatch(/- \*\*Note\*\*: 1 followed song has neither a number nor a certificate yet \(Paper Moon/);
    expect(text).toMatch(/- \*\*Note\*\*: The newest number of 1 followed song is older than 45 days \(Slow Rain/);
  });

  test('says how far the clock is off', async () => {
    const at = await askingOver({ now: '2026-03-04', doctor: { clockOffMs: async () => -93_400 } });
    expect((await at.type('doctor')).text).toContain('The clock of the machine I run on is off by 93 s');
  });

  test('tells whoever runs the bot, and nobody else, of its parts and sources', async () => {
    const at = await askingOver({
      now: '2026-03-04',
      doctor: {
        problems: async () => [{ part: 'tracker', problem: 'The clock stands still.' }],
        sources: async () => [
          {
            source: 'youtube',
            site: 'youtube',
            state: 'off',
            setting: 'YOUTUBE_API_KEY',
            answeredAt: null,
            pause: null,
          },
          {
            source: 'lastfm',
            site: 'lastfm',
            state: 'paused',
            setting: null,
            answeredAt: 1,
            pause: { kind: 'key-refused', until: 1_772_600_000_000 },
          },
        ],
      },
    });
    const told = (await at.type('doctor', {}, OPERATOR)).text;
    expect(told).toContain('- **Problem**: tracker: The clock stands still.');
    expect(told).toContain('`youtube` is not asked: `YOUTUBE_API_KEY` is not set.');
    expect(told).toContain('`lastfm` is left alone until <t:1772600000:f> (key-refused)');
    expect((await at.type('doctor')).text).not.toContain('tracker');
  });

  test('is for members with Manage Server', async () => {
    const at = await askingOver({ now: '2026-03-04' });
    const member = { may: { manageServer: false, manageMessages: false } };
    expect((await at.type('doctor', {}, member)).text).toContain('Manage Server');
  });
});
