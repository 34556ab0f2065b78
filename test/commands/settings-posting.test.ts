import { describe, expect, test } from 'vitest';
import { askingOver } from '../support/asking.ts';
import { announcingTo, CHARTS } from '../support/ledger-rows.ts';

const ROLE = '500000000000000001';

async function target(bot: Awaited<ReturnType<typeof announcingTo>>) {
  return bot.store.read.selectFrom('target').selectAll().executeTakeFirstOrThrow();
}

async function server(bot: Awaited<ReturnType<typeof announcingTo>>) {
  return bot.store.read.selectFrom('server').selectAll().executeTakeFirstOrThrow();
}

describe('/settings posts', () => {
  test('switches kinds, shares, the cap and a minimum, and says all of it', async () => {
    const bot = await announcingTo();
    const answer = await bot.type('settings posts', {
      certified: 'off',
      approaching: '95%',
      forecast: 'on',
      hourly: '10',
      minimum: 'riaj-streaming diamond',
    });
    expect(answer.lines).toEqual([
      '**Saved.**',
      'Posts: passed (our estimate) · coming near (from 95% on) · expected soon',
      'Nothing below Diamond (RIAJ streaming certification)',
      'At most 10 posts an hour; the rest become one post',
      'Mentions: nobody',
      'Publishing to following servers: off',
    ]);
    expect(await target(bot)).toMatchObject({
      passed: 1,
      certified: 0,
      approaching_share: 950,
      approaching_distance: null,
      forecast: 1,
      posts_an_hour: 10,
    });
    expect((await bot.type('settings show')).lines).toEqual(expect.arrayContaining(answer.lines.slice(1)));
  });

  test('what is below the minimum is left out of the channel, and the minimum can be taken away', async () => {
    const bot = await announcingTo();
    await bot.type('settings posts', { minimum: 'riaj-streaming double-platinum' });
    await bot.pass();
    expect(await bot.rows()).toMatchObject([{ state: 'skipped', reason: 'below-minimum' }]);
    const [all] = await bot.suggest('settings posts', 'minimum', 'every');
    expect(all?.name).toBe('Every level — RIAJ streaming certification');
    await bot.type('settings posts', { minimum: all?.value ?? '' });
    expect(await bot.store.read.selectFrom('target_minimum').selectAll().execute()).toEqual([]);
  });

  test.each([
    ['90', { approaching_share: 900, approaching_distance: null }],
    ['50％', { approaching_share: 500, approaching_distance: null }],
    ['5,000,000', { approaching_share: null, approaching_distance: 5_000_000 }],
    ['1.5M', { approaching_share: null, approaching_distance: 1_500_000 }],
    ['500万回', { approaching_share: null, approaching_distance: 5_000_000 }],
    ['1억', { approaching_share: null, approaching_distance: 100_000_000 }],
    ['off', { approaching_share: null, approaching_distance: null }],
  ])('reads “%s” as how near a song must come', async (approaching, expected) => {
    const bot = await announcingTo();
    await bot.type('settings posts', { approaching: '80%' });
    await bot.type('settings posts', { approaching });
    expect(await target(bot)).toMatchObject(expected);
  });

  test.each([
    ['approaching', '49%'],
    ['approaching', 'soon'],
    ['approaching', '999'],
    ['approaching', '200,000,000'],
    ['hourly', '0'],
    ['hourly', '21'],
    ['hourly', 'many'],
    ['minimum', 'spotify-plays 100m'],
    ['minimum', 'Wood'],
  ])('refuses %s “%s”, says what is understood, and changes nothing', async (name, value) => {
    const bot = await announcingTo();
    const before = await target(bot);
    const answer = await bot.type('settings posts', { certified: 'off', [name]: value });
    expect(answer.text).toContain('Nothing was changed.');
    expect(await target(bot)).toEqual(before);
  });

  test('echoes what is typed as it is understood, in the reader’s words', async () => {
    const bot = await announcingTo();
    const japanese = { language: 'ja' as const };
    expect(await bot.suggest('settings posts', 'approaching', '5000000', japanese)).toEqual([
      { name: 'まもなく到達(残り500万回から)', value: '5000000' },
    ]);
    const levels = await bot.suggest('settings posts', 'minimum', 'ダブル', japanese);
    expect(levels[0]?.value).toBe('riaj-streaming double-platinum');
  });

  test('needs a channel', async () => {
    const bot = await askingOver({ now: '2026-03-04' });
    for (const [command, options] of [
      ['settings posts', { passed: 'off' }],
      ['settings role', { role: ROLE }],
      ['settings crosspost', { publish: 'on' }],
    ] as const)
      expect((await bot.type(command, options)).text).toBe('Choose the channel first, with /settings channel.');
  });
});

