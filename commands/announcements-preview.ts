import type { Song } from '../src/domain/song.ts';
import { text } from '../src/views/message.ts';
import { songText } from '../src/views/names.ts';
import type { Reply } from './command.ts';
import { type Call, type OptionChoice, privately, say, serverOf } from './define.ts';
import type { ChosenLevel } from './level-option.ts';
import { previewPost } from './post-preview.ts';

/** The kinds of posts as they are offered. */
export const PREVIEW_KINDS: readonly OptionChoice[] = [
  { value: 'passed', name: 'log.kindPassed' },
  { value: 'certified', name: 'settings.templateCertified' },
  { value: 'approaching', name: 'log.kindApproaching' },
];

/** `/announcements preview`: a post as it would look here, to the asker alone. */
export async function preview(call: Call, song: Song, chosen: ChosenLevel | null, kind: string | null): Promise<Reply> {
  const { parts, t, caller } = call;
  const server = serverOf(call);
  const ladder = chosen?.ladder ?? server.ladders.flatMap((id) => parts.rules.ladders.get(id) ?? [])[0];
  if (!ladder) return say(t('announcements.noLadder'));
  const settings = await parts.postingSettings.of(server.id);
  const shown = kind === 'certified' || kind === 'approaching' ? kind : 'passed';
  const message = await previewPost(call, { song, ladder, level: chosen?.level ?? null, kind: shown }, settings);
  if (!message) return say(t('announcements.previewNone', { song: songText(song, caller.language) }));
  const heading = text(`-# ${t('announcements.previewHeading')}`);
  return privately({ ...message, blocks: [heading, ...message.blocks] });
}
