import { type Button, buttons, type Message, text } from '../src/views/message.ts';
import { songText } from '../src/views/names.ts';
import { codeBlock, plainText } from '../src/views/plain-text.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, privately, say } from './define.ts';
import { placeArgument, placeOf, type SongPlace } from './song-place.ts';
import { standingAnswer } from './tier-answer.ts';
import { reportOffer } from './tier-report.ts';
import { wishOffer } from './tier-wish.ts';

/** "More…", and what it offers that needs nothing else. */
export const moreActions: Readonly<Record<string, Action>> = {
  'tier-more': more,
  'tier-copy': copyAnswer,
  'copy-post': copyPost,
};

/** What can be done beside asking, each with a line that says so. */
async function more(call: Call, argument: string): Promise<Reply> {
  const { t, caller } = call;
  const at = await placeOf(call, argument);
  if (!at) return say(t('standing.nowhere'));
  const wish = await wishOffer(call, at);
  const offers: readonly Offer[] = [
    ...(wish ? [wish] : []),
    reportOffer(call, at),
    copyOffer(call, at),
    ...(await followOffer(call, at)),
  ];
  const lines = offers.map(({ line }) => `- ${line}`);
  const row = buttons(...offers.map(({ button }) => button));
  return privately({
    blocks: [text(`**${songText(at.song, caller.language)}**`), text(lines.join('\n')), row],
  });
}

/** One thing to do: what it is, and its button. */
export interface Offer {
  readonly line: string;
  readonly button: Button;
}

function copyOffer({ t }: Call, at: SongPlace): Offer {
  return { line: t('tier.moreCopy'), button: { label: t('tier.copy'), action: `tier-copy:${placeArgument(at)}` } };
}

/**
 * For who manages the server, where it does not follow the song already; it types `/watch song` for them, which asks for
 * that permission again.
 */
async function followOffer({ t, caller, server, parts }: Call, { song }: SongPlace): Promise<Offer[]> {
  if (!caller.server || !caller.may.manageServer) return [];
  if (server && (await parts.watches.follows(server.id, song.id))) return [];
  const typed = new URLSearchParams({ song: `song:${song.id}` });
  return [{ line: t('tier.moreFollow'), button: { label: t('tier.follow'), action: `again:watch song?${typed}` } }];
}

async function copyAnswer(call: Call, argument: string): Promise<Reply> {
  const at = await placeOf(call, argument);
  if (!at) return say(call.t('standing.nowhere'));
  const { write } = await standingAnswer(call, at);
  return say(codeBlock(plainText(write(call.caller.language))));
}

/** The button that shows an announcement's text to copy. */
export function copyButton({ t }: Call, nonce: string): Button {
  return { label: t('tier.copyPost'), action: `copy-post:${nonce}` };
}

/** A post as it was frozen when it was sent, as plain text. */
async function copyPost(call: Call, nonce: string): Promise<Reply> {
  const announcement = await call.parts.servers.announcement(nonce);
  const frozen = announcement?.body ? (JSON.parse(announcement.body) as { readonly message: Message }) : null;
  return say(frozen ? codeBlock(plainText(frozen.message)) : call.t('tier.copyGone'));
}
