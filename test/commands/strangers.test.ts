import { describe, expect, test } from 'vitest';
import type { AttachedFile, Caller, ChosenChannel, Reply } from '../../commands/command.ts';
import { commands } from '../../commands/commands.ts';
import type { Command } from '../../commands/define.ts';
import type { Block } from '../../src/views/message.ts';
import { askingOver, type Seen } from '../support/asking.ts';
import { dump } from '../support/store.ts';

/** What another server must never read. */
const SECRETS = ['777000777000', '777000777001', 'words of ours', '<@300000000000000001>'];

const NEWCOMER: Partial<Caller> = { server: { id: '100000000000000002', language: 'en' }, user: '300000000000000002' };
const MEMBER: Partial<Caller> = { user: '300000000000000003', may: { manageServer: false, manageMessages: false } };

const THEIRS: ChosenChannel = {
  id: '888000888000',
  name: 'theirs',
  kind: 'text',
  botMay: new Set(['view-channel', 'send-messages', 'read-message-history', 'embed-links', 'attach-files']),
};

const CHANNEL: ChosenChannel = {
  id: '777000777000',
  name: 'ours',
  kind: 'text',
  botMay: new Set(['view-channel', 'send-messages', 'read-message-history', 'embed-links', 'attach-files']),
};

/** What buttons and forms may carry beside what they were made with. */
const FORGED = [
  '',
  '1',
  '2',
  '3',
  '1:1',
  '1 1',
  'song:1',
  'artist:1',
  '999999',
  '-1',
  '1e9',
  "1' or 1=1 --",
  '__proto__',
];

type Asking = Awaited<ReturnType<typeof askingOver>>;

/** A server with something of everything that commands show or change; answers also all that its admin could press. */
async function livedIn() {
  const asking = await askingOver({ now: '2026-03-04' });
  const pressable = new Set<string>();
  const note = (seen: Seen) => {
    for (const action of actionsIn(seen.reply)) pressable.add(action);
    return seen;
  };
  const type = async (command: string, typed: Parameters<Asking['type']>[1] = {}) =>
    note(await asking.type(command, typed));
  await type('settings channel', { channel: CHANNEL });
  await type('watch artist', { artist: 'NOVA7' });
  await type('settings template', { kind: 'passed', text: 'words of ours' });
  for (let hourly = 1; hourly <= 12; hourly += 1) await type('settings posts', { hourly: String(hourly) });
  await asking.record('nova7--paper-moon', 'oricon-streams', '2026-02-22', 99_000_000);
  await asking.record('nova7--paper-moon', 'oricon-streams', '2026-03-01', 101_000_000);
  await asking.record('nova7--paper-moon', 'oricon-streams', '2026-03-02', 5);
  await asking.store.write
    .updateTable('announcement')
    .set({ state: 'failed', reason: 'expired' })
    .where('state', '=', 'owed')
    .execute();
  await ofOwnSongs(asking, note, type);
  await ofFiles(note, type);
  await ofNumbers(asking, note, type);
  await type('settings channel', { channel: { ...CHANNEL, id: '777000777001' }, for: 'market:jpop' });
  await asking.store.write
    .updateTable('target')
    .set({ held_at: 1, held_reason: 'target 10003' })
    .where('main', '=', 0)
    .execute();
  await type('board create', { channel: CHANNEL });
  await asking.store.write.updateTable('board').set({ stopped_at: 1, stop_reason: 'deleted' }).execute();
  for (const command of [
    'setup',
    'settings show',
    'settings history',
    'announcements log',
    'readings review',
    'watch list',
    'board list',
  ])
    await type(command);
  await type('announcements why', { song: 'Paper Moon' });
  for (const step of ['ladders', 'posts', 'role', 'follow', 'board', 'ready', 'channel', 'language'])
    note(await asking.press(`setup:${step}`));
  note(await asking.press('setup-find:'));
  const [change] = [...pressable].filter((action) => action.startsWith('record-change:'));
  if (change) note(await asking.press(change));
  for (const action of PAGES) pressable.add(action);
  return { asking, pressable: [...pressable] };
}

/** What turns pages carries a place in a list, not what stands there; lists here are too short for it. */
const PAGES = ['setup-page:1', 'watch-page:1', 'review:1', 'log:all after 0', 'log:all before 999999'];

type Note = (seen: Seen) => Seen;
type Type = (command: string, typed?: Parameters<Asking['type']>[1]) => Promise<Seen>;

/** A song of its own, one that its operator was asked about, and one whose act is not clear. */
async function ofOwnSongs(asking: Asking, note: Note, type: Type) {
  await type('song add', { artist: 'NOVA7', title: 'words of ours' });
  await type('song add', { artist: 'NOVA 77', title: 'words of ours too' });
  await type('song remove', { song: 'words of ours' });
  const given = { artist: 'NOVA7', title: 'words of ours for all' };
  note(await asking.type('song add', given, { operator: true }));
  const certificate = { song: 'Paper Moon', level: 'platinum', month: '2026-02', link: 'https://example.com/a' };
  note(await asking.type('certificates add', certificate, { operator: true }));
  note(await asking.type('certificates remove', { certificate: 'Harbor Lights' }, { operator: true }));
}

