import { monthOf } from '../src/domain/day.ts';
import { type Ladder, type Level, levelsOn } from '../src/domain/ladder.ts';
import type { Song } from '../src/domain/song.ts';
import type { PostingSettings } from '../src/store/posting-settings.ts';
import { type Message, text } from '../src/views/message.ts';
import { approachingPost, certifiedPost, passedPost } from '../src/views/post.ts';
import { type Call, serverOf } from './define.ts';
import { todayOf } from './today.ts';

/** The kinds of posts that can be looked at before there is one. */
export type PreviewKind = 'passed' | 'certified' | 'approaching';

/** What a post is made up about. */
export interface Preview {
  readonly song: Song;
  readonly ladder: Ladder;
  /** Null for the song's next one. */
  readonly level: Level | null;
  readonly kind: PreviewKind;
}

/**
 * A post as it would look here, in the server's language and with its own words and role, which a private reply mentions
 * without a ping; null for a certificate of a ladder that nobody certifies. Where no number fits, one is made up.
 */
export async function previewPost(call: Call, preview: Preview, settings: PostingSettings): Promise<Message | null> {
  const message = await postOf(call, preview, settings);
  if (!message) return null;
  const role = preview.kind === 'approaching' ? null : (settings.target?.role ?? null);
  const blocks = message.blocks.filter((block) => block.type !== 'buttons');
  return {
    ...message,
    blocks: blocks.map((block, index) =>
      index === 0 && block.type === 'text' && role !== null ? text(`<@&${role}> ${block.text}`) : block,
    ),
  };
}

async function postOf(call: Call, { song, ladder, level: chosen, kind }: Preview, settings: PostingSettings) {
  const { parts, caller } = call;
  const server = serverOf(call);
  const today = todayOf(caller);
  const standing = await parts.standings.of(song, ladder, server.id, today);
  const levels = levelsOn(ladder, today);
  const level = chosen ?? standing.next ?? levels.at(-1);
  if (!level) return null;
  const next = levels.find(({ threshold }) => threshold > level.threshold) ?? null;
  const view = { song, ladder, level, next, language: server.language, nonce: '' };
  if (kind === 'certified') {
    const source = ladder.editions.at(-1)?.sources[0];
    if (!ladder.certificates || source === undefined) return null;
    const month = monthOf(today);
    return certifiedPost({ ...view, template: settings.certifiedTemplate, month, source, counted: null, nth: null });
  }
  const { shown } = standing.basis;
  const isPast = shown !== null && shown.count >= level.threshold;
  const fits = shown !== null && isPast === (kind === 'passed') ? shown : null;
  const counter = parts.rules.counters.get(fits?.counter ?? ladder.counters[0] ?? '');
  if (!counter) return null;
  const madeUp = kind === 'passed' ? level.threshold : Math.floor(level.threshold * 0.95);
  const { count, precision, day } = fits ?? { count: madeUp, precision: 'exact' as const, day: today };
  const figures = { counter, count, precision, day };
  if (kind === 'approaching') return approachingPost({ ...view, ...figures });
  const above = levels.find(({ threshold }) => threshold > Math.max(level.threshold, count)) ?? null;
  return passedPost({
    nth: null,
    anniversary: null,
    ...view,
    ...figures,
    next: above,
    template: settings.passedTemplate,
  });
}
