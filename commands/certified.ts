import { dayInJapan, isMonth, type Month } from '../src/domain/day.ts';
import { certifiedLadders, findLevel, type Ladder } from '../src/domain/ladder.ts';
import { everyLevel } from '../src/domain/level-name.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import type { Artist } from '../src/domain/song.ts';
import type { CertifiedAsk } from '../src/store/certified-songs.ts';
import { formatMonth } from '../src/text/dates.ts';
import { escapeText } from '../src/text/escape.ts';
import type { Language } from '../src/text/language.ts';
import { translator } from '../src/text/translate.ts';
import { certifiedListMessage } from '../src/views/certified-list.ts';
import type { Button, Message } from '../src/views/message.ts';
import { artistName, nameIn } from '../src/views/names.ts';
import { answerStyle } from './answer-style.ts';
import { batchMonth, type CertifiedLevel, certifiedLevel } from './certificate-options.ts';
import type { Reply } from './command.ts';
import { type Call, type Command, type Option, optional, privately, replace, runnable, say } from './define.ts';
import { option } from './options.ts';

/** How many certificates a page has. */
const PAGE = 10;

/** How many months are suggested. */
const MONTHS = 25;

/** Discord allows this many characters behind a button. */
const ACTION_LENGTH = 100;

/** What is looked for, in a form that fits a button. */
interface Search {
  readonly ladder: Ladder;
  readonly artist: Artist | null;
  readonly month: Month | null;
  readonly level: string | null;
}

/** `/certified [artist] [month] [level]`: the official certificates of our list, each with its month and its source. */
export const certified: Command = {
  name: 'certified',
  description: 'certified.description',
  managersOnly: false,
  anywhere: true,
  run: runnable({
    name: 'certified',
    description: 'certified.description',
    visibility: 'public',
    options: {
      artist: optional(option.artist()),
      month: optional(listedMonth()),
      level: optional({ ...certifiedLevel(), description: 'certified.levelOption' as const }),
    },
    run: async (call, { artist, month, level }) => answer(call, { artist, month, ...ladderOf(call, level) }),
  }),
  subcommands: [],
  actions: { 'certified-page': turn },
};

async function answer(call: Call, search: Search): Promise<Reply> {
  const { caller } = call;
  const { language } = answerStyle(call);
  const message = await page(call, search, 1, caller.user, language, [
    { label: translator(language)('call.remove'), action: `remove:${caller.user}` },
  ]);
  return { kind: 'message', visibility: 'public', message };
}

/** The ladder of the level asked for; else the first of the server's that somebody certifies, else the RIAJ's. */
function ladderOf({ parts, server }: Call, level: CertifiedLevel | null): Pick<Search, 'ladder' | 'level'> {
  if (level) return { ladder: level.ladder, level: level.level.id };
  const certifiedOnes = certifiedLadders(parts.rules.ladders);
  const named = (id: string) => certifiedOnes.find((ladder) => ladder.id === id);
  const ladder = server?.ladders.map(named).find((one) => one !== undefined) ?? named(DEFAULT_LADDER);
  if (!ladder) throw new Error(`There is no ladder "${DEFAULT_LADDER}".`);
  return { ladder, level: null };
}

