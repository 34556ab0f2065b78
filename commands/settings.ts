import type { Ladder } from '../src/domain/ladder.ts';
import type { PostingSettings } from '../src/store/posting-settings.ts';
import type { Server } from '../src/store/servers.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinFacts, joinList } from '../src/text/join.ts';
import { type Block, type Button, buttons, text } from '../src/views/message.ts';
import { nameIn } from '../src/views/names.ts';
import { purposeText } from './channel-purpose.ts';
import type { ChosenChannel, Reply } from './command.ts';
import { authorOf, type Call, type Command, optional, privately, runnable, say, serverOf } from './define.ts';
import { cannotPostIn } from './missing-permissions.ts';
import { option } from './options.ts';
import { postingLines } from './posting-lines.ts';
import { answerLines, answerSettings } from './settings-answers.ts';
import { channelActions, channelSetting } from './settings-channel.ts';
import { historyActions, historySetting } from './settings-history.ts';
import { languageLine, languageSetting } from './settings-language.ts';
import { marketSettings } from './settings-markets.ts';
import { postSettings } from './settings-posts.ts';
import { templateSettings } from './settings-template.ts';
import { timeSettings } from './settings-times.ts';

const STATES_SINCE_MS = 30 * 86_400_000;

/** `/settings`: how a server wants its posts. */
export const settings: Command = {
  name: 'settings',
  description: 'settings.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  actions: { ...channelActions, ...historyActions },
  subcommands: [
    channelSetting,
    languageSetting,
    runnable({
      name: 'ladders',
      description: 'settings.laddersDescription',
      visibility: 'private',
      options: { ladder: optional(option.ladder('settings.ladderOption')) },
      run: async (call, { ladder }) => (ladder ? switchLadder(call, ladder) : showLadders(call)),
    }),
    ...postSettings,
    ...timeSettings,
    ...templateSettings,
    ...marketSettings,
    ...answerSettings,
    runnable({
      name: 'reporters',
      description: 'settings.reportersDescription',
      visibility: 'private',
      options: { role: optional(option.role('settings.reportersOption')) },
      run: async (call, { role }) => setReporters(call, role),
    }),
    runnable({
      name: 'round',
      description: 'settings.roundDescription',
      visibility: 'private',
      options: { channel: optional(option.channel('settings.roundOption')) },
      run: async (call, { channel }) => setRound(call, channel),
    }),
    runnable({
      name: 'show',
      description: 'settings.showDescription',
      visibility: 'private',
      options: {},
      run: show,
    }),
    historySetting,
  ],
};

async function setReporters(call: Call, role: string | null): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  // Everyone's role has the server's own id, and no member carries it.
  if (role === server.discordId) return say(t('settings.reportersEveryone'));
  await parts.servers.setReporters(server.id, role, authorOf(call));
  return say(role === null ? t('settings.reportersNone') : t('settings.reportersSet', { role: `<@&${role}>` }));
}

async function setRound(call: Call, chosen: ChosenChannel | null): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  const refused = chosen && cannotPostIn(call, chosen);
  if (refused) return refused;
  await parts.servers.setRound(server.id, chosen?.id ?? null, authorOf(call));
  return say(chosen ? t('settings.roundOn', { channel: `<#${chosen.id}>` }) : t('settings.roundOff'));
}

async function switchLadder(call: Call, ladder: Ladder): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const name = nameIn(ladder.names, caller.language);
  const isOn = server.ladders.includes(ladder.id);
  if (isOn && server.ladders.length === 1) return say(t('settings.lastLadder', { ladder: name }));
  await parts.servers.setLadder(server.id, ladder.id, !isOn, authorOf(call));
  if (isOn) return say(t('settings.ladderOff', { ladder: name }));
  return say(t('settings.ladderOn', { ladder: name, about: nameIn(ladder.about, caller.language) }));
}