/** Files that wait for a confirmation: one that asks for a channel, one that asks for nothing more. */
async function ofFiles(note: Note, type: Type) {
  const file = (name: string, text: string): AttachedFile => ({
    name,
    sizeBytes: text.length,
    contentType: null,
    fetch: async () => ({ bytes: new TextEncoder().encode(text) }),
  });
  await type('watch import', { file: file('list.csv', 'artist,title\nHoshifuru,Yoake Mae\n') });
  const exported = note(await type('config export'));
  const [block] =
    'message' in exported.reply ? exported.reply.message.blocks.filter(({ type: of }) => of === 'file') : [];
  if (block?.type !== 'file') throw new Error('there is no file');
  const config = new TextDecoder().decode(block.bytes);
  await type('config import', { file: file('a.json', config.replaceAll(CHANNEL.id, '778')) });
  await type('config import', {
    file: file('b.json', config.replace('"weekly"', '"monthly"').replace('"off"', '"weekly"')),
  });
}

/** Numbers in every state that somebody may be asked about. */
async function ofNumbers(asking: Asking, note: Note, type: Type) {
  const number = (value: string, more: Record<string, string> = {}) =>
    type('record number', { song: 'Paper Moon', value, source: 'oricon-streams', date: '2026-03-03', ...more });
  await number('150,000,000');
  await number('150,000,000', { date: '3/2' });
  await number('many');
  const operators = { song: 'Paper Moon', value: '120,000,000', source: 'oricon-streams' };
  note(await asking.type('record number', operators, { operator: true }));
  for (const [song, value] of [
    ['Paper Moon', '900,000,000'],
    ['Harbor Lights', '400,000,000'],
    ['Harbor Lights', '450,000,000'],
    ['Slow Rain', '400,000,000'],
  ] as const) {
    const draft = await number(value, { song });
    const save = actionsIn(draft.reply).find((action) => action.startsWith('record-save:'));
    if (save) note(await asking.press(save));
  }
  await type('record correct', {
    song: 'Harbor Lights',
    source: 'oricon-streams',
    value: '390,000,000',
    date: '2026-03-03',
  });
  await type('record certificate', {
    song: 'Slow Rain',
    level: 'platinum',
    month: '2026-02',
    link: 'https://example.com/a',
  });
  const round = await type('record round');
  if (round.form) note(await asking.submit(round.form.action, { value0: '9,000,000', value1: '8,000,000' }));
  note(await asking.submit('report-number:1 riaj-streaming', { what: 'words of ours' }, MEMBER));
}

function actionsIn(reply: Reply): string[] {
  if (reply.kind === 'form') return [reply.form.action];
  return 'message' in reply ? reply.message.blocks.flatMap(actionsOfBlock) : [];
}

function actionsOfBlock(block: Block): string[] {
  if (block.type === 'select') return [block.action];
  if (block.type !== 'buttons') return [];
  return block.buttons.flatMap((button) => ('action' in button ? [button.action] : []));
}

/** Every action of commands, as it was really carried and as somebody may make it up. */
function forgeries(of: readonly Command[], pressable: readonly string[]): string[] {
  const names = of.flatMap((command) => Object.keys(command.actions));
  const real = pressable.filter((action) => names.includes(action.split(':', 1)[0] ?? ''));
  return [...real, ...names.flatMap((name) => FORGED.map((argument) => `${name}:${argument}`))];
}

function formForgeries(of: readonly Command[], pressable: readonly string[]): string[] {
  const names = of.flatMap((command) => Object.keys(command.forms ?? {}));
  const real = pressable.filter((action) => names.includes(action.split(':', 1)[0] ?? ''));
  return [...real, ...names.flatMap((name) => FORGED.map((argument) => `${name}:${argument}`))];
}

/** Everything in the database but what belongs to one server. */
async function without({ store }: Asking, discordId: string) {
  const server = await store.read
    .selectFrom('server')
    .select('id')
    .where('discord_id', '=', discordId)
    .executeTakeFirst();
  const tables = await dump(store);
  // What somebody says outside any server that the bot knows goes to who runs it.
  const isNobodys = (name: string, row: string) => name === 'report' && row.includes('"server_id":null');
  const isTheirs = (row: string) => server !== undefined && row.includes(`"server_id":${server.id},`);
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [
      name,
      rows
        .map(String)
        .filter((row) => !isTheirs(row) && !isNobodys(name, row) && !(name === 'server' && row.includes(discordId))),
    ]),
  );
}

test('the server of these tests carries every button, menu and form of admin commands', async () => {
  const { pressable } = await livedIn();
  const carried = new Set(pressable.map((action) => action.split(':', 1)[0]));
  const gated = commands.filter((one) => one.managersOnly || one.operatorsOnly || one.reportersOnly);
  const names = gated.flatMap((one) => [...Object.keys(one.actions), ...Object.keys(one.forms ?? {})]);
  expect(names.filter((name) => !carried.has(name))).toEqual([]);
});

