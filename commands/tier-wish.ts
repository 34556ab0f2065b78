import type { WishPlace } from '../src/store/wishes.ts';
import { type Button, buttons, text } from '../src/views/message.ts';
import { nameIn, songText } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { type Action, type Call, privately, say } from './define.ts';
import { placeArgument, placeOf, type SongPlace } from './song-place.ts';
import { todayOf } from './today.ts';

/** "Tell me", and its end. */
export const wishActions: Readonly<Record<string, Action>> = { tell, untell };

/** Whether somebody is told already, and the button that changes it; null where there is no level to wait for. */
export async function wishOffer(
  call: Call,
  at: SongPlace,
): Promise<{ readonly line: string; readonly button: Button } | null> {
  const { t, parts, caller } = call;
  const next = await nextLevel(call, at);
  const isOn = await parts.wishes.has(wishPlace(call, at));
  if (isOn) {
    const line = next ? t('wish.isOn', { level: nameIn(next.names, caller.language) }) : t('wish.isOnAny');
    return { line, button: stopButton(call, at) };
  }
  if (!next) return null;
  const level = nameIn(next.names, caller.language);
  return { line: t('wish.offer', { level }), button: { label: t('wish.tell'), action: `tell:${placeArgument(at)}` } };
}

async function tell(call: Call, argument: string): Promise<Reply> {
  const { t, parts, caller } = call;
  const at = await placeOf(call, argument);
  if (!at) return say(t('standing.nowhere'));
  const song = songText(at.song, caller.language);
  const next = await nextLevel(call, at);
  if (!next) return say(t('wish.noNext', { song }));
  const wish = { above: next.threshold, language: caller.language, now: caller.at };
  const outcome = await parts.wishes.add(wishPlace(call, at), wish);
  if (outcome === 'too-many') return say(t('wish.tooMany', { n: parts.wishes.most }));
  const noted = t(at.ladder.certificates ? 'wish.noted' : 'wish.notedMilestone', {
    song,
    level: nameIn(next.names, caller.language),
  });
  return privately({ blocks: [text(noted), buttons(stopButton(call, at))] });
}

async function untell(call: Call, argument: string): Promise<Reply> {
  const { t, parts, caller } = call;
  const at = await placeOf(call, argument);
  if (!at) return say(t('standing.nowhere'));
  await parts.wishes.end(wishPlace(call, at));
  return say(t('wish.stopped', { song: songText(at.song, caller.language) }));
}

function stopButton({ t }: Call, at: SongPlace): Button {
  return { label: t('wish.stop'), action: `untell:${placeArgument(at)}` };
}

function wishPlace({ caller, server }: Call, { song, ladder }: SongPlace): WishPlace {
  return { user: caller.user, song: song.id, ladder: ladder.id, server: server?.id ?? null };
}

async function nextLevel({ parts, server, caller }: Call, { song, ladder }: SongPlace) {
  const { next } = await parts.standings.of(song, ladder, server?.id ?? null, todayOf(caller));
  return next;
}