async function showLadders(call: Call): Promise<Reply> {
  const { parts, caller, t } = call;
  const on = new Set(serverOf(call).ladders);
  const lines = [...parts.rules.ladders.values()].map((ladder) => {
    const key = on.has(ladder.id) ? 'settings.ladderLineOn' : 'settings.ladderLineOff';
    return `- ${t(key, { ladder: nameIn(ladder.names, caller.language) })}\n-# ${nameIn(ladder.about, caller.language)}`;
  });
  return privately({ blocks: [text(`**${t('settings.ladders')}**`), text(lines.join('\n'))] });
}

async function show(call: Call): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const settings = await parts.postingSettings.of(server.id);
  const watches = await parts.servers.watches(server.id);
  const asked = await missingSongs(call, server);
  const ladders = server.ladders.flatMap((id) => {
    const ladder = parts.rules.ladders.get(id);
    return ladder ? [nameIn(ladder.names, caller.language)] : [];
  });
  const lines = [
    server.channel === null ? t('settings.noChannel') : t('settings.channelLine', { channel: `<#${server.channel}>` }),
    `${t('settings.ladders')}: ${joinFacts(ladders, caller.language)}`,
    t('settings.follows', {
      songs: watches.filter((watch) => watch.kind === 'song').length,
      artists: watches.filter((watch) => watch.kind === 'artist').length,
      markets: watches.filter((watch) => watch.kind === 'market').length,
    }),
    ...(await postingLines(call, settings)),
    languageLine(call, server.language, server.languageChosen),
    ...answerLines(t, server),
    server.reporterRole === null
      ? t('settings.reportersNone')
      : t('settings.reportersSet', { role: `<@&${server.reporterRole}>` }),
    ...(server.roundChannel === null ? [] : [t('settings.roundOn', { channel: `<#${server.roundChannel}>` })]),
    ...(await stateLines(call, server)),
    ...(asked.length > 0 ? [t('settings.asked', { names: joinList(asked.map(escapeText), caller.language) })] : []),
  ];
  const drops = await dropButtons(call, settings);
  return privately({ blocks: [text(`**${t('settings.heading')}**`), text(lines.join('\n')), ...drops] });
}

/** A way out for channels beside the main one that cannot be posted to: one that was deleted can be chosen no more. */
async function dropButtons(call: Call, { targets }: PostingSettings): Promise<Block[]> {
  const held = targets.slice(1).filter(({ heldReason }) => heldReason !== null);
  const row: Button[] = [];
  for (const { channel, wishes } of held) {
    const label = call.t('channels.drop', { what: await purposeText(call, wishes, true) });
    row.push({ label, action: `settings-drop:${channel}`, style: 'danger' });
  }
  return row.length > 0 ? [buttons(...row)] : [];
}

/** What members asked for lately, without what has been added since. */
async function missingSongs({ parts, caller }: Call, server: Server): Promise<string[]> {
  const asked = await parts.servers.requestedSongs(server.id, caller.at - STATES_SINCE_MS, 10);
  const missing: string[] = [];
  for (const name of asked) if ((await parts.catalogue.findSong(name)).kind !== 'song') missing.push(name);
  return missing;
}

async function stateLines({ parts, caller, t }: Call, server: Server): Promise<string[]> {
  const states = await parts.servers.announcementStates(server.id, caller.at - STATES_SINCE_MS);
  if (states.length === 0) return [];
  const words = states.map(({ state, reason, channel, count: n }) => {
    if (state === 'posted' || state === 'folded') return t('settings.statePosted', { n });
    if (state === 'owed' || state === 'sending') return t('settings.stateOwed', { n });
    if (state === 'held' && reason?.startsWith('target'))
      return t('settings.stateHeld', { n, channel: `<#${channel}>` });
    if (state === 'held') return t('settings.stateResting', { n });
    if (state === 'skipped' && reason === 'kept-quiet') return t('settings.stateQuiet', { n });
    if (state === 'skipped') return t(reason === 'too-old' ? 'settings.stateSkipped' : 'settings.stateVoid', { n });
    if (state === 'unknown') return t('settings.stateUnknown', { n });
    return t(reason === 'expired' ? 'settings.stateExpired' : 'settings.stateFailed', { n });
  });
  return [t('settings.states', { states: joinFacts(words, caller.language) })];
}
