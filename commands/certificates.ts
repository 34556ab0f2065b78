import type { EntryOutlook, ListedCertificate } from '../src/domain/certificate-desk.ts';
import { lastDayOf, type Month } from '../src/domain/day.ts';
import { levelsOn } from '../src/domain/ladder.ts';
import type { Song } from '../src/domain/song.ts';
import { formatMonth } from '../src/text/dates.ts';
import { joinList } from '../src/text/join.ts';
import { buttons, type Message, text } from '../src/views/message.ts';
import { nameIn, songText } from '../src/views/names.ts';
import {
  batchMonth,
  type CertifiedLevel,
  certifiedLevel,
  levelOf,
  listedCertificate,
  webLink,
} from './certificate-options.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, privately, replace, runnable, say } from './define.ts';
import { option } from './options.ts';

/** How many channels are named one by one. */
const NAMED_CHANNELS = 10;

/** `/certificates`: where whoever runs the bot enters official certificates, for all servers. */
export const certificates: Command = {
  name: 'certificates',
  description: 'certificates.description',
  managersOnly: false,
  operatorsOnly: true,
  anywhere: true,
  run: null,
  actions: {
    'certified-save': save,
    'certified-cancel': cancel,
    'certified-remove': remove,
  },
  subcommands: [
    runnable({
      name: 'add',
      description: 'certificates.addDescription',
      visibility: 'private',
      options: { song: option.song(), level: certifiedLevel(), month: batchMonth(), link: webLink() },
      run: async (call, { song, level, month, link }) => propose(call, song, level, month, link),
    }),
    runnable({
      name: 'remove',
      description: 'certificates.removeDescription',
      visibility: 'private',
      options: { certificate: listedCertificate() },
      run: async (call, { certificate }) => proposeRemoval(call, certificate),
    }),
  ],
};

async function propose(
  call: Call,
  song: Song,
  { ladder, level }: CertifiedLevel,
  month: Month,
  source: string,
): Promise<Reply> {
  const { parts, caller, t } = call;
  const { language } = caller;
  const given = levelsOn(ladder, lastDayOf(month));
  if (!given.some((one) => one.id === level.id)) {
    const monthText = formatMonth(month, language);
    if (given.length === 0) return say(t('certificates.noneGiven', { month: monthText }));
    const levels = joinList(
      given.map((one) => nameIn(one.names, language)),
      language,
    );
    return say(t('certificates.notGiven', { level: nameIn(level.names, language), month: monthText, levels }));
  }
  const typed = { song: song.id, ladder: ladder.id, level: level.id, month, source };
  const drafted = await parts.certificates.draft(typed, caller.user, caller.at);
  const lines = [await entryLine(call, typed, song), t('certificates.source', { link: `<${source}>` })];
  if (drafted === null) return privately({ blocks: [text([...lines, t('certificates.known')].join('\n'))] });
  const { id, outlook } = drafted;
  const label = t(outlook.channels.length > 0 ? 'certificates.saveAndPost' : 'certificates.save');
  return privately({
    accent: level.colour,
    blocks: [
      text([...lines, whereTo(call, outlook)].join('\n')),
      buttons(
        { label, action: `certified-save:${id}`, style: 'primary' },
        { label: t('certificates.cancel'), action: `certified-cancel:${id}` },
      ),
    ],
  });
}

async function entryLine(
  { parts, caller: { language }, t }: Call,
  certificate: Pick<ListedCertificate, 'ladder' | 'level' | 'month' | 'song'>,
  known: Song | null,
): Promise<string> {
  const song = known ?? (await parts.catalogue.song(certificate.song));
  const ladder = parts.rules.ladders.get(certificate.ladder);
  const level = levelOf(parts, certificate);
  const names = {
    song: song ? songText(song, language) : '',
    mark: ladder?.certificates ? nameIn(ladder.certificates.mark, language) : '',
    level: level ? nameIn(level.names, language) : certificate.level,
  };
  if (certificate.month === null) return t('certificates.undated', names);
  return t('certificates.entry', { ...names, month: formatMonth(certificate.month, language) });
}

function whereTo({ caller: { language }, t }: Call, { what, channels, tooOld }: EntryOutlook): string {
  if (what === 'changed') return t('certificates.changes');
  const n = channels.length;
  if (n === 0) return tooOld > 0 ? t('certificates.tooOld', { n: tooOld }) : t('certificates.nobody');
  const named = channels.slice(0, NAMED_CHANNELS).map((channel) => `<#${channel}>`);
  const more = n > NAMED_CHANNELS ? [t('certificates.moreChannels', { n: n - NAMED_CHANNELS })] : [];
  return t('certificates.willPost', { n, channels: joinList([...named, ...more], language) });
}

async function save(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const saved = await parts.certificates.save(idOf(argument), caller.user, caller.at);
  if (!saved) return replace(paragraph(t('certificates.gone')));
  const line = await entryLine(call, saved.entry, null);
  return replace(paragraph(line, t('certificates.saved', { n: saved.outlook.channels.length })));
}

async function cancel({ parts, caller, t }: Call, argument: string): Promise<Reply> {
  await parts.certificates.cancel(idOf(argument), caller.user);
  return replace(paragraph(t('certificates.cancelled')));
}

async function proposeRemoval(call: Call, certificate: ListedCertificate): Promise<Reply> {
  const { parts, caller, t } = call;
  const outlook = await parts.certificates.foresee(certificate.id, caller.at);
  if (!outlook) return say(t('certificates.unknownCertificate'));
  const lines = [
    await entryLine(call, certificate, null),
    t('certificates.source', { link: `<${certificate.source}>` }),
    t('certificates.willRemove', { corrected: outlook.corrected, unposted: outlook.unposted }),
  ];
  return privately({
    blocks: [
      text(lines.join('\n')),
      buttons(
        { label: t('certificates.remove'), action: `certified-remove:${certificate.id}`, style: 'danger' },
        { label: t('certificates.cancel'), action: 'certified-cancel:0' },
      ),
    ],
  });
}

async function remove(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const certificate = await parts.certificates.listed(idOf(argument));
  const done = certificate && (await parts.certificates.withdraw(certificate.id, caller.at));
  if (!done) return replace(paragraph(t('certificates.gone')));
  return replace(paragraph(await entryLine(call, certificate, null), t('certificates.removed')));
}

function idOf(argument: string): number {
  return /^\d{1,15}$/.test(argument) ? Number(argument) : 0;
}

function paragraph(...lines: string[]): Message {
  return { blocks: [text(lines.join('\n'))] };
}
