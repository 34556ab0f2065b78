import { z } from 'zod';
import type { ConfigFlaw, ConfigPlan, ConfigRefusal, Place, SettingChange } from '../src/domain/config-file.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinList, joinSentences } from '../src/text/join.ts';
import type { PlainKey } from '../src/text/translate.ts';
import { type Block, buttons, type Message, text } from '../src/views/message.ts';
import type { AttachedFile, ChosenValue, Reply } from './command.ts';
import { authorOf, type Call, type Command, HalfDone, privately, replace, runnable, say, serverOf } from './define.ts';
import { cannotPostIn } from './missing-permissions.ts';
import { option, shown } from './options.ts';

/** A file of 20,000 followed songs has about three. */
const LARGEST_BYTES = 4_000_000;

/** How many changes and rows one answer names. */
const LISTED = 15;

/** How many flaws of a file fit one answer. */
const FLAWS_LISTED = 40;

/** `/config`: a server's settings, own songs and what it follows as one file. */
export const config: Command = {
  name: 'config',
  description: 'config.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: { 'config-place': place, 'config-skip': skip, 'config-import': importNow },
  subcommands: [
    runnable({
      name: 'export',
      description: 'config.exportDescription',
      visibility: 'private',
      options: {},
      run: giveOut,
    }),
    runnable({
      name: 'import',
      description: 'config.importDescription',
      visibility: 'private',
      options: { file: option.file('config.fileOption') },
      run: async (call, { file }) => take(call, file),
    }),
  ],
};

async function giveOut(call: Call): Promise<Reply> {
  const bytes = await call.parts.configs.write(serverOf(call).id);
  return privately({
    blocks: [text(call.t('config.exported')), { type: 'file', name: 'tierwatch-config.json', bytes }],
  });
}

const proposed = z.object({ name: z.string(), text: z.string(), placed: z.record(z.string(), z.string().nullable()) });

type Proposed = z.infer<typeof proposed>;

async function take(call: Call, file: AttachedFile): Promise<Reply> {
  const { parts, caller, t } = call;
  const name = shown(file.name);
  const fetched = await file.fetch(LARGEST_BYTES);
  if ('problem' in fetched) {
    if (fetched.problem === 'too-large') return say(refusalText(call, name, { refused: 'too-large' }));
    return say(t('config.refused', { name, reason: t('import.notFetched') }));
  }
  const read = parts.configs.read(fetched.bytes);
  if ('refused' in read) return say(refusalText(call, name, read));
  const body: Proposed = { name, text: read.text, placed: {} };
  const id = await parts.proposals.add(proposerOf(call), 'config', JSON.stringify(body), caller.at);
  return privately(await consider(call, id, body));
}

function proposerOf(call: Call) {
  return { server: serverOf(call).id, actor: call.caller.user };
}

async function proposalOf(call: Call, id: number): Promise<Proposed | null> {
  const body = await call.parts.proposals.get(proposerOf(call), 'config', id, call.caller.at);
  return body === null ? null : proposed.parse(JSON.parse(body));
}

/** Asks for one channel or role after the other, then says what would change and offers it. */
async function consider(call: Call, id: number, body: Proposed): Promise<Message> {
  const { t } = call;
  const plan = await call.parts.configs.plan(serverOf(call).id, body.text, body.placed);
  const heading = text(t('config.nothingYet', { name: body.name }));
  const [asked] = plan.places;
  if (asked) return { blocks: [heading, ...question(call, id, asked, plan.places.length)] };
  const isNothing = plan.changes.length + plan.songs.fresh + plan.watches.fresh === 0;
  return {
    blocks: [
      heading,
      ...diff(call, plan),
      isNothing
        ? text(t('config.noChange'))
        : buttons({ label: t('config.importNow'), action: `config-import:${id}`, style: 'primary' }),
    ],
  };
}

function question({ t }: Call, id: number, { of, id: asked, uses }: Place, left: number): Block[] {
  const params = { id: asked, uses: uses.map((use) => `\`${use}\``).join(' '), left };
  const isChannel = of === 'channel';
  return [
    text(t(isChannel ? 'config.whichChannel' : 'config.whichRole', params)),
    {
      type: 'select',
      action: `config-place:${id}`,
      placeholder: t(isChannel ? 'config.chooseChannel' : 'config.chooseRole'),
      menu: { of: isChannel ? 'channels' : 'roles', chosen: [] },
    },
    buttons({ label: t('config.leaveOut'), action: `config-skip:${id}` }),
  ];
}

/** What somebody chose for the channel or role that was asked for. */
async function place(call: Call, argument: string, [chosen]: readonly ChosenValue[]): Promise<Reply> {
  const isEveryone = chosen === serverOf(call).discordId;
  if (isEveryone) return say(call.t('config.everyone'));
  const refused = typeof chosen === 'object' ? cannotPostIn(call, chosen) : null;
  if (refused) return refused;
  return settle(call, Number(argument), ({ of }) => {
    if (chosen === undefined || (of === 'channel') !== (typeof chosen === 'object')) return undefined;
    return typeof chosen === 'object' ? chosen.id : chosen;
  });
}