describe('an admin of another server', () => {
  test('reads and changes nothing of a server by what any button or menu of it carries', async () => {
    const { asking, pressable } = await livedIn();
    const before = await without(asking, NEWCOMER.server?.id ?? '');
    const tried = forgeries(commands, pressable);
    for (const name of ['log-decide', 'record-save', 'setup-follow', 'settings-history'])
      expect(tried.some((action) => action.startsWith(`${name}:`) && pressable.includes(action))).toBe(true);
    for (const action of tried) {
      for (const chosen of [[], ['artist:1'], [THEIRS]]) {
        const seen = await asking.choose(action, chosen, NEWCOMER);
        // What the button itself carries is no news to whoever presses it.
        const told = seen.text.replaceAll(action.slice(action.indexOf(':') + 1) || ' ', '');
        for (const secret of SECRETS) expect(told, action).not.toContain(secret);
      }
    }
    expect(await without(asking, NEWCOMER.server?.id ?? '')).toEqual(before);
  });

  test('reads and changes nothing of a server by a form of it', async () => {
    const { asking, pressable } = await livedIn();
    const before = await without(asking, NEWCOMER.server?.id ?? '');
    for (const action of formForgeries(commands, pressable)) {
      const seen = await asking.submit(action, { name: 'NOVA7', value: '1' }, NEWCOMER);
      for (const secret of SECRETS) expect(seen.text, action).not.toContain(secret);
    }
    expect(await without(asking, NEWCOMER.server?.id ?? '')).toEqual(before);
  });

  test('is shown nothing of it by any command', async () => {
    const { asking } = await livedIn();
    for (const command of ['setup', 'settings show', 'settings history', 'announcements log', 'watch list']) {
      const seen = await asking.type(command, {}, NEWCOMER);
      for (const secret of SECRETS) expect(seen.text, command).not.toContain(secret);
    }
  });
});

describe('an ordinary member', () => {
  const gated = commands.filter((one) => one.managersOnly || one.operatorsOnly || one.reportersOnly);

  test('is refused every button, menu and form of admin commands, and changes nothing', async () => {
    const { asking, pressable } = await livedIn();
    const before = await dump(asking.store);
    const refusals = new Set<string>();
    for (const action of forgeries(gated, pressable)) {
      const seen = await asking.press(action, MEMBER);
      expect(seen.visibility, action).toBe('private');
      refusals.add(seen.text);
    }
    for (const action of formForgeries(gated, pressable))
      refusals.add((await asking.submit(action, { name: 'NOVA7' }, MEMBER)).text);
    expect([...refusals].every((text) => /^This is for /.test(text))).toBe(true);
    expect(await dump(asking.store)).toEqual(before);
  });

  test('is refused every admin command, and is suggested nothing', async () => {
    const { asking } = await livedIn();
    const before = await dump(asking.store);
    for (const command of gated) {
      const runnables = command.run ? [command.run] : command.subcommands;
      for (const one of runnables) {
        const subcommand = command.run ? null : one.name;
        const reply = await asking.answers.command({
          caller: asking.caller(MEMBER),
          command: command.name,
          subcommand,
          options: { channel: CHANNEL, song: 'Paper Moon', artist: 'NOVA7' },
        });
        expect('message' in reply && JSON.stringify(reply.message), one.name).toMatch(/This is for /);
        for (const option of Object.keys(one.options)) {
          const path = [command.name, subcommand].filter(Boolean).join(' ');
          expect(await asking.suggest(path, option, 'a', MEMBER), `${path} ${option}`).toEqual([]);
        }
      }
    }
    expect(await dump(asking.store)).toEqual(before);
  });

  test('whom the server’s own command permissions allow a command may use it and its buttons, and no other', async () => {
    const { asking } = await livedIn();
    const editor = { ...MEMBER, isAllowed: async (command: string) => command === 'setup' };
    expect((await asking.type('setup', {}, editor)).text).toContain('Setup, step 1');
    expect((await asking.press('setup:ladders', editor)).text).toContain('step 3');
    expect((await asking.type('settings show', {}, editor)).text).toMatch(/^This is for /);
    expect((await asking.press('settings-history:0', editor)).text).toMatch(/^This is for /);
  });

  test('whom they allow a command is refused none of its buttons, menus and forms for not managing the server', async () => {
    const { asking, pressable } = await livedIn();
    for (const command of commands.filter((one) => one.managersOnly)) {
      const editor = { ...MEMBER, isAllowed: async (name: string) => name === command.name };
      for (const action of forgeries([command], pressable))
        expect((await asking.press(action, editor)).text, action).not.toMatch(/^This is for /);
      for (const action of formForgeries([command], pressable))
        expect((await asking.submit(action, { name: 'NOVA7' }, editor)).text, action).not.toMatch(/^This is for /);
    }
  });
});
