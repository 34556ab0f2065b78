import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/domain/day.ts';
import { recordReadings } from '../../src/tracker/record-readings.ts';
import { actionOf, askingOver, noonInJapan } from '../support/asking.ts';
import { counterOf } from '../support/rules.ts';

const SONG = 'nova7--harbor-lights';
const MEMBER = { may: { manageServer: false, manageMessages: true } };
const OPERATOR = { operator: true };

async function bot(language: 'en' | 'ja' | 'ko' = 'en') {
  const asking = await askingOver({ now: '2026-03-04', language });
  const { store, rules } = asking;
  /** Records a number that a server's people typed; the server is made by its first call. */
  const typed = async (server: string, day: string, count: number, song = SONG, on = '2026-03-04') => {
    await asking.type('settings show', {}, { server: { id: server, language } });
    const row = await store.read
      .selectFrom('server')
      .select('id')
      .where('discord_id', '=', server)
      .executeTakeFirstOrThrow();
    const { id } = await store.read.selectFrom('song').select('id').where('key', '=', song).executeTakeFirstOrThrow();
    return store.write.transaction().execute((trx) =>
      recordReadings(
        trx,
        rules,
        {
          counter: counterOf(rules, 'oricon-streams'),
          scope: row.id,
          source: 'record',
          actor: '300000000000000009',
          byHand: true,
          readings: [{ song: id, day: dayOf(day), count, precision: 'exact', link: 'https://example.org/chart' }],
        },
        noonInJapan(on),
      ),
    );
  };
  return { ...asking, typed };
}

const HERE = '100000000000000001';
const ELSEWHERE = '100000000000000002';