describe('/settings role', () => {
  test('sets and removes the role, and never takes everyone', async () => {
    const bot = await announcingTo();
    expect((await bot.type('settings role', { role: ROLE })).text).toContain(`mention <@&${ROLE}> from now on`);
    const everyone = await bot.type('settings role', { role: '100000000000000001' });
    expect(everyone.text).toContain('never mention everyone');
    expect(await target(bot)).toMatchObject({ role: ROLE });
    await bot.type('settings role');
    expect(await target(bot)).toMatchObject({ role: null });
  });
});

describe('/settings crosspost', () => {
  test('is for announcement channels, and says Discord’s limit', async () => {
    const bot = await announcingTo({
      posting: { examine: async () => ({ kind: 'announcement', obstacle: null }) },
    });
    expect((await bot.type('settings crosspost', { publish: 'on' })).text).toContain('about 10 an hour');
    expect(await target(bot)).toMatchObject({ crosspost: 1 });
    await bot.type('settings crosspost', { publish: 'off' });
    expect(await target(bot)).toMatchObject({ crosspost: 0 });
  });

  test.each([
    ['text', 'is not an announcement channel'],
    [null, 'I cannot see'],
  ] as const)('is refused for a channel of kind %s', async (kind, why) => {
    const bot = await announcingTo({ posting: { examine: async () => ({ kind, obstacle: null }) } });
    expect((await bot.type('settings crosspost', { publish: 'on' })).text).toContain(why);
    expect(await target(bot)).toMatchObject({ crosspost: 0 });
  });
});

describe('/settings history', () => {
  test('names the channel where there are several, and nothing that was so already', async () => {
    const bot = await announcingTo();
    const lines = async () => (await bot.type('settings history')).lines.slice(1);
    const before = (await lines()).length;
    await bot.type('settings role');
    await bot.type('settings quiet', { from: 'off' });
    await bot.type('settings posts', { passed: 'on', hourly: '3' });
    expect(await lines()).toHaveLength(before);
    await bot.type('settings posts', { passed: 'on', hourly: '5' });
    expect((await bot.type('settings history')).lines[1]).toMatch(/<@\d+>: at most 5 posts an hour$/);
    expect(await lines()).toHaveLength(before + 1);
    const second = '200000000000000010';
    await bot.type('settings channel', { channel: { ...CHARTS, id: second }, for: 'market:kpop' });
    await bot.type('settings posts', { hourly: '7', channel: { ...CHARTS, id: second } });
    expect((await bot.type('settings history')).lines[1]).toContain(`: <#${second}>: at most 7 posts an hour`);
    await bot.type('settings posts', { hourly: '7' });
    expect((await bot.type('settings history')).lines[1]).toMatch(/<@\d+>: at most 7 posts an hour$/);
  });
});

