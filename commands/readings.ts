import type { Decided, DecisionDone } from '../src/domain/decision.ts';
import { formatDay } from '../src/text/dates.ts';
import { escapeText } from '../src/text/escape.ts';
import { joinSentences } from '../src/text/join.ts';
import { formatCount } from '../src/text/numbers.ts';
import type { Message } from '../src/views/message.ts';
import { songText } from '../src/views/names.ts';
import { REVIEW_PAGE, reviewMessage } from '../src/views/review.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, privately, replace, runnable, serverOf } from './define.ts';
import { todayOf } from './today.ts';

/** `/readings`: a server's admins decide about what its people typed, who runs the bot about every figure. */
export const readings: Command = {
  name: 'readings',
  description: 'readings.description',
  managersOnly: true,
  anywhere: false,
  run: null,
  subcommands: [
    runnable({
      name: 'review',
      description: 'readings.reviewDescription',
      visibility: 'private',
      options: {},
      run: async (call) => privately(await page(call, 0, null)),
    }),
  ],
  actions: {
    review: async (call, argument) => replace(await page(call, numberOf(argument), null)),
    'review-accept': (call, argument) => decide(call, argument, 'accept'),
    'review-reject': (call, argument) => decide(call, argument, 'reject'),
    'report-done': done,
  },
};

/** The readings that are the caller's to decide about: their server's, or for who runs the bot all. */
function scopeOf(call: Call): number | null {
  return call.caller.operator ? null : serverOf(call).id;
}

async function page(call: Call, asked: number, notice: string | null): Promise<Message> {
  const { parts, caller } = call;
  const scope = scopeOf(call);
  let offset = asked;
  let found = await parts.review.waiting(scope, { offset, limit: REVIEW_PAGE });
  if (found.readings.length === 0 && found.total > 0) {
    // The last page is gone with its last figure.
    offset = Math.floor((found.total - 1) / REVIEW_PAGE) * REVIEW_PAGE;
    found = await parts.review.waiting(scope, { offset, limit: REVIEW_PAGE });
  }
  const reports = await parts.reports.open(scope, REVIEW_PAGE);
  const named = [...found.readings, ...reports.reports].map(({ song }) => song);
  const songs = await parts.catalogue.songs(named);
  return reviewMessage({
    ...found,
    reports,
    songs: new Map(songs.map((song) => [song.id, song])),
    offset,
    notice,
    rules: parts.rules,
    today: todayOf(caller),
    language: caller.language,
  });
}

/** A report that somebody has seen to. */
async function done(call: Call, argument: string): Promise<Reply> {
  const [id, offset] = argument.split(' ').map(numberOf);
  await call.parts.reports.done(id ?? 0, scopeOf(call), call.caller.at);
  return replace(await page(call, offset ?? 0, null));
}

async function decide(call: Call, argument: string, what: 'accept' | 'reject'): Promise<Reply> {
  const { parts, caller } = call;
  const [id, offset] = argument.split(' ').map(numberOf);
  const decider = { by: caller.user, now: caller.at, scope: scopeOf(call) };
  const decided = await parts.review[what](id ?? 0, decider);
  return replace(await page(call, offset ?? 0, await noticeOf(call, decided)));
}

async function noticeOf(call: Call, decided: Decided): Promise<string> {
  const { t, caller } = call;
  const { language } = caller;
  switch (decided.state) {
    case 'done':
      return doneNotice(call, decided);
    case 'decided':
      return t('readings.decidedBy', { decision: decided.decision, who: nameOf(call, decided.by) });
    case 'future':
      return t('readings.notYet', { day: formatDay(decided.day, language) });
    case 'not-open':
    case 'unknown':
      return t('readings.gone');
  }
}

async function doneNotice({ parts, t, caller }: Call, decided: DecisionDone): Promise<string> {
  const { language } = caller;
  const song = await parts.catalogue.song(decided.song);
  const name = song ? songText(song, language) : `#${decided.song}`;
  if (decided.decision === 'rejected') return t('readings.rejected', { song: name });
  const { before, after, owed, tooOld } = decided;
  const sentences = [
    t('readings.accepted', { song: name }),
    owed > 0 ? t('readings.posting', { n: owed }) : null,
    owed === 0 && tooOld > 0 ? t('readings.tooLate') : null,
    before !== null && before === after ? t('readings.higherCounts', { count: formatCount(after, language) }) : null,
  ];
  return joinSentences(sentences, language);
}

function nameOf({ t }: Call, by: string): string {
  if (/^\d+$/.test(by)) return `<@${by}>`;
  return by === 'operator' ? t('readings.operator') : escapeText(by);
}

/** What stands behind a button: a row or a place in a list; 0 where it is neither. */
function numberOf(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}