describe('/readings review', () => {
  test('shows a figure that waits, what it is measured by, why it waits, and who said it', async () => {
    const { type, typed } = await bot();
    await typed(HERE, '2026-02-22', 187_000_000);
    await typed(HERE, '2026-03-01', 18_700_000);
    const answer = await type('readings review');
    expect(answer.visibility).toBe('private');
    expect(answer.text).toContain('1 figure waits for a check');
    expect(answer.text).toContain('Harbor Lights — NOVA7');
    expect(answer.text).toContain('18,700,000 plays in Japan · Oricon, week to 1 Mar 2026');
    expect(answer.text).toContain('So far: 187,000,000 (22 Feb 2026)');
    expect(answer.text).toContain('Is it a weekly figure');
    expect(answer.text).toContain('From: <@300000000000000009> · would count in one server only');
    expect(answer.buttons.map(({ label }) => label)).toEqual(['Accept 1', 'Reject 1', 'Source']);
  });

  test('says so where nothing waits', async () => {
    const { type } = await bot();
    expect((await type('readings review')).text).toBe('No figure waits for a check.');
  });

  test.each([
    ['ja', '確認待ちの数値: 1件', '1を承認'],
    ['ko', '확인 대기 중인 수치 1개', '1 승인'],
  ] as const)('speaks the reader’s language: %s', async (language, heading, label) => {
    const { type, typed } = await bot(language);
    await typed(HERE, '2026-03-01', 0);
    const answer = await type('readings review');
    expect(answer.text).toContain(heading);
    expect(answer.buttons[0]?.label).toBe(label);
  });

  test('is for managers, and so are its buttons', async () => {
    const { type, typed, press } = await bot();
    await typed(HERE, '2026-03-01', 0);
    const accept = actionOf(await type('readings review'), 'Accept 1');
    expect((await type('readings review', {}, MEMBER)).text).not.toContain('Harbor');
    const pressed = await press(accept, MEMBER);
    expect(pressed.text).not.toContain('Accepted');
    expect((await type('readings review')).text).toContain('1 figure waits');
  });

  test('shows an admin the figures of their own server alone, and who runs the bot all of them', async () => {
    const { type, typed, press, record } = await bot();
    await typed(HERE, '2026-03-01', 0);
    await typed(ELSEWHERE, '2026-03-01', 0);
    await record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 0);
    expect((await type('readings review')).text).toContain('1 figure waits');
    const all = await type('readings review', {}, OPERATOR);
    expect(all.text).toContain('3 figures wait');
    expect(all.text).toContain('would count in every server');
    for (const label of ['Accept 2', 'Reject 3']) {
      const pressed = await press(actionOf(all, label));
      expect(pressed.lines[0]).toBe('This figure no longer waits.');
    }
    expect((await type('readings review', {}, OPERATOR)).text).toContain('3 figures wait');
  });

  test('a figure that is accepted counts, and the page goes on without it', async () => {
    const { type, typed, press, store } = await bot();
    await typed(HERE, '2026-02-22', 90_000_000);
    await typed(HERE, '2026-03-01', 900_000_000_000);
    await typed(HERE, '2026-03-02', 9_000_000);
    const accepted = await press(actionOf(await type('readings review'), 'Accept 1'));
    expect(accepted.kind).toBe('replace');
    expect(accepted.lines[0]).toContain('Accepted: Harbor Lights — NOVA7.');
    expect(accepted.text).toContain('1 figure waits');
    const rejected = await press(actionOf(accepted, 'Reject 1'));
    expect(rejected.lines).toEqual(['Rejected: Harbor Lights — NOVA7.', 'No figure waits for a check.']);
    const decisions = await store.read.selectFrom('reading_decision').selectAll().orderBy('id').execute();
    expect(decisions).toMatchObject([
      { decision: 'accepted', was: 'jump', decided_by: '300000000000000001' },
      { decision: 'rejected', was: 'fall' },
    ]);
  });

  test.each([
    ['en', '1 more is not listed: later figures from the same source have passed it'],
    ['ja', 'このほか1件は、同じ出典の後の数値に追い越されたため表示していません'],
    ['ko', '이 밖에 1개는 같은 출처의 이후 수치가 넘어서서 표시하지 않습니다'],
  ] as const)(
    'a figure that later ones have passed is no longer listed, and the answer says so: %s',
    async (language, said) => {
      const { type, typed } = await bot(language);
      await typed(HERE, '2026-02-22', 187_000_000);
      await typed(HERE, '2026-03-01', 18_700_000);
      expect((await type('readings review')).text).not.toContain(said);
      await typed(HERE, '2026-03-08', 189_000_000, SONG, '2026-03-11');
      const later = await type('readings review');
      expect(later.text).toContain(said);
      expect(later.buttons).toEqual([]);
      await typed(HERE, '2026-03-09', 1, SONG, '2026-03-11');
      expect((await type('readings review')).text).toContain(said);
    },
  );

  test('who comes second is told who was first', async () => {
    const { type, typed, press } = await bot();
    await typed(HERE, '2026-03-01', 0);
    const page = await type('readings review');
    await press(actionOf(page, 'Reject 1'), { user: '300000000000000002' });
    const second = await press(actionOf(page, 'Accept 1'));
    expect(second.lines[0]).toBe('Rejected already, by <@300000000000000002>.');
  });

  test('says where an accepted figure changes nothing, because a higher one counts', async () => {
    const { type, typed, press } = await bot();
    await typed(HERE, '2026-02-22', 187_000_000);
    await typed(HERE, '2026-03-01', 18_700_000);
    const accepted = await press(actionOf(await type('readings review'), 'Accept 1'));
    expect(accepted.lines[0]).toContain('The count stays at 187,000,000');
  });

  test('a figure of a day to come cannot be accepted before that day', async () => {
    const { type, typed, press, setNow } = await bot();
    await typed(HERE, '2026-03-08', 90_000_000);
    const page = await type('readings review');
    expect((await press(actionOf(page, 'Accept 1'))).lines[0]).toContain('Its day (8 Mar 2026) is still to come');
    setNow('2026-03-08');
    expect((await press(actionOf(page, 'Accept 1'))).lines[0]).toContain('Accepted');
  });

  test('turns pages of five, and goes back when the last one is empty', async () => {
    const { type, typed, press } = await bot();
    const songs = [
      'nova7--paper-moon',
      SONG,
      'hoshifuru--ao-no-kanata',
      'hoshifuru--yoake-mae',
      'mirae-club--slow-rain',
    ];
    for (const song of songs) await typed(HERE, '2026-03-01', 0, song);
    await typed(HERE, '2026-03-02', 0);
    const first = await type('readings review');
    expect(first.text).toContain('6 figures wait');
    const second = await press(actionOf(first, 'Next'));
    expect(second.buttons.map(({ label }) => label)).toEqual(['Accept 6', 'Reject 6', 'Source', 'Back']);
    const emptied = await press(actionOf(second, 'Reject 6'));
    expect(emptied.text).toContain('5 figures wait');
    expect(emptied.buttons.map(({ label }) => label)).toContain('Accept 5');
    expect(emptied.buttons.map(({ label }) => label)).not.toContain('Next');
  });

  test('a button that carries nonsense is answered, and changes nothing', async () => {
    const { press, type, typed } = await bot();
    await typed(HERE, '2026-03-01', 0);
    for (const action of ['review:x', 'review-accept:', 'review-reject:-1 99', 'review-accept:999999999999999 0'])
      expect((await press(action)).text).toContain('1 figure waits');
    expect((await type('readings review')).text).toContain('1 figure waits');
  });
});
