import type { CountOnDay } from '../src/domain/growth.ts';
import type { Language } from '../src/text/language.ts';
import type { HistoryView } from '../src/views/history.ts';
import type { Message } from '../src/views/message.ts';
import { type StandingView, standingMessage } from '../src/views/standing.ts';
import { answerStyle } from './answer-style.ts';
import type { Call } from './define.ts';
import type { SongPlace } from './song-place.ts';
import { todayOf } from './today.ts';

/** Where a song stands, ready to be said. */
export interface StandingAnswer {
  /** The answer in any language. */
  readonly write: (language: Language) => Message;
  readonly view: Omit<StandingView, 'language'>;
  /** The counts by day of the number that is shown, the oldest first. */
  readonly counts: readonly CountOnDay[];
  /** The page it rests on: the shown number's publisher, or the certificate's source. */
  readonly source: string | null;
}

/** Finds out where a song stands, and when its next level is expected. */
export async function standingAnswer(call: Call, { song, ladder }: SongPlace): Promise<StandingAnswer> {
  const { parts, server, caller } = call;
  const scope = server?.id ?? null;
  const standing = await parts.standings.of(song, ladder, scope, todayOf(caller));
  const { basis, certified, next } = standing;
  const counts = basis.shown ? await parts.outlooks.counts(song, basis.shown.counter, scope) : [];
  const forecast = next ? parts.outlooks.forecastFrom(counts, song, standing, next.threshold) : null;
  const list = await parts.standings.list(ladder);
  const view = { song, standing, rules: parts.rules, list, forecast, plain: answerStyle(call).plain };
  const publisher = basis.shown ? parts.rules.counters.get(basis.shown.counter)?.url : certified?.certificate.source;
  return { view, counts, write: (language) => standingMessage({ ...view, language }), source: publisher ?? null };
}

/** The same with its days, for a picture; null where there are too few to draw. */
export function historyOf({
  view,
  counts: known,
}: StandingAnswer): Pick<HistoryView, 'song' | 'counter' | 'counts' | 'ladder' | 'forecast' | 'today'> | null {
  const { song, standing, rules, forecast } = view;
  const { basis, ladder, next, today } = standing;
  const counter = rules.counters.get(basis.shown?.counter ?? '');
  const counts = known.filter(({ day }) => day <= today);
  if (!counter || counts.length < 2) return null;
  return { song, counter, counts, ladder, forecast: next && forecast ? { level: next, forecast } : null, today };
}