async function page(
  { parts, server, caller }: Call,
  search: Search,
  wanted: number,
  asker: string,
  language: Language,
  more: readonly Button[],
): Promise<Message> {
  const { ladder, artist, month, level } = search;
  const ask: CertifiedAsk = { ladder: ladder.id, artist: artist?.id ?? null, month, level, server: server?.id ?? null };
  const levels = everyLevel(ladder).map(({ id }) => id);
  const by = artist !== null || month !== null ? 'level' : 'month';
  const totals = await parts.certifiedSongs.totals(ask);
  const pages = Math.max(1, Math.ceil(totals.certificates / PAGE));
  const at = Math.min(Math.max(wanted, 1), pages);
  const [found, highest, list, batches] = await Promise.all([
    parts.certifiedSongs.page(ask, { by, levels, offset: (at - 1) * PAGE, limit: PAGE }),
    level === null && month === null ? parts.certifiedSongs.highest(ask, levels) : [],
    parts.certifiedSongs.list(ladder.id),
    month === null ? [] : parts.certifiedSongs.batches(ladder.id),
  ]);
  const songs = new Map(
    (await parts.catalogue.songs([...new Set(found.map(({ song }) => song))])).map((song) => [song.id, song]),
  );
  const coverage = batches.find((batch) => batch.month === month)?.coverage ?? null;
  return certifiedListMessage({
    ladder,
    what: whatOf(search, language),
    totals,
    highest,
    by,
    entries: found.flatMap((one) => {
      const of = songs.get(one.song);
      return of ? [{ ...one, of }] : [];
    }),
    page: at,
    pages,
    list,
    batch: month === null ? null : { month, coverage },
    today: dayInJapan(caller.at),
    buttons: [...turning(search, { at, pages, asker }, language), ...more],
    language,
  });
}

function whatOf({ ladder, artist, month, level }: Search, language: Language): string[] {
  const found = level === null ? null : findLevel(ladder, level);
  return [
    ...(artist ? [escapeText(artistName(artist, language))] : []),
    ...(month === null ? [] : [formatMonth(month, language)]),
    ...(found ? [nameIn(found.level.names, language)] : []),
  ];
}

function turning(
  search: Search,
  { at, pages, asker }: { at: number; pages: number; asker: string },
  language: Language,
): Button[] {
  const t = translator(language);
  const { ladder, artist, month, level } = search;
  const to = (label: string, number: number): Button[] => {
    const action = `certified-page:${asker} ${number} ${ladder.id} ${artist?.id ?? '-'} ${month ?? '-'} ${level ?? '-'}`;
    return number < 1 || number > pages || action.length > ACTION_LENGTH ? [] : [{ label, action }];
  };
  return [...to(t('certified.previous'), at - 1), ...to(t('certified.next'), at + 1)];
}

/** Who asked turns the page for everyone; anybody else gets it for themselves. */
async function turn(call: Call, argument: string): Promise<Reply> {
  const { parts, caller, t } = call;
  const [asker = '', number, ladderId = '', artistId, month = '-', level = '-'] = argument.split(' ');
  const ladder = certifiedLadders(parts.rules.ladders).find(({ id }) => id === ladderId);
  if (!ladder) return say(t('call.unknownButton'));
  const artist = artistId === '-' ? null : await parts.catalogue.artist(Number(artistId) || 0);
  if (artistId !== '-' && !artist) return say(t('call.unknownButton'));
  const search: Search = {
    ladder,
    artist,
    month: isMonth(month) ? month : null,
    level: level !== '-' && findLevel(ladder, level) ? level : null,
  };
  const wanted = Number(number) || 1;
  if (caller.user !== asker) return privately(await page(call, search, wanted, caller.user, caller.language, []));
  const { language } = answerStyle(call);
  const remove: Button = { label: translator(language)('call.remove'), action: `remove:${asker}` };
  return replace(await page(call, search, wanted, asker, language, [remove]));
}

/** A batch month, in whatever form lists write it; those that our list has something of are suggested. */
function listedMonth(): Option<Month> {
  return {
    ...batchMonth(),
    description: 'certified.monthOption',
    suggest: async (typed, call) => {
      const batches = await call.parts.certifiedSongs.batches(ladderOf(call, null).ladder.id);
      const asked = typed.trim().toLowerCase();
      return batches
        .map(({ month }) => ({ name: formatMonth(month, call.caller.language), value: month }))
        .filter(({ name, value }) => `${value} ${name.toLowerCase()}`.includes(asked))
        .slice(0, MONTHS);
    },
  };
}
