import { translator } from '../src/text/translate.ts';
import { whyMessage } from '../src/views/evidence.ts';
import { historyPicture } from '../src/views/history.ts';
import { type Block, type Button, buttons, type Message, text } from '../src/views/message.ts';
import { aboutPost } from './about-post.ts';
import { answerStyle } from './answer-style.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, optional, privately, runnable, say } from './define.ts';
import { defaultLadder } from './ladder-of-call.ts';
import { option } from './options.ts';
import { placeArgument, placeOf, type SongPlace } from './song-place.ts';
import { historyOf, type StandingAnswer, standingAnswer } from './tier-answer.ts';
import { FIRST_RANGE, historyActions } from './tier-history.ts';
import { milestones } from './tier-milestones.ts';
import { copyButton, moreActions } from './tier-more.ts';
import { reportActions, reportForms } from './tier-report.ts';
import { wishActions } from './tier-wish.ts';
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
    run: async (call, { song, ladder }) => answer(call, { song, ladder: ladder ?? defaultLadder(call) }),
  }),
  subcommands: [],
  actions: { milestones, why, remove, post, ask, ...historyActions, ...moreActions, ...wishActions, ...reportActions },
  formOpeners: Object.keys(reportActions),
  forms: reportForms,
};

async function answer(call: Call, at: SongPlace): Promise<Reply> {
  const { caller } = call;
  const { visibility, language } = answerStyle(call);
  const found = await standingAnswer(call, at);
  const picture = await pictureOf(call, found);
  const rows = answerButtons(call, at, found);
  if (visibility === 'private') return privately(withBlocks(found.write(language), [...picture, ...rows]));
  return {
    kind: 'message',
    visibility,
    message: withBlocks(found.write(language), [...picture, ...answerButtons(call, at, found, caller.user)]),
    once: {
      key: `tier ${at.song.id} ${at.ladder.id}`,
      withinMs: ASKED_AGAIN_MS,
      // The picture stands above.
      alone: (link) => {
        const message = found.write(caller.language);
        const blocks = [text(call.t('standing.seeAbove', { link })), ...message.blocks];
        return withBlocks({ ...message, blocks }, rows);
      },
    },
  };
}

/** The song's year, where it can be drawn: the answer is whole without. */
async function pictureOf(call: Call, found: StandingAnswer): Promise<Block[]> {
  const { language, plain } = answerStyle(call);
  const history = plain ? null : historyOf(found);
  if (!history) return [];
  const picture = historyPicture({ ...history, range: FIRST_RANGE, language });
  const drawn = await call.parts.pictures.draw(picture, call.caller.user);
  return typeof drawn === 'string' ? [] : [drawn];
}

function withBlocks(message: Message, blocks: readonly Block[]): Message {
  return { ...message, blocks: [...message.blocks, ...blocks] };
}

/** What may be asked further; an answer for everyone is in the server's language, and its asker may remove it. */
function answerButtons(call: Call, at: SongPlace, { source }: StandingAnswer, asker: string | null = null): Block[] {
  const { caller } = call;
  const t = translator(asker === null ? caller.language : (caller.server?.language ?? caller.language));
  const place = placeArgument(at);
  const proof: Button[] = [
    { label: t('tier.history'), action: `tier-history:${place}` },
    { label: t('call.milestones'), action: `milestones:${place}` },
    ...(source === null ? [] : [{ label: t('call.source'), link: source }]),
  ];
  const more: Button[] = [
    { label: t('call.why'), action: `why:${place}` },
    { label: t('tier.more'), action: `tier-more:${place}` },
    ...(asker === null ? [] : [{ label: t('call.remove'), action: `remove:${asker}` }]),
  ];
  return [buttons(...proof), buttons(...more)];
}

async function why(call: Call, argument: string): Promise<Reply> {
  const at = await placeOf(call, argument);
  if (!at) return say(call.t('standing.nowhere'));
  const { parts, server, caller } = call;
  const record = await parts.standings.record(at.song, at.ladder, server?.id ?? null);
  const { view } = await standingAnswer(call, at);
  const { forecast, standing } = view;
  const shown = standing.basis.shown?.counter ?? null;
  const rest = { rules: parts.rules, today: todayOf(caller), language: caller.language };
  return privately(whyMessage({ ...at, ...record, ...rest, forecast, counter: shown }));
}

async function remove({ caller, t }: Call, asker: string): Promise<Reply> {
  return caller.user === asker || caller.may.manageMessages ? { kind: 'remove' } : say(t('call.notYours'));
}

/** The button of an announcement: where its song stands now, or what the post is where it is about no single song. */
async function post(call: Call, nonce: string): Promise<Reply> {
  const announcement = await call.parts.servers.announcement(nonce);
  const copy = announcement ? [buttons(copyButton(call, nonce))] : [];
  if (announcement && announcement.song_id === null) {
    const about = await aboutPost(call, announcement);
    return about.kind === 'message' ? privately(withBlocks(about.message, copy)) : about;
  }
  const at = announcement ? await placeOf(call, `${announcement.song_id} ${announcement.ladder}`) : null;
  if (!at) return say(call.t('standing.nowhere'));
  const found = await standingAnswer(call, at);
  return privately(withBlocks(found.write(call.caller.language), [...answerButtons(call, at, found), ...copy]));
}

/** "Ask the admins to add it". */
async function ask({ parts, caller, t }: Call, name: string): Promise<Reply> {
  if (!caller.server) return say(t('song.askInServer'));
  const server = await parts.servers.get(caller.server.id, caller.server.language, caller.at);
  const outcome = await parts.servers.requestSong(server.id, name, caller.user, caller.at);
  if (outcome === 'asked') return say(t('song.asked'));
  return say(t(outcome === 'asked-already' ? 'song.askedAlready' : 'song.askedToday'));
}
