import type { LoopbackDiscord, WireMessage } from '../../src/playground/loopback-discord.ts';
import type { Store } from '../../src/store/database.ts';
import type { AnnouncementRow } from '../../src/store/schema.ts';
import type { LogLine } from './bot-process.ts';
import { type Line, linesIn, type StageChannel } from './stage.ts';
import type { Denial } from './trouble.ts';

/** What is looked at when all is over. */
export interface Evidence {
  readonly store: Store;
  readonly discord: LoopbackDiscord;
  readonly channels: readonly StageChannel[];
  readonly denials: readonly Denial[];
  readonly lines: readonly LogLine[];
}

/** What was found. */
export interface Verdict {
  /** Crossings owed, over all channels. */
  readonly owed: number;
  readonly alone: number;
  readonly inCatchUps: number;
  /** Beyond the lines that a catch-up has room for: it says how many. */
  readonly counted: number;
  /** Of unknown fate where history was denied: at most once there, and listed. */
  readonly unknown: number;
  /** Each with its story. */
  readonly violations: readonly string[];
}

/** After history was given back, requests that were answered before are still on their way. */
const AFTERWARDS_MS = 3_000;

/** Compares what stands in the channels with what must stand there, and says what is wrong with its story. */
export async function judge(evidence: Evidence): Promise<Verdict> {
  const { discord, channels } = evidence;
  const rows = await evidence.store.read.selectFrom('announcement').selectAll().orderBy('id').execute();
  const violations: string[] = [];
  const sum = { owed: 0, alone: 0, inCatchUps: 0, counted: 0, unknown: 0 };
  for (const channel of channels) {
    const messages = discord.messages(channel.id).filter((message) => message.author.id === discord.botUser.id);
    const here = rows.filter((row) => row.channel === channel.id);
    const songs = await songNumbers(evidence.store);
    const rowOf = (line: Line) => here.find((row) => row.song_id !== null && line === lineOfRow(row, songs));
    const story = (what: string, line: Line) =>
      violations.push(storyOf(evidence, channel, what, line, rowOf(line), here));
    const said = messages.map((message) => linesIn(textOf(message)));
    sum.owed += channel.expected.length;
    sum.alone += said.filter((lines) => lines.length === 1).length;
    sum.inCatchUps += said.filter((lines) => lines.length > 1).flat().length;
    const all = said.flat();
    const times = new Map<Line, number>();
    for (const line of all) times.set(line, (times.get(line) ?? 0) + 1);
    const uncertain = new Set<Line>();
    for (const line of channel.expected) {
      const row = rowOf(line);
      const settled = ended(row, here);
      const isUnknown = settled?.state === 'unknown' && wasBlind(evidence.denials, channel.id, settled);
      if (isUnknown) uncertain.add(line);
      if (isUnknown) sum.unknown += 1;
      if (times.has(line) || isUnknown) continue;
      if (row && settled && row !== settled && isCounted(row, settled, here, messages)) {
        uncertain.add(line);
        sum.counted += 1;
      } else story('is missing', line);
    }
    for (const [line, count] of times) {
      if (count > 1) story(`stands there ${count} times`, line);
      if (!channel.expected.includes(line)) story('was never owed there', line);
    }
    const certain = (lines: readonly Line[]) => lines.filter((line) => !uncertain.has(line));
    const order = certain(channel.expected).filter((line) => times.has(line));
    const found = certain(all).filter((line) => channel.expected.includes(line));
    const wrong = [...new Set(found)].findIndex((line, index) => line !== order[index]);
    if (wrong >= 0) story(`stands where ${order[wrong]} should`, [...new Set(found)][wrong] ?? '');
    violations.push(...unsettled(evidence, channel, here));
  }
  return { ...sum, violations: [...violations, ...marksTwice(discord), ...complaints(evidence)] };
}

/** The row that decides about one: itself, or the catch-up that it became a line of. */
function ended(row: AnnouncementRow | undefined, here: readonly AnnouncementRow[]): AnnouncementRow | undefined {
  return row?.state === 'folded' ? here.find((other) => other.id === row.folded_into) : row;
}

/** Whether the bot could not read a channel's history when a row of it ended. */
function wasBlind(denials: readonly Denial[], channel: string, { state_at: at }: AnnouncementRow): boolean {
  return denials.some(
    (denial) =>
      denial.channel === channel &&
      denial.lacking !== 'SendMessages' &&
      denial.from <= at &&
      at <= denial.until + AFTERWARDS_MS,
  );
}

