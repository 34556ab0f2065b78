import { describe, expect, test } from 'vitest';
import { forgetReporters } from '../../src/store/reports.ts';
import type { Message } from '../../src/views/message.ts';
import { actionOf, askingOver } from '../support/asking.ts';

const HARBOR = 'nova7--harbor-lights';
const ROUND = '200000000000000009';
const NOTICES = '200000000000000008';
const ROLE = '500000000000000001';
const DAY_MS = 86_400_000;

const member = (n: number) => ({
  may: { manageServer: false, manageMessages: false },
  user: `30000000000000010${n}`,
});

type Bot = Awaited<ReturnType<typeof reporting>>;

async function reporting() {
  const bot = await askingOver({ now: '2026-03-04', language: 'ja' });
  await bot.record(HARBOR, 'oricon-streams', '2026-03-01', 187_570_000);
  return bot;
}

async function press(bot: Bot, song: string, more: object = {}) {
  const caller = { ...member(1), language: 'en' as const, ...more };
  const answer = await bot.type('tier', { song }, caller);
  const opened = await bot.press(actionOf(answer, answer.visibility === 'public' ? moreLabel(more) : 'More…'), caller);
  return bot.press(actionOf(opened, 'Report a wrong number'), caller);
}

/** A public answer is in the server's language. */
function moreLabel(more: object): string {
  return 'server' in more ? 'More…' : 'その他…';
}

async function report(bot: Bot, song: string, fields: Record<string, string> = {}, more: object = {}) {
  const caller = { ...member(1), language: 'en' as const, ...more };
  const { form, text } = await press(bot, song, more);
  if (!form) return text;
  return (await bot.submit(form.action, { what: '', link: '', ...fields }, caller)).text;
}

async function notices(bot: Bot) {
  const rows = await bot.store.read.selectFrom('announcement').selectAll().where('kind', '=', 'notice').execute();
  return rows.map(({ channel, body, subject }) => {
    const { message } = JSON.parse(body ?? '{}') as { message: Message };
    const texts = message.blocks.flatMap((block) => (block.type === 'text' ? [block.text] : []));
    return { channel, subject, mention: message.mention ?? null, text: texts.join('\n'), message };
  });
}

