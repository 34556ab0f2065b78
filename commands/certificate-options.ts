import { batchesOutBy, MONTHLY_BATCHES, monthAfter, readBatchMonth } from '../src/domain/certificate-batch.ts';
import type { ListedCertificate } from '../src/domain/certificate-desk.ts';
import { dayInJapan, type Month, monthOf } from '../src/domain/day.ts';
import { certifiedLadders, findLevel, type Ladder, type Level } from '../src/domain/ladder.ts';
import { everyLevel, levelNamed } from '../src/domain/level-name.ts';
import { DEFAULT_LADDER } from '../src/domain/rules.ts';
import { isWebAddress } from '../src/domain/web-address.ts';
import { formatMonth } from '../src/text/dates.ts';
import { joinFacts } from '../src/text/join.ts';
import { nameIn, songLabel } from '../src/views/names.ts';
import type { Suggestion } from './command.ts';
import { type Call, type Option, type Parts, say } from './define.ts';
import { shown } from './options.ts';

const SUGGESTIONS = 25;

/** How many batch months are suggested. */
const MONTHS = 12;

/** A level that somebody certifies. */
export interface CertifiedLevel {
  readonly ladder: Ladder;
  readonly level: Level;
}

/** A level of the editions of the certified ladders. */
export function certifiedLevel(): Option<CertifiedLevel> {
  return {
    kind: 'text',
    description: 'certificates.levelOption',
    required: true,
    suggest: async (typed, call): Promise<Suggestion[]> => {
      const all = levelsOf(call).map(({ ladder, level }) => ({
        name: levelLabel(ladder, level, call),
        value: `${ladder.id}:${level.id}`,
        names: [level.id, ...Object.values(level.names)].join(' ').toLowerCase(),
      }));
      const asked = typed.trim().toLowerCase();
      return all
        .filter((one) => one.names.includes(asked))
        .slice(0, SUGGESTIONS)
        .map(({ name, value }) => ({ name, value }));
    },
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      const chosen = levelsOf(call).find(({ ladder, level }) => `${ladder.id}:${level.id}` === typed);
      if (chosen) return { value: chosen };
      for (const ladder of laddersOf(call)) {
        const level = levelNamed(ladder, typed);
        if (level) return { value: { ladder, level } };
      }
      return { reply: say(call.t('certificates.unknownLevel', { name: shown(typed) })) };
    },
  };
}

/** The certified ladders, the default one first. */
function laddersOf({ parts }: Call): Ladder[] {
  return certifiedLadders(parts.rules.ladders).toSorted(
    (a, b) => Number(b.id === DEFAULT_LADDER) - Number(a.id === DEFAULT_LADDER),
  );
}

function levelsOf(call: Call): CertifiedLevel[] {
  return laddersOf(call).flatMap((ladder) => everyLevel(ladder).map((level) => ({ ladder, level })));
}

function levelLabel(ladder: Ladder, level: Level, { caller: { language }, t }: Call): string {
  const until = findLevel(ladder, level.id)?.until ?? null;
  const name = nameIn(level.names, language);
  const label =
    until === null ? name : t('certificates.levelUntil', { level: name, month: formatMonth(monthOf(until), language) });
  return joinFacts([label, nameIn(ladder.names, language)], language);
}

/** A batch month, in whatever form lists write it; those published last are suggested. */
export function batchMonth(): Option<Month> {
  return {
    kind: 'text',
    description: 'certificates.monthOption',
    required: true,
    suggest: async (typed, { caller }) => {
      const months = recentMonths(caller.at).map((month) => ({
        name: formatMonth(month, caller.language),
        value: month,
      }));
      const asked = typed.trim().toLowerCase();
      return months.filter(({ name, value }) => `${value} ${name.toLowerCase()}`.includes(asked)).slice(0, MONTHS);
    },
    resolve: async (raw, { caller, t }) => {
      const typed = typeof raw === 'string' ? raw : '';
      const read = readBatchMonth(typed);
      const month = shown(typed);
      if ('problem' in read)
        return {
          reply: say(
            t(read.problem === 'month-is-day' ? 'certificates.monthIsDay' : 'certificates.monthForm', { month }),
          ),
        };
      if (read.month === null || read.month.length !== 7) return { reply: say(t('certificates.monthForm', { month })) };
      if (read.month > monthOf(dayInJapan(caller.at)))
        return { reply: say(t('certificates.monthInFuture', { month: formatMonth(read.month, caller.language) })) };
      return { value: read.month };
    },
  };
}

/** Those that must be out, the one that may be out already, and the newest first. */
function recentMonths(at: number): Month[] {
  const out = batchesOutBy(DEFAULT_LADDER, dayInJapan(at));
  const last = out.at(-1);
  const next = last === undefined ? MONTHLY_BATCHES.get(DEFAULT_LADDER)?.since : monthAfter(last);
  return [...out.slice(-MONTHS), ...(next === undefined ? [] : [next])].toReversed();
}

/** The page that says so. */
export function webLink(): Option<string> {
  return {
    kind: 'text',
    description: 'certificates.linkOption',
    required: true,
    resolve: async (raw, { t }) => {
      const typed = typeof raw === 'string' ? raw.trim() : '';
      if (isWebAddress(typed)) return { value: typed };
      return { reply: say(t('certificates.badLink', { link: shown(typed) })) };
    },
  };
}

/** A certificate of the list: suggested by its song, those that operators entered last without one. */
export function listedCertificate(): Option<ListedCertificate> {
  const found = async (typed: string, { parts }: Call) => {
    if (typed.trim() === '') return parts.certificates.list(null, SUGGESTIONS);
    const songs = await parts.catalogue.suggestSongs(typed, SUGGESTIONS);
    return parts.certificates.list(
      songs.map((song) => song.id),
      SUGGESTIONS,
    );
  };
  return {
    kind: 'text',
    description: 'certificates.certificateOption',
    required: true,
    suggest: async (typed, call) => {
      const certificates = await found(typed, call);
      const songs = await call.parts.catalogue.songs(certificates.map((one) => one.song));
      const byId = new Map(songs.map((song) => [song.id, song]));
      return certificates.flatMap((one) => {
        const song = byId.get(one.song);
        const level = levelOf(call.parts, one);
        if (!song || !level) return [];
        const { language } = call.caller;
        const month = one.month === null ? null : formatMonth(one.month, language);
        const name = joinFacts([nameIn(level.names, language), month, songLabel(song, language)], language);
        return [{ name, value: `certificate:${one.id}` }];
      });
    },
    resolve: async (raw, call) => {
      const typed = typeof raw === 'string' ? raw : '';
      const id = /^certificate:(\d{1,15})$/.exec(typed.trim())?.[1];
      const chosen = id === undefined ? null : await call.parts.certificates.listed(Number(id));
      if (chosen) return { value: chosen };
      const all = id === undefined && typed.trim() !== '' ? await found(typed, call) : [];
      const [only] = all;
      if (only && all.length === 1) return { value: only };
      return { reply: say(call.t('certificates.unknownCertificate')) };
    },
  };
}

/** The level that a certificate names; null where its ladder is no more. */
export function levelOf(parts: Parts, certificate: { readonly ladder: string; readonly level: string }): Level | null {
  const ladder = parts.rules.ladders.get(certificate.ladder);
  return (ladder && findLevel(ladder, certificate.level)?.level) ?? null;
}
