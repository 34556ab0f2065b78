import { expect, test } from 'vitest';
import type { WireMessage } from '../../src/playground/wire.ts';
import { textOf } from '../support/thread.ts';
import { here, playgroundFiles } from './playground-world.ts';

interface Component {
  readonly label?: string;
  readonly custom_id?: string;
  readonly value?: string;
  readonly component?: Component;
  readonly components?: readonly Component[];
}

/** What a button of this label carries. */
function buttonOf(message: WireMessage | null, label: string): string {
  const find = (components: readonly Component[]): Component | undefined => {
    for (const one of components) {
      const found = one.label === label ? one : find(one.components ?? []);
      if (found) return found;
    }
    return undefined;
  };
  return find((message?.components ?? []) as readonly Component[])?.custom_id ?? '';
}

test.each([
  ['en-US', 'Save', 'Saved.'],
  ['ja', '保存', '保存しました。'],
  ['ko', '저장', '저장했습니다.'],
])(
  'in %s a message’s number goes through the form into the answers, and Discord takes every request',
  async (...given) => {
    const [locale, save, saved] = given;
    const { playground, fetchJson } = await playgroundFiles().open();
    const { discord } = playground;
    const place = here(discord);
    const content = '【オリコン】NOVA7「Two Tides」累積再生数 4,321,000回 (2026年2月22日)';
    const { id } = (await fetchJson('/api/say', { channel: place.channel, user: place.user, content })) as {
      id: string;
    };
    const menu = { ...place, locale, messageId: id, name: 'Record this number' };
    const opened = (await fetchJson('/api/message-command', menu)) as Awaited<
      ReturnType<typeof discord.messageCommand>
    >;
    const labels = (opened.modal?.components ?? []) as readonly Component[];
    const fields = Object.fromEntries(
      labels.map(({ component }) => [component?.custom_id ?? '', component?.value ?? 'oricon-streams']),
    );
    expect(fields).toMatchObject({ value: '4,321,000回', date: '2026-02-22' });
    expect(fields.song).toContain('—');
    const explained = await discord.submit({ interactionId: opened.interactionId, fields, locale });
    expect(explained.ephemeral).toBe(true);
    expect(textOf(explained.message)).toContain('4,321,000 = 432万1,000 = 432만 1,000');
    const messageId = explained.message?.id ?? '';
    const done = await discord.press({ ...place, locale, messageId, customId: buttonOf(explained.message, save) });
    expect(textOf(done.message)).toBe(saved);
    const asked = await discord.command({ ...place, locale, name: 'tier', options: { song: 'Two Tides' } });
    expect(textOf(asked.message)).toContain('4,321,000');
    expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
  },
);

test('the round’s form, and a chart file from who runs the bot, pass Discord’s checks', async () => {
  const { playground, fetchJson } = await playgroundFiles().open();
  const { discord } = playground;
  const place = here(discord);
  const round = await discord.command({ ...place, name: 'record', subcommand: 'round' });
  expect(round.modal?.components).toHaveLength(4);
  const row = '1,spotify:track:MadeUpTrack00000000001,NOVA7,Two Tides,Label,1,1,5,300000';
  const chart = `rank,uri,artist_names,track_name,source,peak_rank,previous_rank,days_on_chart,streams\n${row}\n`;
  const base64 = Buffer.from(chart).toString('base64');
  const file = { name: 'regional-jp-daily-2026-02-27.csv', contentType: 'text/csv', base64 };
  const attach = { name: 'import', subcommand: 'charts', files: { file } };
  const refused = (await fetchJson('/api/command', { ...place, ...attach })) as { message: WireMessage };
  expect(textOf(refused.message)).toContain('only who runs this bot');
  const owner = { ...place, user: discord.owner.id };
  const taken = (await fetchJson('/api/command', { ...owner, ...attach })) as { message: WireMessage };
  expect(textOf(taken.message)).toContain('1 file was taken in: 1 song,');
  expect(discord.log.flatMap(({ problems }) => problems)).toEqual([]);
});
