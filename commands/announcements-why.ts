import { findLevel, type Ladder, type LevelId } from '../src/domain/ladder.ts';
import type { Artist, Song } from '../src/domain/song.ts';
import type { MarketChoice } from '../src/store/markets.ts';
import type { PostingSettings } from '../src/store/posting-settings.ts';
import type { RecordedLevel, SongHistory } from '../src/store/song-history.ts';
import type { TargetWish } from '../src/store/target-wishes.ts';
import { formatDay } from '../src/text/dates.ts';
import { joinSentences } from '../src/text/join.ts';
import { formatCountBeforeUnit } from '../src/text/numbers.ts';
import { reasonText, stateName } from '../src/views/ledger-log.ts';
import { text } from '../src/views/message.ts';
import { nameIn, songText } from '../src/views/names.ts';
import { monthText } from '../src/views/standing.ts';
import { shownEntry } from './announcement-entry.ts';
import type { Reply } from './command.ts';
import { type Call, privately, serverOf } from './define.ts';
import { todayOf } from './today.ts';

/** How many reasons one answer names. */
const MOST_REASONS = 6;

/** What decides first comes first: who is not told at all need not know of caps. */
const ORDER = [
  'not-followed',
  'no-channel',
  'ladder-off',
  'kind-off',
  'below-minimum',
  'history',
  'certified',
  'counter',
  'waiting',
  'ledger',
  'posted',
  'not-yet',
] as const;

interface Reason {
  readonly kind: (typeof ORDER)[number];
  readonly sentence: string;
}

/** What a song's reasons are found from. */
interface About {
  readonly call: Call;
  readonly song: Song;
  readonly settings: PostingSettings;
  readonly history: SongHistory;
  /** Where the server counts acts itself. */
  readonly markets: ReadonlyMap<number, MarketChoice>;
}

/** `/announcements why`: what kept a song's news from this server, or where it stands, each with what can be done. */
export async function why(call: Call, song: Song): Promise<Reply> {
  const { parts, caller, t } = call;
  const server = serverOf(call);
  const settings = await parts.postingSettings.of(server.id);
  const history = await parts.announcements.history(server.id, song.id);
  const changed = await parts.markets.changed(server.id);
  const markets = new Map(changed.map(({ artist, market }) => [artist, market]));
  const about: About = { call, song, settings, history, markets };
  const ladders = server.ladders.flatMap((id) => parts.rules.ladders.get(id) ?? []);
  const found = [...setupReasons(about), ...waitingReasons(about)];
  for (const ladder of ladders) {
    const reasons = await ladderReasons(about, ladder);
    found.push(...(ladders.length > 1 ? reasons.map((reason) => named(reason, ladder, call)) : reasons));
  }
  const ordered = found.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const sentences = [...new Set(ordered.map(({ sentence }) => sentence))].slice(0, MOST_REASONS);
  const heading = text(`**${t('why.heading', { song: songText(song, caller.language) })}**`);
  return privately({ blocks: [heading, text(sentences.map((sentence) => `- ${sentence}`).join('\n'))] });
}

/** With its ladder, where there are several: a level's name alone does not say which is meant. */
function named(reason: Reason, ladder: Ladder, { t, caller }: Call): Reason {
  if (reason.kind === 'not-yet') return reason;
  const name = nameIn(ladder.names, caller.language);
  return { ...reason, sentence: t('why.onLadder', { ladder: name, sentence: reason.sentence }) };
}

/** What of the server's own settings stands in the way. */
function setupReasons({ call, song, settings, history, markets }: About): Reason[] {
  const { t, caller } = call;
  const { target } = settings;
  const reasons: Reason[] = [];
  const name = songText(song, caller.language);
  if (history.followedSince === null)
    reasons.push({ kind: 'not-followed', sentence: t('why.notFollowed', { song: name }) });
  if (target === null) reasons.push({ kind: 'no-channel', sentence: t('announcements.noChannel') });
  if (settings.targets.length > 0 && !settings.targets.some(({ wishes }) => isFor(wishes, song, markets)))
    reasons.push({ kind: 'no-channel', sentence: t('channels.forNone', { song: name }) });
  if (target && !target.passed) reasons.push({ kind: 'kind-off', sentence: t('why.passedOff') });
  if (target && !target.certified) reasons.push({ kind: 'kind-off', sentence: t('why.certifiedOff') });
  return history.entries.length > 0 ? reasons : [...reasons, ...ladderOffReasons(call, history)];
}

/** Whether a channel with such wishes is for a song, whatever the ladder; said as the fan-out asks it (`wantsSong`). */
function isFor(wishes: readonly TargetWish[], song: Song, markets: About['markets']): boolean {
  const wanted = wishes.filter(({ kind }) => kind !== 'ladder');
  const countsIn = ({ id, market }: Artist, asked: string) => {
    const counted = markets.get(id) ?? market;
    return counted === asked || (counted === 'both' && (asked === 'kpop' || asked === 'jpop'));
  };
  const isOf = ({ kind, value }: TargetWish) =>
    song.artists.some((artist) => (kind === 'market' ? countsIn(artist, value) : value === String(artist.id)));
  return wanted.length === 0 || wanted.some(isOf);
}

