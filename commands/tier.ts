import type { Ladder } from '../src/domain/ladder.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import type { Song } from '../src/domain/song.ts';
import type { Language } from '../src/text/language.ts';
import { translator } from '../src/text/translate.ts';
import { milestonesMessage, whyMessage } from '../src/views/evidence.ts';
import { type Button, buttons, type Message, text } from '../src/views/message.ts';
import { standingMessage } from '../src/views/standing.ts';
import { aboutPost } from './about-post.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, optional, privately, runnable, say } from './define.ts';
import { option } from './options.ts';
import { todayOf } from './today.ts';

/** The same song asked again in a channel within this time is answered to the asker alone (PRODUCT §6). */
const ASKED_AGAIN_MS = 10 * 60_000;

/** `/tier song [ladder]`: where a song stands, and how far it is to the next level. */
export const tier: Command = {
  name: 'tier',
  description: 'tier.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'tier',
    description: 'tier.description',
    visibility: 'public',
    options: { song: option.song(), ladder: optional(option.ladder()) },
    run: async (call, { song, ladder }) => answer(call, song, ladder ?? defaultLadder(call)),
  }),
  subcommands: [],
  actions: { milestones, why, remove, post, ask },
};

async function answer(call: Call, song: Song, ladder: Ladder): Promise<Reply> {
  const { caller } = call;
  const language = caller.server?.language ?? caller.language;
  const { write, source } = await standing(call, song, ladder);
  const remove: Button = { label: translator(language)('call.remove'), action: `remove:${caller.user}` };
  return {
    kind: 'message',
    visibility: 'public',
    message: withButtons(write(language), [...answerButtons(song, ladder, source, language), remove]),
    once: {
      key: `tier ${song.id} ${ladder.id}`,
      withinMs: ASKED_AGAIN_MS,
      alone: (link) => {
        const message = write(caller.language);
        const blocks = [text(call.t('standing.seeAbove', { link })), ...message.blocks];
        return withButtons({ ...message, blocks }, answerButtons(song, ladder, source, caller.language));
      },
    },
  };
}

function withButtons(message: Message, row: readonly Button[]): Message {
  return { ...message, blocks: [...message.blocks, buttons(...row)] };
}

function answerButtons(song: Song, ladder: Ladder, source: string | null, language: Language): Button[] {
  const t = translator(language);
  return [
    { label: t('call.milestones'), action: `milestones:${song.id} ${ladder.id}` },
    { label: t('call.why'), action: `why:${song.id} ${ladder.id}` },
    ...(source === null ? [] : [{ label: t('call.source'), link: source }]),
  ];
}

/** The answer in any language, and the page it rests on: the shown number's publisher, or the certificate's source. */
async function standing(
  { parts, server, caller }: Call,
  song: Song,
  ladder: Ladder,
): Promise<{ write: (language: Language) => Message; source: string | null }> {
  const found = await parts.standings.of(song, ladder, server?.id ?? null, todayOf(caller));
  const { basis, certified } = found;
  const publisher = basis.shown ? parts.rules.counters.get(basis.shown.counter)?.url : certified?.certificate.source;
  const view = { song, standing: found, rules: parts.rules, list: await parts.standings.list(ladder) };
  return { write: (language) => standingMessage({ ...view, language }), source: publisher ?? null };
}

/** A server's first ladder; outside servers the RIAJ's. */
function defaultLadder({ parts, server }: Call): Ladder {
  const first = server?.ladders.map((id) => parts.rules.ladders.get(id)).find((ladder) => ladder !== undefined);
  const ladder = first ?? parts.rules.ladders.get(DEFAULT_LADDER);
  if (!ladder) throw new Error(`There is no ladder "${DEFAULT_LADDER}".`);
  return ladder;
}

/** The song and ladder that a button carries; null where they are no more. */
async function carried(call: Call, argument: string): Promise<{ song: Song; ladder: Ladder } | null> {
  const [id, ladderId] = argument.split(' ');
  const song = await call.parts.catalogue.song(Number(id));
  const ladder = call.parts.rules.ladders.get(ladderId ?? '') ?? defaultLadder(call);
  return song ? { song, ladder } : null;
}

async function milestones(call: Call, argument: string): Promise<Reply> {
  const at = await carried(call, argument);
  if (!at) return say(call.t('standing.nowhere'));
  const { parts, server, caller } = call;
  const others = [...parts.rules.ladders.values()].filter(
    (ladder) => ladder.id !== at.ladder.id && (!isDisputed(ladder) || server?.ladders.includes(ladder.id)),
  );
  const today = todayOf(caller);
  const standings = await Promise.all(
    others.map((other) => parts.standings.of(at.song, other, server?.id ?? null, today)),
  );
  return privately(milestonesMessage(at.song, standings, parts.rules, caller.language));
}

/** Levels that those who certify do not give: shown only where somebody chose them. */
function isDisputed(ladder: Ladder): boolean {
  return ladder.certificates?.asLevels === false;
}

async function why(call: Call, argument: string): Promise<Reply> {
  const at = await carried(call, argument);
  if (!at) return say(call.t('standing.nowhere'));
  const { parts, server, caller } = call;
  const record = await parts.standings.record(at.song, at.ladder, server?.id ?? null);
  const view = { ...at, ...record, rules: parts.rules, today: todayOf(caller), language: caller.language };
  return privately(whyMessage(view));
}

async function remove({ caller, t }: Call, asker: string): Promise<Reply> {
  return caller.user === asker || caller.may.manageMessages ? { kind: 'remove' } : say(t('call.notYours'));
}

/** The button of an announcement: where its song stands now, or what the post is where it is about no single song. */
async function post(call: Call, nonce: string): Promise<Reply> {
  const announcement = await call.parts.servers.announcement(nonce);
  if (announcement && announcement.song_id === null) return aboutPost(call, announcement);
  const at = announcement ? await carried(call, `${announcement.song_id} ${announcement.ladder}`) : null;
  if (!at) return say(call.t('standing.nowhere'));
  const { write } = await standing(call, at.song, at.ladder);
  return privately(write(call.caller.language));
}

/** "Ask the admins to add it". */
async function ask({ parts, caller, t }: Call, name: string): Promise<Reply> {
  if (!caller.server) return say(t('song.askInServer'));
  const server = await parts.servers.get(caller.server.id, caller.server.language, caller.at);
  const outcome = await parts.servers.requestSong(server.id, name, caller.user, caller.at);
  if (outcome === 'asked') return say(t('song.asked'));
  return say(t(outcome === 'asked-already' ? 'song.askedAlready' : 'song.askedToday'));
}
