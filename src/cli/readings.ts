import { join } from 'node:path';
import { formatDay } from '../domain/day.ts';
import type { Decided, Decider, DecisionDone, DecisionRefused } from '../domain/decision.ts';
import type { Rules } from '../domain/rules.ts';
import type { Song } from '../domain/song.ts';
import { readWrittenCount } from '../domain/written-count.ts';
import { createCatalogue } from '../store/catalogue.ts';
import { readRules } from '../store/data-files.ts';
import type { Store } from '../store/database.ts';
import { type Observation, observationsOf, stalePages, waitingReadings } from '../store/observations.ts';
import { acceptReading, correctReading, rejectReading } from '../tracker/correct-reading.ts';
import { findSong, nameOf } from '../tracker/find-song.ts';
import type { Terminal } from './import.ts';
import { inStore } from './in-store.ts';
import { WAITING_REASONS } from './waiting-reasons.ts';

/** How many readings one list has. */
const LISTED = 200;

/** For how long pages that repeated an earlier day are listed, in milliseconds. */
const STALE_LISTED_MS = 7 * 86_400_000;

/** `readings list [--song SONG]`: the exit code. */
export async function listReadings(terminal: Terminal, song: string | null): Promise<number> {
  return inStore(terminal, (store) => (song === null ? listWaiting(terminal, store) : listOf(terminal, store, song)));
}

/** `readings accept|reject|withdraw ID`: the exit code, 1 where nothing was changed. */
export async function decideReading(
  terminal: Terminal,
  what: 'accept' | 'reject' | 'withdraw',
  id: string,
): Promise<number> {
  return decide(terminal, id, (db, rules, row, decider) => {
    if (what === 'accept') return acceptReading(db, rules, row, decider);
    return what === 'reject' ? rejectReading(db, row, decider) : correctReading(db, rules, row, null, decider);
  });
}

/** `readings correct ID VALUE`: the exit code, 1 where nothing was changed. */
export async function correctTo(terminal: Terminal, id: string, value: string): Promise<number> {
  const count = readWrittenCount(value);
  // What is about so many corrects nothing.
  if (typeof count !== 'object' || count.lowest < count.count) {
    terminal.print(`"${value}" is no clear number. Write it like 123,450,000, 1億2,345万 or "over 100M".`);
    return 1;
  }
  return decide(terminal, id, (db, rules, row, decider) => correctReading(db, rules, row, count, decider));
}

async function listWaiting({ print, clock }: Terminal, store: Store): Promise<number> {
  const { readings, total, passedBy } = await waitingReadings(store.read, null, { offset: 0, limit: LISTED });
  const songs = await songsById(
    store,
    readings.map((reading) => reading.song),
  );
  for (const { id, song, counter, day, count, reason, source, typedBy, scope, present } of readings) {
    const where = scope === 0 ? 'everywhere' : `in server ${scope} only`;
    const who = typedBy === null ? source : `${source}, typed by ${typedBy}`;
    const before = present === null ? 'no number before' : `so far ${present.count} (${formatDay(present.day)})`;
    print(`${id}: ${songs.get(song) ?? song}, ${counter}, ${formatDay(day)}: ${count}: ${WAITING_REASONS[reason]}`);
    print(`   ${before}; from ${who}; would count ${where}`);
  }
  if (total > readings.length) print(`and ${total - readings.length} more`);
  if (passedBy > 0)
    print(
      `${passedBy} more ${passedBy === 1 ? 'is' : 'are'} not listed: later numbers have passed by. They count nothing and nobody need decide; readings list --song SONG shows them.`,
    );
  for (const page of await stalePages(store.read, clock() - STALE_LISTED_MS))
    print(
      `${page.source}, ${page.counter}, ${formatDay(page.day)}: ${page.songs} numbers repeat an earlier day. They count nothing; nobody need decide.`,
    );
  print(
    total === 0 ? 'No number waits for a check.' : 'Decide with: readings accept ID | reject ID | correct ID VALUE',
  );
  return 0;
}

