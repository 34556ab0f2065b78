import type { HandOutcome } from '../src/domain/by-hand.ts';
import { UNDO_MS } from '../src/domain/by-hand.ts';
import type { CounterId } from '../src/domain/counter.ts';
import { formatDay as isoDay } from '../src/domain/day.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import type { Song } from '../src/domain/song.ts';
import { endOfLastChartWeek } from '../src/domain/written-day.ts';
import type { Draft } from '../src/store/drafts.ts';
import { discordTimestamp, formatDayOfYear } from '../src/text/dates.ts';
import { escapeText } from '../src/text/escape.ts';
import { formatShort } from '../src/text/numbers.ts';
import { type Block, type Button, buttons, text } from '../src/views/message.ts';
import { songLabel, songText, songTitle } from '../src/views/names.ts';
import { echoCount, levelNames, recordLines } from '../src/views/record.ts';
import type { Reply } from './command.ts';
import { type Call, fill, privately, replace, runnable, say, serverOf } from './define.ts';
import { cut } from './options.ts';
import { counterLabel, defaultDay, totalsCounters, understand } from './record-draft.ts';
import { followedSongs } from './record-message.ts';
import { draftOf, scopeOf, viewOf } from './record-steps.ts';
import { todayOf } from './today.ts';

/** A form holds so many fields. */
const AT_ONCE = 5;

/** `/record round`: one form for the followed songs nearest a level whose numbers are oldest (PRODUCT §4). */
export const recordRound = runnable({
  name: 'round',
  description: 'record.roundDescription',
  visibility: 'private',
  options: {},
  opensForm: true,
  run: openRound,
});

/** A song whose number is wanted, with what is known of it. */
interface Wanted {
  readonly song: Song;
  readonly counter: CounterId;
  readonly last: { readonly count: number; readonly day: number } | null;
  /** How much of the way to the next level is done, 0 to 1. */
  readonly share: number;
}

async function openRound(call: Call): Promise<Reply> {
  const { parts, caller, t } = call;
  const wanted = await wantedSongs(call);
  if (wanted.length === 0) return say(t('record.roundNothing'));
  const drafts: number[] = [];
  for (const { song, counter } of wanted) {
    const known = parts.rules.counters.get(counter);
    const date = known ? isoDay(defaultDay(todayOf(caller), known)) : '';
    const draft = { song: `song:${song.id}`, counter, value: '', date, link: '', counts: 'here' as const };
    drafts.push(await parts.drafts.add(serverOf(call).id, caller.user, draft, caller.at));
  }
  return fill({
    title: t('record.roundTitle'),
    action: `record-round:${drafts.join('.')}`,
    fields: wanted.map(({ song, counter, last }, at) => ({
      kind: 'text' as const,
      name: `value${at}`,
      label: songTitle(song, caller.language),
      hint: hintOf(call, counter, last),
      required: false,
      most: 100,
    })),
  });
}

function hintOf({ parts, caller, t }: Call, counterId: CounterId, last: Wanted['last']): string {
  const counter = parts.rules.counters.get(counterId);
  const source = counter ? counterLabel(counter, parts.rules, caller.language) : counterId;
  if (!last) return t('record.roundHintFirst', { source });
  return t('record.roundHint', {
    source,
    count: formatShort(last.count, caller.language),
    day: formatDayOfYear(last.day, caller.language),
  });
}

/** Those without a number for the last chart week, nearest a level first; then those without any. */
async function wantedSongs(call: Call): Promise<Wanted[]> {
  const { parts, server, caller } = call;
  const ladder = parts.rules.ladders.get(DEFAULT_LADDER);
  if (!ladder) return [];
  const today = todayOf(caller);
  const lastWeek = endOfLastChartWeek(today);
  const typed = new Set(totalsCounters(parts.rules).map(({ id }) => id));
  const [first] = ladder.counters.filter((id) => typed.has(id));
  if (first === undefined) return [];
  const found: Wanted[] = [];
  const songs = await followedSongs(call);
  const standings = await parts.standings.ofMany(songs, ladder, server?.id ?? null, today);
  for (const [at, { basis, next, atLeast }] of standings.entries()) {
    const { shown } = basis;
    const song = songs[at];
    if (!song) continue;
    if (shown && shown.day >= lastWeek) continue;
    const share = next ? atLeast / next.threshold : 0;
    found.push({ song, counter: shown?.counter ?? first, last: shown, share });
  }
  const known = (one: Wanted) => Number(one.last !== null);
  return found.toSorted((a, b) => known(b) - known(a) || b.share - a.share).slice(0, AT_ONCE);
}

