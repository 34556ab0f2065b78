import { describe, expect, test } from 'vitest';
import { actionOf, askingOver } from '../support/asking.ts';
import { addServer, ledger, owedLines } from '../support/world.ts';

const PAGE = 'https://example.org/batch?of=2026-02&page=1';
const OPERATOR = { operator: true };
const HARBOR = { song: 'Harbor Lights', level: 'double-platinum', month: '2026年2月度', link: PAGE };

/** The commands, early in April 2026, and a server that follows NOVA7's songs on the certificates. */
async function desk(options: { language?: 'en' | 'ja' | 'ko' } = {}) {
  const bot = await askingOver({ now: '2026-04-02', ...options });
  const { id: nova7 } = await bot.store.read
    .selectFrom('artist')
    .select('id')
    .where('key', '=', 'nova7')
    .executeTakeFirstOrThrow();
  await addServer(bot.store, 'fans', { channel: '200000000000000002', ladders: ['riaj-streaming'], artists: [nova7] });
  return {
    ...bot,
    add: (typed: Partial<typeof HARBOR> = {}, more = {}) =>
      bot.type('certificates add', { ...HARBOR, ...typed }, { ...OPERATOR, ...more }),
    push: (action: string, more = {}) => bot.press(action, { ...OPERATOR, ...more }),
    /** The button on the only suggestion for removing a certificate of a song. */
    remove: async (typed: string) => {
      const [first] = await bot.suggest('certificates remove', 'certificate', typed, OPERATOR);
      return bot.type('certificates remove', { certificate: first?.value ?? '' }, OPERATOR);
    },
    certificates: async () => {
      const rows = await bot.store.read
        .selectFrom('certificate')
        .innerJoin('song', 'song.id', 'certificate.song_id')
        .select(['song.key', 'level', 'month', 'source'])
        .where('certificate.origin', '=', 'operator')
        .where('withdrawn_at', 'is', null)
        .execute();
      return rows.map((row) => `${row.key} ${row.level} ${row.month} ${row.source}`);
    },
  };
}