async function listOf({ print }: Terminal, store: Store, typed: string): Promise<number> {
  const found = await findSong({ store, catalogue: createCatalogue(store) }, typed);
  if (typeof found.meaning === 'string') {
    const nearest = found.names.length > 0 ? ` Meant: ${found.names.join(' | ')}?` : '';
    const problem = found.meaning === 'several-songs' ? 'may be several songs' : 'is no song that is known';
    print(`"${typed}" ${problem}.${nearest}`);
    return 1;
  }
  const observations = await observationsOf(store.read, found.meaning.id, LISTED);
  print(`${nameOf(found.meaning)} (${found.meaning.key})`);
  for (const observation of observations) print(observationLine(observation));
  if (observations.length === 0) print('Nothing was read of it.');
  return 0;
}

function observationLine({ id, counter, day, count, precision, verdict, source, actor, scope }: Observation): string {
  const bound = precision === 'at-least' ? 'at least ' : '';
  const who = actor === null ? source : `${source}, ${actor}`;
  const where = scope === 0 ? '' : `, in server ${scope} only`;
  return `${id}: ${counter}, ${formatDay(day)}: ${bound}${count}: ${verdict} (${who}${where})`;
}

async function decide(
  terminal: Terminal,
  given: string,
  work: (db: Store['write'], rules: Rules, id: number, decider: Decider) => Promise<Decided>,
): Promise<number> {
  const { root, print, clock } = terminal;
  if (!/^\d{1,15}$/.test(given)) {
    print(`"${given}" is no number's id. See: readings list`);
    return 1;
  }
  const rules = readRules(join(root, 'data'), join(root, 'data', 'local'));
  return inStore(terminal, async (store) => {
    const decider = { by: 'operator', now: clock(), scope: null };
    const decided = await store.write.transaction().execute((trx) => work(trx, rules, Number(given), decider));
    if (decided.state !== 'done') {
      print(refusal(Number(given), decided));
      return 1;
    }
    const name = (await songsById(store, [decided.song])).get(decided.song) ?? String(decided.song);
    for (const line of report(name, decided)) print(line);
    return 0;
  });
}

function refusal(id: number, decided: DecisionRefused): string {
  switch (decided.state) {
    case 'unknown':
      return `There is no number ${id}. See: readings list`;
    case 'not-open':
      return `The number ${id} does not wait, and its number source takes no corrections (chart days are imported anew with --replace).`;
    case 'decided':
      return `The number ${id} was ${decided.decision} already, by ${decided.by}.`;
    case 'future':
      return `The day of number ${id} (${formatDay(decided.day)}) is still to come: it can be accepted from then on.`;
  }
}

function report(name: string, decided: DecisionDone): string[] {
  const { decision, before, after, crossed, owed, tooOld, retracted, posts } = decided;
  const numbers =
    before === after ? `the count stays at ${after ?? 'nothing'}` : `${before ?? 'nothing'} → ${after ?? 'nothing'}`;
  const stays = decision === 'accepted' && before !== null && before === after;
  return [
    `${name}: ${decision}; ${numbers}.`,
    ...(stays
      ? ['A higher number counts already. If that one is wrong: readings list --song, then correct or withdraw it.']
      : []),
    ...(crossed > 0 || owed > 0 || tooOld > 0
      ? [`Levels crossed: ${crossed}. Announcements owed: ${owed}. Too old to announce: ${tooOld}.`]
      : []),
    ...(retracted.length > 0
      ? [`No longer reached, and taken back: ${retracted.join(', ')}. Posts that get a line of correction: ${posts}.`]
      : []),
  ];
}

async function songsById(store: Store, ids: readonly number[]): Promise<Map<number, string>> {
  const songs: readonly Song[] = await createCatalogue(store).songs(ids);
  return new Map(songs.map((song) => [song.id, nameOf(song)]));
}