describe('/settings quiet', () => {
  test('offers the time that is typed, and “off” only where it can be meant', async () => {
    const bot = await announcingTo();
    const offered = async (option: string, typed: string, language: 'en' | 'ja' = 'en') =>
      (await bot.suggest('settings quiet', option, typed, { language })).map(({ name }) => name);
    expect((await offered('from', '')).slice(0, 2)).toEqual(['Off', '00:00']);
    expect(await offered('from', '23:00')).toEqual(['23:00']);
    expect(await offered('from', '22:45')).toEqual(['22:45']);
    expect((await offered('until', '7:00'))[0]).toBe('07:00');
    expect((await offered('until', '')).slice(0, 1)).toEqual(['00:00']);
    expect(await offered('from', 'of')).toEqual(['Off']);
    expect(await offered('from', 'オ', 'ja')).toEqual(['オフ']);
    const typedWhole = await bot.type('settings quiet', { from: 'オフ' }, { language: 'ja' });
    expect(typedWhole.text).not.toContain('オフ');
    expect(await server(bot)).toMatchObject({ quiet_from: null });
  });

  test('sets hours that may span midnight, and switches them off', async () => {
    const bot = await announcingTo();
    const answer = await bot.type('settings quiet', { from: '22:30', until: '8' });
    expect(answer.lines).toEqual([
      'Quiet hours: 22:30 to 08:00',
      'Time zone: UTC, by this server’s language (/settings timezone)',
    ]);
    expect(await server(bot)).toMatchObject({ quiet_from: 1_350, quiet_until: 480 });
    expect((await bot.type('settings quiet', { from: 'off' })).text).toBe('Quiet hours: none');
    expect(await server(bot)).toMatchObject({ quiet_from: null, quiet_until: null });
  });

  test.each([
    [{ from: '25:00', until: '08:00' }, 'I cannot read “25\\:00”'],
    [{ from: '22:00' }, 'Until when?'],
    [{ from: '22:00', until: '22:00' }, 'begin and end at the same time'],
  ] as const)('refuses %j and changes nothing', async (options, why) => {
    const bot = await announcingTo();
    const answer = await bot.type('settings quiet', options);
    expect(answer.text).toContain(why);
    expect(answer.text).toContain('Nothing was changed.');
    expect(await server(bot)).toMatchObject({ quiet_from: null });
  });

  test('what rests goes by the new hours at once', async () => {
    const bot = await announcingTo();
    await bot.pass();
    await bot.settle('held', 'quiet-hours', { not_before: bot.caller().at + 9_000_000 });
    await bot.type('settings quiet', { from: 'off' });
    expect(await bot.rows()).toMatchObject([{ not_before: bot.caller().at }]);
  });
});

describe('/settings timezone and digest', () => {
  test('a zone is taken by its name in any case, and moves the next digest', async () => {
    const bot = await announcingTo();
    await bot.type('settings digest', { rhythm: 'weekly' });
    // Monday 2026-03-09, nine in the morning, by UTC.
    expect(await server(bot)).toMatchObject({ digest: 'weekly', next_digest_at: Date.UTC(2026, 2, 9, 9) });
    expect((await bot.type('settings timezone', { zone: 'asia/tokyo' })).text).toBe('Time zone: Asia\\/Tokyo');
    expect(await server(bot)).toMatchObject({ time_zone: 'Asia/Tokyo', next_digest_at: Date.UTC(2026, 2, 9, 0) });
    const monthly = await bot.type('settings digest', { rhythm: 'monthly' });
    expect(monthly.text).toContain(`Digest: monthly, next <t:${Date.UTC(2026, 3, 1, 0) / 1_000}:f>`);
    await bot.type('settings digest', { rhythm: 'off' });
    expect(await server(bot)).toMatchObject({ digest: 'off', next_digest_at: null });
  });

  test.each(['Atlantis/Capital', '+09:00', ''])('refuses “%s” and changes nothing', async (zone) => {
    const bot = await announcingTo();
    expect((await bot.type('settings timezone', { zone })).text).toContain('Nothing was changed.');
    expect(await server(bot)).toMatchObject({ time_zone: null });
  });

  test('suggests zones by a part of their name', async () => {
    const bot = await announcingTo();
    expect((await bot.suggest('settings timezone', 'zone', 'new york')).map(({ value }) => value)).toContain(
      'America/New_York',
    );
    expect((await bot.suggest('settings timezone', 'zone', '')).length).toBeGreaterThan(0);
  });
});

describe('/settings notices', () => {
  test('takes a channel other than the one for posts, in which I may write', async () => {
    const bot = await announcingTo();
    const admins = { ...CHARTS, id: '200000000000000010', name: 'admins' };
    expect((await bot.type('settings notices', { channel: CHARTS })).text).toContain('Choose another channel');
    const mute = { ...admins, botMay: new Set(['view-channel'] as const) };
    expect((await bot.type('settings notices', { channel: mute })).text).toContain('Send Messages');
    expect(await server(bot)).toMatchObject({ notice_channel: null });
    expect((await bot.type('settings notices', { channel: admins })).text).toBe(
      'When posts cannot go out, admins are told in <#200000000000000010>',
    );
    expect(await server(bot)).toMatchObject({ notice_channel: '200000000000000010' });
    await bot.type('settings notices');
    expect(await server(bot)).toMatchObject({ notice_channel: null });
  });
});