/** What was filled in: blanks are skipped, the rest is explained before it is saved. */
export async function roundFilledIn(
  call: Call,
  argument: string,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const { parts, t } = call;
  const blocks: Block[] = [];
  const ready: number[] = [];
  const changes: Button[] = [];
  for (const [at, id] of argument.split('.').entries()) {
    const value = (fields[`value${at}`] ?? '').trim();
    const draft = await draftOf(call, id);
    if (!draft) continue;
    if (value === '') {
      await parts.drafts.remove(draft.id);
      continue;
    }
    await parts.drafts.change(draft.id, { value });
    const seen = await look(call, { ...draft, value });
    blocks.push(text(seen.lines.join('\n')));
    if (seen.savable) ready.push(draft.id);
    else changes.push({ label: cut(`${t('record.change')}: ${seen.title}`, 80), action: `record-change:${draft.id}` });
  }
  if (blocks.length === 0) return say(t('record.roundBlank'));
  const ids = ready.join('.');
  const save: Button[] =
    ready.length === 0
      ? []
      : [
          { label: t('record.saveAndPost'), action: `record-all:${ids} post`, style: 'primary' },
          { label: t('record.saveOnly'), action: `record-all:${ids} quiet` },
        ];
  const note = `-# ${t('record.countsHere')}`;
  const rows = [...(changes.length > 0 ? [buttons(...changes)] : []), ...(save.length > 0 ? [buttons(...save)] : [])];
  return privately({ blocks: [...blocks, text(note), ...rows] });
}

/** What one number of a round would mean. */
async function look(call: Call, draft: Draft): Promise<{ lines: string[]; title: string; savable: boolean }> {
  const understood = await understand(call, draft);
  if ('unclear' in understood) {
    const song = await call.parts.catalogue.song(Number(draft.song.slice('song:'.length)));
    const title = song ? songLabel(song, call.caller.language) : draft.song;
    return { lines: [`**${escapeText(title)}**`, understood.unclear], title, savable: false };
  }
  const outcome = await call.parts.byHand.preview(understood.reading, scopeOf(call, draft), call.caller.at);
  const lines = recordLines(viewOf(call, draft, understood, outcome)).slice(0, -1);
  const savable = outcome.verdict === 'accepted' || outcome.verdict === 'jump';
  return { lines, title: songTitle(understood.song, call.caller.language), savable };
}

/** Saves the numbers of a round. */
export async function saveRound(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const [ids = '', how] = argument.split(' ');
  const lines: string[] = [];
  const undo: number[] = [];
  let posts = 0;
  for (const id of ids.split('.')) {
    const draft = await draftOf(call, id);
    const understood = draft ? await understand(call, draft) : null;
    if (!draft || !understood || 'unclear' in understood) continue;
    const { song, reading } = understood;
    const batch = { scope: scopeOf(call, draft), actor: caller.user, post: how === 'post', now: caller.at };
    const before = await parts.byHand.preview(reading, batch.scope, caller.at);
    if (before.verdict !== 'accepted' && before.verdict !== 'jump') continue;
    const outcome: HandOutcome = await parts.byHand.save(reading, batch);
    await parts.drafts.remove(draft.id);
    if (outcome.observation !== null) undo.push(outcome.observation);
    posts += outcome.posts.length;
    const passed = levelNames(viewOf(call, draft, understood, outcome), outcome.crossed);
    const note = passed === '' ? '' : ` · ${t('record.passes', { levels: passed })}`;
    lines.push(`- ${songText(song, caller.language)}: ${echoCount(reading.count)}${note}`);
  }
  if (lines.length === 0) return replace({ blocks: [text(t('record.draftGone'))] });
  const moment = discordTimestamp(caller.at + UNDO_MS, 'R');
  const heading = posts > 0 ? t('record.postedElsewhereSoon', { n: posts, moment }) : t('record.saved');
  const back: Button = { label: t('record.undo'), action: `record-undo:${undo.join('.')}` };
  return replace({ blocks: [text([heading, ...lines].join('\n')), buttons(back)] });
}