describe('"Report a wrong number"', () => {
  test('opens a form whose fields may stay empty, and says who sees it before and after', async () => {
    const bot = await reporting();
    await bot.type('settings round', { channel: chosen(ROUND) });
    const opened = await bot.press(actionOf(await bot.type('tier', { song: 'Harbor Lights' }, member(1)), 'その他…'), {
      ...member(1),
      language: 'en',
    });
    expect(opened.text).toContain(
      '**Report a wrong number**: goes to this server’s admins and reporters, and whoever runs this bot, without your name',
    );
    const { form } = await press(bot, 'Harbor Lights');
    expect(form?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['what', false],
      ['link', false],
    ]);
    expect(await report(bot, 'Harbor Lights')).toMatch(
      /^Reported to this server’s admins and reporters, and whoever runs this bot, without your name\./,
    );
  });

  test('tells the reporters where their round is, mentions their role, and never says who it was', async () => {
    const bot = await reporting();
    await bot.type('settings reporters', { role: ROLE });
    await bot.type('settings round', { channel: chosen(ROUND) });
    const words = { what: '@everyone **weekly** figure', link: 'https://example.com/right' };
    await report(bot, 'Harbor Lights', words);
    const [notice, ...more] = await notices(bot);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({ channel: ROUND, mention: ROLE });
    expect(notice?.text.split('\n')).toEqual([
      '**数値の誤りの報告: ハーバー・ライツ — NOVA7 ・ 日本レコード協会 ストリーミング認定**',
      '表示中: 国内累計1億8,757万回 ・ オリコン、2026年3月1日までの週(3日前)',
      '報告内容: \\@everyone \\*\\*weekly\\*\\* figure',
      '-# 誤りであれば /record correct で訂正できます。/readings review で「対応済み」にするまで残ります。',
    ]);
    expect(notice?.message.blocks.at(-1)).toEqual({
      type: 'buttons',
      buttons: [{ label: '報告にあるページ', link: words.link }],
    });
    expect(JSON.stringify(notice)).not.toContain(member(1).user);
  });

  test('goes to the channel for notices, else to who chose the channel; an odd address is no button', async () => {
    const bot = await reporting();
    await bot.type('settings channel', { channel: chosen('200000000000000002') });
    await report(bot, 'Harbor Lights', { link: 'javascript:alert(1)' });
    await bot.type('settings notices', { channel: chosen(NOTICES) });
    await report(bot, 'Paper Moon');
    const told = await notices(bot);
    expect(told.map(({ channel, mention }) => [channel, mention])).toEqual([
      ['@300000000000000001', null],
      [NOTICES, null],
    ]);
    expect(told[0]?.message.blocks.some(({ type }) => type === 'buttons')).toBe(false);
    expect(told[0]?.text).toContain('javascript\\:alert\\(1\\)');
  });

  test('a song is reported once a day, and one person reports three', async () => {
    const bot = await reporting();
    expect(await report(bot, 'Harbor Lights')).toMatch(/^Reported/);
    expect(await report(bot, 'Harbor Lights', {}, member(2))).toMatch(/^This number has already been reported/);
    expect(await report(bot, 'Paper Moon')).toMatch(/^Reported/);
    expect(await report(bot, 'Two Tides')).toMatch(/^Reported/);
    expect(await report(bot, 'Yoake Mae')).toMatch(/^You can send three reports a day/);
    bot.setNow('2026-03-06');
    expect(await report(bot, 'Harbor Lights')).toMatch(/^Reported/);
  });

  test('what was opened before somebody else reported it is not told twice', async () => {
    const bot = await reporting();
    await bot.type('settings round', { channel: chosen(ROUND) });
    const { form } = await press(bot, 'Harbor Lights');
    await report(bot, 'Harbor Lights', {}, member(2));
    const late = await bot.submit(form?.action ?? '', { what: 'x', link: '' }, { ...member(1), language: 'en' });
    expect(late.text).toMatch(/^This number has already been reported/);
    expect(await notices(bot)).toHaveLength(1);
  });

  test('outside servers it waits for who runs the bot, and no server is told', async () => {
    const bot = await reporting();
    await bot.type('settings round', { channel: chosen(ROUND) });
    expect(await report(bot, 'Harbor Lights', { what: 'too low' }, { server: null })).toMatch(
      /^Reported to whoever runs this bot, without your name/,
    );
    expect(await notices(bot)).toEqual([]);
    expect((await bot.type('readings review', {}, { language: 'en' })).text).not.toContain('too low');
    const operator = await bot.type('readings review', {}, { language: 'en', operator: true });
    expect(operator.text).toContain('They say: too low');
  });

  test('stands in /readings review until somebody of that server marks it as done', async () => {
    const bot = await reporting();
    await bot.type('settings channel', { channel: chosen('200000000000000002') });
    await report(bot, 'Harbor Lights', { what: 'weekly', link: 'https://example.com/right' });
    const review = await bot.type('readings review', {}, { language: 'en' });
    expect(review.text).toContain('**Reported as wrong: 1**');
    expect(review.text).toContain('They say: weekly');
    const done = actionOf(review, 'Done: 1');
    const elsewhere = { language: 'en' as const, server: { id: '100000000000000002', language: 'en' as const } };
    await bot.press(done, elsewhere);
    expect((await bot.type('readings review', {}, { language: 'en' })).text).toContain('Reported as wrong: 1');
    expect((await bot.press(done, member(1))).text).toContain('サーバー管理');
    expect((await bot.press(done, { language: 'en' })).text).not.toContain('Reported as wrong');
  });
});

function chosen(id: string) {
  const botMay = new Set([
    'view-channel',
    'send-messages',
    'read-message-history',
    'embed-links',
    'attach-files',
  ] as const);
  return { id, name: 'charts', kind: 'text' as const, botMay };
}

test('who reported is forgotten a day later', async () => {
  const bot = await reporting();
  await report(bot, 'Harbor Lights');
  const users = async () => (await bot.store.read.selectFrom('report').select('user_id').execute())[0]?.user_id;
  await forgetReporters(bot.store, bot.caller().at + DAY_MS - 1);
  expect(await users()).toBe(member(1).user);
  await forgetReporters(bot.store, bot.caller().at + DAY_MS);
  expect(await users()).toBeNull();
});