describe('/settings template', () => {
  test('is shown as it will look, after the mark that always stays', async () => {
    const bot = await announcingTo();
    const text = '@everyone {song} by {artist}: {level} with {count}; next {next} in {togo} ({ladder}, {date})';
    const answer = await bot.type('settings template', { kind: 'passed', text });
    expect(answer.text).toContain('Saved. It mentions nobody');
    expect(answer.text).toContain('**[Passed, our estimate]** @everyone ');
    expect(answer.text).toMatch(/by NOVA7: \S.* with [\d,]+; next .* in [\d,]+ \(RIAJ streaming certification, /);
    expect(await server(bot)).toMatchObject({ passed_template: text, certified_template: null });
    const japanese = await bot.type('settings template', { kind: 'certified', text: 'やった {song}' }, JAPANESE);
    expect(japanese.text).toContain('**[RIAJ認定]** やった ');
  });

  test('names what it does not know, and what there is', async () => {
    const bot = await announcingTo();
    const unknown = await bot.type('settings template', { kind: 'passed', text: 'Wow {title}' });
    expect(unknown.text).toContain('I know no {title} here. There are: {song} {artist} {level} {count}');
    const noCount = await bot.type('settings template', { kind: 'certified', text: 'Wow {count}' });
    expect(noCount.text).toContain('I know no {count} here.');
    const long = await bot.type('settings template', { kind: 'passed', text: 'x'.repeat(301) });
    expect(long.text).toContain('That has 301 characters; 300 fit.');
    expect(await server(bot)).toMatchObject({ passed_template: null, certified_template: null });
  });

  test('is gone when it is left empty', async () => {
    const bot = await announcingTo();
    await bot.type('settings template', { kind: 'passed', text: 'Wow {song}' });
    const answer = await bot.type('settings template', { kind: 'passed' });
    expect(answer.text).toContain('Our own sentence is back');
    expect(answer.text).not.toContain('Wow');
    expect(await server(bot)).toMatchObject({ passed_template: null });
  });
});

const JAPANESE = { server: { id: '100000000000000001', language: 'ja' as const } };

test('/settings show tells the truth about everything that was set', async () => {
  const bot = await announcingTo();
  await bot.type('settings role', { role: ROLE });
  await bot.type('settings quiet', { from: '23:00', until: '07:30' });
  await bot.type('settings timezone', { zone: 'Asia/Seoul' });
  await bot.type('settings template', { kind: 'certified', text: 'Yes! {song}' });
  const { lines } = await bot.type('settings show');
  expect(lines).toEqual(
    expect.arrayContaining([
      `Channel: <#${CHARTS.id}>`,
      'Posts: passed (our estimate) · certified',
      'At most 3 posts an hour; the rest become one post',
      `Mentions: <@&${ROLE}>`,
      'Quiet hours: 23:00 to 07:30',
      'Time zone: Asia\\/Seoul',
      'Digest: off',
      'Own sentence for certificates: Yes! {song}',
    ]),
  );
});

test.each([
  [
    'held',
    'target 50013',
    `1 waiting, because I cannot post in <#${CHARTS.id}>: /announcements retry says what is missing`,
  ],
  ['held', 'quiet-hours', '1 waiting for the end of quiet hours or for room within the hour (/announcements log)'],
  ['held', 'cap', '1 waiting for the end of quiet hours or for room within the hour (/announcements log)'],
  ['skipped', 'below-minimum', '1 left out: /announcements log says why'],
] as const)('/settings show tells of posts that are %s (%s) why, or where it is told', async (state, reason, words) => {
  const bot = await announcingTo();
  await bot.pass();
  await bot.settle(state, reason);
  expect((await bot.type('settings show')).lines).toContain(`Posts of the last 30 days: ${words}`);
});