/** Where nothing was announced: what the song passed on ladders that are off; not on those that few would choose. */
function ladderOffReasons(call: Call, history: SongHistory): Reason[] {
  const on = new Set(serverOf(call).ladders);
  const passed = new Set(history.levels.filter(({ baseline }) => !baseline).map(({ ladder }) => ladder));
  return [...passed].flatMap((id): Reason[] => {
    const ladder = call.parts.rules.ladders.get(id);
    if (!ladder || on.has(id) || ladder.certificates?.asLevels === false) return [];
    const name = nameIn(ladder.names, call.caller.language);
    return [{ kind: 'ladder-off', sentence: call.t('why.ladderOff', { ladder: name }) }];
  });
}

/** Figures that look wrong trigger nothing until a person has accepted them. */
function waitingReasons({ call, history }: About): Reason[] {
  const { t, caller, parts } = call;
  return history.waiting.map(({ counter: id, day, count }) => {
    const counter = parts.rules.counters.get(id);
    const values = {
      count: formatCountBeforeUnit(count, caller.language),
      counter: counter ? nameIn(counter.names, caller.language) : id,
      day: formatDay(day, caller.language),
    };
    return { kind: 'waiting', sentence: t('why.waiting', values) };
  });
}

async function ladderReasons(about: About, ladder: Ladder): Promise<Reason[]> {
  const { call, song, settings, history } = about;
  const { parts, caller, t } = call;
  const { language } = caller;
  const standing = await parts.standings.of(song, ladder, serverOf(call).id, todayOf(caller));
  const reasons: Reason[] = [];

  const minimum = settings.target?.minimums.find((one) => one.ladder === ladder.id);
  const lowest = minimum && findLevel(ladder, minimum.level)?.level;
  const present = standing.passed ?? standing.next;
  if (lowest && present && present.threshold < lowest.threshold)
    reasons.push({
      kind: 'below-minimum',
      sentence: t('why.belowMinimum', {
        level: nameIn(present.names, language),
        minimum: nameIn(lowest.names, language),
      }),
    });

  const entry = history.entries.find((one) => one.ladder === ladder.id && one.request === 'post');
  const recorded = history.levels.find((one) => one.ladder === ladder.id);
  if (entry) {
    const { state, link, kindName } = await shownEntry(call, entry);
    const sentence = t('why.entry', {
      level: levelName(ladder, entry.level ?? '', call),
      kind: kindName,
      state: stateName(state, t),
      why: reasonText(entry, language),
    });
    const kind = entry.reason === 'below-minimum' ? entry.reason : state === 'posted' ? 'posted' : 'ledger';
    const where = link === null ? null : t('log.link', { link });
    reasons.push({ kind, sentence: joinSentences([sentence, where], language) });
  } else if (recorded) reasons.push({ kind: 'history', sentence: historySentence(about, ladder, recorded) });

  const { certified, basis, next, distance } = standing;
  if (certified?.asLevel && !entry && certified.level.threshold >= (standing.passed?.threshold ?? 0))
    reasons.push({
      kind: 'certified',
      sentence: t('why.certified', {
        level: nameIn(certified.level.names, language),
        month: monthText(certified.certificate, language, t),
      }),
    });
  const watched = history.counters.get(ladder.id);
  const shown = basis.shown?.counter;
  if (watched !== undefined && shown !== undefined && watched !== shown)
    reasons.push({
      kind: 'counter',
      sentence: t('why.counter', { shown: counterName(shown, call), watched: counterName(watched, call) }),
    });
  if (standing.merged) reasons.push({ kind: 'counter', sentence: t('why.merged') });
  if (next && distance) {
    const values = { count: formatCountBeforeUnit(distance.count, language), level: nameIn(next.names, language) };
    const key = distance.bound === 'exact' ? 'toGo' : distance.bound === 'at-most' ? 'atMost' : 'atLeast';
    const toGo = t(`standing.${key}`, values);
    reasons.push({ kind: 'not-yet', sentence: t('why.notYet', { ladder: nameIn(ladder.names, language), toGo }) });
  } else if (!basis.shown)
    reasons.push({ kind: 'not-yet', sentence: t('why.noNumber', { ladder: nameIn(ladder.names, language) }) });
  return reasons;
}

/** Why a level that is recorded was never owed to this server. */
function historySentence({ call, history, settings }: About, ladder: Ladder, recorded: RecordedLevel): string {
  const { t, caller } = call;
  const level = levelName(ladder, recorded.level, call);
  const day = recorded.day === null ? t('standing.monthUnknown') : formatDay(recorded.day, caller.language);
  if (recorded.baseline && recorded.kind === 'certified') return t('why.baselineCertified', { level });
  if (recorded.baseline) return t('why.baseline', { level, day });
  if (history.followedSince !== null && recorded.foundAt < history.followedSince)
    return t('why.beforeFollowed', { level, day });
  const isOff =
    recorded.kind === 'certified' ? settings.target?.certified === false : settings.target?.passed === false;
  return t(isOff ? 'why.kindOffThen' : 'why.setOtherwise', { level, day });
}

function levelName(ladder: Ladder, level: LevelId, { caller }: Call): string {
  const found = findLevel(ladder, level)?.level;
  return found ? nameIn(found.names, caller.language) : level;
}

function counterName(id: string, { parts, caller }: Call): string {
  const counter = parts.rules.counters.get(id);
  return counter ? nameIn(counter.names, caller.language) : id;
}