describe('/certificates add', () => {
  test('says what will be posted where before anything is saved', async () => {
    const bot = await desk();
    const asked = await bot.add();
    expect(asked.visibility).toBe('private');
    expect(asked.lines).toEqual([
      '**Harbor Lights — NOVA7**: RIAJ certified, Double Platinum, February 2026',
      `Source: <${PAGE}>`,
      'Will be posted in 1 channel: <#200000000000000002>',
    ]);
    expect(asked.buttons.map((button) => button.label)).toEqual(['Save and post', 'Cancel']);
    expect(await bot.certificates()).toEqual([]);
    expect(await ledger(bot.store)).toEqual([]);
  });

  test('saved once, it holds everywhere and is owed once', async () => {
    const bot = await desk();
    const asked = await bot.add();
    const saved = await bot.push(actionOf(asked, 'Save and post'));
    expect(saved.kind).toBe('replace');
    expect(saved.text).toContain('Saved. 1 post goes out now.');
    expect(await bot.certificates()).toEqual([`nova7--harbor-lights double-platinum 2026-02 ${PAGE}`]);
    expect(await owedLines(bot.store)).toEqual(['200000000000000002 riaj-streaming double-platinum certified owed']);
    expect((await bot.push(actionOf(asked, 'Save and post'))).text).toContain('has been saved or cancelled already');
    expect((await bot.type('tier', { song: 'Harbor Lights' })).text).toContain('Double Platinum');
    expect(await ledger(bot.store)).toHaveLength(1);
  });

  test('cancelled, nothing is kept, and the button to save does nothing any more', async () => {
    const bot = await desk();
    const asked = await bot.add();
    expect((await bot.push(actionOf(asked, 'Cancel'))).text).toBe('Cancelled. Nothing was changed.');
    expect((await bot.push(actionOf(asked, 'Save and post'))).text).toContain('Please type the command again.');
    expect(await bot.certificates()).toEqual([]);
  });

  test('what one operator typed is not saved by another, and by nobody who runs the bot no more', async () => {
    const bot = await desk();
    const save = actionOf(await bot.add(), 'Save and post');
    expect((await bot.push(save, { user: '300000000000000009' })).text).toContain('type the command again');
    expect((await bot.push(save, { operator: false })).text).toContain('for those who run this bot');
    expect(await bot.certificates()).toEqual([]);
    expect((await bot.push(save)).text).toContain('Saved.');
  });

  test('a certificate that is too old, or of a song nobody follows, is recorded and not posted', async () => {
    const bot = await desk();
    const old = await bot.add({ month: '2024-06' });
    expect(old.text).toContain('Will be recorded, not posted: 1 channel follows it, but it is not of the two latest');
    expect(old.buttons.map((button) => button.label)).toEqual(['Save', 'Cancel']);
    expect((await bot.push(actionOf(old, 'Save'))).text).toContain('Saved. Nothing is posted.');
    expect(await owedLines(bot.store)).toEqual([
      '200000000000000002 riaj-streaming double-platinum certified skipped (too-old)',
    ]);
    const unfollowed = await bot.add({ song: 'Yoake Mae', level: 'Platinum' });
    expect(unfollowed.text).toContain('no server with a channel follows this song');
  });

  test('what is in the list just so is not entered again; another month is a correction that posts nothing', async () => {
    const bot = await desk();
    await bot.push(actionOf(await bot.add(), 'Save and post'));
    const again = await bot.add();
    expect(again.text).toContain('in the list already, just so');
    expect(again.buttons).toEqual([]);
    const corrected = await bot.add({ month: '2026-01' });
    expect(corrected.text).toContain('Saving corrects that; nothing is posted.');
    await bot.push(actionOf(corrected, 'Save'));
    expect(await bot.certificates()).toEqual([`nova7--harbor-lights double-platinum 2026-01 ${PAGE}`]);
    expect(await ledger(bot.store)).toHaveLength(1);
  });

  test.each([
    [{ level: 'titanium' }, 'There is no certified level “titanium”. Choose one of the suggestions.'],
    [{ level: 'gold' }, 'Gold was not given in February 2026. Given then: Platinum, Double Platinum,'],
    [{ month: '2019-01', level: 'gold' }, 'No certificates were given in January 2019.'],
    [{ month: 'spring' }, 'The month “spring” is not clear. Write the batch month'],
    [{ month: '2026' }, 'The month “2026” is not clear.'],
    [{ month: '2026-03-27' }, '“2026-03-27” is a day, maybe that of publication.'],
    [{ month: '2026-05' }, 'May 2026 is still to come.'],
    [{ link: 'the radio' }, '“the radio” is not a web address.'],
    [{ song: 'Qqqq Zzzz' }, 'No song by the name “Qqqq Zzzz” is known here.'],
  ])('%j is answered with what to do', async (typed, words) => {
    const bot = await desk();
    const answer = await bot.add(typed);
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain(words);
    expect(await bot.store.read.selectFrom('certificate_draft').selectAll().execute()).toEqual([]);
  });

  test('levels of every edition and the latest batch months are suggested', async () => {
    const bot = await desk();
    const levels = await bot.suggest('certificates add', 'level', 'gold', OPERATOR);
    expect(levels.map((one) => one.name)).toContain('Gold (given until December 2025) · RIAJ streaming certification');
    const months = await bot.suggest('certificates add', 'month', '', OPERATOR);
    expect(months.slice(0, 2).map((one) => one.value)).toEqual(['2026-03', '2026-02']);
    expect(await bot.suggest('certificates add', 'month', '')).toEqual([]);
  });

  test.each([
    ['ja', /ダブル・プラチナ、2026年2月度/, /1チャンネルに投稿されます/],
    ['ko', /더블 플래티넘, 2026년 2월분/, /채널 1곳에 게시됩니다/],
  ] as const)('speaks the reader’s language: %s', async (language, entry, where) => {
    const bot = await desk({ language });
    const asked = await bot.add();
    expect(asked.text).toMatch(entry);
    expect(asked.text).toMatch(where);
  });

  test('whoever does not run the bot is refused, admins of a server as well', async () => {
    const bot = await desk();
    for (const command of ['certificates add', 'certificates remove']) {
      const answer = await bot.type(command, HARBOR);
      expect(answer.visibility).toBe('private');
      expect(answer.text).toContain('This is for those who run this bot');
    }
    expect(await bot.suggest('certificates remove', 'certificate', '')).toEqual([]);
  });

  test('it works in a direct message', async () => {
    const bot = await desk();
    expect((await bot.add({}, { server: null })).text).toContain('Will be posted in 1 channel');
  });
});

