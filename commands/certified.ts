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
} from './certified-options.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, privately, replace, runnable, say } from './define.ts';
import { option } from './options.ts';

/** How many channels are named one by one. */
const NAMED_CHANNELS = 10;

/** `/certified`: where whoever runs the bot enters official certificates, for all servers. */
export const certified: Command = {
  name: 'certified',
  description: 'certified.description',
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
      description: 'certified.addDescription',
      visibility: 'private',
      options: { song: option.song(), level: certifiedLevel(), month: batchMonth(), link: webLink() },
      run: async (call, { song, level, month, link }) => propose(call, song, level, month, link),
    }),
    runnable({
      name: 'remove',
      description: 'certified.removeDescription',
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
    if (given.length === 0) return say(t('certified.noneGiven', { month: monthText }));
    const levels = joinList(
      given.map((one) => nameIn(one.names, language)),
      language,
    );
    return say(t('certified.notGiven', { level: nameIn(level.names, language), month: monthText, levels }));
  }
  const typed = { song: song.id, ladder: ladder.id, level: level.id, month, source };
  const drafted = await parts.certificates.draft(typed, caller.user, caller.at);
  const lines = [await entryLine(call, typed, song), t('certified.source', { link: `<${source}>` })];
  if (drafted === null) return privately({ blocks: [text([...lines, t('certified.known')].join('\n'))] });
  const { id, outlook } = drafted;
  const label = t(outlook.channels.length > 0 ? 'certified.saveAndPost' : 'certified.save');
  return privately({
    accent: level.colour,
    blocks: [
      text([...lines, whereTo(call, outlook)].join('\n')),
      buttons(
        { label, action: `certified-save:${id}`, style: 'primary' },
        { label: t('certified.cancel'), action: `certified-cancel:${id}` },
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
  if (certificate.month === null) return t('certified.undated', names);
  return t('certified.entry', { ...names, month: formatMonth(certificate.month, language) });
}

function whereTo({ caller: { language }, t }: Call, { what, channels, tooOld }: EntryOutlook): string {
  if (what === 'changed') return t('certified.changes');
  const n = channels.length;
  if (n === 0) return tooOld > 0 ? t('certified.tooOld', { n: tooOld }) : t('certified.nobody');
  const named = channels.slice(0, NAMED_CHANNELS).map((channel) => `<#${channel}>`);
  const more = n > NAMED_CHANNELS ? [t('certified.moreChannels', { n: n - NAMED_CHANNELS })] : [];
  return t('certified.willPost', { n, channels: joinList([...named, ...more], language) });
}

async function save(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const saved = await parts.certificates.save(idOf(argument), caller.user, caller.at);
  if (!saved) return replace(paragraph(t('certified.gone')));
  const line = await entryLine(call, saved.entry, null);
  return replace(paragraph(line, t('certified.saved', { n: saved.outlook.channels.length })));
}

async function cancel({ parts, caller, t }: Call, argument: string): Promise<Reply> {
  await parts.certificates.cancel(idOf(argument), caller.user);
  return replace(paragraph(t('certified.cancelled')));
}

async function proposeRemoval(call: Call, certificate: ListedCertificate): Promise<Reply> {
  const { parts, caller, t } = call;
  const outlook = await parts.certificates.foresee(certificate.id, caller.at);
  if (!outlook) return say(t('certified.unknownCertificate'));
  const lines = [
    await entryLine(call, certificate, null),
    t('certified.source', { link: `<${certificate.source}>` }),
    t('certified.willRemove', { corrected: outlook.corrected, unposted: outlook.unposted }),
  ];
  return privately({
    blocks: [
      text(lines.join('\n')),
      buttons(
        { label: t('certified.remove'), action: `certified-remove:${certificate.id}`, style: 'danger' },
        { label: t('certified.cancel'), action: 'certified-cancel:0' },
      ),
    ],
  });
}

async function remove(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const certificate = await parts.certificates.listed(idOf(argument));
  const done = certificate && (await parts.certificates.withdraw(certificate.id, caller.at));
  if (!done) return replace(paragraph(t('certified.gone')));
  return replace(paragraph(await entryLine(call, certificate, null), t('certified.removed')));
}

function idOf(argument: string): number {
  return /^\d{1,15}$/.test(argument) ? Number(argument) : 0;
}

function paragraph(...lines: string[]): Message {
  return { blocks: [text(lines.join('\n'))] };
}