/** Whether a catch-up that stands counts a line that it had no room for. */
function isCounted(
  row: AnnouncementRow,
  catchUp: AnnouncementRow,
  here: readonly AnnouncementRow[],
  messages: readonly WireMessage[],
): boolean {
  const message = messages.find(({ id }) => id === catchUp.message_id);
  if (!message) return false;
  const members = here.filter((other) => other.folded_into === catchUp.id && other.kind !== 'catch-up');
  const shown = linesIn(textOf(message)).length;
  const more = /(?:and |ほか|외 )(\d+)(?: more|件|건)/.exec(textOf(message))?.[1];
  return members.indexOf(row) >= shown && Number(more) === members.length - shown;
}

function unsettled(evidence: Evidence, channel: StageChannel, here: readonly AnnouncementRow[]): string[] {
  const wrong = here.filter(
    (row) =>
      !['posted', 'folded', 'unknown'].includes(row.state) ||
      (row.state === 'unknown' && !wasBlind(evidence.denials, channel.id, row)),
  );
  return wrong.map((row) =>
    storyOf(evidence, channel, `ended as ${row.state} (${row.reason})`, `row ${row.id}`, row, here),
  );
}

/** Every message of the bot carries the mark of its row: twice the same is a post made twice. */
function marksTwice(discord: LoopbackDiscord): string[] {
  const marks = new Map<string, string[]>();
  for (const { id } of allChannels(discord))
    for (const message of discord.messages(id))
      for (const mark of JSON.stringify(message.components).match(/"post:[^"]+"/g) ?? [])
        marks.set(mark, [...(marks.get(mark) ?? []), `${id}/${message.id}`]);
  return [...marks].flatMap(([mark, places]) =>
    places.length > 1 ? [`The mark ${mark} stands ${places.length} times: ${places.join(', ')}`] : [],
  );
}

/** Every channel that the bot has posted to, direct messages among them. */
function allChannels(discord: LoopbackDiscord): { id: string }[] {
  const paths = discord.log.flatMap(({ path }) => /^\/channels\/(\d+)\/messages$/.exec(path)?.[1] ?? []);
  return [...new Set(paths)].map((id) => ({ id }));
}

/** What may never be said: by the loopback of a request, or by the bot of itself. */
function complaints({ discord, lines }: Evidence): string[] {
  const problems = discord.log.flatMap((entry) =>
    entry.problems.map((problem) => `${entry.method} ${entry.path}: ${problem}`),
  );
  // Some admins take no direct messages, which is told as an error of the notice.
  const errors = lines.filter(
    ({ level, kind, msg }) => (level >= 50 && kind !== 'notice') || msg.includes('restored, moved or copied'),
  );
  const said = errors.map(({ life: _, time: __, announcement: ___, ...line }) =>
    JSON.stringify({ ...line, pid: undefined }),
  );
  const sayings = Map.groupBy([...problems, ...said], (saying) => saying);
  return [...sayings].map(([saying, { length }]) => `${length} times: ${saying}`);
}

function storyOf(
  { discord, lines }: Evidence,
  channel: StageChannel,
  what: string,
  line: Line,
  row: AnnouncementRow | undefined,
  here: readonly AnnouncementRow[],
): string {
  const decisive = ended(row, here);
  const ids = new Set([row?.id, decisive?.id]);
  const requests = discord.log.filter(
    ({ body, path }) =>
      path.startsWith(`/channels/${channel.id}/`) &&
      decisive?.nonce &&
      JSON.stringify(body ?? null).includes(decisive.nonce),
  );
  const said = lines.filter(({ announcement }) => announcement !== undefined && ids.has(announcement));
  const told = [
    ...requests.map(({ at, status, fault, ms }) => ({ at, text: `request: ${JSON.stringify({ status, fault, ms })}` })),
    ...said.map((one) => ({ at: one.time, text: `log of process ${one.life}: ${JSON.stringify(one)}` })),
  ].toSorted((a, b) => a.at - b.at);
  return [
    `In channel ${channel.id} (${channel.language}) ${line} ${what}.`,
    ...[row, ...(decisive === row ? [] : [decisive])].map(
      (one) => `  row: ${JSON.stringify({ ...one, body: undefined })}`,
    ),
    ...told.map(({ at, text }) => `  ${at} ${text}`),
  ].join('\n');
}

async function songNumbers(store: Store): Promise<ReadonlyMap<number, string>> {
  const songs = await store.read.selectFrom('song').select(['id', 'key']).where('key', 'like', 'Comet%').execute();
  return new Map(songs.map(({ id, key }) => [id, key.slice('Comet'.length)]));
}

function lineOfRow({ song_id: song, level }: AnnouncementRow, songs: ReadonlyMap<number, string>): Line {
  return `${songs.get(song ?? 0)} ${level?.replace('m', '')}`;
}

/** All text of a message, from top to bottom. */
function textOf(message: WireMessage): string {
  const walk = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(walk);
    if (typeof value !== 'object' || value === null) return [];
    const { content, components } = value as { content?: unknown; components?: unknown };
    return [...(typeof content === 'string' ? [content] : []), ...walk(components)];
  };
  return walk([message]).join('\n');
}