describe('/certificates remove', () => {
  test('a waiting post is dropped, the certificate says nothing any more, and no list brings it again', async () => {
    const bot = await desk();
    await bot.push(actionOf(await bot.add(), 'Save and post'));
    const asked = await bot.remove('harbor');
    expect(asked.lines).toEqual([
      '**Harbor Lights — NOVA7**: RIAJ certified, Double Platinum, February 2026',
      `Source: <${PAGE}>`,
      'Taking it back: no post has to be corrected, 1 waiting post is dropped.',
    ]);
    expect(await owedLines(bot.store)).toEqual(['200000000000000002 riaj-streaming double-platinum certified owed']);
    const removed = await bot.push(actionOf(asked, 'Take it back'));
    expect(removed.text).toContain('Taken back.');
    expect(await bot.certificates()).toEqual([]);
    expect(await owedLines(bot.store)).toEqual([
      '200000000000000002 riaj-streaming double-platinum certified skipped (retracted)',
    ]);
    expect((await bot.type('tier', { song: 'Harbor Lights' })).text).toContain('Platinum, certified October 2025');
    const batches = await bot.store.read.selectFrom('certificate_batch').select('month').execute();
    expect(batches.map((batch) => batch.month)).not.toContain('2026-02');
    expect((await bot.push(actionOf(asked, 'Take it back'))).text).toContain('type the command again');
  });

  test('a post that stands gets a correction', async () => {
    const bot = await desk();
    await bot.push(actionOf(await bot.add(), 'Save and post'));
    await bot.store.write
      .updateTable('announcement')
      .set({ state: 'posted', message_id: '400000000000000001' })
      .execute();
    const asked = await bot.remove('');
    expect(asked.text).toContain('Taking it back: 1 post gets a line of correction, none is waiting.');
    await bot.push(actionOf(asked, 'Take it back'));
    expect((await ledger(bot.store)).map(({ request, kind, state }) => `${request} ${kind} ${state}`)).toEqual([
      'post certified posted',
      'edit correction owed',
    ]);
  });

  test('entered again after all, it is a certificate of the next generation, and news', async () => {
    const bot = await desk();
    await bot.push(actionOf(await bot.add(), 'Save and post'));
    await bot.push(actionOf(await bot.remove('harbor'), 'Take it back'));
    const again = await bot.add();
    expect(again.text).toContain('Will be posted in 1 channel');
    await bot.push(actionOf(again, 'Save and post'));
    const rows = await ledger(bot.store);
    expect(rows.map(({ generation, state }) => `${generation} ${state}`)).toEqual(['0 skipped', '1 owed']);
    expect(await bot.certificates()).toHaveLength(1);
  });

  test('our own estimate that the mistaken certificate kept back is owed again', async () => {
    const bot = await desk();
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-22', 99_000_000);
    await bot.record('nova7--paper-moon', 'oricon-streams', '2026-03-29', 100_500_000);
    expect(await owedLines(bot.store)).toEqual(['200000000000000002 riaj-streaming platinum estimated owed']);
    const typed = { song: 'Paper Moon', level: 'platinum' };
    await bot.push(actionOf(await bot.add(typed), 'Save and post'));
    expect((await owedLines(bot.store)).toSorted()).toEqual([
      '200000000000000002 riaj-streaming platinum certified owed',
      '200000000000000002 riaj-streaming platinum estimated skipped (certified)',
    ]);
    await bot.push(actionOf(await bot.remove('Paper Moon'), 'Take it back'));
    expect((await owedLines(bot.store)).toSorted()).toEqual([
      '200000000000000002 riaj-streaming platinum certified skipped (retracted)',
      '200000000000000002 riaj-streaming platinum estimated owed',
    ]);
  });

  test('what is not one certificate of the list is answered with what to do', async () => {
    const bot = await desk();
    for (const certificate of ['certificate:9999', 'Qqqq Zzzz', ''])
      expect((await bot.type('certificates remove', { certificate }, OPERATOR)).text).toContain(
        'choose one of the suggestions',
      );
  });
});