async function skip(call: Call, argument: string): Promise<Reply> {
  return settle(call, Number(argument), () => null);
}

async function settle(call: Call, id: number, said: (asked: Place) => string | null | undefined): Promise<Reply> {
  const body = await proposalOf(call, id);
  if (!body) return replace({ blocks: [text(call.t('ownSong.gone'))] });
  const { places } = await call.parts.configs.plan(serverOf(call).id, body.text, body.placed);
  const [asked] = places;
  const answer = asked && said(asked);
  if (!asked || answer === undefined) return replace(await consider(call, id, body));
  const next = { ...body, placed: { ...body.placed, [`${asked.of}:${asked.id}`]: answer } };
  await call.parts.proposals.change(id, JSON.stringify(next));
  return replace(await consider(call, id, next));
}

async function importNow(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const id = Number(argument);
  const body = await proposalOf(call, id);
  if (!body) return replace({ blocks: [text(t('ownSong.gone'))] });
  const server = serverOf(call);
  const { places } = await parts.configs.plan(server.id, body.text, body.placed);
  if (places.length > 0) return replace(await consider(call, id, body));
  const applied = await parts.configs.apply(server.id, body.text, body.placed, caller.user, caller.at);
  const { settings, songs, watches, full, stoppedBy } = applied;
  const entries = settings + songs + watches;
  if (entries > 0) await parts.audit.note(server.id, authorOf(call), { what: 'imported', entries });
  if (stoppedBy) throw new HalfDone('An import ended half-way.', { cause: stoppedBy.defect });
  await parts.proposals.remove(id);
  const imported = t('config.imported', { settings, songs, watches });
  return replace({ blocks: [text(joinSentences([imported, full && t('config.full', full)], caller.language))] });
}

function diff(call: Call, { changes, skipped, songs, watches }: ConfigPlan): Block[] {
  const { t, caller } = call;
  const lines = [
    t('config.settingsHeading', { n: changes.length }),
    ...listed(
      call,
      changes.map((change) => `- ${changeText(call, change)}`),
    ),
    t('config.songs', songs),
    t('config.watches', { fresh: watches.fresh, already: watches.already, unknown: watches.unknown.length }),
    ...listed(
      call,
      watches.unknown.map(({ line, written }) => `- ${t('watch.unknownRow', { line, written: escapeText(written) })}`),
    ),
    ...(skipped.length > 0
      ? [
          t('config.skipped', {
            fields: joinList(
              skipped.slice(0, LISTED).map((field) => code(field)),
              caller.language,
            ),
          }),
        ]
      : []),
  ];
  return [text(lines.join('\n'))];
}

function listed({ t }: Call, lines: readonly string[], most = LISTED): string[] {
  const more = lines.length - most;
  return more > 0 ? [...lines.slice(0, most), t('watch.more', { n: more })] : [...lines];
}

function changeText({ t }: Call, { field, from, to }: SettingChange): string {
  const said = (value: string | null) => (value === null ? t('config.nothing') : code(value));
  return t('config.change', { field, from: said(from), to: said(to) });
}

/** What a file says, so that it cannot leave its place. */
function code(value: string): string {
  const plain = value.replaceAll(/[`\n\r]/g, '’');
  return `\`${plain.length > 100 ? `${plain.slice(0, 99).toWellFormed()}…` : plain}\``;
}

const REFUSALS: Readonly<Record<Exclude<ConfigRefusal['refused'], 'too-large' | 'newer' | 'flaws'>, PlainKey>> = {
  empty: 'config.notConfig',
  'not-a-table': 'config.notConfig',
  'web-page': 'watch.fileWebPage',
  'not-utf8': 'watch.fileNotUtf8',
  'not-json': 'watch.fileNotJson',
  'not-config': 'config.notConfig',
};

function refusalText(call: Call, name: string, refusal: ConfigRefusal): string {
  const { t } = call;
  const refused = (reason: string) => t('config.refused', { name, reason });
  if (refusal.refused === 'too-large') return refused(t('watch.fileTooLarge', { limit: LARGEST_BYTES / 1_000_000 }));
  if (refusal.refused === 'newer') return refused(t('config.newer', refusal));
  if (refusal.refused !== 'flaws') return refused(t(REFUSALS[refusal.refused]));
  const lines = refusal.flaws.map((flaw) => `- ${flawText(call, flaw)}`);
  return [refused(t('config.flaws', { n: lines.length })), ...listed(call, lines, FLAWS_LISTED)].join('\n');
}

function flawText({ t }: Call, { at, flaw }: ConfigFlaw): string {
  const params = { at: at === '' ? t('config.file') : at.replaceAll('`', '’') };
  if (flaw === 'missing') return t('config.missing', params);
  return t(flaw === 'unknown' ? 'config.unknown' : 'config.notAllowed', params);
}
