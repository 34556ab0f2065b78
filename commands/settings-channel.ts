import { MARKETS } from '../src/domain/song.ts';
import type { TargetWish } from '../src/store/target-wishes.ts';
import { joinSentences } from '../src/text/join.ts';
import { LANGUAGES } from '../src/text/language.ts';
import { translator } from '../src/text/translate.ts';
import { text } from '../src/views/message.ts';
import { artistName, nameIn } from '../src/views/names.ts';
import { leavesRest, MARKET_NAMES, purposeLines, purposeText } from './channel-purpose.ts';
import type { ChosenChannel, Reply, Suggestion } from './command.ts';
import {
  type Action,
  authorOf,
  type Call,
  type Option,
  optional,
  privately,
  type Runnable,
  runnable,
  say,
  serverOf,
} from './define.ts';
import { cannotPostIn } from './missing-permissions.ts';
import { option, shown } from './options.ts';

const SUGGESTIONS = 25;

/** What a channel is to be for: more beside what it is for already, everything, or nothing any more. */
type Purpose = TargetWish | 'everything' | 'nothing';

/** `/settings channel`: where it is posted, and what is posted where. */
export const channelSetting: Runnable = runnable({
  name: 'channel',
  description: 'settings.channelDescription',
  visibility: 'private',
  options: { channel: option.channel('settings.channelOption'), for: optional(purpose()) },
  run: async (call, { channel, for: wanted }) =>
    wanted === null ? setMain(call, channel) : setPurpose(call, channel, wanted),
});

/** The buttons of channels that are to be posted to no more. */
export const channelActions: Readonly<Record<string, Action>> = {
  'settings-drop': async (call, argument) => remove(call, argument),
};

/** Makes a channel the main one; or the reply that says what keeps the bot from posting there. */
export async function setMain(call: Call, chosen: ChosenChannel): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const refused = cannotPostIn(call, chosen);
  if (refused) return refused;
  const released = await parts.servers.setChannel(server.id, chosen.id, caller.user, caller.at);
  const watches = await parts.servers.watches(server.id);
  const sentences = [
    t('settings.channelSet', { channel: `<#${chosen.id}>` }),
    ...(released > 0 ? [t('settings.released', { n: released })] : []),
    ...(watches.length === 0 ? [t('settings.nothingFollowed')] : []),
  ];
  const { targets } = await parts.postingSettings.of(server.id);
  const beside = targets.length > 1 ? [text((await purposeLines(call, targets)).join('\n'))] : [];
  return privately({ blocks: [text(joinSentences(sentences, caller.language)), ...beside] });
}

async function setPurpose(call: Call, chosen: ChosenChannel, wanted: Purpose): Promise<Reply> {
  const { parts, t } = call;
  const server = serverOf(call);
  const channel = `<#${chosen.id}>`;
  if (wanted === 'nothing') return remove(call, chosen.id);
  const refused = cannotPostIn(call, chosen);
  if (refused) return refused;
  const before = (await parts.postingSettings.of(server.id)).targets.find((one) => one.channel === chosen.id);
  if (wanted === 'everything') await parts.channels.addEverything(server.id, chosen.id, authorOf(call));
  else if (before?.wishes.some(({ kind, value }) => kind === wanted.kind && value === wanted.value)) {
    const dropped = await parts.channels.drop(server.id, chosen.id, wanted, authorOf(call));
    if (!dropped) return say(t('channels.last', { channel }));
  } else await parts.channels.add(server.id, chosen.id, wanted, authorOf(call));
  const { targets } = await parts.postingSettings.of(server.id);
  const now = targets.find((one) => one.channel === chosen.id);
  const heading = t('channels.added', { channel, what: await purposeText(call, now?.wishes ?? []) });
  const all = targets.length > 1 ? [text((await purposeLines(call, targets)).join('\n'))] : [];
  const rest = leavesRest(targets) ? [text(t('channels.rest'))] : [];
  return privately({ blocks: [text(heading), ...all, ...rest] });
}

async function remove(call: Call, id: string): Promise<Reply> {
  const { parts, t } = call;
  const removed = await parts.channels.remove(serverOf(call).id, id, authorOf(call));
  return say(t(removed ? 'channels.removed' : 'channels.notOne', { channel: `<#${id}>` }));
}

/** One of the server's own channels, where there are several; null is all of them. */
export async function oneOfChannels(call: Call, chosen: ChosenChannel | null): Promise<Reply | null> {
  if (chosen === null) return null;
  const { targets } = await call.parts.postingSettings.of(serverOf(call).id);
  if (targets.some(({ channel }) => channel === chosen.id)) return null;
  const channels = targets.map(({ channel }) => `<#${channel}>`).join(' ');
  return say(call.t('channels.notPosted', { channel: `<#${chosen.id}>`, channels }));
}

function purpose(): Option<Purpose> {
  return {
    kind: 'text',
    description: 'channels.forOption',
    required: true,
    suggest: async (typed, call) => {
      const folded = typed.trim().toLowerCase();
      const known = fixed(call).filter(({ name }) => name.toLowerCase().includes(folded));
      const acts = folded === '' ? await followedActs(call) : await call.parts.catalogue.suggestArtists(typed, 15);
      const named = acts.map((act) => ({ name: artistName(act, call.caller.language), value: `artist:${act.id}` }));
      return [...known, ...named].slice(0, SUGGESTIONS);
    },
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      const found = readPurpose(call, typed);
      if (found) return { value: found };
      const meaning = await call.parts.catalogue.findArtist(typed);
      if (meaning.kind === 'artist') return { value: { kind: 'artist', value: String(meaning.artist.id) } };
      return { reply: say(call.t('channels.unknown', { name: shown(typed) })) };
    },
  };
}

/** What a channel may be for beside acts, in the reader's words. */
function fixed(call: Call, t = call.t, language = call.caller.language): Suggestion[] {
  const ladders = serverOf(call).ladders.flatMap((id) => call.parts.rules.ladders.get(id) ?? []);
  return [
    { name: t('channels.everything'), value: 'everything' },
    ...MARKETS.map((market) => ({ name: t(MARKET_NAMES[market]), value: `market:${market}` })),
    ...ladders.map((ladder) => ({ name: nameIn(ladder.names, language), value: `ladder:${ladder.id}` })),
    { name: t('channels.nothing'), value: 'nothing' },
  ];
}

/** A suggestion's value, or its name in any language. */
function readPurpose(call: Call, typed: string): Purpose | null {
  const all = LANGUAGES.flatMap((language) => fixed(call, translator(language), language));
  const found = all.find(({ name, value }) => value === typed || name.toLowerCase() === typed.toLowerCase());
  if (!found) return null;
  if (found.value === 'everything' || found.value === 'nothing') return found.value;
  const colon = found.value.indexOf(':');
  const kind = found.value.slice(0, colon) === 'market' ? 'market' : 'ladder';
  return { kind, value: found.value.slice(colon + 1) };
}

async function followedActs(call: Call) {
  const watches = await call.parts.servers.watches(serverOf(call).id);
  const ids = watches.filter(({ kind }) => kind === 'artist').map(({ target }) => target);
  return call.parts.catalogue.artists(ids.slice(0, SUGGESTIONS));
}
